package io.vernier.codec.id;

import io.vernier.codec.data.DiameterIdentity;
import io.vernier.codec.data.DiameterTime;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/**
 * Session-Ids, globally and eternally unique (RFC 6733 section 8.8): the node's identity, the moment it started, and a
 * 64-bit counter that goes up by one with each. Safe on any thread, without locks.
 */
public final class SessionIds {
    /** What stands behind the identity. */
    public enum Format {
        /**
         * As the RFC recommends, {@code identity;high;low}: the decimal halves of one 64-bit counter. It starts at the time
         * in NTP seconds as the high half and a random low half below 2 to the power of 31: a node that restarts continues
         * above all it has used, and two that start in the same second hardly meet.
         */
        RFC,

        /**
         * {@code identity;start;high;low}, eight hexadecimal digits each: the time of the start in seconds since 1970 and
         * the halves of a 64-bit counter that starts anywhere.
         */
        HEX
    }

    private final String prefix;
    private final Format format;
    private final AtomicLong count;

    /**
     * Session-Ids of a node that starts now.
     *
     * @throws IllegalArgumentException if the identity is not a DiameterIdentity
     */
    public SessionIds(String identity, Format format, InstantSource clock, RandomGenerator random) {
        Instant start = clock.instant();
        this.format = format;
        String opening = DiameterIdentity.check(identity) + ";";
        switch (format) {
            case RFC -> {
                long high = Integer.toUnsignedLong(DiameterTime.encode(start));
                count = new AtomicLong((high << 32) | (random.nextInt() & Integer.MAX_VALUE));
            }
            case HEX -> {
                opening += hex((int) start.getEpochSecond()) + ";";
                count = new AtomicLong(random.nextLong());
            }
            default -> throw new AssertionError(format);
        }
        prefix = opening;
    }

    /**
     * Session-Ids as the RFC recommends, by the clock and the random source of the system.
     *
     * @throws IllegalArgumentException if the identity is not a DiameterIdentity
     */
    public static SessionIds create(String identity) {
        return create(identity, Format.RFC);
    }

    /**
     * Session-Ids in this format, by the clock and the random source of the system.
     *
     * @throws IllegalArgumentException if the identity is not a DiameterIdentity
     */
    public static SessionIds create(String identity, Format format) {
        return new SessionIds(identity, format, InstantSource.system(), new SecureRandom());
    }

    /** The next Session-Id. */
    public String next() {
        long id = count.getAndIncrement();
        if (format == Format.RFC) {
            return prefix + (id >>> 32) + ';' + (id & 0xffff_ffffL);
        }
        return prefix + hex((int) (id >>> 32)) + ';' + hex((int) id);
    }

    /**
     * The next Session-Id with something of the caller's at its end: a device, a subscriber, an address.
     *
     * @param optional any text; it is not escaped
     */
    public String next(String optional) {
        return next() + ";" + optional;
    }

    private static String hex(int value) {
        return HexFormat.of().toHexDigits(value);
    }
}
