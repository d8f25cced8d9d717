package io.vernier.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vernier.codec.BaseAvps;
import io.vernier.codec.CommandCode;
import io.vernier.codec.Message;
import io.vernier.codec.ResultCode;
import io.vernier.protocol.peer.PeerState;
import io.vernier.requirements.Requirement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How many connections there may be with one peer, and what each has of its own. */
class ConnectionsPerPeerTest {
    private static final String RAW = Lab.host("raw");

    private final Lab lab = new Lab();

    @AfterEach
    void end() {
        lab.close();
    }

    @Test
    @Requirement("S283")
    void aPeerThatWasNamedHasOneConnectionUnlessTold() {
        lab.start(lab.server("ocs").connections(AllConnections::anyNumberOfConnectionsPerPeer));
        Peer peer = client(p -> {});

        lab.until(peer::isReady);
        lab.network.advance(Duration.ofMinutes(5));

        assertThat(peer.openConnections()).isEqualTo(1);
        assertThat(peer.counters().connects()).isEqualTo(1);
    }

    @Test
    @Requirement("S284")
    void aListenerHasManyPeers() {
        Node ocs = lab.start(lab.server("ocs"));
        for (int i = 0; i < 50; i++) {
            Stranger.open(lab, "raw" + i, "ocs");
        }

        assertThat(ocs.peers()).hasSize(50).allMatch(Peer::isReady);
        assertThat(ocs.peers())
                .allMatch(peer ->
                        peer.transport().equals(ocs.transports().stream().findFirst()));
    }

    @Test
    void aSecondConnectionIsAnsweredWithElectionLost() {
        Node ocs = lab.start(lab.server("ocs"));
        Stranger first = Stranger.open(lab, "raw", "ocs");

        Stranger second = Stranger.connect(lab, "raw2", "ocs");

        assertThat(second.ask(Samples.cer(RAW)).resultCode()).hasValue(ResultCode.ELECTION_LOST);
        assertThat(second.isClosed()).isTrue();
        assertThat(first.isClosed()).isFalse();
        assertThat(ocs.peer(RAW).orElseThrow().openConnections()).isEqualTo(1);
    }

    @Test
    void asManyAsToldAreTakenAndTheNextOneIsNot() {
        Node ocs = lab.start(lab.server("ocs").connections(c -> c.connectionsPerPeer(2)));
        Stranger first = Stranger.open(lab, "raw", "ocs");
        Stranger second = again(2);
        Peer peer = ocs.peer(RAW).orElseThrow();
        assertThat(peer.openConnections()).isEqualTo(2);

        Stranger third = Stranger.connect(lab, "raw3", "ocs");
        assertThat(third.ask(Samples.cer(RAW)).resultCode()).hasValue(ResultCode.ELECTION_LOST);
        assertThat(third.isClosed()).isTrue();
        first.close();
        again(4);

        assertThat(second.isClosed()).isFalse();
        assertThat(peer.openConnections()).isEqualTo(2);
    }

    @Test
    void anyNumberMayBeTaken() {
        Node ocs = lab.start(lab.server("ocs").connections(AllConnections::anyNumberOfConnectionsPerPeer));
        Stranger.open(lab, "raw", "ocs");
        for (int i = 2; i <= 40; i++) {
            again(i);
        }

        assertThat(ocs.peers()).hasSize(1);
        assertThat(ocs.peer(RAW).orElseThrow().openConnections()).isEqualTo(40);
    }

    @Test
    void eachHasAWatchdogOfItsOwn() {
        Node ocs = lab.start(lab.server("ocs").connections(c -> c.connectionsPerPeer(2)));
        Stranger silent = Stranger.open(lab, "raw", "ocs");
        Stranger lively = again(2);
        Peer peer = ocs.peer(RAW).orElseThrow();

        lab.until(() -> {
            answerWatchdogs(lively);
            return silent.isClosed();
        });

        assertThat(lively.isClosed()).isFalse();
        assertThat(peer.openConnections()).isEqualTo(1);
        assertThat(peer.isReady()).isTrue();
        assertThat(peer.state()).isEqualTo(PeerState.R_OPEN);
        assertThat(peer.disconnectReason()).as("still connected").isEmpty();
    }

    @Test
    void aNodeMayMakeSeveralConnectionsAndEachIsMadeAgain() {
        Node ocs = lab.start(lab.server("ocs").connections(c -> c.connectionsPerPeer(3)));
        Peer peer = client(p -> p.connections(3));
        lab.until(() -> peer.openConnections() == 3);
        assertThat(ocs.peer(Lab.host("pcef")).orElseThrow().openConnections()).isEqualTo(3);

        lab.network.link("ocs", "pcef").cut();
        lab.until(() -> peer.openConnections() == 0);
        assertThat(peer.disconnectReason()).hasValue(DisconnectReason.SOCKET_FAIL);
        lab.until(() -> peer.openConnections() == 3 && peer.isReady());

        assertThat(peer.counters().connects()).isEqualTo(6);
    }

    @Test
    void requestsGoOverAllOfThem() {
        lab.start(lab.server("ocs").connections(c -> c.connectionsPerPeer(3)));
        Node pcef = lab.start(lab.node("pcef").peer(Lab.uri("ocs"), p -> {
            Lab.persistent(p);
            p.connections(3);
        }));
        lab.until(() -> pcef.peer(Lab.host("ocs")).orElseThrow().openConnections() == 3);

        List<CompletableFuture<?>> calls = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            calls.add(pcef.callAsync(Lab.request(pcef)));
        }
        int pending = pcef.connections().stream()
                .mapToInt(connection -> connection.pendingRequests() > 0 ? 1 : 0)
                .sum();
        lab.until(() -> calls.stream().allMatch(CompletableFuture::isDone));

        assertThat(calls).noneMatch(CompletableFuture::isCompletedExceptionally);
        assertThat(pending).isBetween(0, 3);
    }

    @Test
    void aPoolTakesLeaveOfAllAtOnce() {
        Node ocs = lab.start(lab.server("ocs").connections(c -> c.connectionsPerPeer(3)));
        Node pcef = lab.start(lab.node("pcef").peer(Lab.uri("ocs"), p -> {
            Lab.persistent(p);
            p.connections(3);
        }));
        lab.until(() -> pcef.peer(Lab.host("ocs")).orElseThrow().openConnections() == 3);

        pcef.removePeer(Lab.host("ocs"));
        lab.until(() -> pcef.peer(Lab.host("ocs")).isEmpty());

        Peer there = ocs.peer(Lab.host("pcef")).orElseThrow();
        lab.until(() -> there.state() == PeerState.CLOSED);
        assertThat(there.openConnections()).isZero();
        assertThat(there.disconnectReason()).hasValue(DisconnectReason.DPR);
    }

    @Test
    void numbersOutOfTheirRangeAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client(p -> p.connections(0)))
                .withMessage("connections: 0 (expected: 1 to 1000)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> lab.server("ocs").connections(c -> c.connectionsPerPeer(0)))
                .withMessage("connections-per-peer: 0 (expected: at least 1)");
    }

    private Stranger again(int number) {
        Stranger more = Stranger.connect(lab, "raw" + number, "ocs");
        assertThat(more.ask(Samples.cer(RAW)).resultCode()).hasValue(ResultCode.SUCCESS);
        return more;
    }

    private static void answerWatchdogs(Stranger peer) {
        for (Message message : List.copyOf(peer.received)) {
            if (message.commandCode() == CommandCode.DEVICE_WATCHDOG && message.isRequest()) {
                peer.received.remove(message);
                var dwa = message.answerBuilder().avp(BaseAvps.RESULT_CODE, 2001L);
                Samples.origin(RAW).forEach(dwa::avp);
                peer.send(dwa.build());
            }
        }
    }

    private Peer client(Consumer<PeerOptions> more) {
        Node pcef = lab.start(lab.node("pcef").peer(Lab.uri("ocs"), p -> {
            Lab.persistent(p);
            more.accept(p);
        }));
        return pcef.peer(Lab.host("ocs")).orElseThrow();
    }
}
