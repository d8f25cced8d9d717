package io.vernier.node;

import io.vernier.codec.Message;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.ToIntFunction;

/**
 * One peer after the other, each as often as its weight says and spread evenly: whoever has saved up most goes, and pays for
 * all that were saved in this turn.
 */
final class WeightedRoundRobin implements PeerSelection {
    private final ToIntFunction<? super Peer> weight;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Peer, Integer> saved = new WeakHashMap<>();

    WeightedRoundRobin(ToIntFunction<? super Peer> weight) {
        this.weight = weight;
    }

    @Override
    public Peer select(List<Peer> candidates, Message request) {
        lock.lock();
        try {
            int total = 0;
            int most = Integer.MIN_VALUE;
            Peer best = candidates.get(0);
            for (Peer peer : candidates) {
                int own = weightOf(peer);
                int savings = saved.merge(peer, own, Integer::sum);
                total += own;
                if (savings > most && own > 0) {
                    best = peer;
                    most = savings;
                }
            }
            saved.merge(best, -total, Integer::sum);
            return best;
        } finally {
            lock.unlock();
        }
    }

    private int weightOf(Peer peer) {
        int own = weight.applyAsInt(peer);
        if (own < 0 || own > 1_000_000) {
            throw new IllegalArgumentException("weight of " + peer.host() + ": " + own + " (expected: 0..1000000)");
        }
        return own;
    }
}
