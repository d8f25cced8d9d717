package io.vernier.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vernier.protocol.peer.PeerState;
import io.vernier.protocol.peer.PeerTimeouts;
import io.vernier.protocol.peer.ReconnectPolicy;
import io.vernier.requirements.Requirement;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is said of a peer while the node runs. */
class PeerConfigureTest {
    private final Lab lab = new Lab();

    @AfterEach
    void end() {
        lab.close();
    }

    @Test
    @Requirement({"S120", "S121", "S122"})
    void whatIsSaidCanBeAskedAndChanged() {
        lab.network.host("ocs");
        Node pcef = lab.start(lab.node("pcef").peer(Lab.uri("ocs"), p -> p.transport("memory")));
        Peer peer = pcef.peer(Lab.host("ocs")).orElseThrow();
        PeerTimeouts general = pcef.settings().timeouts();
        PeerOptions before = peer.options().orElseThrow();
        assertThat(before.over(general)).isEqualTo(general);
        assertThat(before.isAlwaysReconnect()).isFalse();

        peer.configure(p -> p.ceaTimeout(Duration.ofSeconds(3))
                .cerTimeout(Duration.ofSeconds(2))
                .alwaysReconnect());

        PeerOptions after = peer.options().orElseThrow();
        assertThat(after.over(general))
                .isEqualTo(general.withCapabilitiesAnswer(Duration.ofSeconds(3))
                        .withCapabilitiesRequest(Duration.ofSeconds(2)));
        assertThat(after.isAlwaysReconnect()).isTrue();
        assertThat(before.isAlwaysReconnect()).as("a copy").isFalse();
    }

    @Test
    @Requirement("S120")
    void aTimeCountsFromItsNextUse() {
        Stranger ocs = Stranger.listen(lab, "ocs");
        Node pcef = lab.start(lab.node("pcef").peer(Lab.uri("ocs"), Lab::persistent));
        Peer peer = pcef.peer(Lab.host("ocs")).orElseThrow();
        lab.until(ocs::isClosed);

        peer.configure(
                p -> p.ceaTimeout(Duration.ofMillis(300)).reconnect(ReconnectPolicy.every(Duration.ofSeconds(1))));
        ocs.received.clear();
        lab.until(() -> !ocs.received.isEmpty());
        Duration asked = lab.network.now();
        lab.until(() -> peer.state() == PeerState.CLOSED);

        assertThat(lab.network.now().minus(asked)).isEqualTo(Duration.ofMillis(300));
        Duration closed = lab.network.now();
        lab.until(() -> peer.state() == PeerState.WAIT_I_CEA);
        assertThat(lab.network.now().minus(closed)).isBetween(Duration.ofMillis(900), Duration.ofMillis(1_100));
    }

    @Test
    @Requirement({"S24", "S120"})
    void aPeerThatBecomesPersistentIsDialledAtOnce() {
        lab.start(lab.server("ocs"));
        Node pcef = lab.start(
                lab.node("pcef").peer(Lab.uri("ocs"), p -> p.transport("memory").addresses("ocs")));
        Peer peer = pcef.peer(Lab.host("ocs")).orElseThrow();
        lab.network.advance(Duration.ofMinutes(1));
        assertThat(peer.state()).isEqualTo(PeerState.CLOSED);

        peer.configure(PeerOptions::persistent);
        lab.until(peer::isReady);
        peer.configure(p -> p.persistent(false));
        lab.network.link("ocs", "pcef").cut();
        lab.network.advance(Duration.ofHours(1));

        assertThat(peer.state()).isEqualTo(PeerState.CLOSED);
    }

    @Test
    void addressesThatAreSaidLaterCountToo() {
        Node ocs = lab.start(lab.node("ocs").peer(Lab.uri("raw"), p -> p.transport("memory")));
        Stranger early = Stranger.connect(lab, "early", "ocs");

        ocs.peer(Lab.host("raw"))
                .orElseThrow()
                .configure(p -> p.addresses("raw").cerTimeout(Duration.ofMillis(321)));
        Stranger raw = Stranger.connect(lab, "raw", "ocs");
        Duration connected = lab.network.now();
        lab.until(raw::isClosed);

        assertThat(lab.network.now().minus(connected)).isEqualTo(Duration.ofMillis(321));
        assertThat(early.isClosed()).isFalse();
    }

    @Test
    void aPoolGrowsAtOnceAndShrinksAsConnectionsGo() {
        lab.start(lab.server("ocs").connections(AllConnections::anyNumberOfConnectionsPerPeer));
        Node pcef = lab.start(lab.node("pcef").peer(Lab.uri("ocs"), Lab::persistent));
        Peer peer = pcef.peer(Lab.host("ocs")).orElseThrow();
        lab.until(peer::isReady);

        peer.configure(p -> p.connections(3));
        lab.until(() -> peer.openConnections() == 3);
        peer.configure(p -> p.connections(1));
        assertThat(peer.openConnections()).as("nobody is thrown out").isEqualTo(3);
        lab.network.link("ocs", "pcef").cut();
        lab.until(() -> peer.openConnections() == 1);
        lab.network.advance(Duration.ofMinutes(10));

        assertThat(peer.openConnections()).isEqualTo(1);
    }

    @Test
    void aChangeThatIsNotAllowedChangesNothing() {
        Node pcef = lab.start(lab.node("pcef").peer(Lab.uri("ocs"), p -> p.transport("memory")));
        Peer peer = pcef.peer(Lab.host("ocs")).orElseThrow();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> peer.configure(p -> p.alwaysReconnect().ceaTimeout(Duration.ZERO)));

        assertThat(peer.options().orElseThrow().isAlwaysReconnect()).isFalse();
    }

    @Test
    void ofAPeerThatWasMetNothingWasSaidThatCouldBeChanged() {
        Node ocs = lab.start(lab.server("ocs"));
        Stranger.open(lab, "raw", "ocs");
        Peer met = ocs.peer(Lab.host("raw")).orElseThrow();

        assertThat(met.options()).isEmpty();
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> met.configure(PeerOptions::alwaysReconnect))
                .withMessage(
                        "nothing was said of raw.example.net that could be changed (expected: a peer that was added)");
    }
}
