package io.vernier.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ch.qos.logback.classic.Level;
import io.vernier.codec.CommandCode;
import io.vernier.messages.ietf.creditcontrol.CreditControl;
import io.vernier.protocol.Reason;
import io.vernier.protocol.peer.DisconnectCause;
import io.vernier.protocol.peer.PeerState;
import io.vernier.protocol.peer.PeerTimeouts;
import io.vernier.protocol.watchdog.WatchdogSettings;
import io.vernier.protocol.watchdog.WatchdogState;
import io.vernier.requirements.Requirement;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How long peers are waited for: as the node has it, and as one of its peers has it. */
class PeerTimersTest {
    private final Lab lab = new Lab();

    @AfterEach
    void end() {
        lab.close();
    }

    @Test
    @Requirement({"S71", "S121"})
    void theCeaIsWaitedForAsLongAsTheNodeSays() {
        var timeouts = PeerTimeouts.defaults().withCapabilitiesAnswer(Duration.ofMillis(1234));

        assertThat(waitForCea(lab.node("pcef").timeouts(timeouts), p -> {})).isEqualTo(Duration.ofMillis(1234));
    }

    @Test
    @Requirement("S71")
    void theCeaIsWaitedForTenSecondsUnlessTold() {
        assertThat(waitForCea(lab.node("pcef"), p -> {})).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    @Requirement("S73")
    void theCerIsWaitedForTenSecondsUnlessTold() {
        lab.start(lab.node("ocs"));

        assertThat(waitForCer("raw")).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    @Requirement("S77")
    void aSilentPeerIsAskedAfterThirtySecondsUnlessTold() {
        var plain =
                Node.named(Lab.host("pcef")).transport(lab.network.host("pcef")).use(CreditControl.APPLICATION);

        assertThat(idle(plain, p -> {})).isBetween(Duration.ofSeconds(28), Duration.ofSeconds(32));
    }

    @Test
    @Requirement("S72")
    void theCeaIsWaitedForAsLongAsIsSaidOfThePeer() {
        var timeouts = PeerTimeouts.defaults().withCapabilitiesAnswer(Duration.ofMillis(1234));

        assertThat(waitForCea(lab.node("pcef").timeouts(timeouts), p -> p.ceaTimeout(Duration.ofMillis(567))))
                .isEqualTo(Duration.ofMillis(567));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 17, 250, 1003, 59_999})
    @Requirement({"S83", "S84"})
    void timersAreExactToTheMillisecond(long millis) {
        assertThat(waitForCea(lab.node("pcef"), p -> p.ceaTimeout(Duration.ofMillis(millis))))
                .isEqualTo(Duration.ofMillis(millis));
    }

    @Test
    @Requirement("S83")
    void lessThanAMillisecondIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> lab.node("pcef").peer(Lab.uri("ocs"), p -> p.ceaTimeout(Duration.ZERO)))
                .withMessage("capabilities-answer timeout: PT0S (expected: PT0.001S to PT1H)");
    }

    @Test
    @Requirement({"S73", "S122"})
    void theCerIsWaitedForAsLongAsTheNodeSays() {
        Node ocs = lab.start(lab.node("ocs")
                .timeouts(PeerTimeouts.defaults().withCapabilitiesRequest(Duration.ofMillis(2_345)))
                .peer(Lab.uri("raw"), p -> p.transport("memory").addresses("raw")));

        assertThat(waitForCer("raw")).isEqualTo(Duration.ofMillis(2_345));
        assertThat(ocs.peer(Lab.host("raw")).orElseThrow().state()).isEqualTo(PeerState.CLOSED);
    }

    @Test
    @Requirement("S74")
    void theCerIsWaitedForAsLongAsIsSaidOfThePeerThatHasTheAddress() {
        lab.start(lab.node("ocs")
                .timeouts(PeerTimeouts.defaults().withCapabilitiesRequest(Duration.ofMillis(2_345)))
                .peer(
                        Lab.uri("raw"),
                        p -> p.transport("memory").addresses("raw").cerTimeout(Duration.ofMillis(678))));

        assertThat(waitForCer("raw")).isEqualTo(Duration.ofMillis(678));
        assertThat(waitForCer("other")).isEqualTo(Duration.ofMillis(2_345));
    }

    @Test
    void anAddressThatSeveralPeersShareBelongsToNone() {
        lab.start(lab.node("ocs")
                .timeouts(PeerTimeouts.defaults().withCapabilitiesRequest(Duration.ofMillis(2_345)))
                .peer(
                        Lab.uri("one"),
                        p -> p.transport("memory").addresses("raw").cerTimeout(Duration.ofMillis(678)))
                .peer(
                        Lab.uri("two"),
                        p -> p.transport("memory").addresses("raw").cerTimeout(Duration.ofMillis(789))));

        assertThat(waitForCer("raw")).isEqualTo(Duration.ofMillis(2_345));
    }

    @Test
    @Requirement({"S75", "S123"})
    void theDwaIsWaitedForAsLongAsTheNodeSays() {
        var watchdog = WatchdogSettings.of(Duration.ofSeconds(60)).withAnswerTimeout(Duration.ofSeconds(20));

        assertThat(waitForDwa(lab.node("pcef").watchdog(watchdog), p -> {}))
                .isBetween(Duration.ofSeconds(18), Duration.ofSeconds(22));
    }

    @Test
    @Requirement("S76")
    void theDwaIsWaitedForAsLongAsIsSaidOfThePeer() {
        var watchdog = WatchdogSettings.of(Duration.ofSeconds(60)).withAnswerTimeout(Duration.ofSeconds(20));

        assertThat(waitForDwa(lab.node("pcef").watchdog(watchdog), p -> p.dwaTimeout(Duration.ofSeconds(7))))
                .isBetween(Duration.ofSeconds(5), Duration.ofSeconds(9));
    }

    @Test
    @Requirement({"S77", "S124"})
    void aSilentPeerIsAskedAfterTheIdleTimeOfTheNode() {
        assertThat(idle(lab.node("pcef").watchdogInterval(Duration.ofSeconds(40)), p -> {}))
                .isBetween(Duration.ofSeconds(38), Duration.ofSeconds(42));
    }

    @Test
    @Requirement("S78")
    void aSilentPeerIsAskedAfterTheIdleTimeThatIsSaidOfIt() {
        assertThat(idle(
                        lab.node("pcef").watchdogInterval(Duration.ofSeconds(40)),
                        p -> p.idleTimeout(Duration.ofSeconds(10))))
                .isBetween(Duration.ofSeconds(8), Duration.ofSeconds(12));
    }

    @Test
    @Requirement({"S264", "S265"})
    void theWatchdogOfATransportIsTakenToTheMillisecond() {
        assertThat(idle(
                        lab.node("pcef"),
                        p -> p.watchdog(WatchdogSettings.defaults().withOwnInterval(() -> Duration.ofMillis(6_789)))))
                .isEqualTo(Duration.ofMillis(6_789));
        assertThat(WatchdogSettings.of(Duration.ofMillis(6_001)).interval()).hasMillis(6_001);
    }

    @Test
    void aFunctionThatFailsIsLoggedAndTheIntervalCountsInItsPlace() {
        try (var log = LogWatch.of("peers")) {
            Duration asked = idle(
                    lab.node("pcef"),
                    p -> p.watchdog(WatchdogSettings.of(Duration.ofSeconds(30)).withOwnInterval(() -> {
                        throw new IllegalStateException("no clock");
                    })));

            assertThat(asked).isBetween(Duration.ofSeconds(28), Duration.ofSeconds(32));
            assertThat(log.lines(Level.WARN))
                    .anySatisfy(line -> assertThat(line).contains("VN-4504", "watchdog", "no clock"));
        }
    }

    @Test
    @Requirement("S268")
    void anIdleTimeBelowSixSecondsIsRefusedUnlessInALaboratory() {
        NodeBuilder pcef = lab.node("pcef");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> pcef.peer(Lab.uri("ocs"), p -> p.idleTimeout(Duration.ofMillis(5_999))))
                .withMessage("watchdog-interval: PT5.999S (expected: at least PT6S, RFC 3539 section 3.4.1)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> pcef.peer(Lab.uri("ocs"), p -> p.dwaTimeout(Duration.ofMillis(5_999))))
                .withMessageStartingWith("watchdog-answer-timeout: PT5.999S (expected: at least PT6S");
        pcef.peer(
                Lab.uri("ocs"),
                p -> p.watchdog(WatchdogSettings.inLaboratory(Duration.ofSeconds(1)))
                        .idleTimeout(Duration.ofMillis(100)));
    }

    @Test
    void theDpaIsWaitedForASecondUnlessOtherwiseIsSaid() {
        assertThat(waitForDpa("one", p -> {})).isEqualTo(Duration.ofSeconds(1));
        assertThat(waitForDpa("two", p -> p.dpaTimeout(Duration.ofMillis(321)))).isEqualTo(Duration.ofMillis(321));
    }

    @Test
    void aPeerThatTookLeaveMayTakeFiveSecondsToClose() {
        Stranger ocs = Stranger.listen(lab, "ocs");
        Peer peer = opened(lab.node("pcef"), ocs, p -> {});
        ocs.ask(Samples.base(CommandCode.DISCONNECT_PEER, Samples.origin(Lab.host("ocs"))));
        Duration answered = lab.network.now();

        lab.until(() -> peer.state() == PeerState.CLOSED);

        assertThat(lab.network.now().minus(answered)).isEqualTo(Duration.ofSeconds(5));
    }

    private Duration waitForCea(NodeBuilder pcef, Consumer<PeerOptions> more) {
        Stranger ocs = Stranger.listen(lab, "ocs");
        Peer peer = dialled(pcef, "ocs", more);
        lab.until(() -> !ocs.received.isEmpty());
        Duration asked = lab.network.now();
        lab.until(() -> peer.state() == PeerState.CLOSED);
        assertThat(peer.whyDisconnected().orElseThrow().code()).isEqualTo(Reason.CEA_TIMEOUT.code());
        return lab.network.now().minus(asked);
    }

    private Duration waitForCer(String from) {
        Stranger caller = Stranger.connect(lab, from, "ocs");
        Duration connected = lab.network.now();
        lab.until(caller::isClosed);
        return lab.network.now().minus(connected);
    }

    private Duration idle(NodeBuilder pcef, Consumer<PeerOptions> more) {
        Stranger ocs = Stranger.listen(lab, "ocs");
        opened(pcef, ocs, more);
        ocs.received.clear();
        Duration quiet = lab.network.now();
        lab.until(() -> !ocs.received.isEmpty());
        assertThat(ocs.last().commandCode()).isEqualTo(CommandCode.DEVICE_WATCHDOG);
        return lab.network.now().minus(quiet);
    }

    private Duration waitForDwa(NodeBuilder pcef, Consumer<PeerOptions> more) {
        Stranger ocs = Stranger.listen(lab, "ocs");
        Peer peer = opened(pcef, ocs, more);
        ocs.received.clear();
        lab.until(() -> !ocs.received.isEmpty());
        Duration asked = lab.network.now();
        lab.until(() -> peer.watchdogState() == WatchdogState.SUSPECT);
        return lab.network.now().minus(asked);
    }

    private Duration waitForDpa(String name, Consumer<PeerOptions> more) {
        Stranger ocs = Stranger.listen(lab, name);
        Node pcef = lab.start(lab.node("pcef-of-" + name).peer(Lab.uri(name), p -> {
            Lab.persistent(p);
            more.accept(p);
        }));
        Peer peer = pcef.peer(Lab.host(name)).orElseThrow();
        lab.until(() -> !ocs.received.isEmpty());
        ocs.send(Samples.cea(ocs.last(), Lab.host(name), 2001));
        pcef.disconnect(Lab.host(name), DisconnectCause.BUSY);
        Duration asked = lab.network.now();
        lab.until(() -> peer.state() == PeerState.CLOSED);
        return lab.network.now().minus(asked);
    }

    private Peer opened(NodeBuilder pcef, Stranger ocs, Consumer<PeerOptions> more) {
        Peer peer = dialled(pcef, "ocs", more);
        lab.until(() -> !ocs.received.isEmpty());
        ocs.send(Samples.cea(ocs.last(), Lab.host("ocs"), 2001));
        assertThat(peer.isReady()).isTrue();
        return peer;
    }

    private Peer dialled(NodeBuilder pcef, String name, Consumer<PeerOptions> more) {
        Node node = lab.start(pcef.peer(Lab.uri(name), p -> {
            Lab.persistent(p);
            more.accept(p);
        }));
        return node.peer(Lab.host(name)).orElseThrow();
    }
}
