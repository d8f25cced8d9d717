package io.vernier.transport.internal.netty;

import static io.vernier.transport.TransportProblem.CONNECT_CANCELLED;
import static io.vernier.transport.TransportProblem.CONNECT_TIMEOUT;
import static io.vernier.transport.TransportProblem.NAME_NOT_FOUND;
import static io.vernier.transport.TransportProblem.NOT_A_LOCAL_ADDRESS;

import io.netty.channel.ChannelFuture;
import io.vernier.codec.Explanation;
import io.vernier.transport.ConnectAttempt;
import io.vernier.transport.ConnectHandler;
import io.vernier.transport.Endpoint;
import io.vernier.transport.Timer;
import io.vernier.transport.TransportProblem;
import io.vernier.transport.internal.FramedConnection;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.StringJoiner;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Looks names up and tries one address after the other. Confined to its event loop but for {@link #cancel}. */
@SuppressWarnings("FutureReturnValueIgnored") // what fails is told by the listener
public final class Connecting implements ConnectAttempt, Opener {
    private final Dialler dialler;
    private final NettyLoop loop;
    private final Endpoint local;
    private final Endpoint remote;
    private final ConnectHandler handler;
    private final Queue<InetSocketAddress> left = new ArrayDeque<>();
    private final StringJoiner tried = new StringJoiner("; ");
    private List<InetSocketAddress> locals = List.of();
    private TransportProblem problem = NAME_NOT_FOUND;
    private @Nullable ChannelFuture current;
    private Timer lookup = () -> {};
    private boolean done;

    Connecting(Dialler dialler, NettyLoop loop, Endpoint local, Endpoint remote, ConnectHandler handler) {
        this.dialler = dialler;
        this.loop = loop;
        this.local = local;
        this.remote = remote;
        this.handler = handler;
    }

    /** Where to. */
    public Endpoint remote() {
        return remote;
    }

    /** The loop that the connection will belong to. */
    public NettyLoop loop() {
        return loop;
    }

    /** On the loop: looks up what has to be looked up, on a thread that may block, then tries. */
    void start() {
        if (done) {
            return;
        }
        if (Addresses.areLiteral(remote) && Addresses.areLiteral(local)) {
            resolve(Runnable::run);
            return;
        }
        Duration patience = dialler.limits().connectTimeout();
        lookup = loop.schedule(
                patience,
                () -> fail(CONNECT_TIMEOUT.explain(
                        "no name server told the address of " + remote + " within " + patience)));
        Thread.ofVirtual()
                .name("vernier-resolve")
                .start(() -> resolve(task -> NettyLoops.executeUnlessClosed(loop, task)));
    }

    @Override
    public void cancel() {
        NettyLoops.executeUnlessClosed(loop, this::cancelNow);
    }

    private void cancelNow() {
        if (!done && current != null) {
            current.channel().close();
        }
        fail(CONNECT_CANCELLED.explain("this node gave up connecting to " + remote));
    }

    private void resolve(Executor onLoop) {
        try {
            List<InetSocketAddress> found = Addresses.resolve(remote);
            List<InetSocketAddress> from = local.equals(Endpoint.ANY) ? List.of() : Addresses.resolve(local);
            onLoop.execute(() -> {
                lookup.cancel();
                left.addAll(found);
                locals = from;
                tryNext();
            });
        } catch (UnknownHostException unknown) {
            onLoop.execute(() -> fail(NAME_NOT_FOUND.explain("no address is known for " + nameIn(unknown))));
        }
    }

    /** The JDK gives the name and sometimes, behind a colon, the words of the system. */
    private static String nameIn(UnknownHostException unknown) {
        return String.valueOf(unknown.getMessage()).replaceFirst(": .*", "");
    }

    private void tryNext() {
        if (done) {
            return;
        }
        InetSocketAddress address = left.poll();
        if (address == null) {
            fail(problem.explain("cannot connect to " + remote + ": " + tried));
            return;
        }
        List<InetSocketAddress> from = localsFor(address);
        if (from.isEmpty() && !locals.isEmpty()) {
            failed(address, NOT_A_LOCAL_ADDRESS, "is of another address family than " + local);
            return;
        }
        current = dialler.dial(this, address, from);
        current.addListener(result -> {
            if (!result.isSuccess() && !done) {
                Throwable cause = result.cause();
                String patience = dialler.limits().connectTimeout().toString();
                failed(address, SocketWords.connectProblem(cause), SocketWords.connectWords(cause, patience));
            }
        });
    }

    @Override
    public void opened(NettyWire wire) {
        FramedConnection connection = dialler.connection(wire);
        if (done) {
            wire.reset();
            return;
        }
        done = true;
        dialler.loops().ended(this);
        connection.open(accepted -> handler);
    }

    @Override
    public void notProtected(NettyWire wire, Throwable cause) {
        if (!done) {
            Explanation why = dialler.notProtected(cause);
            problem = TransportProblem.of(why);
            var address = (InetSocketAddress) wire.channel().remoteAddress();
            tried.add((address == null ? remote : Addresses.endpoint(address)) + ": " + why.cause());
            tryNext();
        }
    }

    private List<InetSocketAddress> localsFor(InetSocketAddress address) {
        Class<?> family = address.getAddress().getClass();
        return locals.stream()
                .filter(candidate -> candidate.getAddress().getClass() == family)
                .toList();
    }

    private void failed(InetSocketAddress address, TransportProblem found, String words) {
        problem = found;
        tried.add(Addresses.endpoint(address) + " " + words);
        tryNext();
    }

    private void fail(Explanation why) {
        if (!done) {
            done = true;
            lookup.cancel();
            dialler.loops().ended(this);
            handler.notConnected(why);
        }
    }
}
