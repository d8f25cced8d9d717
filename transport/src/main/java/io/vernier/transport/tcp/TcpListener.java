package io.vernier.transport.tcp;

import io.netty.channel.Channel;
import io.vernier.transport.Endpoint;
import io.vernier.transport.Listener;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.locks.LockSupport;

/** A bound server socket. */
final class TcpListener implements Listener {
    private static final int MAX_PROBES = 1000;
    private static final long PROBE_NANOS = 1_000_000;

    private final Channel channel;
    private final InetSocketAddress address;
    private final Endpoint local;

    TcpListener(Channel channel) {
        this.channel = channel;
        this.address = (InetSocketAddress) channel.localAddress();
        this.local = Addresses.endpoint(address);
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
        for (int i = 0; i < MAX_PROBES && !isFree(); i++) {
            LockSupport.parkNanos(PROBE_NANOS);
        }
    }

    private boolean isFree() {
        try (var probe = new Socket()) {
            probe.setReuseAddress(true);
            probe.bind(address);
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "listener " + local;
    }
}
