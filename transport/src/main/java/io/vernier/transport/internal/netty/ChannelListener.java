package io.vernier.transport.internal.netty;

import io.netty.channel.Channel;
import io.vernier.transport.Endpoint;
import io.vernier.transport.Listener;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A bound server socket. */
public final class ChannelListener implements Listener {
    private static final int MAX_PROBES = 1000;
    private static final long PROBE_NANOS = 1_000_000;

    private final Channel channel;
    private final BooleanSupplier isFree;
    private final Endpoint local;

    /** A listener of which the probe tells whether its address can be taken again. */
    public ChannelListener(Channel channel, Endpoint local, BooleanSupplier isFree) {
        this.channel = channel;
        this.isFree = isFree;
        this.local = local;
    }

    @Override
    public Endpoint local() {
        return local;
    }

    @Override
    public void close() {
        var closing = channel.close();
        if (!channel.eventLoop().inEventLoop()) {
            closing.awaitUninterruptibly();
            awaitFree();
        }
    }

    /** With NIO the kernel's socket outlives the channel until its selector has looked again, and still accepts. */
    private void awaitFree() {
        for (int i = 0; i < MAX_PROBES && !isFree.getAsBoolean(); i++) {
            LockSupport.parkNanos(PROBE_NANOS);
        }
    }

    @Override
    public String toString() {
        return "listener " + local;
    }
}
