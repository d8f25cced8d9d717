package io.vernier.transport.memory;

import io.vernier.transport.Timer;
import java.util.PriorityQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Tasks by the moment they are due, those of one moment in the order in which they were given. Any thread gives. */
abstract class Schedule {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition given = lock.newCondition();
    private final PriorityQueue<Task> tasks = new PriorityQueue<>();
    private long sequence;
    private volatile @Nullable Thread running;

    abstract long nanoTime();

    /** Waits until what has been given is done, if a thread other than the caller's does it, else does what is due. */
    abstract void settle();

    abstract void close();

    final void execute(Runnable task) {
        after(0, task);
    }

    final Timer after(long nanos, Runnable task) {
        lock.lock();
        try {
            var entry = new Task(nanoTime() + Math.max(0, nanos), sequence++, task);
            tasks.add(entry);
            given.signal();
            return () -> remove(entry);
        } finally {
            lock.unlock();
        }
    }

    /** Whether the caller may touch what is confined to the network's thread. */
    boolean inLoop() {
        return running == Thread.currentThread();
    }

    final boolean isIdle() {
        return running == null;
    }

    /** Runs the next task if it is due by then, and gives whether there was one. */
    final boolean runNext(long until) {
        Task task = takeDue(until);
        if (task == null) {
            return false;
        }
        Thread before = running;
        running = Thread.currentThread();
        try {
            reached(task.at);
            task.work.run();
        } catch (RuntimeException | Error e) {
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
        } finally {
            running = before;
        }
        return true;
    }

    /** The clock has come to this moment. */
    void reached(long moment) {}

    /** Waits until a task is due. */
    final void awaitDue() throws InterruptedException {
        lock.lock();
        try {
            while (true) {
                Task next = tasks.peek();
                if (next == null) {
                    given.await();
                    continue;
                }
                long wait = next.at - nanoTime();
                if (wait <= 0) {
                    return;
                }
                given.awaitNanos(wait);
            }
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Task takeDue(long until) {
        lock.lock();
        try {
            Task next = tasks.peek();
            return next != null && next.at - until <= 0 ? tasks.poll() : null;
        } finally {
            lock.unlock();
        }
    }

    private void remove(Task task) {
        lock.lock();
        try {
            tasks.remove(task);
        } finally {
            lock.unlock();
        }
    }

    private static final class Task implements Comparable<Task> {
        private final long at;
        private final long sequence;
        private final Runnable work;

        Task(long at, long sequence, Runnable work) {
            this.at = at;
            this.sequence = sequence;
            this.work = work;
        }

        @Override
        public int compareTo(Task other) {
            return at != other.at ? Long.signum(at - other.at) : Long.signum(sequence - other.sequence);
        }
    }
}
