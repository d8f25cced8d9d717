package io.vernier.node;

import io.vernier.codec.Explanation;
import io.vernier.codec.Message;
import io.vernier.protocol.routing.RoutingPeer;
import io.vernier.protocol.routing.RoutingTable;
import io.vernier.protocol.routing.TriedPeers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The links that take requests now. Readers see an immutable table and take no lock. */
final class Router {
    private final ReentrantLock writing = new ReentrantLock();
    private volatile RoutingTable<Traffic> table = RoutingTable.of(List.of());

    /** What chooses instead of the table, which takes the least outstanding. */
    private volatile @Nullable PeerSelection selection;

    /** Counts up to choose among equals; a lost update does no harm. */
    private int turn;

    void add(RoutingPeer<Traffic> peer) {
        writing.lock();
        try {
            var peers = new ArrayList<>(table.peers());
            peers.removeIf(other -> other.peer() == peer.peer());
            peers.add(peer);
            table = RoutingTable.of(peers, Traffic::pendingRequests);
        } finally {
            writing.unlock();
        }
    }

    void remove(Traffic traffic) {
        writing.lock();
        try {
            var peers = new ArrayList<>(table.peers());
            if (peers.removeIf(other -> other.peer() == traffic)) {
                table = RoutingTable.of(peers, Traffic::pendingRequests);
            }
        } finally {
            writing.unlock();
        }
    }

    void selectBy(PeerSelection newSelection) {
        selection = newSelection instanceof LeastOutstanding ? null : newSelection;
    }

    boolean isReady() {
        return !table.peers().isEmpty();
    }

    /**
     * Where to send the request, or null where there is nobody: then {@link #whyNone} says why.
     *
     * @throws CallException if the peer selection of the node's owner fails
     */
    @Nullable Traffic choose(Message request, TriedPeers tried) {
        if (selection != null) {
            List<Traffic> eligible = links(table.eligible(request, tried));
            return eligible.isEmpty() ? null : among(eligible, request);
        }
        var chosen = table.select(request, tried, turn++);
        return chosen == null ? null : chosen.peer();
    }

    /** All links that have the request's application, those that lead to its destination first. */
    List<Traffic> candidates(Message request, TriedPeers tried) {
        return links(table.candidates(request, tried));
    }

    /** Makes the routes over all links anew. */
    void reroute(Function<Traffic, RoutingPeer<Traffic>> route) {
        writing.lock();
        try {
            table = RoutingTable.of(links().stream().map(route).toList(), Traffic::pendingRequests);
        } finally {
            writing.unlock();
        }
    }

    /** All links. */
    List<Traffic> links() {
        return links(table.peers());
    }

    /** Ends when all calls that have been given to links by now have come there. */
    CompletableFuture<Void> handedOver() {
        return CompletableFuture.allOf(links().stream().map(Traffic::handedOver).toArray(CompletableFuture<?>[]::new));
    }

    /** The links to one peer that take requests now. */
    List<Traffic> linksTo(Peer peer) {
        return links().stream().filter(link -> link.peer() == peer).toList();
    }

    /**
     * The one of these links to send the request over.
     *
     * @throws CallException if the peer selection of the node's owner fails
     */
    Traffic among(List<Traffic> links, Message request) {
        List<Peer> peers = peers(links);
        return peers.size() == 1 ? links.get(0) : linkTo(select(peers, request), links);
    }

    Explanation whyNone(Message request, TriedPeers tried) {
        return table.whyNone(request, tried);
    }

    private Peer select(List<Peer> peers, Message request) {
        PeerSelection chosen = selection;
        if (chosen == null) {
            return PeerSelection.leastOutstanding().select(peers, request);
        }
        Peer peer;
        try {
            peer = chosen.select(peers, request);
        } catch (RuntimeException | Error e) {
            throw new CallException.NotSent(
                    CallProblem.CALLBACK_FAILED, NodeProblem.SELECTION_FAILED.explain(e.toString()), e);
        }
        if (!peers.contains(peer)) {
            throw new CallException.NotSent(
                    CallProblem.CALLBACK_FAILED,
                    NodeProblem.SELECTION_FAILED.explain("it chose " + peer + " (expected: one of " + peers + ")"));
        }
        return peer;
    }

    /** The peers that some links lead to. */
    static List<Peer> peers(List<Traffic> links) {
        return links.stream().<Peer>map(Traffic::peer).distinct().toList();
    }

    /** The link to a peer, which must be among the peers of these. */
    static Traffic linkTo(Peer peer, List<Traffic> links) {
        return links.stream()
                .filter(link -> link.peer() == peer)
                .min(Comparator.comparingInt(Traffic::pendingRequests))
                .orElseThrow();
    }

    private static List<Traffic> links(List<RoutingPeer<Traffic>> peers) {
        return peers.stream().map(RoutingPeer::peer).distinct().toList();
    }
}
