package io.vernier.node;

import io.vernier.protocol.routing.PeerFilter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one call wants to have otherwise than the others. Immutable: each method gives a new one. */
public final class CallOptions {
    /** The longest time-out, in milliseconds: what an Unsigned32 can say. */
    private static final long LONGEST = 0xffff_ffffL;

    private static final CallOptions DEFAULTS = new CallOptions(PeerFilter.none(), null, List.of(), List.of());

    private final PeerFilter filter;
    private final @Nullable Duration timeout;
    private final List<Peer> peers;
    private final List<Object> extra;

    private CallOptions(PeerFilter filter, @Nullable Duration timeout, List<Peer> peers, List<Object> extra) {
        this.filter = filter;
        this.timeout = timeout;
        this.peers = peers;
        this.extra = extra;
    }

    /** No filter, the node's call time-out, any peer that has the application, nothing extra. */
    public static CallOptions defaults() {
        return DEFAULTS;
    }

    /** Only peers that match are candidates; several filters must all match. */
    public CallOptions filter(PeerFilter newFilter) {
        return new CallOptions(
                filter.equals(PeerFilter.none()) ? newFilter : PeerFilter.all(filter, newFilter),
                timeout,
                peers,
                extra);
    }

    /**
     * How long the call may take, all attempts together, instead of the node's call time-out of 5 s.
     *
     * @throws IllegalArgumentException if it is not more than zero, or more than 4,294,967,295 ms
     */
    public CallOptions timeout(Duration newTimeout) {
        if (newTimeout.isNegative() || newTimeout.isZero() || newTimeout.compareTo(Duration.ofMillis(LONGEST)) > 0) {
            throw new IllegalArgumentException(
                    "timeout: " + newTimeout + " (expected: more than zero, at most " + LONGEST + " ms)");
        }
        return new CallOptions(filter, newTimeout, peers, extra);
    }

    /**
     * The candidates are exactly these, in this order, even where a peer did not advertise the application; filters still
     * apply. Those that are not connected, or suspected by the watchdog, are left out.
     */
    public CallOptions to(Peer... candidates) {
        var all = new ArrayList<>(peers);
        all.addAll(List.of(candidates));
        return new CallOptions(filter, timeout, List.copyOf(all), extra);
    }

    /** Values that the callbacks find in {@link CallContext#extra} behind those of the application; several append. */
    public CallOptions extra(Object... values) {
        var all = new ArrayList<>(extra);
        all.addAll(List.of(values));
        return new CallOptions(filter, timeout, peers, List.copyOf(all));
    }

    /** All filters together; {@link PeerFilter#none()} where there is none. */
    public PeerFilter filter() {
        return filter;
    }

    /** The time-out, where the call has one of its own. */
    public Optional<Duration> timeout() {
        return Optional.ofNullable(timeout);
    }

    /** The only candidates; empty for any. */
    public List<Peer> peers() {
        return peers;
    }

    /** The extra values. */
    public List<Object> extra() {
        return extra;
    }

    /** Whether the call restricts its peers. */
    boolean isChoosy() {
        return !peers.isEmpty() || !filter.equals(PeerFilter.none());
    }
}
