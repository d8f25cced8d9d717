package io.vernier.node.statistics.internal;

import io.vernier.node.statistics.Window;

/**
 * How many there were in each of the last seconds, for windows of up to 15 minutes. Written by one thread, read by anyone;
 * a reader may miss what happens at the same moment.
 */
final class SecondSlots {
    private static final int SLOTS = 1024;
    private static final int MINUTE = 60;
    private static final int LONGEST = 15 * MINUTE;

    private final int[] counts = new int[SLOTS];
    private volatile long latest;

    /** Slots that begin with this second, of whatever clock. */
    SecondSlots(long second) {
        latest = second;
    }

    /** Some more in this second, which is not before one that was counted. */
    void add(long second, int amount) {
        long from = latest;
        if (second > from) {
            for (long s = Math.max(from + 1, second - SLOTS + 1); s <= second; s++) {
                counts[slot(s)] = 0;
            }
            latest = second;
        }
        counts[slot(latest)] += amount;
    }

    /** Everything that another one counted lately, too; the two are of one clock. */
    void addAll(SecondSlots other) {
        long until = other.latest;
        add(until, 0);
        for (long s = Math.max(until, latest) - LONGEST + 1; s <= until; s++) {
            counts[slot(s)] += other.counts[slot(s)];
        }
    }

    long latest() {
        return latest;
    }

    /** What was counted until this second. */
    Window window(long now) {
        return new Window(count(now, MINUTE), count(now, 5 * MINUTE), count(now, LONGEST));
    }

    private long count(long now, int seconds) {
        long until = Math.min(now, latest);
        long sum = 0;
        for (long s = now - seconds + 1; s <= until; s++) {
            sum += counts[slot(s)];
        }
        return sum;
    }

    private static int slot(long second) {
        return (int) (second & (SLOTS - 1));
    }
}
