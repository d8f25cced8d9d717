package io.vernier.transport.sctp;

import com.sun.nio.sctp.SctpChannel;
import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.nio.NioIoHandler;
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
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;

/**
 * Messages over SCTP (RFC 6733 section 2.1.1), each a user message of its own: one-to-one associations between all hosts of
 * an {@link Endpoint} on both sides, by the kernel's SCTP and the JDK's module {@code jdk.sctp}.
 */
public final class SctpTransport implements Transport {
    /** What Netty may hold: control messages wait behind this much at most, so it is little. */
    private static final WriteBufferWaterMark BELOW = new WriteBufferWaterMark(64 * 1024, 128 * 1024);

    private final SctpOptions options;
    private final SctpSettings settings;
    private final NettyLoops loops;

    private SctpTransport(SctpOptions options) {
        this.options = options;
        this.settings = new SctpSettings(options);
        this.loops = new NettyLoops(options.loops(), "vernier-sctp", NioIoHandler.newFactory());
    }

    /**
     * A transport with its own event loops.
     *
     * @throws TransportException if this machine can do no SCTP; see {@link #obstacle}
     */
    public static SctpTransport open(SctpOptions options) {
        obstacle().ifPresent(why -> {
            throw new TransportException(why);
        });
        return new SctpTransport(options);
    }

    /** A transport with all defaults. */
    public static SctpTransport open() {
        return open(SctpOptions.defaults());
    }

    /**
     * Why this machine can do no SCTP: the kernel has none, the library {@code libsctp.so.1} is not installed, or the JDK's
     * module {@code jdk.sctp} is missing. Empty where it can. Asks the machine each time, by opening a socket.
     */
    public static Optional<Explanation> obstacle() {
        return SctpSupport.obstacle();
    }

    @Override
    public String name() {
        return "sctp";
    }

    @Override
    public Listener listen(Endpoint local, Acceptor acceptor) {
        List<InetSocketAddress> addresses;
        try {
            addresses = Addresses.resolve(local);
        } catch (UnknownHostException unknown) {
            throw new TransportException(
                    TransportProblem.NAME_NOT_FOUND.explain(
                            "cannot listen on " + local + ": no address is known for it"),
                    unknown);
        }
        List<InetAddress> more = addresses.stream()
                .skip(1)
                .map(InetSocketAddress::getAddress)
                .distinct()
                .toList();
        ChannelFuture bound = new ServerBootstrap()
                .group(loops.group())
                .channelFactory(() -> new SctpServerSocket(settings, more))
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, BELOW)
                .childHandler(pipeline(new Accepting(acceptor)))
                .bind(addresses.get(0))
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new TransportException(SocketWords.listen(local, bound.cause()), bound.cause());
        }
        int port = ((InetSocketAddress) bound.channel().localAddress()).getPort();
        var taken = new Endpoint(
                addresses.stream()
                        .map(address -> Addresses.text(address.getAddress()))
                        .toList(),
                port);
        return loops.add(new ChannelListener(bound.channel(), taken, () -> true), bound.channel());
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
        return name();
    }

    private FramedConnection connection(NettyWire wire) {
        SctpSocket socket = ((SctpWire) wire).socket();
        InetSocketAddress remote = ((SctpWire) wire).primary();
        List<InetAddress> locals = LocalAddresses.of(socket.allLocalAddresses(), remote.getAddress());
        InetSocketAddress bound = socket.localAddress();
        var local = new InetSocketAddress(locals.isEmpty() ? bound.getAddress() : locals.get(0), bound.getPort());
        var ends = new FramedConnection.Ends(
                loops.nextId(), Addresses.endpoint(local), Addresses.endpoint(remote), locals);
        var connection = new FramedConnection(ends, loops.loopOf(socket), limits(), wire);
        wire.attach(connection);
        loops.add(connection, socket);
        return connection;
    }

    private SctpSocket socket(List<InetSocketAddress> from) {
        try {
            var socket = new SctpSocket(SctpChannel.open(), settings);
            socket.from(from);
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ChannelInitializer<Channel> pipeline(Opener opener) {
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel channel) {
                channel.pipeline().addLast(new SctpWire((SctpSocket) channel, opener, options.delivery()));
            }
        };
    }

    private final class Dialling implements Dialler {
        @Override
        public ChannelFuture dial(Connecting attempt, InetSocketAddress address, List<InetSocketAddress> from) {
            return new Bootstrap()
                    .group(attempt.loop().netty())
                    .channelFactory(() -> socket(from))
                    .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, NettyLoops.connectMillis(limits()))
                    .option(ChannelOption.WRITE_BUFFER_WATER_MARK, BELOW)
                    .handler(pipeline(attempt))
                    .connect(address);
        }

        @Override
        public FramedConnection connection(NettyWire wire) {
            return SctpTransport.this.connection(wire);
        }

        @Override
        public Explanation notProtected(Throwable cause) {
            throw new IllegalStateException("nothing protects an association", cause);
        }

        @Override
        public TransportLimits limits() {
            return options.limits();
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
            throw new IllegalStateException("nothing protects an association", cause);
        }
    }
}
