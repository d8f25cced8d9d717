package io.vernier.codec.id;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

/**
 * The End-to-End identifiers of the requests that a node sends (RFC 6733 section 3). The first has the low 12 bits of the
 * time in seconds in its high 12 bits and random low 20 bits; each one after it is one more. While a node runs, none comes
 * again within four minutes at up to 17 million requests a second. A node that restarts begins ahead of what it used
 * before, as long as it sent less than a million requests a second and restarts within an hour; after that it begins
 * anywhere.
 *
 * <p>Safe on any thread, without locks.
 */
public final class EndToEndIds {
    private static final int RANDOM_BITS = 20;

    private final IdRange range;
    private final AtomicInteger count;

    /** Identifiers of one share, or of {@link IdRange#ALL}. */
    public EndToEndIds(IdRange range, InstantSource clock, RandomGenerator random) {
        this.range = range;
        int seconds = (int) clock.instant().getEpochSecond();
        this.count = new AtomicInteger((seconds << RANDOM_BITS) | random.nextInt(1 << RANDOM_BITS));
    }

    /** All identifiers, by the clock and the random source of the system. */
    public static EndToEndIds create() {
        return new EndToEndIds(IdRange.ALL, InstantSource.system(), new SecureRandom());
    }

    /** The next identifier, all 32 bits of it. */
    public int next() {
        return range.id(count.getAndIncrement());
    }
}
