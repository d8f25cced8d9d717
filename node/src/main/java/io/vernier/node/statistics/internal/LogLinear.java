package io.vernier.node.statistics.internal;

/**
 * Buckets for durations: 16 to each power of two, so that the middle of a bucket is 1/32 off at most. The smallest are 32
 * ns wide; what is longer than 2<sup>42</sup> ns, about 73 minutes, goes to the last one.
 */
final class LogLinear {
    private static final int UNIT_BITS = 5;
    private static final int SUB_BITS = 4;
    private static final int SUB = 1 << SUB_BITS;
    private static final int LARGEST_BITS = 42;
    private static final long LARGEST = (1L << LARGEST_BITS) - 1;

    /** How many buckets there are. */
    static final int SIZE = (LARGEST_BITS - UNIT_BITS - SUB_BITS + 1) * SUB;

    private LogLinear() {}

    /** The bucket of a duration in nanoseconds, 0 or more. */
    static int bucket(long nanos) {
        long units = Math.min(nanos, LARGEST) >>> UNIT_BITS;
        if (units < SUB) {
            return (int) units;
        }
        int octave = 63 - Long.numberOfLeadingZeros(units) - SUB_BITS;
        return (octave + 1) * SUB + (int) (units >>> octave) - SUB;
    }

    /** The middle of a bucket in nanoseconds. */
    static long middle(int bucket) {
        int octave = Math.max(0, bucket / SUB - 1);
        long low = bucket < SUB ? bucket : (long) (SUB + bucket % SUB) << octave;
        return (low << UNIT_BITS) + (1L << (octave + UNIT_BITS - 1));
    }
}
