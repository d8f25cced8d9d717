package io.vernier.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.codec.ResultCode;
import io.vernier.protocol.peer.DisconnectCause;
import io.vernier.protocol.peer.PeerState;
import io.vernier.protocol.peer.ReconnectPolicy;
import io.vernier.protocol.peer.RedialRule;
import io.vernier.protocol.watchdog.WatchdogSettings;
import io.vernier.requirements.Requirement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** When a peer is dialled again. */
class ReconnectTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Lab lab = new Lab();

    @AfterEach
    void end() {
        lab.close();
    }

    @Test
    @Requirement("S26")
    void aPersistentPeerIsConnectedAgainAsOftenAsItIsLost() {
        lab.start(lab.server("ocs"));
        Peer peer = client(p -> {});
        lab.until(peer::isReady);

        for (int loss = 1; loss <= 3; loss++) {
            lab.network.link("ocs", "pcef").cut();
            lab.until(() -> peer.state() == PeerState.CLOSED);
            lab.until(() -> peer.state() == PeerState.I_OPEN);
            assertThat(peer.counters().connects()).isEqualTo(1 + loss);
        }
    }

    @Test
    @Requirement("S27")
    void aPeerThatIsNotPersistentStaysAwayOnceItIsLost() {
        lab.start(lab.server("ocs"));
        Node pcef = lab.start(
                lab.node("pcef").peer(Lab.uri("ocs"), p -> p.transport("memory").addresses("ocs")));
        Peer peer = pcef.peer(Lab.host("ocs")).orElseThrow();
        pcef.connect(Lab.host("ocs"));
        lab.until(peer::isReady);

        lab.network.link("ocs", "pcef").cut();
        lab.network.advance(Duration.ofHours(2));

        assertThat(peer.state()).isEqualTo(PeerState.CLOSED);
        assertThat(peer.counters().connects()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(DisconnectCause.class)
    @Requirement({"S28", "S126"})
    void afterASuccessfulDisconnectRequestThePeerIsNotDialledWhateverItsCause(DisconnectCause cause) {
        Node ocs = lab.start(lab.server("ocs"));
        Peer peer = client(p -> {});
        lab.until(peer::isReady);

        ocs.disconnect(Lab.host("pcef"), cause);
        lab.until(() -> peer.state() == PeerState.CLOSED);
        lab.network.advance(Duration.ofHours(2));

        assertThat(peer.state()).isEqualTo(PeerState.CLOSED);
        assertThat(peer.counters().connects()).isEqualTo(1);
        assertThat(peer.whyDisconnected())
                .hasValueSatisfying(why -> assertThat(why.cause()).contains(cause.name()));
    }

    @ParameterizedTest
    @EnumSource(DisconnectCause.class)
    @Requirement({"S29", "S125"})
    void anAlwaysReconnectingPeerIsDialledAfterADisconnectRequestAllTheSame(DisconnectCause cause) {
        Node ocs = lab.start(lab.server("ocs"));
        Peer peer = client(PeerOptions::alwaysReconnect);
        lab.until(peer::isReady);

        ocs.disconnect(Lab.host("pcef"), cause);
        lab.until(() -> peer.state() == PeerState.CLOSED);

        lab.until(() -> peer.counters().connects() == 2);
        lab.until(peer::isReady);
    }

    @Test
    void aPeerThatRebootsMayBeDialledByItsCauseAlone() {
        Node ocs = lab.start(lab.server("ocs"));
        Peer peer = client(p -> p.reconnect(ReconnectPolicy.defaults().withRule(RedialRule.BY_CAUSE)));
        lab.until(peer::isReady);

        ocs.disconnect(Lab.host("pcef"), DisconnectCause.REBOOTING);
        lab.until(() -> peer.state() == PeerState.CLOSED);
        lab.until(() -> peer.counters().connects() == 2);
        ocs.disconnect(Lab.host("pcef"), DisconnectCause.BUSY);
        lab.until(() -> peer.state() == PeerState.CLOSED);
        lab.network.advance(Duration.ofHours(1));

        assertThat(peer.counters().connects()).isEqualTo(2);
    }

    @Test
    @Requirement({"S271", "S276"})
    void beforeTheFirstConnectionAttemptsAreTcApartWhichIsThirtySeconds() {
        lab.network.host("ocs");

        Peer peer = client(p -> p.watchdog(WatchdogSettings.of(Duration.ofSeconds(6))));

        assertThat(waits(peer, 5))
                .allSatisfy(wait -> assertThat(wait)
                        .isBetween(
                                Duration.ofSeconds(28), Duration.ofSeconds(32).plus(SECOND)));
    }

    @Test
    @Requirement({"S270", "S271", "S272"})
    void afterTheFirstConnectionAttemptsAreTwApartHoweverLongTcIs() {
        Node ocs = lab.start(lab.server("ocs"));
        Peer peer = client(p -> p.watchdog(WatchdogSettings.of(Duration.ofSeconds(8)))
                .reconnect(ReconnectPolicy.defaults().withInterval(Duration.ofMinutes(10))));
        lab.until(peer::isReady);

        ocs.stop(Duration.ZERO);
        lab.until(() -> peer.state() == PeerState.CLOSED);

        assertThat(waits(peer, 5))
                .allSatisfy(wait -> assertThat(wait)
                        .isBetween(Duration.ofSeconds(6), Duration.ofSeconds(10).plus(SECOND)));
    }

    @Test
    @Requirement({"S270", "S271"})
    void tcIsGivenInMilliseconds() {
        lab.network.host("ocs");

        Peer peer = client(p -> p.reconnect(ReconnectPolicy.defaults().withInterval(Duration.ofMillis(150))));

        assertThat(waits(peer, 5))
                .allSatisfy(wait -> assertThat(wait).isBetween(Duration.ofMillis(140), Duration.ofMillis(170)));
    }

    @Test
    @Requirement("S272")
    void aFunctionForTheWatchdogRulesTheAttemptsToo() {
        Node ocs = lab.start(lab.server("ocs"));
        Peer peer =
                client(p -> p.watchdog(WatchdogSettings.defaults().withOwnInterval(() -> Duration.ofMillis(7_777))));
        lab.until(peer::isReady);

        ocs.stop(Duration.ZERO);
        lab.until(() -> peer.state() == PeerState.CLOSED);

        assertThat(waits(peer, 3))
                .allSatisfy(wait -> assertThat(wait).isBetween(Duration.ofMillis(7_777), Duration.ofMillis(7_797)));
    }

    @Test
    @Requirement({"S127", "S128"})
    void theWaitBeforeAReconnectionIsSetForOnePeerAndIsThirtySecondsForTheOthers() {
        lab.network.host("ocs");
        lab.network.host("hss");
        Node pcef = lab.start(lab.node("pcef")
                .peer(Lab.uri("ocs"), p -> {
                    Lab.persistent(p);
                    p.reconnect(ReconnectPolicy.every(Duration.ofSeconds(3)));
                })
                .peer(Lab.uri("hss"), Lab::persistent));

        assertThat(waits(pcef.peer(Lab.host("ocs")).orElseThrow(), 3))
                .allSatisfy(wait -> assertThat(wait).isBetween(Duration.ofMillis(2_800), Duration.ofMillis(3_220)));
        assertThat(waits(pcef.peer(Lab.host("hss")).orElseThrow(), 3))
                .allSatisfy(wait -> assertThat(wait).isBetween(Duration.ofSeconds(28), Duration.ofSeconds(33)));
    }

    @Test
    @Requirement("S127")
    void theWaitBeforeAReconnectionCountsAfterALossToo() {
        lab.start(lab.server("ocs"));
        Peer peer = client(p -> p.reconnect(ReconnectPolicy.every(Duration.ofSeconds(3))));
        lab.until(peer::isReady);

        lab.network.link("ocs", "pcef").cut();
        lab.until(() -> peer.state() == PeerState.CLOSED);
        Duration lost = lab.network.now();
        lab.until(() -> peer.state() == PeerState.I_OPEN);

        assertThat(lab.network.now().minus(lost)).isBetween(Duration.ofMillis(2_800), Duration.ofMillis(3_300));
    }

    @Test
    void aPeerThatRefusesIsDialledEveryTc() {
        Stranger ocs = Stranger.listen(lab, "ocs");
        Peer peer = client(p -> p.reconnect(ReconnectPolicy.defaults().withInterval(Duration.ofSeconds(5))));
        lab.until(() -> !ocs.received.isEmpty());

        ocs.send(Samples.cea(ocs.last(), Lab.host("ocs"), ResultCode.NO_COMMON_APPLICATION));
        Duration refused = lab.network.now();
        lab.until(() -> peer.state() == PeerState.WAIT_I_CEA);

        assertThat(lab.network.now().minus(refused)).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(6));
    }

    private Peer client(Consumer<PeerOptions> more) {
        Node pcef = lab.start(lab.node("pcef").peer(Lab.uri("ocs"), p -> {
            Lab.persistent(p);
            more.accept(p);
        }));
        return pcef.peer(Lab.host("ocs")).orElseThrow();
    }

    /** The times between attempts that fail. */
    private List<Duration> waits(Peer peer, int count) {
        var waits = new ArrayList<Duration>();
        Duration before = attempt(peer);
        for (int i = 0; i < count; i++) {
            Duration next = attempt(peer);
            waits.add(next.minus(before));
            before = next;
        }
        return waits;
    }

    private Duration attempt(Peer peer) {
        lab.until(() -> peer.state() == PeerState.WAIT_CONN_ACK);
        Duration at = lab.network.now();
        lab.until(() -> peer.state() == PeerState.CLOSED);
        return at;
    }
}
