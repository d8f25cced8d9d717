package io.vernier.node.statistics.internal;

import io.vernier.node.statistics.ResponseTimes;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The times of one kind of answers on one connection: all of them in a histogram, the last 1,024 one by one. Written by
 * the connection's event loop, read by anyone.
 */
final class ResponseTimeRecorder {
    /** The last times are kept in 100 ns, which makes 214 s the longest of them. */
    static final int STEP_NANOS = 100;

    private static final int FIRST_CAPACITY = 32;
    private static final int COUNT = 0;
    private static final int MAX = 1;
    private static final int SUM = 2;

    private final Counters totals = new Counters(3);
    private volatile @Nullable Counters histogram;

    /** A ring once it has its full size; a reader may find one value of it newer than the others, which does no harm. */
    private volatile int[] last = new int[FIRST_CAPACITY];

    /** Some answers took so long. */
    void record(long nanos, int answers) {
        long time = Math.max(0, nanos);
        Counters buckets = histogram;
        if (buckets == null) {
            buckets = new Counters(LogLinear.SIZE);
            histogram = buckets;
        }
        buckets.add(LogLinear.bucket(time), answers);
        if (time > totals.get(MAX)) {
            totals.set(MAX, time);
        }
        totals.add(SUM, time * answers);
        long count = totals.get(COUNT);
        int steps = (int) Math.min(Integer.MAX_VALUE, (time + STEP_NANOS / 2) / STEP_NANOS);
        for (int i = 0; i < Math.min(answers, ResponseTimes.LAST); i++) {
            remember(count + i, steps);
        }
        totals.set(COUNT, count + answers);
    }

    private void remember(long position, int steps) {
        int[] ring = last;
        if (position >= ring.length && ring.length < ResponseTimes.LAST) {
            ring = Arrays.copyOf(ring, ring.length * 2);
            last = ring;
        }
        ring[(int) (position & (ring.length - 1))] = steps;
    }

    long count() {
        return totals.get(COUNT);
    }

    long sum() {
        return totals.get(SUM);
    }

    long max() {
        return totals.get(MAX);
    }

    /** The buckets of {@link LogLinear}, or null before the first answer. */
    @Nullable Counters histogram() {
        return histogram;
    }

    /** The last times in {@link #STEP_NANOS}, newest first. */
    int[] newestFirst() {
        long count = count();
        int[] ring = last;
        var newest = new int[(int) Math.min(count, ring.length)];
        for (int i = 0; i < newest.length; i++) {
            newest[i] = ring[(int) ((count - 1 - i) & (ring.length - 1))];
        }
        return newest;
    }
}
