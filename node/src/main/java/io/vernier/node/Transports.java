package io.vernier.node;

import io.vernier.transport.EventLoop;
import io.vernier.transport.Transport;
import io.vernier.transport.TransportLimits;
import io.vernier.transport.tcp.TcpOptions;
import io.vernier.transport.tcp.TcpTransport;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The transports of a node: those it was given, and TCP, which it opens when it is first needed and closes when it stops. */
final class Transports implements AutoCloseable {
    private static final String TCP = "tcp";

    private final Map<String, Transport> given;
    private final Supplier<TransportLimits> limits;
    private @Nullable Transport own;

    Transports(Map<String, Transport> given, Supplier<TransportLimits> limits) {
        this.given = Map.copyOf(given);
        this.limits = limits;
    }

    /**
     * The transport of this name.
     *
     * @throws IllegalArgumentException if there is none
     */
    Transport of(String name) {
        Transport transport = given.get(name);
        if (transport != null) {
            return transport;
        }
        if (name.equals(TCP)) {
            return tcp();
        }
        throw new IllegalArgumentException(
                NodeProblem.NO_TRANSPORT.explain(name).toString());
    }

    EventLoop anyLoop() {
        return given.isEmpty()
                ? tcp().nextLoop()
                : given.values().iterator().next().nextLoop();
    }

    /** A loop of a transport that the node was given, whose clock need not be the system's; null where it was given none. */
    @Nullable EventLoop givenLoop() {
        return given.isEmpty() ? null : given.values().iterator().next().nextLoop();
    }

    private synchronized Transport tcp() {
        if (own == null) {
            own = TcpTransport.open(TcpOptions.defaults().withLimits(limits.get()));
        }
        return own;
    }

    /** Closes what the node has opened; what it was given goes on. */
    @Override
    public synchronized void close() {
        if (own != null) {
            own.close();
            own = null;
        }
    }
}
