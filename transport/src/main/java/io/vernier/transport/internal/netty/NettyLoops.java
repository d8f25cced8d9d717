package io.vernier.transport.internal.netty;

import io.netty.channel.Channel;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.vernier.transport.ConnectHandler;
import io.vernier.transport.Endpoint;
import io.vernier.transport.EventLoop;
import io.vernier.transport.Listener;
import io.vernier.transport.TransportLimits;
import io.vernier.transport.internal.FramedConnection;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** The loops of one transport and all that lives on them, so that closing the transport leaves nothing. Any thread. */
@SuppressWarnings("FutureReturnValueIgnored") // the end of the loops is waited for by another future
public final class NettyLoops {
    private static final Duration SHUTDOWN = Duration.ofSeconds(5);

    private final MultiThreadIoEventLoopGroup group;
    private final Map<io.netty.channel.EventLoop, NettyLoop> loops = new HashMap<>();
    private final AtomicLong ids = new AtomicLong();
    private final Set<FramedConnection> connections = ConcurrentHashMap.newKeySet();
    private final Set<Connecting> attempts = ConcurrentHashMap.newKeySet();
    private final Set<ChannelListener> listeners = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** So many loops, each a thread that begins its name like this. */
    public NettyLoops(int count, String threads, IoHandlerFactory handlers) {
        group = new MultiThreadIoEventLoopGroup(count, new DefaultThreadFactory(threads), handlers);
        group.forEach(executor -> {
            var netty = (io.netty.channel.EventLoop) executor;
            loops.put(netty, new NettyLoop(netty));
        });
    }

    public MultiThreadIoEventLoopGroup group() {
        return group;
    }

    /** One of the loops, in turn. */
    public NettyLoop next() {
        return loopOf(group.next());
    }

    /** The loop that a channel belongs to. */
    public NettyLoop loopOf(Channel channel) {
        return loopOf(channel.eventLoop());
    }

    /** A number for a connection. */
    public long nextId() {
        return ids.incrementAndGet();
    }

    /** Looks after a connection until its channel is closed. */
    public void add(FramedConnection connection, Channel channel) {
        connections.add(connection);
        channel.closeFuture().addListener(done -> connections.remove(connection));
    }

    /** Looks after a bound channel until it is closed. */
    public Listener add(ChannelListener listener, Channel channel) {
        listeners.add(listener);
        channel.closeFuture().addListener(done -> listeners.remove(listener));
        return listener;
    }

    /** Starts an attempt to connect and looks after it until it has ended. */
    public Connecting connect(
            Dialler dialler, Endpoint local, Endpoint remote, EventLoop loop, ConnectHandler handler) {
        var attempt = new Connecting(dialler, (NettyLoop) loop, local, remote, handler);
        attempts.add(attempt);
        loop.execute(attempt::start);
        return attempt;
    }

    void ended(Connecting attempt) {
        attempts.remove(attempt);
    }

    /** Closes listeners, aborts connections and attempts, then ends the loops. */
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        listeners.forEach(ChannelListener::close);
        attempts.forEach(Connecting::cancel);
        connections.forEach(connection -> executeUnlessClosed(connection.loop(), connection::abort));
        group.shutdownGracefully(0, SHUTDOWN.toMillis(), TimeUnit.MILLISECONDS);
        if (loops.values().stream().noneMatch(NettyLoop::inLoop)) {
            group.terminationFuture().awaitUninterruptibly(2 * SHUTDOWN.toMillis());
        }
    }

    /** Runs the task on the loop, or not at all where the transport has been closed, which has told everybody. */
    static void executeUnlessClosed(EventLoop loop, Runnable task) {
        try {
            loop.execute(task);
        } catch (RejectedExecutionException closed) {
            // the loop has ended, and all that belonged to it
        }
    }

    /** How long one address may take, as Netty wants it. */
    public static int connectMillis(TransportLimits limits) {
        return (int)
                Math.max(1, Math.min(Integer.MAX_VALUE, limits.connectTimeout().toMillis()));
    }

    private NettyLoop loopOf(io.netty.channel.EventLoop netty) {
        return Objects.requireNonNull(loops.get(netty), "a loop of this transport");
    }
}
