package io.vernier.protocol.creditcontrol;

/**
 * The CC-Request-Numbers that a session had, to find duplicates (RFC 8506 section 5.7). It remembers the 64 numbers up to the
 * highest one; what is older counts as had.
 */
public final class RequestNumbers {
    private static final int REMEMBERED = 64;

    private long highest = -1;
    /** Bit i stands for the number highest - i. */
    private long had;

    /** Had none. */
    public RequestNumbers() {}

    /**
     * Notes a number.
     *
     * @return whether it is new
     */
    public boolean add(long number) {
        if (number > highest) {
            long ahead = number - highest;
            had = ahead >= REMEMBERED ? 1 : had << ahead | 1;
            highest = number;
            return true;
        }
        long behind = highest - number;
        if (behind >= REMEMBERED || (had >>> behind & 1) != 0) {
            return false;
        }
        had |= 1L << behind;
        return true;
    }
}
