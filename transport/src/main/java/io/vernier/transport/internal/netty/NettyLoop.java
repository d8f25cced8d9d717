package io.vernier.transport.internal.netty;

import io.vernier.transport.EventLoop;
import io.vernier.transport.Timer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A loop of Netty's, with the real clock. */
public final class NettyLoop implements EventLoop {
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
    }

    @Override
    public Timer schedule(Duration delay, Runnable task) {
        var future = netty.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
        return () -> future.cancel(false);
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
