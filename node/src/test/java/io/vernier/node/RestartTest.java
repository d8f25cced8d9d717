package io.vernier.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.vernier.codec.ResultCode;
import io.vernier.messages.ietf.creditcontrol.CreditControlAnswer;
import io.vernier.messages.ietf.creditcontrol.CreditControlRequest;
import io.vernier.transport.TransportException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A node is made, started, stopped and started again, and stays the same node. */
class RestartTest {
    private final Lab lab = new Lab();
    private final List<NodeEvent> events = new CopyOnWriteArrayList<>();

    @AfterEach
    void end() {
        lab.close();
    }

    @Test
    void aNodeThatWasMadeDoesNothingBeforeItsStart() {
        Node ocs = lab.start(lab.server("ocs"));
        Node pcef = lab.build(lab.node("pcef").peer(Lab.uri("ocs"), Lab::persistent));
        lab.network.advance(Duration.ofMinutes(5));

        assertThat(pcef.isRunning()).isFalse();
        assertThat(pcef.listening()).isEmpty();
        assertThat(ocs.peers()).isEmpty();
        assertThatExceptionOfType(CallException.NotSent.class)
                .isThrownBy(() -> pcef.call(Lab.request(pcef)))
                .withMessageContaining("This node does not run.");

        pcef.start();
        lab.until(() -> pcef.peers().get(0).isReady());

        assertThat(pcef.isRunning()).isTrue();
        assertThat(call(pcef).resultCode()).isEqualTo(ResultCode.SUCCESS);
    }

    @Test
    void aNodeThatWasStoppedStartsAgainWithItsPeersTheirHistoryAndItsListeners() {
        Node ocs = lab.start(lab.server("ocs"));
        Node pcef =
                lab.start(lab.node("pcef").peer(Lab.uri("ocs"), Lab::persistent).onEvent(events::add));
        Peer peer = pcef.peers().get(0);
        lab.until(peer::isReady);
        call(pcef);

        pcef.stopNow();
        lab.network.settle();
        assertThat(peer.isReady()).isFalse();
        lab.network.advance(Duration.ofHours(1));
        pcef.start();
        lab.until(peer::isReady);
        call(pcef);

        assertThat(pcef.peers()).containsExactly(peer);
        assertThat(peer.counters().connects()).isEqualTo(2);
        assertThat(peer.counters().requestsSent()).isEqualTo(2);
        Lab.eventually(
                () -> events.stream().filter(NodeEvent.PeerUp.class::isInstance).count() == 2);
        assertThat(events).filteredOn(NodeEvent.Started.class::isInstance).hasSize(2);
        assertThat(events).filteredOn(NodeEvent.Stopped.class::isInstance).hasSize(1);
        assertThat(ocs.peers()).hasSize(1);
    }

    @Test
    void aListeningNodeIsReachedAgainAfterItsRestart() {
        Node ocs = lab.start(lab.server("ocs"));
        Node pcef = lab.start(lab.node("pcef").peer(Lab.uri("ocs"), Lab::persistent));
        lab.until(() -> pcef.peers().get(0).isReady());

        ocs.stopNow();
        lab.until(() -> !pcef.peers().get(0).isReady());
        ocs.start();

        lab.until(() -> pcef.peers().get(0).isReady());
    }

    @Test
    void aNodeOverTcpStartsAgain() {
        try (Node ocs = Lab.overTcp("ocs")
                .serveInline(CreditControlRequest.TYPE, Lab::success)
                .start()) {
            for (int run = 0; run < 3; run++) {
                try (Node pcef = Lab.clientOf(ocs).start()) {
                    pcef.awaitReady(Duration.ofSeconds(20));
                    assertThat(pcef.call(Lab.request(pcef)).resultCode()).isEqualTo(ResultCode.SUCCESS);
                }
                ocs.stop(Duration.ofSeconds(20));
                ocs.start();
            }
        }
    }

    @Test
    void aNodeThatRunsIsNotStartedAgain() {
        Node ocs = lab.start(lab.server("ocs"));

        assertThatIllegalStateException()
                .isThrownBy(ocs::start)
                .withMessage(
                        "the node ocs.example.net runs already (expected: a node that was stopped, or never started)");
        assertThat(ocs.isRunning()).isTrue();
    }

    @Test
    void aNegativeTimeToStopInIsRefused() {
        Node ocs = lab.start(lab.server("ocs"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ocs.stop(Duration.ofSeconds(-1)))
                .withMessage("stop time-out: PT-1S (expected: zero or more)");
        assertThat(ocs.isRunning()).isTrue();
    }

    private CreditControlAnswer call(Node from) {
        var answer = from.callAsync(Lab.request(from));
        lab.until(answer::isDone);
        return answer.join();
    }

    @Test
    void aNodeThatDoesNotRunGivesNoLoopButThoseItWasGiven() {
        Node server = lab.start(Lab.overTcp("ocs"));
        Node made = lab.build(Lab.clientOf(server));
        server.stopNow();

        for (Node node : List.of(server, made)) {
            assertThatExceptionOfType(TransportException.class)
                    .isThrownBy(node::anyLoop)
                    .withMessageContaining("This node does not run.");
        }
        assertThat(lab.build(lab.node("pcef")).anyLoop()).isNotNull();
    }
}
