package io.vernier.interop.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vernier.codec.Explanation;
import io.vernier.interop.process.ForeignStack;
import io.vernier.interop.process.Needs;
import io.vernier.messages.ietf.creditcontrol.CreditControl;
import io.vernier.messages.ietf.creditcontrol.CreditControlAnswer;
import io.vernier.messages.ietf.creditcontrol.CreditControlRequest;
import io.vernier.node.Dtls;
import io.vernier.node.Node;
import io.vernier.node.NodeBuilder;
import io.vernier.node.NodeEvent;
import io.vernier.node.Peer;
import io.vernier.node.PeerAdmission;
import io.vernier.node.PeerConnection;
import io.vernier.transport.Security;
import io.vernier.transport.TransportProblem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes of ours with DTLS over SCTP between them. */
@Tag("sctp")
@Needs(ForeignStack.OPENSSL)
class DtlsBetweenNodesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String WRONG_NAME = "the certificate of %s speaks for other.example and not for it";

    private static @Nullable Authority authority;

    private final BlockingQueue<Explanation> refusedByServer = new LinkedBlockingQueue<>();
    private final BlockingQueue<Explanation> refusedByClient = new LinkedBlockingQueue<>();

    @BeforeAll
    static void makeAuthority(@TempDir Path folder) {
        authority = new Authority(folder);
    }

    @Test
    void aCallGoesThroughAndBothNodesTellHowItWasProtected() {
        try (Node server = server("ocs1.example");
                Node client = client("pcef1.example", server)) {
            client.awaitReady(PATIENCE);

            var answer = client.call(TlsBetweenNodesTest.request(client));

            assertThat(answer.resultCode()).isEqualTo(2001);
            PeerConnection there = connection(client, "ocs1.example");
            PeerConnection here = connection(server, "pcef1.example");
            assertThat(there.protocol()).isEqualTo(here.protocol()).isEqualTo("dtls");
            Security ofServer = there.security().orElseThrow();
            assertThat(ofServer.protocol()).isEqualTo("DTLSv1.2");
            assertThat(ofServer.peerNames()).containsExactly("ocs1.example");
            assertThat(here.security().orElseThrow().peerNames()).containsExactly("pcef1.example");
            assertThat(server.listening()).hasToString("[dtls://127.0.0.1:" + server.port() + "]");
        }
    }

    @Test
    void nodesPartInOrderAndComeBack() throws InterruptedException {
        try (Node server = server("ocs1.example");
                Node client = client("pcef1.example", server)) {
            client.awaitReady(PATIENCE);

            client.stop(PATIENCE);
            await().atMost(PATIENCE).until(() -> server.peers().stream().noneMatch(Peer::isReady));
            client.start();
            client.awaitReady(PATIENCE);

            assertThat(client.call(TlsBetweenNodesTest.request(client)).resultCode())
                    .isEqualTo(2001);
        }
    }

    @Test
    void aServerWhoseCertificateSpeaksForAnotherIsNotTalkedTo() throws InterruptedException {
        try (Node server = server("other.example");
                Node client = client("pcef1.example", server)) {
            Explanation why = refusedByClient.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);

            assertThat(why).isNotNull();
            assertThat(why.code()).isEqualTo(TransportProblem.WRONG_NAME.code());
            assertThat(why.cause()).isEqualTo(WRONG_NAME.formatted("ocs1.example"));
            assertThat(client.peers()).noneMatch(Peer::isReady);
        }
    }

    @Test
    void aClientWhoseCertificateSpeaksForAnotherIsTurnedAway() throws InterruptedException {
        try (Node server = server("ocs1.example");
                Node client = client("other.example", server)) {
            Explanation why = refusedByServer.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);

            assertThat(why).isNotNull();
            assertThat(why.code()).isEqualTo(TransportProblem.WRONG_NAME.code());
            assertThat(why.cause()).isEqualTo(WRONG_NAME.formatted("pcef1.example"));
            assertThat(server.peers()).noneMatch(Peer::isReady);
            assertThat(client.peers()).noneMatch(Peer::isReady);
        }
    }

    /** A server called ocs1.example with the certificate of a name. */
    private Node server(String certified) {
        return certified("ocs1.example", certified, refusedByServer)
                .listen(Dtls.at("127.0.0.1", 0))
                .admit(PeerAdmission.loopback())
                .serveInline(
                        CreditControlRequest.TYPE,
                        ccr -> CreditControlAnswer.to(ccr).resultCode(2001).build())
                .start();
    }

    /** A client called pcef1.example with the certificate of a name. */
    private Node client(String certified, Node server) {
        return certified("pcef1.example", certified, refusedByClient)
                .use(CreditControl.APPLICATION)
                .peer(
                        "aaas://ocs1.example:" + server.port() + ";transport=sctp",
                        peer -> peer.addresses("127.0.0.1").persistent())
                .start();
    }

    private static NodeBuilder certified(String name, String certified, BlockingQueue<Explanation> refused) {
        return Node.named(name, "example")
                .tls(Objects.requireNonNull(authority).issue(certified))
                .onEvent(event -> {
                    if (event instanceof NodeEvent.ConnectionRefused one) {
                        refused.add(one.why());
                    } else if (event instanceof NodeEvent.Disconnected one) {
                        refused.add(one.why());
                    }
                });
    }

    private static PeerConnection connection(Node node, String peer) {
        return node.peer(peer).flatMap(Peer::connection).orElseThrow();
    }
}
