package io.vernier.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.cli.Run;
import io.vernier.cli.place.TestCertificates;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A server with two places to listen at, one of them protected, and those who come to them. */
@SuppressWarnings("NullAway.Init") // set before all tests
class ServeWithTlsTest {
    @TempDir
    static Path folder;

    private static TestCertificates authority;
    private static ServerProcess server;
    private static String plain;
    private static String secure;
    private static String ours;

    @BeforeAll
    static void startsAServer() throws Exception {
        authority = new TestCertificates(folder);
        ours = authority.issue("pcef.example.net");
        server = ServerProcess.start(
                "--admin",
                "none",
                "--listen",
                "127.0.0.1:0",
                "--listen",
                "tcp://127.0.0.1:0",
                "--tls",
                authority.issue("ocs9.example.org"));
        secure = place(server.line(), "tls");
        plain = place(server.line(), "tcp");
    }

    private static String place(String ready, String transport) {
        assertThat(ready)
                .matches("ready " + transport + "://127\\.0\\.0\\.1:[0-9]+ ocs9\\.example\\.org example\\.org");
        return ready.replaceAll("ready (\\S+) .*", "$1");
    }

    @AfterAll
    static void ends() throws InterruptedException {
        server.end();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ccr-i", "dwr"})
    void whatTheServerPrintsIsWhereItIsReached(String kind) {
        assertSuccess(Run.vernier("send", kind, "--to", secure, "--tls", ours));
        assertSuccess(Run.vernier("send", kind, "--to", secure.replace("tls:", "aaas:"), "--tls", ours));
        assertSuccess(Run.vernier("send", kind, "--to", secure.replace("tls://", ""), "--tls", ours));
        assertSuccess(Run.vernier("send", kind, "--to", plain));
    }

    @Test
    void loadIsSentWithTlsToo() {
        var run = Run.vernier(
                "load", "--to", secure, "--tls", ours, "--duration", "200ms", "--warmup", "0s", "--request", "ccr-e");

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains(secure.replace("tls:", "aaas:"));
    }

    @Test
    void transportsAreTriedInOrder() {
        var run = Run.vernier("send", "ccr-i", "--to", plain, "--tls", ours, "--transport", "tls,tcp");

        assertSuccess(run);
    }

    @Test
    void whoHasAnotherNameThanItsCertificateIsTurnedAway() {
        var run = Run.vernier("send", "ccr-i", "--to", secure, "--tls", ours, "--identity", "other.example.net");

        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.err()).contains("VN-2209");
    }

    @Test
    void plainTextIsTurnedAwayFromTls() {
        assertThat(Run.vernier("send", "ccr-i", "--to", secure.replace("tls:", "tcp:"))
                        .exitCode())
                .isEqualTo(3);
        assertThat(Run.vernier("send", "dwr", "--to", secure.replace("tls:", "tcp:"))
                        .exitCode())
                .isEqualTo(3);
        assertThat(Run.vernier("send", "dwr", "--to", plain.replace("tcp:", "tls:"), "--tls", ours)
                        .err())
                .contains("VN-36");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            send dwr --to aaas://127.0.0.1                      | 2 | --to aaas://127.0.0.1:5868 needs a certificate: --tls CERTIFICATE,KEY,AUTHORITIES
            send ccr-i --to tls://127.0.0.1                     | 2 | needs a certificate
            serve --listen aaas://127.0.0.1:0                   | 2 | --listen aaas://127.0.0.1:0 needs a certificate
            serve --listen tcp://127.0.0.1:0 --tls OURS         | 2 | --tls protects nothing: --listen aaa://127.0.0.1:0 is plain text
            send dwr --to aaa://127.0.0.1 --tls OURS            | 2 | --tls protects nothing
            send dwr --to aaas://127.0.0.1 --tls a.pem,b.key    | 2 | --tls a.pem,b.key (expected: CERTIFICATE,KEY,AUTHORITIES, three PEM files)
            send dwr --to aaas://127.0.0.1 --tls no.pem,b.key,c.pem | 1 | VN-3601 the certificate file no.pem is missing or may not be read
            serve --tls no.pem,b.key,c.pem                      | 1 | VN-3601 the certificate file no.pem
            send dwr --to 127.0.0.1 --tls-any-name              | 2 | --tls-any-name belongs to --tls
            send ccr-i --to aaa://127.0.0.1 --transport pigeon  | 2 | VN-4302
            load --to udp://127.0.0.1                           | 2 | --to udp://127.0.0.1: expected: aaa://HOST
            """)
    void whatDoesNotGoTogetherIsExplained(String line, int exitCode, String why) {
        var run = Run.vernier(line.replace("OURS", ours).split(" "));

        assertThat(run.err()).contains(why);
        assertThat(run.exitCode()).isEqualTo(exitCode);
    }

    private static void assertSuccess(Run run) {
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("2001 DIAMETER_SUCCESS", "<- ocs9.example.org");
    }
}
