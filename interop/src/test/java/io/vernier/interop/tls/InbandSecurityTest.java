package io.vernier.interop.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vernier.codec.Explanation;
import io.vernier.interop.process.ForeignStack;
import io.vernier.interop.process.Needs;
import io.vernier.messages.ietf.creditcontrol.CreditControl;
import io.vernier.messages.ietf.creditcontrol.CreditControlAnswer;
import io.vernier.messages.ietf.creditcontrol.CreditControlRequest;
import io.vernier.node.InbandSecurity;
import io.vernier.node.Node;
import io.vernier.node.NodeEvent;
import io.vernier.node.Peer;
import io.vernier.node.PeerAdmission;
import io.vernier.node.PeerConnection;
import io.vernier.node.Tcp;
import io.vernier.requirements.Requirement;
import io.vernier.transport.Security;
import io.vernier.transport.tcp.TlsOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two nodes of ours that begin TLS behind the capabilities exchange, or do not. */
@Needs(ForeignStack.OPENSSL)
class InbandSecurityTest {
    private static final String CLIENT = "pcef1.example";
    private static final String SERVER = "ocs1.example";
    private static final Duration READY = Duration.ofSeconds(30);

    private final BlockingQueue<Explanation> ends = new LinkedBlockingQueue<>();

    @TempDir
    private Path folder;

    private Authority authority;

    @BeforeEach
    void makeAuthority() {
        authority = new Authority(folder);
    }

    @ParameterizedTest
    @CsvSource({
        "OFFERED,  OFFERED,  true",
        "REQUIRED, OFFERED,  true",
        "OFFERED,  REQUIRED, true",
        "OFFERED,  OFF,      false",
        "OFF,      OFFERED,  false"
    })
    @Requirement("R13-2")
    void tlsBeginsWhereBothOfferIt(InbandSecurity ours, InbandSecurity theirs, boolean isProtected) {
        try (Node server = server(authority.issue(SERVER), theirs);
                Node client = client(authority.issue(CLIENT), ours, server)) {
            client.awaitReady(READY);

            assertThat(client.call(TlsBetweenNodesTest.request(client)).resultCode())
                    .isEqualTo(2001);
            assertThat(security(client, SERVER).isPresent()).isEqualTo(isProtected);
            assertThat(security(server, CLIENT).isPresent()).isEqualTo(isProtected);
            security(server, CLIENT)
                    .ifPresent(security -> assertThat(security.peerNames()).containsExactly(CLIENT));
        }
    }

    @ParameterizedTest
    @CsvSource({"REQUIRED, OFF", "OFF, REQUIRED"})
    @Requirement("R5.3-8")
    void withoutCommonSecurityThereIsNoConnection(InbandSecurity ours, InbandSecurity theirs) {
        try (Node server = server(authority.issue(SERVER), theirs);
                Node client = client(authority.issue(CLIENT), ours, server)) {
            assertThatThrownBy(() -> client.awaitReady(Duration.ofSeconds(2)))
                    .hasMessageContaining("refused the capabilities exchange with 5017");
            assertThat(end().code()).isEqualTo("VN-2204");
        }
    }

    @Test
    @Requirement("R13-2")
    void aHandshakeThatFailsEndsTheConnection() {
        TlsOptions untrusted = new Authority(strangers()).issue(CLIENT);
        TlsOptions mixed = TlsOptions.of(untrusted.certificates(), untrusted.key(), authority.certificate());

        try (Node server = server(authority.issue(SERVER), InbandSecurity.REQUIRED);
                Node client = client(mixed, InbandSecurity.REQUIRED, server)) {
            assertThat(end().code()).isEqualTo("VN-3606");
            // with TLS 1.3 the client is through before it hears that it is not trusted, so the server is asked
            assertThat(server.peer(CLIENT).flatMap(Peer::connection).filter(PeerConnection::isReady))
                    .isEmpty();
            assertThat(client.isRunning()).isTrue();
        }
    }

    @Test
    void aCertificateThatSpeaksForAnotherEndsTheConnection() {
        try (Node server = server(authority.issue(SERVER), InbandSecurity.REQUIRED);
                Node client = client(authority.issue("other.example"), InbandSecurity.REQUIRED, server)) {
            assertThat(end().cause())
                    .isEqualTo("the certificate of pcef1.example speaks for other.example and not for it");
            assertThat(client.isRunning()).isTrue();
        }
    }

    @Test
    void withoutACertificateItIsRefusedInWords() {
        assertThatThrownBy(() -> Node.named(CLIENT, "example")
                        .use(CreditControl.APPLICATION)
                        .peer("aaa://" + SERVER, peer -> peer.inbandSecurity(InbandSecurity.OFFERED))
                        .build())
                .hasMessageContaining("no certificate for TLS");
    }

    private Path strangers() {
        try {
            return Files.createDirectory(folder.resolve("strangers"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Why the server's next connection ended, or was turned away. */
    private Explanation end() {
        try {
            return Objects.requireNonNull(ends.poll(READY.toSeconds(), TimeUnit.SECONDS), "nothing ended in time");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private Node server(TlsOptions tls, InbandSecurity security) {
        return Node.named(SERVER, "example")
                .tls(tls)
                .listen(Tcp.at("127.0.0.1", 0), options -> options.inbandSecurity(security))
                .admit(PeerAdmission.loopback())
                .onEvent(event -> {
                    if (event instanceof NodeEvent.ConnectionRefused refused) {
                        ends.add(refused.why());
                    } else if (event instanceof NodeEvent.Disconnected disconnected) {
                        ends.add(disconnected.why());
                    }
                })
                .serveInline(
                        CreditControlRequest.TYPE,
                        ccr -> CreditControlAnswer.to(ccr).resultCode(2001).build())
                .start();
    }

    private static Node client(TlsOptions tls, InbandSecurity security, Node server) {
        return Node.named(CLIENT, "example")
                .tls(tls)
                .use(CreditControl.APPLICATION)
                .peer(
                        "aaa://" + SERVER + ":" + server.port(),
                        peer -> peer.addresses("127.0.0.1")
                                .inbandSecurity(security)
                                .persistent())
                .start();
    }

    private static Optional<Security> security(Node node, String peer) {
        return node.peer(peer).flatMap(Peer::connection).flatMap(PeerConnection::security);
    }
}
