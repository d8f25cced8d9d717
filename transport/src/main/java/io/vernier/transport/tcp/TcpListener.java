package io.vernier.transport.tcp;

import io.netty.channel.Channel;
import io.vernier.transport.Endpoint;
import io.vernier.transport.Listener;
import java.net.InetSocketAddress;

/** A bound server socket. */
final class TcpListener implements Listener {
    private final Channel channel;
    private final Endpoint local;

    TcpListener(Channel channel) {
        this.channel = channel;
        this.local = Addresses.endpoint((InetSocketAddress) channel.localAddress());
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
        }
    }

    @Override
    public String toString() {
        return "listener " + local;
    }
}
