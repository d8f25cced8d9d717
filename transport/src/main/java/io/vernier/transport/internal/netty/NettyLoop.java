package io.vernier.transport.internal.netty;

import io.vernier.transport.EventLoop;
import io.vernier.transport.Timer;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/** A loop of Netty's, with the real clock. */
public final class NettyLoop implements EventLoop {
    private static final long LONG_WAIT = TimeUnit.SECONDS.toNanos(5);
    private static final long GRID = TimeUnit.MILLISECONDS.toNanos(50);

    /** Milliseconds. */
    private static final long LONGEST_END = 1000;

    private final io.netty.channel.EventLoop netty;

    NettyLoop(io.netty.channel.EventLoop netty) {
        this.netty = netty;
    }

    static long now() {
        return System.nanoTime();
    }

    public io.netty.channel.EventLoop netty() {
        return netty;
    }

    @Override
    public void execute(Runnable task) {
        netty.execute(task);
        if (netty.isShutdown() && !inLoop()) {
            mayHaveBeenForgotten();
        }
    }

    /**
     * A task that comes after Netty has looked into its queue for the last time is taken, but never run. Whether it still is
     * run shows when the loop is at its end, which is a matter of microseconds, unless two loops wait here for each other.
     */
    private void mayHaveBeenForgotten() {
        netty.terminationFuture().awaitUninterruptibly(LONGEST_END);
        throw new RejectedExecutionException("the event loop ended when the task came");
    }

    @Override
    public Timer schedule(Duration delay, Runnable task) {
        var future = netty.schedule(task, untilGrid(delay.toNanos(), nanoTime()), TimeUnit.NANOSECONDS);
        return () -> future.cancel(false);
    }

    /**
     * Long waits end together, up to 50 ms late: a loop that looks after ten thousand silent peers wakes twenty times a second
     * for their watchdogs instead of hundreds of times, and each time the kernel hands it many answers in one go.
     */
    static long untilGrid(long nanos, long now) {
        return nanos < LONG_WAIT ? nanos : nanos + Math.floorMod(-(now + nanos), GRID);
    }

    @Override
    public long nanoTime() {
        return now();
    }

    @Override
    public boolean inLoop() {
        return netty.inEventLoop();
    }
}
