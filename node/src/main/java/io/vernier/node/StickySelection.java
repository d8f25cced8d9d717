package io.vernier.node;

import io.vernier.codec.Message;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The same peer for the same key, by rendezvous hashing: each peer draws a number for the key and the highest wins, so that
 * a peer that comes or goes moves only the keys that are its own.
 */
final class StickySelection implements PeerSelection {
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private final Function<? super Message, Optional<String>> key;

    StickySelection(Function<? super Message, Optional<String>> key) {
        this.key = key;
    }

    @Override
    public Peer select(List<Peer> candidates, Message request) {
        Optional<String> sticksTo = key.apply(request);
        if (sticksTo.isEmpty()) {
            return PeerSelection.leastOutstanding().select(candidates, request);
        }
        long hash = hash(FNV_OFFSET, sticksTo.get());
        Peer best = candidates.get(0);
        long highest = draw(hash, best);
        for (Peer peer : candidates.subList(1, candidates.size())) {
            long drawn = draw(hash, peer);
            if (drawn > highest) {
                best = peer;
                highest = drawn;
            }
        }
        return best;
    }

    private static long draw(long hash, Peer peer) {
        return mix(hash(hash, peer.host()));
    }

    /** FNV-1a over the characters. */
    private static long hash(long start, String text) {
        long hash = start;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * FNV_PRIME;
        }
        return hash;
    }

    /** The end of MurmurHash3: without it similar names draw similar numbers. */
    private static long mix(long hash) {
        long mixed = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ mixed >>> 33) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ mixed >>> 33;
    }
}
