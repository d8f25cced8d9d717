package io.vernier.node;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** Where a connection to a peer stands, from its first step to its last; it passes through them in this order only. */
public enum PeerConnectionState {
    /** This node dials; there is no transport connection yet. */
    CONNECTING,
    /** The transport connection stands, and the capabilities exchange is awaited. */
    CONNECTED,
    /** The capabilities exchange has succeeded: messages of applications are accepted. */
    READY,
    /** As {@link #READY}, while the answer to a watchdog request of this node is awaited. */
    READY_WAITING_DWA,
    /** A Disconnect-Peer-Request was sent or received: no more requests are accepted. */
    DISCONNECTING,
    /** The connection is being closed: what was sent before still goes out. */
    CLOSING,
    /** There is no connection any more, or none came about. */
    CLOSED;

    /** The states in which messages of applications are accepted. */
    public static final Set<PeerConnectionState> READY_STATES =
            Collections.unmodifiableSet(EnumSet.of(READY, READY_WAITING_DWA));

    /** Whether this is one of {@link #READY_STATES}. */
    public boolean isReady() {
        return READY_STATES.contains(this);
    }
}
