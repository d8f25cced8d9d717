package io.vernier.node;

import io.vernier.transport.EventLoop;
import io.vernier.transport.Transport;
import io.vernier.transport.TransportLimits;
import io.vernier.transport.tcp.TcpOptions;
import io.vernier.transport.tcp.TcpTransport;
import io.vernier.transport.tcp.TlsCredentials;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The transports of a node: those it was given, and TCP and TLS, which it opens when first needed and closes when it stops. */
final class Transports implements AutoCloseable {
    private static final String TCP = "tcp";
    private static final String TLS = "tls";

    private final Map<String, Transport> given;
    private final @Nullable TlsCredentials credentials;
    private final Supplier<TransportLimits> limits;
    private final Map<String, Transport> own = new HashMap<>();

    Transports(Map<String, Transport> given, @Nullable TlsCredentials credentials, Supplier<TransportLimits> limits) {
        this.given = Map.copyOf(given);
        this.credentials = credentials;
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
        if (name.equals(TLS)) {
            return tls();
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
        return own.computeIfAbsent(TCP, name -> TcpTransport.open(options()));
    }

    private synchronized Transport tls() {
        TlsCredentials mine = credentials;
        if (mine == null) {
            throw new IllegalArgumentException(NodeProblem.NO_TLS.explain().toString());
        }
        return own.computeIfAbsent(TLS, name -> TcpTransport.open(options(), mine));
    }

    private TcpOptions options() {
        return TcpOptions.defaults().withLimits(limits.get());
    }

    /** Closes what the node has opened; what it was given goes on. Loops that end may still ask for a transport meanwhile. */
    @Override
    public void close() {
        List<Transport> closing;
        synchronized (this) {
            closing = List.copyOf(own.values());
            own.clear();
        }
        closing.forEach(Transport::close);
    }
}
