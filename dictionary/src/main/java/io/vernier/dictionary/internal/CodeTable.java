package io.vernier.dictionary.internal;

import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** An immutable map from a 64-bit key to a value, by open addressing: one or two probes and no boxing. */
public final class CodeTable<T> {
    private final long[] keys;
    private final @Nullable Object[] values;
    private final int mask;

    /** For equal keys the first value wins. */
    public CodeTable(List<T> entries, ToLongFunction<T> key) {
        int capacity = Integer.highestOneBit(Math.max(4, entries.size() * 2 - 1)) * 2;
        mask = capacity - 1;
        keys = new long[capacity];
        values = new @Nullable Object[capacity];
        for (var entry : entries) {
            put(key.applyAsLong(entry), entry);
        }
    }

    /** The key of a code and a vendor, or of any two 32-bit numbers. */
    public static long key(int high, int low) {
        return ((long) high << 32) | (low & 0xFFFF_FFFFL);
    }

    private void put(long key, T value) {
        int slot = slot(key);
        while (values[slot] != null) {
            if (keys[slot] == key) {
                return;
            }
            slot = (slot + 1) & mask;
        }
        keys[slot] = key;
        values[slot] = value;
    }

    /** The value with this key, or null. */
    @SuppressWarnings("unchecked") // put() is the only writer and takes a T
    public @Nullable T get(long key) {
        int slot = slot(key);
        while (true) {
            var value = values[slot];
            if (value == null || keys[slot] == key) {
                return (T) value;
            }
            slot = (slot + 1) & mask;
        }
    }

    private int slot(long key) {
        long mixed = key * 0x9E37_79B9_7F4A_7C15L; // 2^64 divided by the golden ratio: neighbouring codes spread out
        return (int) (mixed >>> 40) & mask;
    }
}
