package io.vernier.interop.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vernier.codec.data.DiameterAddress;
import io.vernier.interop.kernel.Kernel;
import io.vernier.interop.process.ForeignNode;
import io.vernier.interop.process.Processes;
import io.vernier.node.Node;
import io.vernier.node.NodeBuilder;
import io.vernier.node.NodeEvent;
import io.vernier.node.NodeEvent.PathChange;
import io.vernier.node.Peer;
import io.vernier.protocol.peer.DisconnectCause;
import io.vernier.protocol.peer.RedialRule;
import io.vernier.protocol.watchdog.WatchdogSettings;
import io.vernier.transport.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What must hold when Vernier connects over SCTP to a server of any other make, both with an address on each of two networks. */
@Tag("sctp")
public abstract class SctpClientContract {
    private static final Duration READY = Duration.ofSeconds(60);

    @RegisterExtension
    protected final Processes processes = new Processes();

    @RegisterExtension
    final Kernel kernel = new Kernel();

    private final Seen seen = new Seen();

    /** Starts a foreign server at {@link Kernel#THEIRS}; port 0 leaves the choice to it. */
    protected abstract ForeignNode listen(int port);

    @AfterEach
    void keepWhatWasSeen() {
        seen.write(processes.folder());
    }

    @Test
    void messagesAndWatchdogsGoThroughAndTheyAgreeToPart() {
        var server = listen(0);
        try (var node = start(Ours.sctpClient(server.host(), server.port())
                .watchdog(WatchdogSettings.inLaboratory(Duration.ofMillis(300))))) {
            var peer = peer(node);
            try (var traffic = Traffic.start(node)) {
                traffic.awaitAnswers(200);
                assertThat(traffic.codes).containsExactly(2001L);
            }
            assertThat(node.call(Ours.acr(node, 8)).resultCode()).isEqualTo(2001);
            await("answers to our watchdog").until(() -> peer.counters().dwa().received() >= 3);
            assertThat(peer.connection().orElseThrow().protocol()).isEqualTo("sctp");
            assertThat(peer.capabilities().orElseThrow().hostIpAddresses())
                    .extracting(DiameterAddress::toString)
                    .containsExactlyInAnyOrderElementsOf(Kernel.THEIRS);

            node.disconnect(server.host(), DisconnectCause.BUSY);
            seen.expect(NodeEvent.Disconnected.class);

            assertThat(peer.counters().dpa().received()).isEqualTo(1);
            assertThat(peer.counters().connects()).isEqualTo(1);
            assertThat(server.process().hasPrinted("FAULT")).isFalse();
        }
    }

    @Test
    void theyPartAndAreCalledAgainWhenTheyAreBack() {
        var server = listen(0);
        try (var node = start(Ours.sctpClient(server.host(), server.port())
                .watchdog(Ours.TRUSTING)
                .reconnect(Ours.soon().withRule(RedialRule.BY_CAUSE)))) {
            server.expectUp(Ours.HOST);
            server.part();
            var why = seen.expectEnd("VN-2401");
            var again = listen(server.port());
            seen.expect(NodeEvent.PeerUp.class);
            again.expectUp(Ours.HOST);

            assertThat(why.cause()).isEqualTo(server.host() + " disconnected with cause REBOOTING.");
            assertThat(node.call(Ours.ccr(node, 1)).resultCode()).isEqualTo(2001);
        }
    }

    @Test
    void aServerKilledInTheMiddleOfTrafficIsUsedAgainWhenItIsBack() {
        var server = listen(0);
        try (var node = start(Ours.sctpClient(server.host(), server.port()).watchdog(Ours.TRUSTING));
                var traffic = Traffic.start(node)) {
            traffic.awaitAnswers(200);
            server.process().kill();
            seen.expect(NodeEvent.Disconnected.class);
            listen(server.port());
            traffic.awaitAnswers(200);

            assertThat(traffic.codes).containsExactly(2001L);
            assertThat(peer(node).counters().connects()).isEqualTo(2);
        }
    }

    @Test
    void theLossOfOnePathCostsNoRequest() {
        var server = listen(0);
        try (var node = start(Ours.sctpClient(server.host(), server.port()));
                var traffic = Traffic.start(node)) {
            traffic.awaitAnswers(50);
            Ours.awaitPaths(peer(node), Path.State.UP, Path.State.UP);
            kernel.lose(1);
            seen.expect(NodeEvent.PathChanged.class, event -> event.change() == PathChange.DOWN, "a path lost");
            traffic.awaitAnswers(200);
            Ours.awaitPaths(peer(node), Path.State.DOWN, Path.State.UP);
            kernel.restore();
            seen.expect(NodeEvent.PathChanged.class, event -> event.change() == PathChange.UP, "a path that is back");
            kernel.lose(2);
            seen.expect(NodeEvent.PathChanged.class, event -> event.change() == PathChange.DOWN, "the other path lost");
            traffic.awaitAnswers(200);
            Ours.awaitPaths(peer(node), Path.State.UP, Path.State.DOWN);

            assertThat(traffic.unanswered).hasValue(0);
            assertThat(traffic.unsent).hasValue(0);
            assertThat(peer(node).counters().connects()).isEqualTo(1);
        }
    }

    @Test
    void theLossOfAllPathsIsSeenAndTrafficGoesOnWhenTheyAreBack() {
        var server = listen(0);
        try (var node = start(Ours.sctpClient(server.host(), server.port())
                        .watchdog(Ours.TRUSTING_FOR_LONG)
                        .reconnect(Ours.soon()));
                var traffic = Traffic.start(node)) {
            traffic.awaitAnswers(50);
            kernel.lose(1, 2);
            var why = seen.expect(NodeEvent.Disconnected.class).why();
            kernel.restore();
            traffic.awaitAnswers(200);

            assertThat(why.code()).startsWith("VN-3");
            assertThat(traffic.codes).containsExactly(2001L);
            // a server that has not seen the loss yet may end the first new association for the sake of the old one
            assertThat(peer(node).counters().connects()).isGreaterThanOrEqualTo(2);
        }
    }

    private Node start(NodeBuilder described) {
        var node = described.onEvent(seen).start();
        node.awaitReady(READY);
        seen.expect(NodeEvent.PeerUp.class); // an attempt that failed before it is nobody's loss
        return node;
    }

    private static Peer peer(Node node) {
        return node.peers().getFirst();
    }
}
