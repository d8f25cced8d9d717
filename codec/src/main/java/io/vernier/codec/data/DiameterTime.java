package io.vernier.codec.data;

import java.time.Instant;

/**
 * The Time format: seconds in 32 bits, counted as in NTP from 1900. The counter overflows on 2036-02-07T06:28:16Z; as SNTP
 * prescribes (RFC 6733 section 4.3.1, RFC 5905), a value whose highest bit is clear lies after that moment.
 */
public final class DiameterTime {
    /** The first moment that can be told: highest bit set, all others clear. */
    public static final Instant MIN = Instant.parse("1968-01-20T03:14:08Z");

    /** The last second that can be told. */
    public static final Instant MAX = Instant.parse("2104-02-26T09:42:23Z");

    private static final long UNIX_EPOCH_IN_NTP = 2_208_988_800L;
    private static final long ERA = 1L << 32;

    private DiameterTime() {}

    /** The moment that the 32 bits of a Time AVP mean. Every value means one. */
    public static Instant decode(int raw) {
        long ntp = raw < 0 ? Integer.toUnsignedLong(raw) : raw + ERA;
        return Instant.ofEpochSecond(ntp - UNIX_EPOCH_IN_NTP);
    }

    /**
     * The 32 bits for a moment; a fraction of a second is dropped.
     *
     * @throws IllegalArgumentException if the moment is before {@link #MIN} or after the second {@link #MAX}
     */
    public static int encode(Instant time) {
        long seconds = time.getEpochSecond();
        if (seconds < MIN.getEpochSecond() || seconds > MAX.getEpochSecond()) {
            throw new IllegalArgumentException("time: " + time + " (expected: " + MIN + " to " + MAX
                    + ", all that 32 bits can tell, RFC 6733 section 4.3.1)");
        }
        return (int) (seconds + UNIX_EPOCH_IN_NTP);
    }
}
