package io.vernier.node;

import io.vernier.codec.Explanation;
import io.vernier.codec.Message;
import io.vernier.protocol.peer.PeerState;
import io.vernier.protocol.watchdog.WatchdogState;
import java.time.Duration;
import java.time.Instant;

/**
 * Something that an operator wants to know. More kinds may be added: a switch over them needs a {@code default}.
 */
public interface NodeEvent {
    /** When it happened. */
    Instant at();

    /** The node has started: it listens, and connects to its persistent peers. */
    record Started(Instant at) implements NodeEvent {}

    /** The node has stopped: there are no connections and no calls any more. */
    record Stopped(Instant at) implements NodeEvent {}

    /**
     * Requests can be sent to the peer from now on.
     *
     * @param capabilities the CER or CEA that it sent
     */
    record PeerUp(Instant at, Peer peer, Message capabilities) implements NodeEvent {}

    /** Requests are not sent to the peer any more. */
    record PeerDown(Instant at, Peer peer, Explanation why) implements NodeEvent {}

    /** The connection to the peer has ended, or none came about. */
    record Disconnected(Instant at, Peer peer, Explanation why) implements NodeEvent {}

    /** The peer will be dialled again after a while. */
    record Reconnecting(Instant at, Peer peer, Duration in) implements NodeEvent {}

    /** The peer's state machine moved (RFC 6733 section 5.6). */
    record StateChanged(Instant at, Peer peer, PeerState from, PeerState to) implements NodeEvent {}

    /** The peer's watchdog moved (RFC 3539 section 3.4.1). */
    record WatchdogChanged(Instant at, Peer peer, WatchdogState from, WatchdogState to) implements NodeEvent {}

    /** A connection was turned away before it belonged to a peer. */
    record ConnectionRefused(Instant at, String remote, Explanation why) implements NodeEvent {}
}
