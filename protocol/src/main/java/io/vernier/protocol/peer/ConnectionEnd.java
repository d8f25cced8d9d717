package io.vernier.protocol.peer;

import java.util.Optional;

/** How the last connection to a peer, or the last attempt at one, ended: what the {@link ReconnectPolicy} goes by. */
public sealed interface ConnectionEnd {
    /** The open connection was lost: closed or reset by the peer, by the network, or by the watchdog. */
    record Lost() implements ConnectionEnd {}

    /** The transport connection could not be made, or no CEA came. */
    record NotReached() implements ConnectionEnd {}

    /** The capabilities exchange failed: trying again soon will not help, somebody has to change something. */
    record Refused() implements ConnectionEnd {}

    /** The peer sent a DPR. */
    record DisconnectedByPeer(Optional<DisconnectCause> cause) implements ConnectionEnd {}

    /** We ended the connection on purpose. */
    record StoppedHere() implements ConnectionEnd {}
}
