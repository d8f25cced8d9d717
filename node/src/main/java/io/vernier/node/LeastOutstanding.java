package io.vernier.node;

import io.vernier.codec.Message;
import java.util.List;

/** The peer with the fewest requests to answer, turn by turn among equals. */
final class LeastOutstanding implements PeerSelection {
    static final LeastOutstanding INSTANCE = new LeastOutstanding();

    /** A lost update does no harm. */
    private int turn;

    private LeastOutstanding() {}

    @Override
    public Peer select(List<Peer> candidates, Message request) {
        int count = candidates.size();
        int first = Integer.remainderUnsigned(turn++, count);
        Peer best = candidates.get(first);
        for (int i = 1; i < count; i++) {
            Peer other = candidates.get((first + i) % count);
            if (other.pendingRequests() < best.pendingRequests()) {
                best = other;
            }
        }
        return best;
    }
}
