package io.vernier.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.codec.CommandCode;
import io.vernier.protocol.Reason;
import io.vernier.protocol.peer.DisconnectCause;
import io.vernier.protocol.peer.PeerState;
import io.vernier.protocol.peer.ReconnectPolicy;
import io.vernier.protocol.watchdog.WatchdogSettings;
import io.vernier.protocol.watchdog.WatchdogState;
import io.vernier.requirements.Requirement;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PeerLifeTest {
    private final Lab lab = new Lab();
    private final Node ocs = lab.start(lab.server("ocs"));
    private final Node pcef = lab.start(lab.node("pcef").peer(Lab.uri("ocs"), Lab::persistent));
    private final Peer peer = pcef.peer(Lab.host("ocs")).orElseThrow();

    @AfterEach
    void end() {
        lab.close();
    }

    @Test
    @Requirement({"S3", "S25", "S43", "S44"})
    void aPersistentPeerIsConnectedWhenTheNodeStarts() {
        lab.until(peer::isReady);

        assertThat(peer.state()).isEqualTo(PeerState.I_OPEN);
        assertThat(peer.isInitiatedHere()).isTrue();
        assertThat(peer.realm()).hasValue("example.net");
        assertThat(peer.lastConnect()).isPresent();
        Peer seenThere = ocs.peer(Lab.host("pcef")).orElseThrow();
        assertThat(seenThere.state()).isEqualTo(PeerState.R_OPEN);
        assertThat(seenThere.isInitiatedHere()).isFalse();
        assertThat(seenThere.isConfigured()).isFalse();
        assertThat(seenThere.lastConnect()).isPresent();
    }

    @Test
    @Requirement("S26")
    void aLostConnectionComesBackByItself() {
        lab.until(peer::isReady);

        lab.network.link("ocs", "pcef").cut();
        lab.until(() -> peer.state() == PeerState.CLOSED);
        assertThat(peer.whyDisconnected()).isPresent();

        lab.until(() -> peer.state() == PeerState.I_OPEN);
        assertThat(peer.watchdogState()).isEqualTo(WatchdogState.REOPEN);
        lab.until(peer::isReady);
        assertThat(peer.watchdogState()).isEqualTo(WatchdogState.OKAY);
        assertThat(peer.counters().connects()).isEqualTo(2);
        assertThat(peer.whyDisconnected()).isEmpty();
    }

    @Test
    @Requirement("S4")
    void aQuietConnectionIsKeptAliveByWatchdogs() {
        lab.until(peer::isReady);

        lab.network.advance(Lab.TW.multipliedBy(20));

        assertThat(peer.isReady()).isTrue();
        assertThat(peer.counters().dwr().sent() + peer.counters().dwr().received())
                .isBetween(15L, 25L);
        assertThat(peer.counters().connects()).isEqualTo(1);
    }

    @Test
    void aSilentPeerIsSuspectedThenClosedThenDialledAgain() {
        lab.until(peer::isReady);

        lab.network.link("ocs", "pcef").part();
        lab.until(() -> peer.watchdogState() == WatchdogState.SUSPECT);
        assertThat(peer.isReady()).isFalse();
        assertThat(peer.state()).isEqualTo(PeerState.I_OPEN);
        lab.until(() -> peer.state() == PeerState.CLOSED);
        assertThat(peer.whyDisconnected())
                .hasValueSatisfying(why -> assertThat(why.code()).isEqualTo(Reason.WATCHDOG_DOWN.code()));

        lab.network.link("ocs", "pcef").heal();
        lab.until(peer::isReady);
        assertThat(peer.counters().connects()).isEqualTo(2);
    }

    @Test
    void partingWithAPeerIsAnsweredAndClosesBothEnds() {
        lab.until(peer::isReady);

        pcef.disconnect(Lab.host("ocs"), DisconnectCause.BUSY);
        lab.until(() -> peer.state() == PeerState.CLOSED);
        lab.until(() -> ocs.peer(Lab.host("pcef")).isEmpty());
        lab.network.advance(Duration.ofHours(1));

        assertThat(peer.state()).isEqualTo(PeerState.CLOSED);
        pcef.connect(Lab.host("ocs"));
        lab.until(peer::isReady);
    }

    @Test
    void aDisconnectRequestThatIsNotAnsweredEndsByItsTimer() {
        lab.until(peer::isReady);
        lab.network.link("ocs", "pcef").drop(message -> message.commandCode() == CommandCode.DISCONNECT_PEER);

        pcef.disconnect(Lab.host("ocs"), DisconnectCause.BUSY);
        lab.network.settle();
        assertThat(peer.state()).isEqualTo(PeerState.CLOSING);

        lab.until(() -> peer.state() == PeerState.CLOSED);
        assertThat(peer.whyDisconnected())
                .hasValueSatisfying(why -> assertThat(why.code()).isEqualTo(Reason.DISCONNECT_UNANSWERED.code()));
    }

    @Test
    void twoNodesThatDialEachOtherKeepOneConnection() {
        Node a = lab.start(lab.server("a").peer(Lab.uri("b"), Lab::persistent));
        Node b = lab.start(lab.server("b").peer(Lab.uri("a"), Lab::persistent));
        Peer bSeenByA = a.peer(Lab.host("b")).orElseThrow();
        Peer aSeenByB = b.peer(Lab.host("a")).orElseThrow();

        lab.until(() -> bSeenByA.isReady() && aSeenByB.isReady());
        lab.network.advance(Duration.ofMinutes(10));

        assertThat(bSeenByA.isReady() && aSeenByB.isReady()).isTrue();
        assertThat(bSeenByA.isInitiatedHere()).isNotEqualTo(aSeenByB.isInitiatedHere());
        assertThat(bSeenByA.counters().connects() + aSeenByB.counters().connects())
                .isEqualTo(2);
    }

    @Test
    @Requirement("S27")
    void aPeerThatIsNotPersistentIsLeftAlone() {
        Node other = lab.start(lab.node("other")
                .peer(Lab.uri("ocs"), p -> p.transport("memory").addresses("ocs")));
        lab.network.advance(Duration.ofHours(1));

        Peer seen = other.peer(Lab.host("ocs")).orElseThrow();
        assertThat(seen.state()).isEqualTo(PeerState.CLOSED);
        assertThat(seen.counters().connects()).isZero();
    }

    @Test
    void aWatchdogMayTrustAReturningPeerAtOnce() {
        Node trusting = lab.start(lab.node("trusting")
                .watchdog(WatchdogSettings.of(Lab.TW).withCounts(0, 1))
                .reconnect(ReconnectPolicy.defaults().withFirst(Duration.ofSeconds(1)))
                .peer(Lab.uri("ocs"), Lab::persistent));
        Peer seen = trusting.peer(Lab.host("ocs")).orElseThrow();
        lab.until(seen::isReady);

        lab.network.link("ocs", "trusting").cut();
        lab.until(() -> seen.state() == PeerState.CLOSED);
        Duration lost = lab.network.now();
        lab.until(seen::isReady);

        assertThat(lab.network.now().minus(lost)).isLessThan(Duration.ofSeconds(2));
    }
}
