package io.vernier.node.statistics.internal;

import io.vernier.node.statistics.ResultCount;
import java.util.function.BiConsumer;

/**
 * How often answers had which result, of one command in one direction. Holds {@link ResultCount#LIMIT} different ones at
 * most, the rest together: a peer that invents codes fills it and no more. Written by one event loop, read by anyone.
 */
final class ResultTable {
    /** The key of what is beyond the limit. No result has it: vendor and code cannot both be 4,294,967,295. */
    static final long OTHER = -1;

    private static final int SLOTS = 64;

    private final Counters keys = new Counters(SLOTS);
    private final Counters counts = new Counters(SLOTS + 1);
    private int size;
    private long lastKey;
    private int lastSlot = -1;

    /** The key of a result: vendor and code; 0 for a vendor means a Result-Code. */
    static long key(long vendorId, long code) {
        return (vendorId << 32) | code;
    }

    void add(long key) {
        if (key != lastKey || lastSlot < 0) {
            lastSlot = slot(key);
            lastKey = key;
        }
        counts.add(lastSlot, 1);
    }

    /** Hands out each key with its count. */
    void forEach(BiConsumer<Long, Long> reader) {
        for (int i = 0; i <= SLOTS; i++) {
            long count = counts.get(i);
            if (count > 0) {
                reader.accept(i == SLOTS ? OTHER : keys.get(i), count);
            }
        }
    }

    private int slot(long key) {
        int slot = (int) ((key * 0x9E37_79B9_7F4A_7C15L) >>> 58); // 2^64 divided by the golden ratio
        while (counts.get(slot) != 0) {
            if (keys.get(slot) == key) {
                return slot;
            }
            slot = (slot + 1) & (SLOTS - 1);
        }
        if (size == ResultCount.LIMIT || key == OTHER) {
            return SLOTS;
        }
        size++;
        keys.set(slot, key);
        return slot;
    }
}
