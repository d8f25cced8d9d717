package io.vernier.node;

import io.vernier.transport.EventLoop;
import io.vernier.transport.Timer;
import java.time.Duration;

/** Something that is done again and again at fixed distances from its beginning, however late single times come. */
final class Repeating {
    private final EventLoop loop;
    private final long interval;
    private final Runnable task;
    private long due;
    private boolean cancelled;
    private Timer timer;

    /** First done after one interval, on the loop. */
    Repeating(EventLoop loop, Duration interval, Runnable task) {
        this.loop = loop;
        this.interval = interval.toNanos();
        this.task = task;
        this.due = loop.nanoTime() + this.interval;
        this.timer = loop.schedule(interval, this::fire);
    }

    synchronized void cancel() {
        cancelled = true;
        timer.cancel();
    }

    private void fire() {
        synchronized (this) {
            if (cancelled) {
                return;
            }
            long now = loop.nanoTime();
            long late = Math.max(0, now - due) / interval;
            due += (late + 1) * interval;
            timer = loop.schedule(Duration.ofNanos(due - now), this::fire);
        }
        task.run();
    }
}
