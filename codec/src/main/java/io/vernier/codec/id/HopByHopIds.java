package io.vernier.codec.id;

import java.security.SecureRandom;
import java.util.random.RandomGenerator;

/**
 * The Hop-by-Hop identifiers of one connection (RFC 6733 section 3): the first is random, each one after it is one more.
 * Confined to the connection's event loop.
 */
public final class HopByHopIds {
    private final IdRange range;
    private int count;

    /** Identifiers of one share, or of {@link IdRange#ALL}. */
    public HopByHopIds(IdRange range, RandomGenerator random) {
        this.range = range;
        this.count = random.nextInt();
    }

    /** All identifiers, from a start that the system's random source chooses. */
    public static HopByHopIds create() {
        return new HopByHopIds(IdRange.ALL, new SecureRandom());
    }

    /** The next identifier, all 32 bits of it. */
    public int next() {
        return range.id(count++);
    }
}
