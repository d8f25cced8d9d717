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
import io.vernier.transport.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What must hold when a client of any other make connects to Vernier over SCTP, both with an address on each of two networks. */
@Tag("sctp")
public abstract class SctpServerContract {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @RegisterExtension
    protected final Processes processes = new Processes();

    @RegisterExtension
    final Kernel kernel = new Kernel();

    private final Seen seen = new Seen();

    /** Starts a foreign client that connects from {@link Kernel#THEIRS} to {@link Kernel#OURS}, with the shortest watchdog it can do. */
    protected abstract ForeignNode connect(int port);

    /** Starts one whose watchdog does not suspect us while the kernels look for a path that is left. */
    protected ForeignNode connectWithPatience(int port) {
        return connect(port);
    }

    @AfterEach
    void keepWhatWasSeen() {
        seen.write(processes.folder());
    }

    @Test
    void theirRequestsAndWatchdogsAreAnsweredAndTheyPart() {
        try (var node = start(Ours.sctpServer())) {
            var client = connect(Ours.port(node));
            client.expectUp(Ours.HOST);
            var peer = peer(node);

            assertThat(client.call("cc", 200, 10, 10_000)).isEqualTo(Map.of("2001", 200));
            assertThat(client.call("acct", 20, 10, 10_000)).isEqualTo(Map.of("2001", 20));
            await("their watchdog")
                    .atMost(PATIENCE)
                    .until(() -> peer.counters().dwa().sent() >= 1);
            assertThat(peer.connection().orElseThrow().protocol()).isEqualTo("sctp");
            assertThat(peer.capabilities().orElseThrow().hostIpAddresses())
                    .extracting(DiameterAddress::toString)
                    .containsExactlyInAnyOrderElementsOf(Kernel.THEIRS);
            assertThat(client.process().hasPrinted("FAULT")).isFalse();

            client.part();
            var why = seen.expectEnd("VN-2401");

            assertThat(why.cause()).isEqualTo(client.host() + " disconnected with cause REBOOTING.");
        }
    }

    @Test
    void wePartAndTheyAgree() {
        try (var node = start(Ours.sctpServer())) {
            var client = connect(Ours.port(node));
            client.expectUp(Ours.HOST);
            node.disconnect(client.host(), DisconnectCause.DO_NOT_WANT_TO_TALK_TO_YOU);
            var end = seen.expect(NodeEvent.Disconnected.class);

            assertThat(end.peer().counters().dpa().received()).isEqualTo(1);
        }
    }

    @Test
    void aClientKilledInTheMiddleOfTrafficIsServedAgainWhenItIsBack() {
        try (var node = start(Ours.sctpServer().watchdog(Ours.TRUSTING))) {
            var client = connect(Ours.port(node));
            client.expectUp(Ours.HOST);
            client.startTraffic("cc", 8, 5_000);
            awaitRequests(node, 200);
            client.process().kill();
            seen.expect(NodeEvent.Disconnected.class);
            var again = connect(Ours.port(node));
            again.expectUp(Ours.HOST);

            assertThat(again.call("cc", 50, 5, 10_000)).isEqualTo(Map.of("2001", 50));
        }
    }

    @Test
    void theLossOfOnePathCostsNoRequest() {
        try (var node = start(Ours.sctpServer())) {
            var client = connectWithPatience(Ours.port(node));
            client.expectUp(Ours.HOST);
            client.startTraffic("cc", 8, 10_000);
            awaitRequests(node, 50);
            Ours.awaitPaths(peer(node), Path.State.UP, Path.State.UP);
            kernel.lose(1);
            seen.expect(NodeEvent.PathChanged.class, event -> event.change() == PathChange.DOWN, "a path lost");
            awaitRequests(node, 200);
            Ours.awaitPaths(peer(node), Path.State.DOWN, Path.State.UP);
            kernel.restore();
            Ours.awaitPaths(peer(node), Path.State.UP, Path.State.UP);
            kernel.lose(2);
            Ours.awaitPaths(peer(node), Path.State.UP, Path.State.DOWN);
            awaitRequests(node, 200);

            assertThat(client.stopTraffic()).containsOnlyKeys("2001");
            assertThat(peer(node).counters().connects()).isEqualTo(1);
        }
    }

    @Test
    void theLossOfAllPathsIsSeenAndTheyComeBackWhenTheyCan() {
        try (var node = start(Ours.sctpServer().watchdog(Ours.TRUSTING_FOR_LONG))) {
            var client = connect(Ours.port(node));
            client.expectUp(Ours.HOST);
            seen.expect(NodeEvent.PeerUp.class);
            client.startTraffic("cc", 8, 2_000);
            awaitRequests(node, 50);
            kernel.lose(1, 2);
            var why = seen.expect(NodeEvent.Disconnected.class).why();
            kernel.restore();
            awaitRequests(node, 200);

            assertThat(why.code()).startsWith("VN-3");
            assertThat(client.stopTraffic().get("2001")).isGreaterThanOrEqualTo(200);
            assertThat(peer(node).counters().connects()).isEqualTo(2);
        }
    }

    private Node start(NodeBuilder described) {
        return described.onEvent(seen).start();
    }

    private static Peer peer(Node node) {
        return node.peers().getFirst();
    }

    /** Waits until so many more requests have come. */
    private static void awaitRequests(Node node, int more) {
        long goal = received(node) + more;
        await(goal + " requests").atMost(PATIENCE).until(() -> received(node) >= goal);
    }

    private static long received(Node node) {
        return peer(node).counters().requestsReceived();
    }
}
