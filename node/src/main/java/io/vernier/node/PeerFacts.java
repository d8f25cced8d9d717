package io.vernier.node;

import io.vernier.codec.Explanation;
import io.vernier.node.statistics.TrafficStatistics;
import io.vernier.node.statistics.internal.PeerLedger;
import io.vernier.protocol.peer.Capabilities;
import io.vernier.protocol.peer.PeerState;
import io.vernier.protocol.watchdog.WatchdogState;
import io.vernier.transport.Endpoint;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is told of a peer: what was said of it, what there is of its connections, and what was counted. Any thread. */
abstract class PeerFacts implements Peer {
    private final Node node;
    private final String host;
    private final PeerHistory history = new PeerHistory();
    private final PeerLedger ledger;

    /** The entry it was added by; null where it was met. Written under the peer's lock. */
    volatile @Nullable ConnectEntry entry;

    /** What there is of connections, and why there is none. Written under the peer's lock. */
    volatile Standing standing = Standing.NEVER;

    PeerFacts(Node node, String host) {
        this.node = node;
        this.host = host;
        this.ledger = node.book().newLedger();
    }

    /** The machines of its connections. */
    abstract MachinePool pool();

    /** How many connections are made to the peer. */
    int makers() {
        PeerOptions options = said();
        return options == null ? 1 : options.connections();
    }

    /** Whether the caller is on the event loop of an open connection. */
    boolean isOnItsLoop() {
        return pool().isOnALoop();
    }

    boolean isClosed() {
        return pool().isClosed();
    }

    PeerHistory history() {
        return history;
    }

    /** What was counted with it, over all connections. */
    PeerLedger ledger() {
        return ledger;
    }

    /** What there is of connections, and why there is none; any thread. */
    Standing standing() {
        return standing;
    }

    /** The entry it was added by; null where it was met. */
    @Nullable ConnectEntry entry() {
        return entry;
    }

    /** What was said of the peer; null where it was met. Not to be changed. */
    @Nullable PeerOptions said() {
        ConnectEntry named = entry;
        return named == null ? null : named.current();
    }

    boolean isDialable() {
        PeerOptions options = said();
        return options != null && options.isDialable();
    }

    /** The name that this node presents when it dials the peer. */
    String ownHost() {
        PeerOptions options = said();
        return options == null
                ? node.originHost()
                : options.capabilities().get(CapabilityValues.ORIGIN_HOST).orElseGet(node::originHost);
    }

    /** The name the peer must present when we dial it; empty where any will do. */
    Optional<String> expectedHost() {
        PeerOptions options = said();
        return options == null || options.isIdentityRequired() ? Optional.of(host) : Optional.empty();
    }

    /** Realms that requests for are sent to it, besides its own. */
    List<String> routedRealms() {
        PeerOptions options = said();
        return options == null ? List.of() : options.realms();
    }

    boolean isDefaultRoute() {
        PeerOptions options = said();
        return options != null && options.isDefaultRoute();
    }

    /** The key under which the node knows it. */
    String configuredHost() {
        return host;
    }

    @Override
    public Optional<PeerOptions> options() {
        return Optional.ofNullable(said()).map(PeerOptions::copy);
    }

    @Override
    public String host() {
        return capabilities().map(Capabilities::originHost).orElse(host);
    }

    @Override
    public Optional<String> realm() {
        var presented = capabilities().map(Capabilities::originRealm);
        PeerOptions options = said();
        return presented.isPresent() || options == null ? presented : options.realm();
    }

    @Override
    public PeerState state() {
        return pool().best().state();
    }

    @Override
    public WatchdogState watchdogState() {
        return pool().best().watchdog().state();
    }

    @Override
    public boolean isReady() {
        return pool().isReady();
    }

    @Override
    public boolean isConfigured() {
        return entry != null;
    }

    @Override
    public Optional<TransportEntry> transport() {
        ConnectEntry named = entry;
        return Optional.ofNullable(named != null ? named : pool().best().acceptedAt());
    }

    @Override
    public Optional<PeerConnection> connection() {
        return standing.links().stream().findFirst().map(Link::view);
    }

    @Override
    public Optional<Capabilities> capabilities() {
        return Optional.ofNullable(pool().best().traffic()).map(Traffic::remote);
    }

    @Override
    public Optional<Endpoint> address() {
        return Optional.ofNullable(pool().best().traffic())
                .map(traffic -> traffic.connection().remote());
    }

    @Override
    public boolean isInitiatedHere() {
        Link link = pool().best().open();
        return link != null && link.isInitiated();
    }

    @Override
    public List<AlternativeInfo> alternatives() {
        List<AlternativeInfo> told = pool().best().alternatives().told();
        PeerOptions options = said();
        return !told.isEmpty() || options == null || !options.isDialable()
                ? told
                : options.alternatives().stream().map(AlternativeInfo::notTried).toList();
    }

    @Override
    public int openConnections() {
        return pool().openConnections();
    }

    @Override
    public Optional<Instant> lastConnect() {
        return history.lastConnect();
    }

    @Override
    public Optional<Instant> lastDisconnect() {
        return history.lastDisconnect();
    }

    @Override
    public Optional<Explanation> whyDisconnected() {
        return Optional.ofNullable(standing.why());
    }

    @Override
    public Optional<DisconnectReason> disconnectReason() {
        return Optional.ofNullable(standing.reason());
    }

    @Override
    public int pendingRequests() {
        return pool().pendingRequests();
    }

    @Override
    public PeerCounters counters() {
        return PeerCounters.of(statistics(), history.connects());
    }

    @Override
    public TrafficStatistics statistics() {
        return ledger.statistics(node.nanoTime());
    }

    @Override
    public String toString() {
        return host();
    }
}
