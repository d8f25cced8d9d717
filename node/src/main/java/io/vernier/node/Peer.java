package io.vernier.node;

import io.vernier.codec.Explanation;
import io.vernier.node.statistics.TrafficStatistics;
import io.vernier.protocol.peer.Capabilities;
import io.vernier.protocol.peer.PeerState;
import io.vernier.protocol.watchdog.WatchdogState;
import io.vernier.transport.Endpoint;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Another Diameter node, connected or not. What it tells is the state of the moment; any thread may ask. Vernier
 * implements it; it may grow.
 */
public interface Peer {
    /** Its Origin-Host, as configured or as it presented itself. */
    String host();

    /** Its Origin-Realm, once it is known. */
    Optional<String> realm();

    /** Where it stands in the peer state machine (RFC 6733 section 5.6). */
    PeerState state();

    /** What its watchdog makes of it (RFC 3539 section 3.4.1). */
    WatchdogState watchdogState();

    /** Whether requests are sent to it: connected, and not suspected by the watchdog. */
    boolean isReady();

    /** Whether it was configured, not met when it connected. */
    boolean isConfigured();

    /** The entry it came by: its own where it was configured, or the one that accepted its connection while there is one. */
    Optional<TransportEntry> transport();

    /** What it said of itself in the capabilities exchange of the present connection. */
    Optional<Capabilities> capabilities();

    /** The other end of the present connection. */
    Optional<Endpoint> address();

    /** Whether this node made the present connection. */
    boolean isInitiatedHere();

    /**
     * The connection to it, from when the transport connection stands and it is known whose it is, until it has ended;
     * empty while there is none. It may not be ready yet: see {@link PeerConnection#isReady()}.
     */
    Optional<PeerConnection> connection();

    /** When a connection with it last came to stand: ours when its socket was established, theirs when its CER came. */
    Optional<Instant> lastConnect();

    /** When its last connection ended. */
    Optional<Instant> lastDisconnect();

    /** Why there is no connection: the last one's end or the last attempt's failure. Empty while it is connected. */
    Optional<Explanation> whyDisconnected();

    /**
     * Why there is no connection, in one word; the connection and its reason change at once. Empty if there never was a
     * connection or an attempt at one, and from a successful capabilities exchange on until the connection ends.
     */
    Optional<DisconnectReason> disconnectReason();

    /**
     * What became of the ways to reach it when it was last dialled, in their order; before that all of them untried. Empty for
     * a peer that this node cannot dial.
     */
    List<AlternativeInfo> alternatives();

    /** How many connections to it are open; more than one only where that was asked for. */
    int openConnections();

    /** A copy of what was said of it; empty for a peer that was met. */
    Optional<PeerOptions> options();

    /**
     * Changes what was said of it. Times and policies count from their next use on, addresses and transport from the next
     * attempt to connect, capabilities from the next exchange; a peer that becomes persistent is dialled at once if the node
     * runs.
     *
     * @return this peer
     * @throws IllegalStateException if nothing was said of it: it was met
     * @throws IllegalArgumentException if a value is not allowed; nothing is changed then
     */
    Peer configure(Consumer<? super PeerOptions> changes);

    /** How many requests wait for its answers. */
    int pendingRequests();

    /** What was exchanged with it since it is known. */
    PeerCounters counters();

    /** The same command by command, with results, response times and rates. */
    TrafficStatistics statistics();
}
