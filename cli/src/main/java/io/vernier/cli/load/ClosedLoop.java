package io.vernier.cli.load;

import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Keeps all slots in flight: each answer sends the next request of its slot, on the event loop that brought it. */
final class ClosedLoop extends LoadLoop {
    /** After a call that failed so long is waited, so that a dead server is not called in circles. */
    private static final long AFTER_FAILURE_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    ClosedLoop(Target target, Pace pace, LoadClock clock, Consumer<Progress> progress) {
        super(target, pace, clock, progress);
    }

    @Override
    void drive() throws InterruptedException {
        for (long left = tick(clock().now()); left > 0; left = tick(clock().now())) {
            Slot slot = awaitIdle(Math.min(left, TICK_NANOS));
            if (slot != null) {
                if (slot.hasFailed()) {
                    clock().await(AFTER_FAILURE_NANOS);
                }
                long now = clock().now();
                slot.send(now, now);
            }
        }
    }

    @Override
    public void answered(Slot slot, long now, int resultCode) {
        slot.meter().answered(slot.due(), slot.sentAt(), now, resultCode);
        if (isRunning()) {
            slot.send(now, now);
        } else {
            free(slot);
        }
    }

    @Override
    double windowFull() {
        return 0;
    }
}
