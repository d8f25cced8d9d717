package io.vernier.node.statistics.internal;

import java.util.Arrays;

/**
 * When the requests came that are not answered yet, by their Hop-by-Hop identifiers. Peers give these in order, so that a
 * ring of twice their number holds them without collisions; where one displaces another, that other's time is not known. Confined to the
 * connection's event loop.
 */
final class Arrivals {
    /** No time: nobody waits for an answer. */
    static final long UNKNOWN = Long.MIN_VALUE;

    private static final int FIRST_CAPACITY = 64;

    /** As many as a node hands to handlers at once unless told. */
    private static final int LARGEST_CAPACITY = 16_384;

    private int[] ids = new int[FIRST_CAPACITY];
    private long[] times = new long[FIRST_CAPACITY];
    private int size;

    Arrivals() {
        Arrays.fill(times, UNKNOWN);
    }

    void add(int hopByHopId, long now) {
        int slot = hopByHopId & (ids.length - 1);
        if (times[slot] == UNKNOWN && ++size * 2 > ids.length && ids.length < LARGEST_CAPACITY) {
            grow();
            slot = hopByHopId & (ids.length - 1);
        }
        ids[slot] = hopByHopId;
        times[slot] = now;
    }

    /** When the request came, and forgets it. */
    long take(int hopByHopId) {
        int slot = hopByHopId & (ids.length - 1);
        if (ids[slot] != hopByHopId) {
            return UNKNOWN;
        }
        long time = times[slot];
        if (time != UNKNOWN) {
            times[slot] = UNKNOWN;
            size--;
        }
        return time;
    }

    private void grow() {
        int[] oldIds = ids;
        long[] oldTimes = times;
        ids = new int[oldIds.length * 2];
        times = new long[ids.length];
        Arrays.fill(times, UNKNOWN);
        for (int i = 0; i < oldIds.length; i++) {
            if (oldTimes[i] != UNKNOWN) {
                int slot = oldIds[i] & (ids.length - 1);
                ids[slot] = oldIds[i];
                times[slot] = oldTimes[i];
            }
        }
    }
}
