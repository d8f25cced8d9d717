package io.vernier.transport.tcp;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.WriteBufferWaterMark;
import io.vernier.codec.Explanation;
import io.vernier.transport.Acceptor;
import io.vernier.transport.ConnectAttempt;
import io.vernier.transport.ConnectHandler;
import io.vernier.transport.Endpoint;
import io.vernier.transport.EventLoop;
import io.vernier.transport.Listener;
import io.vernier.transport.Transport;
import io.vernier.transport.TransportException;
import io.vernier.transport.TransportLimits;
import io.vernier.transport.TransportProblem;
import io.vernier.transport.internal.FramedConnection;
import io.vernier.transport.internal.netty.Addresses;
import io.vernier.transport.internal.netty.ChannelListener;
import io.vernier.transport.internal.netty.Connecting;
import io.vernier.transport.internal.netty.Dialler;
import io.vernier.transport.internal.netty.NettyLoops;
import io.vernier.transport.internal.netty.NettyWire;
import io.vernier.transport.internal.netty.Opener;
import io.vernier.transport.internal.netty.SocketWords;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Messages over TCP, in plain text or protected by TLS: from the first octet on (RFC 6733 sections 2.1 and 13.1), or from
 * when {@link io.vernier.transport.Connection#protect} is called (RFC 3588 section 13.1).
 */
public final class TcpTransport implements Transport {
    /** Octets read at once: many messages for one system call, and what one batch is. */
    private static final int READ_AT_ONCE = 64 * 1024;

    private static final int READS_PER_BATCH = 4;

    /** What Netty may hold: control messages wait behind this much at most, so it is little. */
    private static final WriteBufferWaterMark BELOW = new WriteBufferWaterMark(64 * 1024, 128 * 1024);

    private final TcpOptions options;
    private final Protection protection;
    private final NativeIo io;
    private final NettyLoops loops;

    private TcpTransport(TcpOptions options, Protection protection) {
        this.options = options;
        this.protection = protection;
        this.io = NativeIo.of(options.io(), options.busyPolling());
        this.loops = new NettyLoops(options.loops(), "vernier-tcp", io.handlers());
    }

    /**
     * A transport with its own event loops.
     *
     * @throws TransportException if native epoll was asked for and does not load
     */
    public static TcpTransport open(TcpOptions options) {
        return new TcpTransport(options, Protection.NONE);
    }

    /**
     * A transport with its own event loops whose connections are all protected by TLS: {@code aaas}, port 5868.
     *
     * @param tls may be shared with others, and be told to read its certificates again
     * @throws TransportException if native epoll was asked for and does not load
     */
    public static TcpTransport open(TcpOptions options, TlsCredentials tls) {
        return new TcpTransport(options, new Protection(tls, true));
    }

    /**
     * A transport with its own event loops whose connections begin in plain text and can be protected by TLS when both
     * ends have agreed on it: {@code aaa}, port 3868.
     *
     * @param tls may be shared with others, and be told to read its certificates again
     * @throws TransportException if native epoll was asked for and does not load
     */
    public static TcpTransport openProtectable(TcpOptions options, TlsCredentials tls) {
        return new TcpTransport(options, new Protection(tls, false));
    }

    /** A transport with all defaults. */
    public static TcpTransport open() {
        return open(TcpOptions.defaults());
    }

    @Override
    public String name() {
        return protection.isFromTheStart() ? "tls" : "tcp";
    }

    /** The way to the kernel in use: {@code epoll} or {@code nio}. */
    public String io() {
        return io.name();
    }

    @Override
    public Listener listen(Endpoint local, Acceptor acceptor) {
        var bootstrap = new ServerBootstrap()
                .group(loops.group())
                .channel(io.serverChannel())
                .option(ChannelOption.SO_BACKLOG, options.backlog())
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, options.noDelay())
                .childOption(ChannelOption.SO_KEEPALIVE, options.keepAlive())
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, BELOW)
                .childOption(ChannelOption.RECVBUF_ALLOCATOR, receiveBuffers())
                .childHandler(pipeline(null, new Accepting(acceptor)));
        InetSocketAddress address;
        try {
            address = Addresses.resolve(local).get(0);
        } catch (UnknownHostException unknown) {
            throw new TransportException(
                    TransportProblem.NAME_NOT_FOUND.explain(
                            "cannot listen on " + local + ": no address is known for it"),
                    unknown);
        }
        ChannelFuture bound = bootstrap.bind(address).awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new TransportException(SocketWords.listen(local, bound.cause()), bound.cause());
        }
        var taken = (InetSocketAddress) bound.channel().localAddress();
        var listener = new ChannelListener(bound.channel(), Addresses.endpoint(taken), () -> isFree(taken));
        return loops.add(listener, bound.channel());
    }

    @Override
    public ConnectAttempt connect(Endpoint local, Endpoint remote, EventLoop loop, ConnectHandler handler) {
        return loops.connect(new Dialling(), local, remote, loop, handler);
    }

    @Override
    public EventLoop nextLoop() {
        return loops.next();
    }

    @Override
    public TransportLimits limits() {
        return options.limits();
    }

    @Override
    public void close() {
        loops.close();
    }

    @Override
    public String toString() {
        return name() + " (" + io() + ")";
    }

    private FramedConnection connection(NettyWire wire) {
        Channel channel = wire.channel();
        var local = (InetSocketAddress) channel.localAddress();
        var remote = (InetSocketAddress) channel.remoteAddress();
        var ends = new FramedConnection.Ends(
                loops.nextId(), Addresses.endpoint(local), Addresses.endpoint(remote), List.of(local.getAddress()));
        var connection = new FramedConnection(ends, loops.loopOf(channel), limits(), wire);
        wire.attach(connection);
        ((TcpWire) wire).security().ifPresent(connection::secured);
        loops.add(connection, channel);
        return connection;
    }

    private final class Dialling implements Dialler {
        @Override
        public ChannelFuture dial(Connecting attempt, InetSocketAddress address, List<InetSocketAddress> from) {
            return new Bootstrap()
                    .group(attempt.loop().netty())
                    .channel(io.channel())
                    .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, NettyLoops.connectMillis(limits()))
                    .option(ChannelOption.TCP_NODELAY, options.noDelay())
                    .option(ChannelOption.SO_KEEPALIVE, options.keepAlive())
                    .option(ChannelOption.WRITE_BUFFER_WATER_MARK, BELOW)
                    .option(ChannelOption.RECVBUF_ALLOCATOR, receiveBuffers())
                    .handler(pipeline(attempt.remote(), attempt))
                    .connect(address, from.isEmpty() ? null : from.get(0));
        }

        @Override
        public FramedConnection connection(NettyWire wire) {
            return TcpTransport.this.connection(wire);
        }

        @Override
        public Explanation notProtected(Throwable cause) {
            return TcpWords.notProtected("the peer", cause);
        }

        @Override
        public TransportLimits limits() {
            return TcpTransport.this.limits();
        }

        @Override
        public NettyLoops loops() {
            return loops;
        }
    }

    private final class Accepting implements Opener {
        private final Acceptor acceptor;

        Accepting(Acceptor acceptor) {
            this.acceptor = acceptor;
        }

        @Override
        public void opened(NettyWire wire) {
            connection(wire).open(acceptor);
        }

        @Override
        public void notProtected(NettyWire wire, Throwable cause) {
            if (wire.channel().remoteAddress() instanceof InetSocketAddress address) {
                Endpoint remote = Addresses.endpoint(address);
                acceptor.refused(remote, TcpWords.notProtected("the peer " + remote, cause));
            }
        }
    }

    private static boolean isFree(InetSocketAddress address) {
        try (var probe = new Socket()) {
            probe.setReuseAddress(true);
            probe.bind(address);
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    /** @param remote whom we connect to, null for who connects to us */
    private ChannelInitializer<Channel> pipeline(@Nullable Endpoint remote, Opener opener) {
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel channel) {
                var wire = new TcpWire(channel, opener, protection);
                if (protection.isFromTheStart()) {
                    wire.protectFromTheStart(remote);
                }
                channel.pipeline().addLast(wire);
            }
        };
    }

    private static FixedRecvByteBufAllocator receiveBuffers() {
        var allocator = new FixedRecvByteBufAllocator(READ_AT_ONCE);
        allocator.maxMessagesPerRead(READS_PER_BATCH);
        return allocator;
    }
}
