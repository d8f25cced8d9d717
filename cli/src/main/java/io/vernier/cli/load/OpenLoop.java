package io.vernier.cli.load;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Sends each request when it is due. One thread waits for that moment; where requests are due already, the event loop that
 * brings an answer sends the next of them itself, which costs no hand-over. A request that is due while all slots are in
 * flight waits for one, and its latency counts from when it was due. What the warm-up leaves unsent is forgotten.
 */
final class OpenLoop extends LoadLoop {
    private static final long NONE = -1;

    private final Schedule schedule;
    private final AtomicLong next = new AtomicLong();
    private long windowFullNanos;

    OpenLoop(Target target, Pace pace, LoadClock clock, Consumer<Progress> progress) {
        super(target, pace, clock, progress);
        this.schedule = new Schedule(pace);
    }

    @Override
    void drive() throws InterruptedException {
        long now = clock().now();
        for (long left = tick(now); left > 0; left = tick(now)) {
            long request = upcoming(now);
            long early = request < schedule.requests() ? due(request) - now : left;
            if (early > 0) {
                clock().await(Math.min(Math.min(early, left), TICK_NANOS));
            } else {
                sendOne(now, Math.min(left, TICK_NANOS));
            }
            now = clock().now();
        }
    }

    private void sendOne(long now, long patience) throws InterruptedException {
        Slot slot = pollIdle();
        if (slot != null) {
            sendOrFree(slot, now);
            return;
        }
        slot = awaitIdle(patience);
        long then = clock().now();
        windowFullNanos += isMeasured(now) ? then - now : 0;
        if (slot != null) {
            sendOrFree(slot, then);
        }
    }

    @Override
    public void answered(Slot slot, long now, int resultCode) {
        slot.meter().answered(slot.due(), slot.sentAt(), now, resultCode);
        sendOrFree(slot, now);
    }

    private void sendOrFree(Slot slot, long now) {
        long request = isRunning() ? claim(now) : NONE;
        if (request == NONE) {
            free(slot);
        } else {
            slot.send(due(request), now);
        }
    }

    /** Takes the next request, if it is due. */
    private long claim(long now) {
        long request;
        do {
            request = upcoming(now);
            if (request >= schedule.requests() || due(request) - now > 0) {
                return NONE;
            }
        } while (!next.compareAndSet(request, request + 1));
        return request;
    }

    private long upcoming(long now) {
        long request = next.get();
        if (request < schedule.firstMeasured() && isMeasured(now)) {
            next.compareAndSet(request, schedule.firstMeasured());
            request = next.get();
        }
        return request;
    }

    private long due(long request) {
        return start() + schedule.due(request);
    }

    /** What was due in the last moment leaves as far as there are free slots; what is behind it never does. */
    @Override
    void finish() {
        long now = clock().now();
        int free = pace().inFlight();
        for (long request = next.getAndSet(schedule.requests()); request < schedule.requests(); request++) {
            if (isMeasured(due(request)) && step(due(request)) < 0) {
                return; // the run was stopped before this one was due
            }
            Slot slot = free-- > 0 ? pollIdle() : null;
            if (slot != null) {
                slot.send(due(request), now);
            } else {
                unsent().neverSent(due(request), now);
            }
        }
    }

    @Override
    double windowFull() {
        return Math.min(1.0, (double) windowFullNanos / measuredNanos());
    }
}
