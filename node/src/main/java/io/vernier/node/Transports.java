package io.vernier.node;

import io.vernier.transport.EventLoop;
import io.vernier.transport.Transport;
import io.vernier.transport.TransportException;
import io.vernier.transport.TransportLimits;
import io.vernier.transport.sctp.SctpOptions;
import io.vernier.transport.sctp.SctpTransport;
import io.vernier.transport.tcp.TcpOptions;
import io.vernier.transport.tcp.TcpTransport;
import io.vernier.transport.tcp.TlsCredentials;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The transports of a node: those it was given, and TCP, TLS, SCTP and DTLS over it, which it opens when first needed while it runs
 * and closes when it stops.
 */
final class Transports implements AutoCloseable {
    private static final String TCP = "tcp";
    private static final String TLS = "tls";
    private static final String SCTP = "sctp";
    private static final String DTLS = "dtls";

    /** What the program has to mend, whatever the machine. */
    private static final Set<String> UNTOLD = Set.of(NodeProblem.NO_TRANSPORT.code(), NodeProblem.NO_TLS.code());

    private final Map<String, Transport> given;
    private final @Nullable TlsCredentials credentials;
    private final TcpOptions tcp;
    private final SctpOptions sctp;
    private final Supplier<TransportLimits> limits;
    private final Map<String, Transport> own = new HashMap<>();
    private boolean isOpen;

    Transports(
            Map<String, Transport> given,
            @Nullable TlsCredentials credentials,
            TcpOptions tcp,
            SctpOptions sctp,
            Supplier<TransportLimits> limits) {
        this.given = Map.copyOf(given);
        this.credentials = credentials;
        this.tcp = tcp;
        this.sctp = sctp;
        this.limits = limits;
    }

    /**
     * Makes sure that a peer can be dialled by one of these at least; the others may be wanting on this machine, as their time
     * will tell.
     *
     * @throws IllegalArgumentException if the node was not told of one
     * @throws TransportException if this machine has none of them
     */
    void require(List<Alternative> ways) {
        TransportException none = null;
        boolean any = false;
        for (Alternative way : ways) {
            try {
                var unused = listening(way.transport());
                any = true;
            } catch (TransportException missing) {
                none = none == null ? missing : none;
            }
        }
        if (!any && none != null) {
            throw none;
        }
    }

    /**
     * The transport of this name, to listen with.
     *
     * @throws IllegalArgumentException if the node was not told of it
     * @throws TransportException if this machine does not have it
     */
    Transport listening(String name) {
        try {
            return of(name);
        } catch (TransportException missing) {
            if (UNTOLD.contains(missing.explanation().code())) {
                throw new IllegalArgumentException(missing.getMessage(), missing);
            }
            throw missing;
        }
    }

    /**
     * The transport of this name.
     *
     * @throws TransportException if there is none, with the reason
     */
    Transport of(String name) {
        Transport transport = given.get(name);
        if (transport != null) {
            return transport;
        }
        return switch (name) {
            case TCP -> tcp();
            case TLS -> tls();
            case SCTP -> sctp();
            case DTLS -> dtls();
            default -> throw new TransportException(NodeProblem.NO_TRANSPORT.explain(name));
        };
    }

    /**
     * A loop of one of them.
     *
     * @throws TransportException if the node was given none and does not run
     */
    EventLoop anyLoop() {
        return given.isEmpty()
                ? tcp().nextLoop()
                : given.values().iterator().next().nextLoop();
    }

    /** A loop of a transport that the node was given, whose clock need not be the system's; null where it was given none. */
    @Nullable EventLoop givenLoop() {
        return given.isEmpty() ? null : given.values().iterator().next().nextLoop();
    }

    /** Reads certificate, key and authorities again. */
    void reloadCertificates() {
        TlsCredentials mine = credentials;
        if (mine == null) {
            throw new TransportException(NodeProblem.NO_TLS.explain());
        }
        mine.reload();
    }

    /** Whether there may be a connection that can be protected; what a transport does that was given, is not known here. */
    boolean mayProtect() {
        return credentials != null || !given.isEmpty();
    }

    private synchronized Transport tcp() {
        TlsCredentials mine = credentials;
        return own(
                TCP, () -> mine == null ? TcpTransport.open(options()) : TcpTransport.openProtectable(options(), mine));
    }

    private synchronized Transport tls() {
        TlsCredentials mine = credentials;
        if (mine == null) {
            throw new TransportException(NodeProblem.NO_TLS.explain());
        }
        return own(TLS, () -> TcpTransport.open(options(), mine));
    }

    private synchronized Transport dtls() {
        TlsCredentials mine = credentials;
        if (mine == null) {
            throw new TransportException(NodeProblem.NO_TLS.explain());
        }
        return own(DTLS, () -> SctpTransport.open(sctp.withLimits(limits.get()), mine));
    }

    private synchronized Transport sctp() {
        return own(SCTP, () -> SctpTransport.open(sctp.withLimits(limits.get())));
    }

    private Transport own(String name, Supplier<Transport> opening) {
        if (!isOpen) {
            throw new TransportException(NodeProblem.NOT_STARTED.explain());
        }
        return own.computeIfAbsent(name, absent -> opening.get());
    }

    private TcpOptions options() {
        return tcp.withLimits(limits.get());
    }

    /** The node starts: its transports may be opened. */
    synchronized void open() {
        isOpen = true;
    }

    /** Closes what the node has opened; what it was given goes on. Loops that end may ask for a transport meanwhile, and get none. */
    @Override
    public void close() {
        List<Transport> closing;
        synchronized (this) {
            isOpen = false;
            closing = List.copyOf(own.values());
            own.clear();
        }
        closing.forEach(Transport::close);
    }
}
