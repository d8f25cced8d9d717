package io.vernier.transport.tcp;

import io.vernier.transport.TransportLimits;

/** How TCP is used. Immutable; each {@code with} method gives a changed copy. */
public final class TcpOptions {
    private final Io io;
    private final int loops;
    private final boolean noDelay;
    private final boolean keepAlive;
    private final int backlog;
    private final TransportLimits limits;

    private TcpOptions(Io io, int loops, boolean noDelay, boolean keepAlive, int backlog, TransportLimits limits) {
        this.io = io;
        this.loops = loops;
        this.noDelay = noDelay;
        this.keepAlive = keepAlive;
        this.backlog = backlog;
        this.limits = limits;
    }

    /** Which way to the kernel. */
    public enum Io {
        /** {@link #EPOLL} where its native library loads, else {@link #NIO}. */
        AUTO,
        /** Linux, native; fails where it does not load. */
        EPOLL,
        /** The JDK's own. */
        NIO
    }

    /** The default of every option. */
    public static TcpOptions defaults() {
        return new TcpOptions(
                Io.AUTO, Runtime.getRuntime().availableProcessors(), true, true, 1024, TransportLimits.defaults());
    }

    public TcpOptions withIo(Io newIo) {
        return new TcpOptions(newIo, loops, noDelay, keepAlive, backlog, limits);
    }

    /** Event loops, that is threads; as many as there are processors unless told. */
    public TcpOptions withLoops(int newLoops) {
        if (newLoops < 1) {
            throw new IllegalArgumentException("loops: " + newLoops + " (expected: at least 1)");
        }
        return new TcpOptions(io, newLoops, noDelay, keepAlive, backlog, limits);
    }

    /**
     * Whether small segments go out at once (TCP_NODELAY); on unless told. RFC 3539 section 3.2 wants Nagle's algorithm
     * instead, so that messages share segments; here they share them because all that one batch causes is written at once.
     */
    public TcpOptions withNoDelay(boolean newNoDelay) {
        return new TcpOptions(io, loops, newNoDelay, keepAlive, backlog, limits);
    }

    /** Whether the kernel probes silent connections; on unless told. */
    public TcpOptions withKeepAlive(boolean newKeepAlive) {
        return new TcpOptions(io, loops, noDelay, newKeepAlive, backlog, limits);
    }

    /** Connections the kernel may hold before they are accepted; 1024 unless told. */
    public TcpOptions withBacklog(int newBacklog) {
        return new TcpOptions(io, loops, noDelay, keepAlive, newBacklog, limits);
    }

    public TcpOptions withLimits(TransportLimits newLimits) {
        return new TcpOptions(io, loops, noDelay, keepAlive, backlog, newLimits);
    }

    public Io io() {
        return io;
    }

    public int loops() {
        return loops;
    }

    public boolean noDelay() {
        return noDelay;
    }

    public boolean keepAlive() {
        return keepAlive;
    }

    public int backlog() {
        return backlog;
    }

    public TransportLimits limits() {
        return limits;
    }
}
