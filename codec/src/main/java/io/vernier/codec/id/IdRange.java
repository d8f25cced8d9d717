package io.vernier.codec.id;

/**
 * The share that one process has of the 32-bit identifiers, where several processes appear as one Diameter node: the top
 * bits are fixed to a number of its own, the low bits count. Without such a share all 32 bits count.
 *
 * <p>An identifier must not come again for four minutes (RFC 6733 section 3): with {@code n} requests a second choose the
 * low bits so that {@code 240 * n} is less than 2 to their power.
 *
 * @param high the fixed top bits as a number, at least 0 and less than 2 to the power of {@code 32 - lowBits}
 * @param lowBits how many low bits count, 0 to 32
 */
public record IdRange(int high, int lowBits) {
    /** All 32 bits: a node that is one process. */
    public static final IdRange ALL = new IdRange(0, 32);

    /** @throws IllegalArgumentException if one of them is out of its range */
    public IdRange {
        if (lowBits < 0 || lowBits > 32) {
            throw new IllegalArgumentException("low bits: " + lowBits + " (expected: 0 to 32)");
        }
        if (Integer.toUnsignedLong(high) >= 1L << (32 - lowBits)) {
            throw new IllegalArgumentException("high: " + high + " (expected: 0 to " + ((1L << (32 - lowBits)) - 1)
                    + ", what fits above " + lowBits + " low bits)");
        }
    }

    /** The identifier for a count: the fixed bits above the low bits of the count. */
    public int id(int count) {
        long fixed = Integer.toUnsignedLong(high) << lowBits;
        return (int) (fixed | (count & ((1L << lowBits) - 1)));
    }
}
