package io.vernier.transport.memory;

import java.util.function.BooleanSupplier;

/** A schedule whose clock is moved by hand. */
final class VirtualSchedule extends Schedule {
    private volatile long now;

    @Override
    long nanoTime() {
        return now;
    }

    void advance(long nanos) {
        long until = now + nanos;
        boolean ran = true;
        while (ran) {
            ran = runNext(until);
        }
        now = until;
    }

    boolean runUntil(BooleanSupplier condition, long nanos) {
        long until = now + nanos;
        while (!condition.getAsBoolean()) {
            if (!runNext(until)) {
                now = until;
                return condition.getAsBoolean();
            }
        }
        return true;
    }

    /** Between two steps whoever steps is the network's thread. */
    @Override
    boolean inLoop() {
        return isIdle() || super.inLoop();
    }

    @Override
    void settle() {
        if (isIdle()) {
            advance(0);
        }
    }

    @Override
    void close() {
        settle();
    }

    @Override
    void reached(long moment) {
        now = moment;
    }
}
