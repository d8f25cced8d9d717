package io.vernier.transport.tcp;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
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
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Messages over TCP, in plain text or protected by TLS from the first octet on (RFC 6733 sections 2.1 and 13.1). */
@SuppressWarnings("FutureReturnValueIgnored") // the end of the loops is waited for by another future
public final class TcpTransport implements Transport {
    /** Octets read at once: many messages for one system call, and what one batch is. */
    private static final int READ_AT_ONCE = 64 * 1024;

    private static final int READS_PER_BATCH = 4;

    private static final Duration SHUTDOWN = Duration.ofSeconds(5);

    /** What Netty may hold: control messages wait behind this much at most, so it is little. */
    private static final WriteBufferWaterMark BELOW = new WriteBufferWaterMark(64 * 1024, 128 * 1024);

    private final TcpOptions options;
    private final @Nullable TlsCredentials tls;
    private final NativeIo io;
    private final MultiThreadIoEventLoopGroup group;
    private final Map<io.netty.channel.EventLoop, TcpLoop> loops = new HashMap<>();
    private final AtomicLong ids = new AtomicLong();
    private final Set<FramedConnection> connections = ConcurrentHashMap.newKeySet();
    private final Set<TcpConnecting> attempts = ConcurrentHashMap.newKeySet();
    private final Set<TcpListener> listeners = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    private TcpTransport(TcpOptions options, @Nullable TlsCredentials tls) {
        this.options = options;
        this.tls = tls;
        this.io = NativeIo.of(options.io());
        this.group = new MultiThreadIoEventLoopGroup(
                options.loops(), new DefaultThreadFactory("vernier-tcp"), io.handlers());
        group.forEach(executor -> {
            var netty = (io.netty.channel.EventLoop) executor;
            loops.put(netty, new TcpLoop(netty));
        });
    }

    /**
     * A transport with its own event loops.
     *
     * @throws TransportException if native epoll was asked for and does not load
     */
    public static TcpTransport open(TcpOptions options) {
        return new TcpTransport(options, null);
    }

    /**
     * A transport with its own event loops whose connections are all protected by TLS: {@code aaas}, port 5868.
     *
     * @param tls may be shared with others, and be told to read its certificates again
     * @throws TransportException if native epoll was asked for and does not load
     */
    public static TcpTransport open(TcpOptions options, TlsCredentials tls) {
        return new TcpTransport(options, tls);
    }

    /** A transport with all defaults. */
    public static TcpTransport open() {
        return open(TcpOptions.defaults());
    }

    @Override
    public String name() {
        return tls == null ? "tcp" : "tls";
    }

    /** The way to the kernel in use: {@code epoll} or {@code nio}. */
    public String io() {
        return io.name();
    }

    @Override
    public Listener listen(Endpoint local, Acceptor acceptor) {
        var bootstrap = new ServerBootstrap()
                .group(group)
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
        var listener = new TcpListener(bound.channel());
        listeners.add(listener);
        bound.channel().closeFuture().addListener(done -> listeners.remove(listener));
        return listener;
    }

    @Override
    public ConnectAttempt connect(Endpoint local, Endpoint remote, EventLoop loop, ConnectHandler handler) {
        var attempt = new TcpConnecting(this, (TcpLoop) loop, local, remote, handler);
        attempts.add(attempt);
        loop.execute(attempt::start);
        return attempt;
    }

    @Override
    public EventLoop nextLoop() {
        return loopOf(group.next());
    }

    @Override
    public TransportLimits limits() {
        return options.limits();
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        listeners.forEach(TcpListener::close);
        attempts.forEach(TcpConnecting::cancel);
        connections.forEach(connection -> executeUnlessClosed(connection.loop(), connection::abort));
        group.shutdownGracefully(0, SHUTDOWN.toMillis(), TimeUnit.MILLISECONDS);
        if (loops.values().stream().noneMatch(TcpLoop::inLoop)) {
            group.terminationFuture().awaitUninterruptibly(2 * SHUTDOWN.toMillis());
        }
    }

    @Override
    public String toString() {
        return name() + " (" + io() + ")";
    }

    /** What connects one channel on the loop; the opener is called when it is connected. */
    Bootstrap bootstrap(TcpLoop loop, Endpoint remote, Opener opener) {
        return new Bootstrap()
                .group(loop.netty())
                .channel(io.channel())
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, connectMillis())
                .option(ChannelOption.TCP_NODELAY, options.noDelay())
                .option(ChannelOption.SO_KEEPALIVE, options.keepAlive())
                .option(ChannelOption.WRITE_BUFFER_WATER_MARK, BELOW)
                .option(ChannelOption.RECVBUF_ALLOCATOR, receiveBuffers())
                .handler(pipeline(remote, opener));
    }

    FramedConnection connection(TcpWire wire) {
        InetSocketAddress local = wire.channel().localAddress();
        InetSocketAddress remote = wire.channel().remoteAddress();
        var ends = new FramedConnection.Ends(
                ids.incrementAndGet(),
                Addresses.endpoint(local),
                Addresses.endpoint(remote),
                List.of(local.getAddress()));
        var connection = new FramedConnection(ends, loopOf(wire.channel().eventLoop()), limits(), wire);
        wire.attach(connection);
        wire.security(tls != null && tls.options().isNameChecked()).ifPresent(connection::secured);
        connections.add(connection);
        wire.channel().closeFuture().addListener(done -> connections.remove(connection));
        return connection;
    }

    void ended(TcpConnecting attempt) {
        attempts.remove(attempt);
    }

    /** Runs the task on the loop, or not at all where the transport has been closed, which has told everybody. */
    static void executeUnlessClosed(EventLoop loop, Runnable task) {
        try {
            loop.execute(task);
        } catch (RejectedExecutionException closed) {
            // the loop has ended, and all that belonged to it
        }
    }

    private final class Accepting implements Opener {
        private final Acceptor acceptor;

        Accepting(Acceptor acceptor) {
            this.acceptor = acceptor;
        }

        @Override
        public void opened(TcpWire wire) {
            connection(wire).open(acceptor);
        }

        @Override
        public void notProtected(TcpWire wire, Throwable cause) {
            InetSocketAddress address = wire.channel().remoteAddress();
            if (address != null) {
                Endpoint remote = Addresses.endpoint(address);
                acceptor.refused(remote, SocketWords.notProtected("the peer " + remote, cause));
            }
        }
    }

    private TcpLoop loopOf(io.netty.channel.EventLoop netty) {
        return Objects.requireNonNull(loops.get(netty), "a loop of this transport");
    }

    private int connectMillis() {
        return (int) Math.max(
                1, Math.min(Integer.MAX_VALUE, limits().connectTimeout().toMillis()));
    }

    /** @param remote whom we connect to, null for who connects to us */
    private ChannelInitializer<Channel> pipeline(@Nullable Endpoint remote, Opener opener) {
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel channel) {
                SslHandler engine = tls == null ? null : engine(tls, channel, remote);
                if (engine != null) {
                    channel.pipeline().addLast(engine);
                }
                channel.pipeline().addLast(new TcpWire(channel, opener, engine));
            }
        };
    }

    private static SslHandler engine(TlsCredentials tls, Channel channel, @Nullable Endpoint remote) {
        return remote == null ? tls.server(channel.alloc()) : tls.client(channel.alloc(), remote);
    }

    private static FixedRecvByteBufAllocator receiveBuffers() {
        var allocator = new FixedRecvByteBufAllocator(READ_AT_ONCE);
        allocator.maxMessagesPerRead(READS_PER_BATCH);
        return allocator;
    }
}
