package io.vernier.node;

import io.vernier.codec.Explanation;
import io.vernier.codec.Message;
import io.vernier.protocol.peer.PeerState;
import io.vernier.protocol.watchdog.WatchdogState;
import io.vernier.transport.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

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

    /** Something about one peer. */
    interface OfPeer extends NodeEvent {
        /** The peer; what it tells is of now, not of then. */
        Peer peer();

        /** The entry that its connection came by, with all that was said of it. */
        TransportEntry transport();
    }

    /** A connection has ended, or none came about. */
    interface Closed extends NodeEvent {
        /** The entry that it came by, or was to come by. */
        TransportEntry transport();

        /** Why, for programs. */
        CloseReason reason();

        /** Why, for people. */
        Explanation why();
    }

    /**
     * Requests can be sent to the peer from now on; told once for each connection, however many applications it is good for.
     *
     * @param capabilities the CER or CEA that the peer has just sent; empty where the watchdog trusts again a connection that
     *     has stood all the time
     */
    record PeerUp(Instant at, Peer peer, TransportEntry transport, Optional<Message> capabilities) implements OfPeer {}

    /** The watchdog does not trust the peer any more, or the connection ends: requests are not sent to it. */
    record PeerDown(Instant at, Peer peer, TransportEntry transport, Explanation why) implements OfPeer {}

    /** The connection to the peer has ended, or none came about. */
    record Disconnected(Instant at, Peer peer, TransportEntry transport, CloseReason reason, Explanation why)
            implements OfPeer, Closed {}

    /** The peer will be dialled again after a while. */
    record ReconnectScheduled(Instant at, Peer peer, TransportEntry transport, Duration in) implements OfPeer {}

    /** The while is over: the peer is being dialled again now. */
    record Reconnecting(Instant at, Peer peer, TransportEntry transport) implements OfPeer {}

    /**
     * No transport connection came of one {@link Alternative} of several, and the next one is being tried.
     *
     * @param failed the name of the transport that failed, such as {@code sctp}
     * @param next the name of the one that is tried now
     * @param why why it failed
     */
    record AlternativeFailed(
            Instant at, Peer peer, TransportEntry transport, String failed, String next, Explanation why)
            implements OfPeer {}

    /** What may become of a path. */
    enum PathChange {
        /** It answers. */
        UP,
        /** It does not answer any more. */
        DOWN,
        /** The other end has an address more, which has not answered yet. */
        ADDED,
        /** The other end has an address less. */
        REMOVED,
        /** Messages go there from now on, as long as it is up. */
        PRIMARY
    }

    /**
     * One of several paths to the peer has changed (SCTP multi-homing). The connection goes on as long as one is up.
     *
     * @param path the address, and what it is now
     * @param change what has become of it
     * @param why the same in words, with how many paths are up
     */
    record PathChanged(Instant at, Peer peer, TransportEntry transport, Path path, PathChange change, Explanation why)
            implements OfPeer {}

    /** The peer's state machine moved (RFC 6733 section 5.6). */
    record StateChanged(Instant at, Peer peer, PeerState from, PeerState to) implements NodeEvent {}

    /** The peer's watchdog moved (RFC 3539 section 3.4.1). */
    record WatchdogChanged(Instant at, Peer peer, TransportEntry transport, WatchdogState from, WatchdogState to)
            implements OfPeer {}

    /** A connection was turned away before it belonged to a peer. */
    record ConnectionRefused(Instant at, String remote, TransportEntry transport, CloseReason reason, Explanation why)
            implements Closed {}
}
