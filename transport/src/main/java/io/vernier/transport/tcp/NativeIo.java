package io.vernier.transport.tcp;

import io.netty.channel.IoHandlerFactory;
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

/** The classes of Netty's that go with one way to the kernel. */
record NativeIo(
        String name,
        IoHandlerFactory handlers,
        Class<? extends SocketChannel> channel,
        Class<? extends ServerSocketChannel> serverChannel) {

    static NativeIo of(TcpOptions.Io io) {
        return switch (io) {
            case AUTO -> Epoll.isAvailable() ? epoll() : nio();
            case NIO -> nio();
            case EPOLL -> {
                if (!Epoll.isAvailable()) {
                    throw new TransportException(
                            TransportProblem.NO_EPOLL.explain("epoll does not load: " + Epoll.unavailabilityCause()));
                }
                yield epoll();
            }
        };
    }

    private static NativeIo epoll() {
        return new NativeIo(
                "epoll", EpollIoHandler.newFactory(), EpollSocketChannel.class, EpollServerSocketChannel.class);
    }

    private static NativeIo nio() {
        return new NativeIo("nio", NioIoHandler.newFactory(), NioSocketChannel.class, NioServerSocketChannel.class);
    }
}
