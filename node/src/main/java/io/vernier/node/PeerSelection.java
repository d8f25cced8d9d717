package io.vernier.node;

import io.vernier.codec.Message;
import java.util.List;

/**
 * Chooses one of several peers that a request may equally well go to. Asked on the thread that makes the call, and on an
 * event loop when a request goes to another peer because the first was lost: it must not block, and several threads may
 * ask at once. If it throws, the call fails, and nothing else.
 */
@FunctionalInterface
public interface PeerSelection {
    /**
     * The peer to send to.
     *
     * @param candidates two or more that are ready and lead to where the request goes
     * @param request the request
     * @return one of the candidates
     */
    Peer select(List<Peer> candidates, Message request);

    /** The peer that has the fewest requests to answer now, turn by turn where they are equal: the default. */
    static PeerSelection leastOutstanding() {
        return LeastOutstanding.INSTANCE;
    }
}
