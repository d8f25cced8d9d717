package io.vernier.cli.certificates;

import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.cli.Run;
import io.vernier.cli.place.TestCertificates;
import io.vernier.json.Json;
import io.vernier.json.JsonReader;
import io.vernier.messages.ietf.creditcontrol.CreditControl;
import io.vernier.node.Node;
import io.vernier.node.Peer;
import io.vernier.node.PeerAdmission;
import io.vernier.node.PeerConnection;
import io.vernier.node.Tls;
import io.vernier.node.admin.AdminSocket;
import io.vernier.transport.tcp.TlsOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SuppressWarnings("NullAway.Init") // set before each test
class CertificatesCommandTest {
    private static final String HOST = "ocs.example.net";

    @TempDir
    Path folder;

    private TestCertificates authority;
    private Node ocs;
    private AdminSocket door;

    @BeforeEach
    void opens() throws Exception {
        authority = new TestCertificates(folder);
        ocs = Node.named(HOST)
                .tls(issued(HOST))
                .listen(Tls.at("127.0.0.1", 0))
                .admit(PeerAdmission.loopback())
                .use(CreditControl.APPLICATION)
                .start();
        door = AdminSocket.open(ocs, folder.resolve("ocs.sock"));
    }

    @AfterEach
    void ends() {
        door.close();
        ocs.stopNow();
    }

    @Test
    void whoComesAfterwardsSeesTheNewCertificate() throws Exception {
        X509Certificate old = seenBy("pcef1.example.net");
        authority.issue(HOST);
        assertThat(seenBy("pcef2.example.net")).as("before the command").isEqualTo(old);

        Run run = certificates("reload");

        assertThat(run)
                .isEqualTo(
                        new Run(0, "the node has read its certificates again; they are for connections to come\n", ""));
        assertThat(seenBy("pcef3.example.net")).isNotEqualTo(old);
    }

    @Test
    void theAnswerIsThereAsJson() {
        var answer = (Json.Members)
                JsonReader.readAll(certificates("reload", "--json").out()).getFirst();

        assertThat(answer.members())
                .containsEntry("v", Json.of(1))
                .containsEntry("node", Json.of(HOST))
                .containsEntry("done", Json.of("reload"));
    }

    @Test
    void aFileThatCannotBeReadIsNamedInTheWordsOfTheNode() throws Exception {
        Files.delete(folder.resolve(HOST + ".key"));

        Run run = certificates("reload");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .matches("vernier: VN-3601 The node says: [^\n]*" + HOST + "\\.key is missing[^\n]*\\.\n")
                .doesNotContain("VN-8021", "..");
        assertThat(run.out()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            certificates dance                       | 2 | there is no action "dance" (expected: reload); see: vernier certificates --help
            certificates                             | 2 | VN-8001
            certificates reload --admin /no/one.sock | 3 | VN-8020 No node answers at /no/one.sock
            """)
    void whatCannotBeDoneIsExplained(String line, int exitCode, String why) {
        Run run = Run.vernier(line.split(" "));

        assertThat(run.exitCode()).isEqualTo(exitCode);
        assertThat(run.err()).contains(why);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void aNodeWithoutCertificatesSaysSo() throws Exception {
        try (Node plain = Node.named("plain.example.net")
                        .use(CreditControl.APPLICATION)
                        .start();
                var other = AdminSocket.open(plain, folder.resolve("plain.sock"))) {
            Run run = Run.vernier(
                    "certificates", "reload", "--admin", other.path().toString());

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.err()).startsWith("vernier: VN-4304 The node says: This node has no certificate for TLS.");
        }
    }

    /** The server's certificate as a client of this name gets to see it. */
    private X509Certificate seenBy(String client) throws Exception {
        try (Node pcef = Node.named(client)
                .tls(issued(client))
                .use(CreditControl.APPLICATION)
                .peer(
                        "aaas://" + HOST + ":" + ocs.port(),
                        peer -> peer.addresses("127.0.0.1").persistent())
                .start()) {
            pcef.awaitReady(Duration.ofSeconds(20));
            return pcef.peer(HOST)
                    .flatMap(Peer::connection)
                    .flatMap(PeerConnection::security)
                    .map(security -> security.peerCertificates().getFirst())
                    .orElseThrow();
        }
    }

    private TlsOptions issued(String host) throws Exception {
        Path[] files = Arrays.stream(authority.issue(host).split(",", -1))
                .map(Path::of)
                .toArray(Path[]::new);
        return TlsOptions.of(files[0], files[1], files[2]);
    }

    private Run certificates(String... more) {
        List<String> words = new ArrayList<>(List.of("certificates"));
        words.addAll(Arrays.asList(more));
        words.addAll(List.of("--admin", door.path().toString()));
        return Run.vernier(words.toArray(String[]::new));
    }
}
