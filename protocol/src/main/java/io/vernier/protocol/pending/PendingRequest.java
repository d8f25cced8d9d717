package io.vernier.protocol.pending;

import org.jspecify.annotations.Nullable;

/**
 * A request that waits for its answer. Callers extend it by what they need to finish the call: it is the one object that a
 * request costs, and everything the ring and the wheel have to remember stands in it.
 */
public abstract class PendingRequest {
    private int hopByHopId;
    private int endToEndId;
    private @Nullable PendingRequests<?> owner;

    /** The tick at whose end the time is over, counted from the start of the wheel. */
    long deadlineTick;

    /** Neighbours in the wheel's slot. */
    @Nullable PendingRequest next;

    @Nullable PendingRequest previous;

    protected PendingRequest() {}

    /** The identifier that the request has on its connection; an answer repeats it. */
    public final int hopByHopId() {
        return hopByHopId;
    }

    /** The identifier that the request has on its whole way. */
    public final int endToEndId() {
        return endToEndId;
    }

    /** Whether it waits: from {@link PendingRequests#add} until it is taken, expires or is drained. */
    public final boolean isPending() {
        return owner != null;
    }

    final boolean isPendingIn(PendingRequests<?> requests) {
        return owner == requests;
    }

    final void begin(PendingRequests<?> requests, int hopByHop, int endToEnd) {
        owner = requests;
        hopByHopId = hopByHop;
        endToEndId = endToEnd;
    }

    final void end() {
        owner = null;
    }
}
