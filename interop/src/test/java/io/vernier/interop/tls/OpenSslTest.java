package io.vernier.interop.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.codec.Explanation;
import io.vernier.interop.process.ForeignProcess;
import io.vernier.interop.process.ForeignStack;
import io.vernier.interop.process.FreePort;
import io.vernier.interop.process.Needs;
import io.vernier.interop.process.Processes;
import io.vernier.messages.ietf.creditcontrol.CreditControl;
import io.vernier.node.Node;
import io.vernier.node.NodeEvent;
import io.vernier.node.PeerAdmission;
import io.vernier.node.Tcp;
import io.vernier.node.Tls;
import io.vernier.transport.tcp.TlsOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What openssl's own client and server make of our handshakes, and we of theirs. */
@Needs(ForeignStack.OPENSSL)
class OpenSslTest {
    private static final String US = "vernier.example";
    private static final String THEM = "openssl.example";

    @RegisterExtension
    final Processes processes = new Processes();

    private final BlockingQueue<Explanation> ends = new LinkedBlockingQueue<>();

    @TempDir
    private Path folder;

    private Authority authority;

    @BeforeEach
    void makeAuthority() {
        authority = new Authority(folder);
        authority.issue(THEM);
    }

    @ParameterizedTest
    @CsvSource({
        "JDK, -tls1_2, TLSv1.2",
        "JDK, -tls1_3, TLSv1.3",
        "BORINGSSL, -tls1_2, TLSv1.2",
        "BORINGSSL, -tls1_3, TLSv1.3"
    })
    void itsClientVerifiesOurs(TlsOptions.Engine engine, String flag, String protocol) {
        try (Node server = server(authority.issue(US).withEngine(engine))) {
            ForeignProcess client = client(server, flag, "-cert", THEM + ".pem", "-key", THEM + ".key");

            client.expect("Verification: OK|Verify return code: 0 \\(ok\\)");
            client.expect(protocol);
        }
    }

    @ParameterizedTest
    @CsvSource({"-tls1_2", "-tls1_3"})
    void itsClientWithoutACertificateIsTurnedAway(String flag) {
        try (Node server = server(authority.issue(US))) {
            client(server, flag);

            assertThat(end().code()).isEqualTo("VN-3607");
        }
    }

    @ParameterizedTest
    @CsvSource({"JDK", "BORINGSSL"})
    void itsClientOfAnotherAuthorityIsToldSo(TlsOptions.Engine engine) {
        authority.issueBySelf("self.example");
        try (Node server = server(authority.issue(US).withEngine(engine))) {
            ForeignProcess client = client(server, "-tls1_3", "-cert", "self.example.pem", "-key", "self.example.key");

            assertThat(end().code()).isEqualTo("VN-3606");
            client.expect("alert (unknown ca|certificate unknown)");
        }
    }

    @ParameterizedTest
    @CsvSource({"JDK, -tls1_2", "JDK, -tls1_3", "BORINGSSL, -tls1_2", "BORINGSSL, -tls1_3"})
    void ourClientShowsItsCertificateToItsServer(TlsOptions.Engine engine, String flag) {
        int port = FreePort.find();
        ForeignProcess server = openssl(
                "s_server",
                flag,
                "-accept",
                String.valueOf(port),
                "-Verify",
                "2",
                "-verify_return_error",
                "-cert",
                THEM + ".pem",
                "-key",
                THEM + ".key");
        server.expect("^ACCEPT");

        try (Node client = client(authority.issue(US).withEngine(engine), "aaas", port)) {
            server.expect("CN ?= ?vernier\\.example");
            assertThat(client.isRunning()).isTrue();
        }
    }

    @Test
    void itsServerOfAnotherAuthorityIsNotTalkedTo() {
        authority.issueBySelf("self.example");
        int port = FreePort.find();
        ForeignProcess server = openssl(
                "s_server", "-accept", String.valueOf(port), "-cert", "self.example.pem", "-key", "self.example.key");
        server.expect("^ACCEPT");

        try (Node client = client(authority.issue(US), "aaas", port)) {
            assertThat(end().code()).isEqualTo("VN-3606");
            server.expect("alert (unknown ca|certificate unknown)");
            assertThat(client.isRunning()).isTrue();
        }
    }

    @Test
    void plainTextMeetsItsServer() {
        int port = FreePort.find();
        ForeignProcess server =
                openssl("s_server", "-accept", String.valueOf(port), "-cert", THEM + ".pem", "-key", THEM + ".key");
        server.expect("^ACCEPT");

        try (Node client = client(authority.issue(US), "aaa", port)) {
            assertThat(end().code()).isIn("VN-3301", "VN-3302");
            server.expect("wrong version number");
            assertThat(client.isRunning()).isTrue();
        }
    }

    @Test
    void itsTlsMeetsOurPlainText() {
        try (Node server = Node.named(US, "example")
                .listen(Tcp.at("127.0.0.1", 0))
                .admit(PeerAdmission.loopback())
                .onEvent(this::note)
                .use(CreditControl.APPLICATION)
                .start()) {
            client(server, "-tls1_3");

            Explanation why = end();
            assertThat(why.code()).isEqualTo("VN-3401");
            assertThat(why.cause()).contains("TLS handshake");
        }
    }

    private Explanation end() {
        try {
            return Objects.requireNonNull(ends.poll(30, TimeUnit.SECONDS), "nothing ended in time");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private ForeignProcess client(Node server, String... options) {
        var all = new ArrayList<>(List.of("s_client", "-connect", "127.0.0.1:" + server.port()));
        all.addAll(List.of(options));
        return openssl(all.toArray(String[]::new));
    }

    private ForeignProcess openssl(String... words) {
        var command = new ArrayList<>(List.of("sh", "-c", "cd \"$0\" && exec openssl \"$@\" 2>&1", folder.toString()));
        command.addAll(List.of(words));
        command.addAll(List.of("-CAfile", "ca.pem"));
        return processes.start("openssl", command);
    }

    private Node server(TlsOptions tls) {
        return Node.named(US, "example")
                .tls(tls)
                .listen(Tls.at("127.0.0.1", 0))
                .admit(PeerAdmission.loopback())
                .onEvent(this::note)
                .use(CreditControl.APPLICATION)
                .start();
    }

    private Node client(TlsOptions tls, String scheme, int port) {
        return Node.named(US, "example")
                .tls(tls)
                .onEvent(this::note)
                .use(CreditControl.APPLICATION)
                .peer(
                        scheme + "://" + THEM + ":" + port,
                        peer -> peer.addresses("127.0.0.1").persistent())
                .start();
    }

    private void note(NodeEvent event) {
        if (event instanceof NodeEvent.ConnectionRefused refused) {
            ends.add(refused.why());
        } else if (event instanceof NodeEvent.Disconnected disconnected) {
            ends.add(disconnected.why());
        }
    }
}
