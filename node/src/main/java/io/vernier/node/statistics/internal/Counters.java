package io.vernier.node.statistics.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Numbers that one thread raises and any thread reads. The accesses are opaque: as cheap as plain ones, but whole, and
 * seen by others before long.
 */
final class Counters {
    private static final VarHandle LONGS = MethodHandles.arrayElementVarHandle(long[].class);

    private final long[] values;

    Counters(int size) {
        values = new long[size];
    }

    /** For the one writer. */
    void add(int i, long amount) {
        LONGS.setOpaque(values, i, values[i] + amount);
    }

    /** For the one writer. */
    void set(int i, long value) {
        LONGS.setOpaque(values, i, value);
    }

    long get(int i) {
        return (long) LONGS.getOpaque(values, i);
    }

    int size() {
        return values.length;
    }
}
