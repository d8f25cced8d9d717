package io.vernier.interop.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.vernier.interop.process.ForeignStack;
import io.vernier.interop.process.Needs;
import io.vernier.messages.ietf.creditcontrol.CcRequestType;
import io.vernier.messages.ietf.creditcontrol.CreditControl;
import io.vernier.messages.ietf.creditcontrol.CreditControlAnswer;
import io.vernier.messages.ietf.creditcontrol.CreditControlRequest;
import io.vernier.node.CallException;
import io.vernier.node.Node;
import io.vernier.node.NodeEvent;
import io.vernier.node.Peer;
import io.vernier.node.PeerAdmission;
import io.vernier.node.PeerConnection;
import io.vernier.node.Tls;
import io.vernier.protocol.peer.ReconnectPolicy;
import io.vernier.requirements.Requirement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes of ours that protect their connection. */
@Needs(ForeignStack.OPENSSL)
class TlsBetweenNodesTest {
    private static final Duration READY = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private Authority authority;
    private final BlockingQueue<NodeEvent.ConnectionRefused> refused = new LinkedBlockingQueue<>();

    @BeforeEach
    void makeAuthority() {
        authority = new Authority(folder);
    }

    @Test
    @Requirement("S9")
    void aCallGoesThroughOverTls() {
        try (Node server = server("ocs1.example");
                Node client = client("pcef1.example", server)) {
            client.awaitReady(READY);

            assertThat(client.call(request(client)).resultCode()).isEqualTo(2001);
        }
    }

    @Test
    void newCertificatesAreForConnectionsToCome() {
        try (Node server = server("ocs1.example");
                Node before = client("pcef1.example", server)) {
            before.awaitReady(READY);
            var old = serverCertificate(before);

            authority.issue("ocs1.example");
            server.reloadCertificates();

            assertThat(before.call(request(before)).resultCode())
                    .as("over what stands")
                    .isEqualTo(2001);
            assertThat(serverCertificate(before)).isEqualTo(old);
            before.peer("ocs1.example").flatMap(Peer::connection).orElseThrow().abort();
            await().atMost(READY).until(() -> isReady(before) && !old.equals(serverCertificate(before)));
        }
    }

    @Test
    void certificatesThatCannotBeReadAreNamedAndTheOldOnesStayInUse() throws IOException {
        try (Node server = server("ocs1.example");
                Node client = client("pcef1.example", server)) {
            client.awaitReady(READY);
            Files.writeString(folder.resolve("ocs1.example.key"), "no key");

            assertThatThrownBy(server::reloadCertificates).hasMessageContaining("ocs1.example.key");

            assertThat(client.call(request(client)).resultCode()).isEqualTo(2001);
        }
    }

    private static boolean isReady(Node client) {
        return client.peer("ocs1.example")
                .flatMap(Peer::connection)
                .filter(PeerConnection::isReady)
                .isPresent();
    }

    private static X509Certificate serverCertificate(Node client) {
        return client.peer("ocs1.example")
                .flatMap(Peer::connection)
                .flatMap(PeerConnection::security)
                .map(security -> security.peerCertificates().get(0))
                .orElseThrow();
    }

    @Test
    void aServerWhoseCertificateSpeaksForAnotherIsNotTalkedTo() {
        try (Node server = server("other.example");
                Node client = client("pcef1.example", server)) {
            assertThatThrownBy(() -> client.awaitReady(Duration.ofSeconds(2)))
                    .isInstanceOf(CallException.NotSent.class)
                    .hasMessageContaining("the certificate of ocs1.example speaks for other.example and not for it");
        }
    }

    @Test
    void aClientWhoseCertificateSpeaksForAnotherIsTurnedAway() throws InterruptedException {
        try (Node server = server("ocs1.example");
                Node client = client("other.example", server)) {
            NodeEvent.ConnectionRefused event = refused.poll(READY.toSeconds(), TimeUnit.SECONDS);

            assertThat(event).isNotNull();
            assertThat(event.why().cause())
                    .isEqualTo("the certificate of pcef1.example speaks for other.example and not for it");
            assertThat(client.isRunning()).isTrue();
        }
    }

    @Test
    void withoutACertificateAnAaasPeerIsRefusedInWords() {
        assertThatThrownBy(() -> Node.named("pcef1.example", "example")
                        .use(CreditControl.APPLICATION)
                        .peer("aaas://ocs1.example")
                        .start())
                .hasMessageContaining("no certificate for TLS");
    }

    /** A server called ocs1.example with the certificate of a name. */
    private Node server(String certified) {
        return Node.named("ocs1.example", "example")
                .tls(authority.issue(certified))
                .listen(Tls.at("127.0.0.1", 0))
                .admit(PeerAdmission.loopback())
                .onEvent(event -> {
                    if (event instanceof NodeEvent.ConnectionRefused one) {
                        refused.add(one);
                    }
                })
                .serveInline(
                        CreditControlRequest.TYPE,
                        ccr -> CreditControlAnswer.to(ccr).resultCode(2001).build())
                .start();
    }

    /** A client called pcef1.example with the certificate of a name. */
    private Node client(String certified, Node server) {
        return Node.named("pcef1.example", "example")
                .tls(authority.issue(certified))
                .use(CreditControl.APPLICATION)
                .peer(
                        "aaas://ocs1.example:" + server.port(),
                        peer -> peer.addresses("127.0.0.1")
                                .reconnect(ReconnectPolicy.every(Duration.ofMillis(400)))
                                .persistent())
                .start();
    }

    static CreditControlRequest request(Node from) {
        return CreditControlRequest.builder()
                .sessionId(from.newSessionId())
                .destinationRealm("example")
                .serviceContextId("32251@3gpp.org")
                .ccRequestType(CcRequestType.EVENT_REQUEST)
                .ccRequestNumber(0)
                .build();
    }
}
