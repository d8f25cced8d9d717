package io.vernier.node;

import io.vernier.codec.Explanation;
import io.vernier.codec.Message;
import io.vernier.protocol.routing.RoutingPeer;
import io.vernier.protocol.routing.RoutingTable;
import io.vernier.protocol.routing.TriedPeers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The links that take requests now. Readers see an immutable table and take no lock. */
final class Router {
    private final ReentrantLock writing = new ReentrantLock();
    private volatile RoutingTable<Traffic> table = RoutingTable.of(List.of());

    /** Counts up to choose among equals; a lost update does no harm. */
    private int turn;

    void add(RoutingPeer<Traffic> peer) {
        writing.lock();
        try {
            var peers = new ArrayList<>(table.peers());
            peers.removeIf(other -> other.peer() == peer.peer());
            peers.add(peer);
            table = RoutingTable.of(peers);
        } finally {
            writing.unlock();
        }
    }

    void remove(Traffic traffic) {
        writing.lock();
        try {
            var peers = new ArrayList<>(table.peers());
            if (peers.removeIf(other -> other.peer() == traffic)) {
                table = RoutingTable.of(peers);
            }
        } finally {
            writing.unlock();
        }
    }

    boolean isReady() {
        return !table.peers().isEmpty();
    }

    /** Where to send the request, or null where there is nobody: then {@link #whyNone} says why. */
    @Nullable Traffic choose(Message request, TriedPeers tried) {
        var chosen = table.select(request, tried, turn++);
        return chosen == null ? null : chosen.peer();
    }

    Explanation whyNone(Message request, TriedPeers tried) {
        return table.whyNone(request, tried);
    }
}
