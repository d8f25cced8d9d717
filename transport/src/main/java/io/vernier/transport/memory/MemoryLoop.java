package io.vernier.transport.memory;

import io.vernier.transport.EventLoop;
import io.vernier.transport.Timer;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;

/** The loop of one host: the network's thread and clock, until the host is closed. */
final class MemoryLoop implements EventLoop {
    private final Schedule schedule;
    private volatile boolean closed;

    MemoryLoop(Schedule schedule) {
        this.schedule = schedule;
    }

    @Override
    public void execute(Runnable task) {
        if (closed) {
            throw new RejectedExecutionException("the in-memory host has been closed");
        }
        schedule.execute(task);
    }

    @Override
    public Timer schedule(Duration delay, Runnable task) {
        return schedule.after(delay.toNanos(), () -> {
            if (!closed) {
                task.run();
            }
        });
    }

    @Override
    public long nanoTime() {
        return schedule.nanoTime();
    }

    @Override
    public boolean inLoop() {
        return schedule.inLoop();
    }

    void close() {
        closed = true;
    }
}
