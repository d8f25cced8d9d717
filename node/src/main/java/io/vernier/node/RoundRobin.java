package io.vernier.node;

import io.vernier.codec.Message;
import java.util.List;

/** One peer after the other. */
final class RoundRobin implements PeerSelection {
    /** A lost update does no harm. */
    private int turn;

    @Override
    public Peer select(List<Peer> candidates, Message request) {
        return candidates.get(Integer.remainderUnsigned(turn++, candidates.size()));
    }
}
