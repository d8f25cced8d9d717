package io.vernier.transport.tcp;

import io.netty.channel.DefaultSelectStrategyFactory;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.SelectStrategyFactory;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.vernier.transport.TransportException;
import io.vernier.transport.TransportProblem;
import io.vernier.transport.internal.netty.BusyPolling;
import java.nio.channels.spi.SelectorProvider;
import java.time.Duration;

/** The classes of Netty's that go with one way to the kernel. */
record NativeIo(
        String name,
        IoHandlerFactory handlers,
        Class<? extends SocketChannel> channel,
        Class<? extends ServerSocketChannel> serverChannel) {

    static NativeIo of(TcpOptions.Io io, Duration busyPolling) {
        SelectStrategyFactory waiting = BusyPolling.factory(busyPolling, DefaultSelectStrategyFactory.INSTANCE);
        return switch (io) {
            case AUTO -> Epoll.isAvailable() ? epoll(waiting) : nio(waiting);
            case NIO -> nio(waiting);
            case EPOLL -> {
                if (!Epoll.isAvailable()) {
                    throw new TransportException(
                            TransportProblem.NO_EPOLL.explain("epoll does not load: " + Epoll.unavailabilityCause()));
                }
                yield epoll(waiting);
            }
        };
    }

    private static NativeIo epoll(SelectStrategyFactory waiting) {
        return new NativeIo(
                "epoll",
                EpollIoHandler.newFactory(0, waiting),
                EpollSocketChannel.class,
                EpollServerSocketChannel.class);
    }

    private static NativeIo nio(SelectStrategyFactory waiting) {
        return new NativeIo(
                "nio",
                NioIoHandler.newFactory(SelectorProvider.provider(), waiting),
                NioSocketChannel.class,
                NioServerSocketChannel.class);
    }
}
