package io.vernier.node;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** Lets a thread wait until something about the node is true. */
final class Waiting {
    /** How long a change that nobody signals may stay unseen. */
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    void signal() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until it is true or the time is over; gives whether it is true. An interrupt ends the wait. */
    boolean until(BooleanSupplier condition, Duration timeout) {
        spend(condition, timeout);
        return condition.getAsBoolean();
    }

    /** Waits until it is true or the time is over; gives how much of it was used. An interrupt ends the wait. */
    Duration spend(BooleanSupplier condition, Duration timeout) {
        long all = timeout.toNanos();
        long left = all;
        lock.lock();
        try {
            while (left > 0 && !condition.getAsBoolean()) {
                long look = Math.min(left, LOOK_NANOS);
                left -= look - Math.max(0, changed.awaitNanos(look));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
        return Duration.ofNanos(Math.min(all, all - left));
    }
}
