package io.vernier.transport.tcp;

import io.vernier.transport.TransportLimits;
import java.time.Duration;

/** How TCP is used. Immutable; each {@code with} method gives a changed copy. */
public final class TcpOptions {
    private static final Duration LONGEST_POLLING = Duration.ofSeconds(1);

    private final Io io;
    private final int loops;
    private final boolean noDelay;
    private final boolean keepAlive;
    private final int backlog;
    private final Duration busyPolling;
    private final TransportLimits limits;

    private TcpOptions(
            Io io,
            int loops,
            boolean noDelay,
            boolean keepAlive,
            int backlog,
            Duration busyPolling,
            TransportLimits limits) {
        this.io = io;
        this.loops = loops;
        this.noDelay = noDelay;
        this.keepAlive = keepAlive;
        this.backlog = backlog;
        this.busyPolling = busyPolling;
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
                Io.AUTO,
                Runtime.getRuntime().availableProcessors(),
                true,
                true,
                1024,
                Duration.ZERO,
                TransportLimits.defaults());
    }

    public TcpOptions withIo(Io newIo) {
        return new TcpOptions(newIo, loops, noDelay, keepAlive, backlog, busyPolling, limits);
    }

    /** Event loops, that is threads; as many as there are processors unless told. */
    public TcpOptions withLoops(int newLoops) {
        if (newLoops < 1) {
            throw new IllegalArgumentException("loops: " + newLoops + " (expected: at least 1)");
        }
        return new TcpOptions(io, newLoops, noDelay, keepAlive, backlog, busyPolling, limits);
    }

    /**
     * Whether small segments go out at once (TCP_NODELAY); on unless told. RFC 3539 section 3.2 wants Nagle's algorithm
     * instead, so that messages share segments; here they share them because all that one batch causes is written at once.
     */
    public TcpOptions withNoDelay(boolean newNoDelay) {
        return new TcpOptions(io, loops, newNoDelay, keepAlive, backlog, busyPolling, limits);
    }

    /** Whether the kernel probes silent connections; on unless told. */
    public TcpOptions withKeepAlive(boolean newKeepAlive) {
        return new TcpOptions(io, loops, noDelay, newKeepAlive, backlog, busyPolling, limits);
    }

    /** Connections the kernel may hold before they are accepted; 1024 unless told. */
    public TcpOptions withBacklog(int newBacklog) {
        return new TcpOptions(io, loops, noDelay, keepAlive, newBacklog, busyPolling, limits);
    }

    /**
     * How long a loop goes on asking the kernel after something has come, before it sleeps; not at all unless told. An
     * answer that comes within that time is not delayed by waking a thread, which takes longer than the rest of a round trip. The
     * price is a processor for each loop that has traffic, for as long as the pauses in it are shorter than this; loops
     * without traffic sleep. Worth its price only where there are processors to spare for the loops at both ends.
     *
     * @param newBusyPolling zero for not at all, 1 s at most
     */
    public TcpOptions withBusyPolling(Duration newBusyPolling) {
        if (newBusyPolling.isNegative() || newBusyPolling.compareTo(LONGEST_POLLING) > 0) {
            throw new IllegalArgumentException(
                    "busy-polling: " + newBusyPolling + " (expected: PT0S.." + LONGEST_POLLING + ")");
        }
        return new TcpOptions(io, loops, noDelay, keepAlive, backlog, newBusyPolling, limits);
    }

    public TcpOptions withLimits(TransportLimits newLimits) {
        return new TcpOptions(io, loops, noDelay, keepAlive, backlog, busyPolling, newLimits);
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

    public Duration busyPolling() {
        return busyPolling;
    }

    public TransportLimits limits() {
        return limits;
    }
}
