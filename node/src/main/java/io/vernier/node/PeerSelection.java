package io.vernier.node;

import io.vernier.codec.BaseAvps;
import io.vernier.codec.Message;
import io.vernier.codec.data.DiameterIdentity;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

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

    /** One peer after the other. */
    static PeerSelection roundRobin() {
        return new RoundRobin();
    }

    /**
     * One peer after the other, each as often as its weight says, from 0 (only where nobody else is) to 1,000,000. The
     * weights are asked at each choice and may change.
     */
    static PeerSelection weighted(ToIntFunction<? super Peer> weight) {
        return new WeightedRoundRobin(weight);
    }

    /**
     * The same peer for all requests of a session, as long as it is ready: by a consistent hash of the Session-Id, which
     * needs no memory, gives the same on every node, and moves only the sessions of a peer that comes or goes. Requests
     * without a Session-Id go where the fewest are outstanding.
     */
    static PeerSelection sticky() {
        return sticky(request -> request.first(BaseAvps.SESSION_ID));
    }

    /** As {@link #sticky()}, by something else of the request, such as a subscriber's name. */
    static PeerSelection sticky(Function<? super Message, Optional<String>> key) {
        return new StickySelection(key);
    }

    /** The peers with the lowest rank as long as there are any, then those with the next; one selection among equals. */
    static PeerSelection byRank(ToIntFunction<? super Peer> rank, PeerSelection amongEquals) {
        return (candidates, request) -> {
            int lowest = candidates.stream().mapToInt(rank).min().orElseThrow();
            List<Peer> first = candidates.stream()
                    .filter(peer -> rank.applyAsInt(peer) == lowest)
                    .toList();
            return first.size() == 1 ? first.get(0) : amongEquals.select(first, request);
        };
    }

    /** The first of these hosts that is ready, then the next, then all others: one that works and others in reserve. */
    static PeerSelection inOrder(String... hosts) {
        List<String> order = Stream.of(hosts).map(DiameterIdentity::key).toList();
        return byRank(
                peer -> {
                    int place = order.indexOf(DiameterIdentity.key(peer.host()));
                    return place < 0 ? order.size() : place;
                },
                leastOutstanding());
    }
}
