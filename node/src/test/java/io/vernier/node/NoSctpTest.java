package io.vernier.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vernier.codec.Explanation;
import io.vernier.messages.ietf.creditcontrol.CreditControl;
import io.vernier.messages.ietf.creditcontrol.CreditControlRequest;
import io.vernier.transport.TransportException;
import io.vernier.transport.sctp.SctpTransport;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a machine without SCTP makes of a node that is to use it. */
class NoSctpTest {
    private final Optional<Explanation> found = SctpTransport.obstacle();
    private final Explanation obstacle = found.orElse(new Explanation("", "", ""));

    @BeforeEach
    void onAMachineWithoutIt() {
        assumeTrue(found.isPresent(), "this machine has SCTP");
    }

    @Test
    void listeningIsRefusedInWordsAndMayBeTriedAgain() {
        try (Node node =
                Node.named("ocs.example.net").listen(Sctp.at("127.0.0.1", 0)).build()) {
            assertThatExceptionOfType(TransportException.class)
                    .isThrownBy(node::start)
                    .satisfies(no -> assertThat(no.explanation()).isEqualTo(obstacle));
            assertThat(node.isRunning()).isFalse();
            assertThat(obstacle.code()).startsWith("VN-320");
            assertThat(obstacle.remedy()).isNotEmpty();
        }
    }

    @Test
    void aPeerThatIsReachedInNoOtherWayIsRefusedAtTheStart() {
        try (Node node = Node.named("pcef.example.net")
                .peer("aaa://ocs.example.net;transport=sctp")
                .build()) {
            assertThatExceptionOfType(TransportException.class)
                    .isThrownBy(node::start)
                    .withMessageContaining(obstacle.code());
        }
    }

    @Test
    void aPeerThatIsReachedOverTcpTooIsReachedSo() throws InterruptedException {
        try (Node ocs = Lab.overTcp("ocs")
                        .serveInline(CreditControlRequest.TYPE, Lab::success)
                        .start();
                Node pcef = Node.named("pcef.example.net")
                        .use(CreditControl.APPLICATION)
                        .peer(
                                Lab.tcpUri(ocs),
                                p -> p.addresses("127.0.0.1").persistent().transports("sctp", "tcp"))
                        .start()) {
            pcef.awaitReady(Duration.ofSeconds(30));

            Peer peer = pcef.peers().get(0);
            assertThat(peer.connection().orElseThrow().protocol()).isEqualTo("tcp");
            assertThat(peer.alternatives().get(0).why()).contains(obstacle);
        }
    }
}
