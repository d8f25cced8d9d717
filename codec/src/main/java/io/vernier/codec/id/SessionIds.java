package io.vernier.codec.id;

import io.vernier.codec.data.DiameterIdentity;
import io.vernier.codec.data.DiameterTime;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
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

    private static final int LONGEST_NUMBERS = 3 * 11;

    private final byte[] prefix;
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
                var digits = new byte[9];
                hex((int) start.getEpochSecond(), digits, 0);
                opening += new String(digits, StandardCharsets.ISO_8859_1);
                count = new AtomicLong(random.nextLong());
            }
            default -> throw new AssertionError(format);
        }
        prefix = opening.getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Session-Ids as the RFC recommends, by the clock and the random source of the system.
     *
     * @throws IllegalArgumentException if the identity is not a DiameterIdentity
     */
    public static SessionIds create(String identity) {
        return new SessionIds(identity, Format.RFC, InstantSource.system(), new SecureRandom());
    }

    /** The next Session-Id. */
    public String next() {
        long id = count.getAndIncrement();
        var text = new byte[prefix.length + LONGEST_NUMBERS];
        System.arraycopy(prefix, 0, text, 0, prefix.length);
        int end = prefix.length;
        if (format == Format.HEX) {
            end = hex((int) (id >>> 32), text, end);
            end = hex((int) id, text, end);
        } else {
            end = decimal(id >>> 32, text, end);
            end = decimal(id & 0xffff_ffffL, text, end);
        }
        return new String(text, 0, end - 1, StandardCharsets.ISO_8859_1);
    }

    /**
     * The next Session-Id with something of the caller's at its end: a device, a subscriber, an address.
     *
     * @param optional any text; it is not escaped
     */
    public String next(String optional) {
        return next() + ";" + optional;
    }

    /** Eight digits and a semicolon; gives where they end. */
    private static int hex(int value, byte[] text, int at) {
        for (int i = 0; i < 8; i++) {
            text[at + i] = (byte) Character.forDigit((value >>> (28 - 4 * i)) & 15, 16);
        }
        text[at + 8] = ';';
        return at + 9;
    }

    /** The digits of an Unsigned32 and a semicolon; gives where they end. */
    private static int decimal(long value, byte[] text, int at) {
        int end = at + 1;
        for (long rest = value / 10; rest != 0; rest /= 10) {
            end++;
        }
        long rest = value;
        for (int i = end - 1; i >= at; i--) {
            text[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        text[end] = ';';
        return end + 1;
    }
}
