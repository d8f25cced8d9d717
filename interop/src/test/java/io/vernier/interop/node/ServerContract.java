package io.vernier.interop.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vernier.codec.BaseAvps;
import io.vernier.codec.CommandCode;
import io.vernier.interop.process.ForeignNode;
import io.vernier.interop.process.Processes;
import io.vernier.interop.wire.Wiretap;
import io.vernier.interop.wire.Wiretap.Sender;
import io.vernier.messages.ietf.creditcontrol.CreditControlRequest;
import io.vernier.node.Node;
import io.vernier.node.NodeBuilder;
import io.vernier.node.NodeEvent;
import io.vernier.node.Peer;
import io.vernier.node.PeerAdmission;
import io.vernier.protocol.peer.DisconnectCause;
import io.vernier.requirements.Requirement;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What must hold when a client of any other make connects to Vernier. */
public abstract class ServerContract {
    @RegisterExtension
    protected final Processes processes = new Processes();

    private final Seen seen = new Seen();

    /** Starts a foreign client that connects to us on a port, with the shortest watchdog it can do. */
    protected abstract ForeignNode connect(int port);

    /** How many of its watchdog requests are worth waiting for. */
    protected abstract int watchdogsWorthWaitingFor();

    @AfterEach
    void keepWhatWasSeen() {
        seen.write(processes.folder());
    }

    @Test
    void theirCreditControlAndAccountingRequestsAreAnswered() {
        try (var node = start(Ours.chargingServer(0))) {
            var client = connect(Ours.port(node));
            client.expectUp(Ours.HOST);

            assertThat(client.call("cc", 500, 10, 10_000)).isEqualTo(Map.of("2001", 500));
            assertThat(client.call("acct", 100, 10, 10_000)).isEqualTo(Map.of("2001", 100));
            assertThat(client.process().hasPrinted("FAULT")).isFalse();
            assertThat(node.peer(client.host()).orElseThrow().counters().requestsReceived())
                    .isEqualTo(600);
        }
    }

    @Test
    void theirWatchdogAsksAndOurAnswersKeepTheConnection() {
        try (var node = start(Ours.chargingServer(0));
                var tap = Wiretap.to(Ours.port(node))) {
            var client = connect(tap.port());
            client.expectUp(Ours.HOST);
            int enough = watchdogsWorthWaitingFor();
            tap.expect(enough, Sender.CALLER, CommandCode.DEVICE_WATCHDOG, true);
            var dwa = tap.expect(enough, Sender.LISTENER, CommandCode.DEVICE_WATCHDOG, false);

            assertThat(dwa.resultCode()).hasValue(2001);
            assertThat(client.call("cc", 1, 1, 10_000)).isEqualTo(Map.of("2001", 1));
            assertThat(node.peer(client.host()).orElseThrow().counters().connects())
                    .isEqualTo(1);
        }
    }

    @Test
    void wePartWithACauseAndTheyAgree() {
        try (var node = start(Ours.chargingServer(0));
                var tap = Wiretap.to(Ours.port(node))) {
            var client = connect(tap.port());
            client.expectUp(Ours.HOST);
            node.disconnect(client.host(), DisconnectCause.DO_NOT_WANT_TO_TALK_TO_YOU);
            var dpr = tap.expect(1, Sender.LISTENER, CommandCode.DISCONNECT_PEER, true);
            var dpa = tap.expect(1, Sender.CALLER, CommandCode.DISCONNECT_PEER, false);
            seen.expect(NodeEvent.Disconnected.class);

            assertThat(dpr.require(BaseAvps.DISCONNECT_CAUSE)).isEqualTo(2);
            assertThat(dpa.resultCode()).hasValue(2001);
        }
    }

    @Test
    void theyPartAndWeAgree() {
        try (var node = start(Ours.chargingServer(0));
                var tap = Wiretap.to(Ours.port(node))) {
            var client = connect(tap.port());
            client.expectUp(Ours.HOST);
            client.part();
            tap.expect(1, Sender.CALLER, CommandCode.DISCONNECT_PEER, true);
            var dpa = tap.expect(1, Sender.LISTENER, CommandCode.DISCONNECT_PEER, false);
            var why = seen.expectEnd("VN-2401");

            assertThat(dpa.resultCode()).hasValue(2001);
            assertThat(why.cause()).isEqualTo(client.host() + " disconnected with cause REBOOTING.");
            assertThat(node.peer(client.host()).filter(Peer::isReady)).isEmpty();
        }
    }

    @Test
    void aHandlerThatTakesTooLongCostsTheCallerNothingButThatAnswer() {
        var slow = new CountDownLatch(1);
        try (var node = start(Ours.server(0).serve(CreditControlRequest.TYPE, request -> {
            if (request.ccRequestNumber() == 1 && slow.getCount() > 0) {
                slow.await();
            }
            return Ours.answer(request);
        }))) {
            var client = connect(Ours.port(node));
            client.expectUp(Ours.HOST);

            assertThat(client.call("cc", 3, 3, 1_000)).isEqualTo(Map.of("2001", 2, "timeout", 1));
            slow.countDown();
            assertThat(client.call("cc", 3, 3, 10_000)).isEqualTo(Map.of("2001", 3));
            await("the late answer on its way")
                    .until(() ->
                            node.peer(client.host()).orElseThrow().counters().answersSent() == 6);
        }
    }

    @Test
    void aClientKilledInTheMiddleOfTrafficIsServedAgainWhenItIsBack() {
        try (var node = start(Ours.chargingServer(0).watchdog(Ours.TRUSTING))) {
            var client = connect(Ours.port(node));
            seen.expect(NodeEvent.PeerUp.class);
            client.startTraffic("cc", 8, 5_000);
            awaitRequests(node, client.host(), 200);
            client.process().kill();
            seen.expect(NodeEvent.Disconnected.class);
            var again = connect(Ours.port(node));
            seen.expect(NodeEvent.PeerUp.class);
            again.expectUp(Ours.HOST);

            assertThat(again.call("cc", 50, 5, 10_000)).isEqualTo(Map.of("2001", 50));
        }
    }

    @Test
    void theyComeBackToUsAfterWeWereKilledInTheMiddleOfTraffic() {
        var first = ServerProgram.start(processes, 0);
        var client = connect(first.port());
        client.expectUp(Ours.HOST);
        client.startTraffic("cc", 4, 2_000);
        first.process().expect("^answered 200");
        first.process().kill();
        var second = ServerProgram.start(processes, first.port());
        second.process().expect("^answered 200");
        var results = client.stopTraffic();

        assertThat(results.get("2001")).isGreaterThanOrEqualTo(400);
        assertThat(client.process().hasPrinted("FAULT")).isFalse();
    }

    @Test
    @Requirement("R5.3-9")
    void aClientThatWeDoNotKnowIsToldSo() {
        try (var node = start(Ours.chargingServer(0).admit(PeerAdmission.configuredOnly()));
                var tap = Wiretap.to(Ours.port(node))) {
            var client = connect(tap.port());
            var cea = tap.expect(1, Sender.LISTENER, CommandCode.CAPABILITIES_EXCHANGE, false);
            var refused = seen.expect(NodeEvent.ConnectionRefused.class);
            client.expectEvent("(closed|failed)");

            assertThat(cea.resultCode()).hasValue(3010);
            assertThat(cea.isError()).isTrue();
            assertThat(refused.why().code()).isEqualTo("VN-2202");
            assertThat(refused.why().cause())
                    .isEqualTo(client.host() + " is not among the peers that may connect to this node.");
        }
    }

    @Test
    @Requirement("R5.3-3")
    void aClientWithoutAnApplicationInCommonIsToldSo() {
        try (var node = start(Ours.server(0).use(Ours.UNHEARD_OF));
                var tap = Wiretap.to(Ours.port(node))) {
            var client = connect(tap.port());
            var cea = tap.expect(1, Sender.LISTENER, CommandCode.CAPABILITIES_EXCHANGE, false);
            var refused = seen.expect(NodeEvent.ConnectionRefused.class);
            client.expectEvent("(closed|failed)");

            assertThat(cea.resultCode()).hasValue(5010);
            assertThat(refused.why().code()).isEqualTo("VN-2201");
            assertThat(refused.why().cause())
                    .startsWith("No application in common with " + client.host())
                    .contains("16777999");
        }
    }

    private Node start(NodeBuilder node) {
        return node.onEvent(seen).start();
    }

    private static void awaitRequests(Node node, String host, long requests) {
        await(requests + " requests")
                .until(() -> node.peer(host).orElseThrow().counters().requestsReceived() >= requests);
    }
}
