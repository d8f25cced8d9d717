package io.vernier.interop.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.vernier.codec.BaseAvps;
import io.vernier.codec.CommandCode;
import io.vernier.interop.process.ForeignNode;
import io.vernier.interop.process.Processes;
import io.vernier.interop.wire.Wiretap;
import io.vernier.interop.wire.Wiretap.Sender;
import io.vernier.node.CallException;
import io.vernier.node.Node;
import io.vernier.node.NodeEvent;
import io.vernier.protocol.peer.DisconnectCause;
import io.vernier.protocol.peer.RedialRule;
import io.vernier.protocol.watchdog.WatchdogSettings;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What must hold when Vernier connects to a server of any other make. */
public abstract class ClientContract {
    private static final Duration READY = Duration.ofSeconds(60);

    @RegisterExtension
    protected final Processes processes = new Processes();

    private final Seen seen = new Seen();

    /** Starts a foreign server; port 0 leaves the choice to it. */
    protected abstract ForeignNode listen(int port);

    /** Starts a foreign server that accepts no connection of {@link Ours#HOST}. */
    protected abstract ForeignNode listenToOthers();

    /** What it calls its product. */
    protected abstract String productName();

    @AfterEach
    void keepWhatWasSeen() {
        seen.write(processes.folder());
    }

    @Test
    void capabilitiesCreditControlAndAccountingGoThrough() {
        var server = listen(0);
        try (var tap = Wiretap.to(server.port());
                var node = connect(server, tap)) {
            var up = seen.expect(NodeEvent.PeerUp.class);
            var ccr = Ours.ccr(node, 7);
            var cca = node.call(ccr);
            var aca = node.call(Ours.acr(node, 8));

            assertThat(up.peer().host()).isEqualTo(server.host());
            assertThat(up.peer().capabilities().orElseThrow().productName()).isEqualTo(productName());
            assertThat(cca.sessionId()).isEqualTo(ccr.sessionId());
            assertThat(cca.resultCode()).isEqualTo(2001);
            assertThat(cca.ccRequestNumber()).isEqualTo(7);
            assertThat(aca.resultCode()).isEqualTo(2001);
            assertThat(aca.accountingRecordNumber()).isEqualTo(8);
            assertThat(server.process().hasPrinted("FAULT")).isFalse();
        }
    }

    @Test
    void ourWatchdogAsksAndTheirAnswersKeepTheConnection() {
        var server = listen(0);
        try (var tap = Wiretap.to(server.port());
                var node = connect(server, tap)) {
            tap.expect(3, Sender.CALLER, CommandCode.DEVICE_WATCHDOG, true);
            var dwa = tap.expect(3, Sender.LISTENER, CommandCode.DEVICE_WATCHDOG, false);

            assertThat(dwa.resultCode()).hasValue(2001);
            assertThat(node.call(Ours.ccr(node, 1)).resultCode()).isEqualTo(2001);
            assertThat(node.peer(server.host()).orElseThrow().counters().connects())
                    .isEqualTo(1);
        }
    }

    @Test
    void aServerThatFallsSilentIsGivenUpAndTakenBackWhenItSpeaksAgain() {
        var server = listen(0);
        try (var tap = Wiretap.to(server.port());
                var node = connect(server, tap)) {
            seen.expect(NodeEvent.PeerUp.class);
            server.process().freeze();
            var suspected = seen.expect(NodeEvent.PeerDown.class);
            var down = seen.expectEnd("VN-2302");
            server.process().thaw();
            seen.expect(NodeEvent.PeerUp.class);

            assertThat(suspected.why().code()).isEqualTo("VN-2301");
            assertThat(down.cause()).contains(server.host(), "silent for two watchdog intervals");
            assertThat(node.call(Ours.ccr(node, 1)).resultCode()).isEqualTo(2001);
        }
    }

    @Test
    void wePartWithACauseAndTheyAgree() {
        var server = listen(0);
        try (var tap = Wiretap.to(server.port());
                var node = connect(server, tap)) {
            node.disconnect(server.host(), DisconnectCause.BUSY);
            var dpr = tap.expect(1, Sender.CALLER, CommandCode.DISCONNECT_PEER, true);
            var dpa = tap.expect(1, Sender.LISTENER, CommandCode.DISCONNECT_PEER, false);
            seen.expect(NodeEvent.Disconnected.class);

            assertThat(dpr.require(BaseAvps.DISCONNECT_CAUSE)).isEqualTo(1);
            assertThat(dpa.resultCode()).hasValue(2001);
            assertThat(node.peer(server.host()).orElseThrow().isReady()).isFalse();
            assertThatExceptionOfType(CallException.NotSent.class)
                    .isThrownBy(() -> node.call(Ours.ccr(node, 1)))
                    .withMessageContaining(server.host());
        }
    }

    @Test
    void theyPartForARestartAndAreCalledBackWhereTheCauseDecides() {
        var server = listen(0);
        try (var tap = Wiretap.to(server.port());
                var node = Ours.client(server.host(), tap.port())
                        .watchdog(Ours.TRUSTING)
                        .reconnect(Ours.soon().withRule(RedialRule.BY_CAUSE))
                        .onEvent(seen)
                        .start()) {
            node.awaitReady(READY);
            server.expectUp(Ours.HOST);
            server.part();
            var dpr = tap.expect(1, Sender.LISTENER, CommandCode.DISCONNECT_PEER, true);
            tap.expect(1, Sender.CALLER, CommandCode.DISCONNECT_PEER, false);
            var why = seen.expectEnd("VN-2401");
            listen(server.port());
            seen.expect(NodeEvent.PeerUp.class);

            assertThat(dpr.require(BaseAvps.DISCONNECT_CAUSE)).isZero();
            assertThat(why.cause()).isEqualTo(server.host() + " disconnected with cause REBOOTING.");
            assertThat(node.call(Ours.ccr(node, 1)).resultCode()).isEqualTo(2001);
        }
    }

    @Test
    void anAnswerThatDoesNotComeInTimeIsSaidAndALateOneHarmsNobody() {
        var server = listen(0);
        try (var tap = Wiretap.to(server.port());
                var node = connect(server, tap)) {
            server.behave("delay 1500");

            assertThatExceptionOfType(CallException.NoAnswer.class)
                    .isThrownBy(() -> node.call(Ours.ccr(node, 1), Duration.ofMillis(300)))
                    .withMessageContaining(server.host());
            var peer = node.peer(server.host()).orElseThrow();
            await("the late answer").until(() -> peer.counters().unexpectedAnswers() == 1);
            server.behave("delay 0");
            assertThat(node.call(Ours.ccr(node, 2)).ccRequestNumber()).isEqualTo(2);
            assertThat(peer.counters().timeouts()).isEqualTo(1);
        }
    }

    @Test
    void anErrorOfTheServerIsAnAnswer() {
        var server = listen(0);
        try (var tap = Wiretap.to(server.port());
                var node = connect(server, tap)) {
            server.behave("answer 5030");

            assertThat(node.call(Ours.ccr(node, 1)).resultCode()).isEqualTo(5030);
        }
    }

    @Test
    void aServerKilledInTheMiddleOfTrafficIsUsedAgainWhenItIsBack() {
        var server = listen(0);
        try (var tap = Wiretap.to(server.port());
                var node = connect(server, tap)) {
            try (var traffic = Traffic.start(node)) {
                traffic.awaitAnswers(200);
                server.process().kill();
                seen.expect(NodeEvent.Disconnected.class);
                listen(server.port());
                traffic.awaitAnswers(200);

                assertThat(traffic.unsent.get()).isPositive();
                assertThat(traffic.codes).containsExactly(2001L);
            }
            assertThat(node.peer(server.host()).orElseThrow().pendingRequests()).isZero();
            assertThat(node.peer(server.host()).orElseThrow().counters().connects())
                    .isEqualTo(2);
        }
    }

    @Test
    void aServerThatHasNoApplicationInCommonSaysSoAndSoDoWe() {
        var server = listen(0);
        try (var tap = Wiretap.to(server.port());
                var node = Ours.client(Ours.HOST, server.host(), tap.port())
                        .use(Ours.UNHEARD_OF)
                        .onEvent(seen)
                        .start()) {
            var why = seen.expectEnd("VN-2208");
            var cea = tap.expect(1, Sender.LISTENER, CommandCode.CAPABILITIES_EXCHANGE, false);

            assertThat(cea.resultCode()).hasValue(5010);
            assertThat(why.cause())
                    .startsWith(server.host() + " finds no application in common with us")
                    .contains("16777999");
            assertThat(node.peer(server.host()).orElseThrow().isReady()).isFalse();
        }
    }

    @Test
    void aServerThatDoesNotKnowUsSaysSoAndSoDoWe() {
        var server = listenToOthers();
        try (var tap = Wiretap.to(server.port());
                var node = Ours.client(server.host(), tap.port()).onEvent(seen).start()) {
            var why = seen.expectEnd("VN-2209");
            var cea = tap.expect(1, Sender.LISTENER, CommandCode.CAPABILITIES_EXCHANGE, false);

            assertThat(cea.resultCode()).hasValue(3010);
            assertThat(why.cause()).startsWith(server.host() + " does not accept connections of " + Ours.HOST + ".");
            assertThatExceptionOfType(CallException.NotSent.class)
                    .isThrownBy(() -> node.call(Ours.ccr(node, 1)))
                    .withMessageContaining(why.cause());
        }
    }

    /** Connects through the tap, with a watchdog of 0.3 seconds. */
    private Node connect(ForeignNode server, Wiretap tap) {
        var node = Ours.client(server.host(), tap.port())
                .watchdog(WatchdogSettings.inLaboratory(Duration.ofMillis(300)))
                .onEvent(seen)
                .start();
        node.awaitReady(READY);
        return node;
    }
}
