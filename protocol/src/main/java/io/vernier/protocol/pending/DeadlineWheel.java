package io.vernier.protocol.pending;

import org.jspecify.annotations.Nullable;

/**
 * A timing wheel: deadlines rounded up to ticks, one slot for each tick of a round. Setting and clearing a deadline are a
 * few field writes; nothing is armed or cancelled.
 */
final class DeadlineWheel {
    private static final int SLOTS = 512;

    private final @Nullable PendingRequest[] slots = new PendingRequest[SLOTS];
    private final long tickNanos;
    private final long start;
    private long tick;

    DeadlineWheel(long tickNanos, long now) {
        this.tickNanos = tickNanos;
        this.start = now;
    }

    /** Has the request found by {@link #advance} at the first tick that is not before the deadline. */
    void add(PendingRequest request, long deadline) {
        long wanted = Math.ceilDiv(deadline - start, tickNanos);
        request.deadlineTick = Math.max(wanted, tick + 1);
        int slot = slotOf(request);
        PendingRequest head = slots[slot];
        request.previous = null;
        request.next = head;
        if (head != null) {
            head.previous = request;
        }
        slots[slot] = request;
    }

    void remove(PendingRequest request) {
        PendingRequest before = request.previous;
        PendingRequest after = request.next;
        if (before == null) {
            slots[slotOf(request)] = after;
        } else {
            before.next = after;
        }
        if (after != null) {
            after.previous = before;
        }
        request.previous = null;
        request.next = null;
    }

    /**
     * Removes what is due by now and gives it as a chain linked by {@code next}, null for none: earliest first,
     * unless the last call was more than a round of the wheel ago. No slot is looked at twice,
     * however long ago the last call was.
     */
    @Nullable PendingRequest advance(long now) {
        long target = Math.floorDiv(now - start, tickNanos);
        PendingRequest due = null;
        long first = Math.max(tick + 1, target - SLOTS + 1);
        for (long t = target; t >= first; t--) {
            due = collect((int) t & (SLOTS - 1), target, due);
        }
        tick = Math.max(tick, target);
        return due;
    }

    private @Nullable PendingRequest collect(int slot, long target, @Nullable PendingRequest due) {
        PendingRequest chain = due;
        PendingRequest request = slots[slot];
        while (request != null) {
            PendingRequest after = request.next;
            if (request.deadlineTick <= target) {
                remove(request);
                request.next = chain;
                chain = request;
            }
            request = after;
        }
        return chain;
    }

    private static int slotOf(PendingRequest request) {
        return (int) request.deadlineTick & (SLOTS - 1);
    }
}
