package io.vernier.bench.load;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.vernier.bench.GyExchange;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The same sizes with nothing in them, by the same means: what is left when all of Diameter is taken away. */
public final class BareNetty {
    private static final int READ_AT_ONCE = 64 * 1024;

    private BareNetty() {}

    static int serve() {
        return serve(() -> new BareFrames(GyExchange.REQUEST_LENGTH, GyExchange.ANSWER_LENGTH) {
            @Override
            void received(ByteBuf octets, int begin) {
                send(newFrame().setLong(0, octets.getLong(begin)));
            }
        });
    }

    /** Listens with these frames for each connection, and gives the port. */
    static int serve(Supplier<BareFrames> frames) {
        Channel listening = new ServerBootstrap()
                .group(group())
                .channel(serverChannel())
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(READ_AT_ONCE))
                .childHandler(pipeline(frames))
                .bind("127.0.0.1", 0)
                .syncUninterruptibly()
                .channel();
        return ((InetSocketAddress) listening.localAddress()).getPort();
    }

    static Contender.Client connect(int port, Load load) {
        return connect(port, 1, load);
    }

    /** Connects so many times, all on one loop; the requests of a slot always take the same connection. */
    public static Contender.Client connect(int port, int connections, Load load) {
        MultiThreadIoEventLoopGroup group = group();
        List<Contender.Client> clients = Stream.generate(() -> client(group, port, load))
                .limit(connections)
                .toList();
        return slot -> clients.get(slot % connections).send(slot);
    }

    private static Contender.Client client(MultiThreadIoEventLoopGroup group, int port, Load load) {
        var frames = new BareFrames(GyExchange.ANSWER_LENGTH, GyExchange.REQUEST_LENGTH) {
            @Override
            void received(ByteBuf octets, int begin) {
                load.answered((int) octets.getLong(begin));
            }
        };
        connect(group, port, frames);
        return frames.client(slot -> frames.send(frames.newFrame().setLong(0, slot)));
    }

    static void connect(MultiThreadIoEventLoopGroup group, int port, BareFrames frames) {
        new Bootstrap()
                .group(group)
                .channel(channel())
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(READ_AT_ONCE))
                .handler(pipeline(() -> frames))
                .connect("127.0.0.1", port)
                .syncUninterruptibly();
    }

    /** One loop for all. */
    static MultiThreadIoEventLoopGroup group() {
        IoHandlerFactory handlers = Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
        return new MultiThreadIoEventLoopGroup(1, handlers);
    }

    private static Class<? extends Channel> channel() {
        return Epoll.isAvailable() ? EpollSocketChannel.class : NioSocketChannel.class;
    }

    private static Class<? extends ServerChannel> serverChannel() {
        return Epoll.isAvailable() ? EpollServerSocketChannel.class : NioServerSocketChannel.class;
    }

    private static ChannelInitializer<Channel> pipeline(Supplier<BareFrames> handler) {
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel channel) {
                channel.pipeline().addLast(handler.get());
            }
        };
    }
}
