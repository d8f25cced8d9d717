package io.vernier.node;

import io.vernier.codec.Explanation;
import io.vernier.codec.Message;
import io.vernier.node.statistics.TrafficStatistics;
import io.vernier.node.statistics.internal.PeerLedger;
import io.vernier.protocol.peer.Capabilities;
import io.vernier.protocol.peer.DisconnectCause;
import io.vernier.protocol.peer.PeerEvent;
import io.vernier.protocol.peer.PeerState;
import io.vernier.protocol.watchdog.WatchdogState;
import io.vernier.transport.Endpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A peer with its connections: each has a {@link PeerMachine} of its own, one unless more are wanted. Here they are started,
 * told apart and taken leave of; what there is of them is published in one piece.
 */
final class PeerControl implements Peer {
    private final Node node;
    private final String host;
    private final PeerHistory history = new PeerHistory();
    private final PeerLedger ledger;
    private final ReentrantLock lock = new ReentrantLock();
    private final PeerTimer memory;
    private volatile @Nullable ConnectEntry entry;
    private volatile List<PeerMachine> machines;
    private volatile Standing standing = Standing.NEVER;

    /** Nobody shall remember the peer once its connections are closed: it was taken away. */
    private boolean retired;

    /** The directory does not know the peer any more. */
    private boolean forgotten;

    PeerControl(Node node, String host) {
        this.node = node;
        this.host = host;
        this.ledger = node.book().newLedger();
        this.memory = new PeerTimer(node, lock);
        this.machines = List.of(new PeerMachine(node, this, lock));
    }

    /**
     * Takes what was said of the peer; false if it has just been forgotten, so that another one must.
     *
     * @throws IllegalArgumentException if something was said of it before
     */
    boolean adopt(ConnectEntry newEntry) {
        lock.lock();
        try {
            if (forgotten) {
                return false;
            }
            if (entry != null) {
                throw new IllegalArgumentException("two peers named " + host + " (expected: one)");
            }
            entry = newEntry;
            retired = false;
            fitPool();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** The node has started, or was told of the peer while it runs: it is dialled if it is to be kept connected. */
    void start() {
        lock.lock();
        try {
            memory.stop();
            machines.forEach(PeerMachine::restart);
            if (entry == null && isClosed()) {
                forget();
            }
            PeerOptions options = said();
            if (options != null && options.isPersistent()) {
                connect();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Dials the peer, unless there are connections or attempts already, or the node has been stopped. */
    void connect() {
        lock.lock();
        try {
            machines.stream().limit(pool()).forEach(PeerMachine::connect);
        } finally {
            lock.unlock();
        }
    }

    /** Nothing is said of the peer any more: parts with it and forgets it then. */
    void retire() {
        lock.lock();
        try {
            part(DisconnectPolicy.Why.TRANSPORT_REMOVED, null);
            entry = null;
            retired = true;
            if (isClosed()) {
                forget();
            }
        } finally {
            lock.unlock();
        }
    }

    private void forget() {
        memory.stop();
        forgotten = true;
        node.directory().forget(this);
    }

    /** Parts with the peer politely, as the operator says; it is not dialled again for that. */
    void disconnect(DisconnectCause cause) {
        lock.lock();
        try {
            Explanation why = NodeProblem.DISCONNECTED_HERE.explain(host(), cause);
            machines.forEach(machine -> machine.disconnect(cause, null, why));
        } finally {
            lock.unlock();
        }
    }

    /**
     * Parts with the peer as its policies say.
     *
     * @param atMost how long to wait for its answer at most, where nothing else is said; null where the time-outs say it
     */
    void part(DisconnectPolicy.Why reason, @Nullable Duration atMost) {
        lock.lock();
        try {
            machines.forEach(machine -> part(machine, reason, atMost));
        } finally {
            lock.unlock();
        }
    }

    /** Parts with the peer on the connections that came by this entry. */
    void part(ListenEntry listen, DisconnectPolicy.Why reason) {
        lock.lock();
        try {
            machines.stream()
                    .filter(machine -> !machine.isClosed() && machine.acceptedAt() == listen)
                    .forEach(machine -> part(machine, reason, null));
        } finally {
            lock.unlock();
        }
    }

    private void part(PeerMachine machine, DisconnectPolicy.Why reason, @Nullable Duration atMost) {
        Explanation why = reason.explain(host());
        if (!machine.state().isOpen()) {
            machine.disconnect(reason.cause(), null, why);
            return;
        }
        ConnectionSettings settings = machine.settings();
        switch (settings.parting(reason, this)) {
            case Parting.Close() -> machine.leave(why);
            case Parting.Ignore() -> machine.disconnect(reason.cause(), settings.partingTimeout(atMost), why);
            case Parting.Request(var cause, var timeout) ->
                machine.disconnect(
                        cause.orElse(reason.cause()), timeout.orElseGet(() -> settings.partingTimeout(atMost)), why);
        }
    }

    /** Ends everything at once, calls included. */
    void cutOff(Explanation why) {
        machines.forEach(machine -> machine.cutOff(why));
    }

    /** Takes a connection whose CER was accepted; false if the peer was forgotten meanwhile, so that another one must. */
    boolean accept(Link link, Message request) {
        lock.lock();
        try {
            if (forgotten) {
                return false;
            }
            PeerMachine machine = machineFor(link);
            if (machine == null) {
                link.reject();
            } else {
                link.belongsTo(machine);
                ledger.attach(link.recorder());
                machine.on(PeerEvent.R_CONN_CER, link, request);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** The machine that takes a connection that the peer made; null if the peer has as many as it may. */
    private @Nullable PeerMachine machineFor(Link link) {
        int most = new ConnectionSettings(node, said(), link.listenOptions()).connectionsPerPeer();
        if (most == 1) {
            return machines.get(0);
        }
        long busy = machines.stream().filter(machine -> !machine.isClosed()).count();
        if (busy >= most) {
            return null;
        }
        for (PeerMachine machine : machines.subList(pool(), machines.size())) {
            if (machine.isClosed()) {
                return machine;
            }
        }
        var more = new ArrayList<>(machines);
        var machine = new PeerMachine(node, this, lock);
        more.add(machine);
        machines = List.copyOf(more);
        return machine;
    }

    /** Has as many machines as connections are to be made. Guarded by the lock. */
    private void fitPool() {
        var fitting = new ArrayList<>(machines);
        while (fitting.size() < pool()) {
            fitting.add(new PeerMachine(node, this, lock));
        }
        machines = List.copyOf(fitting);
    }

    /** How many connections are made to the peer. */
    private int pool() {
        PeerOptions options = said();
        return options == null ? 1 : options.connections();
    }

    /** Whether this machine makes a connection, be it that it may; the others only take one. */
    boolean dials(PeerMachine machine) {
        int at = machines.indexOf(machine);
        return at >= 0 && at < pool();
    }

    /** A connection has come or gone. Guarded by the lock. */
    void onLinks() {
        standing = new Standing(links(), standing.reason(), standing.why());
    }

    /** A capabilities exchange has succeeded. Guarded by the lock. */
    void onOpened() {
        memory.stop();
        history.connected();
        standing = new Standing(links(), null, null);
    }

    /**
     * A connection has ended, or an attempt at one. Guarded by the lock.
     *
     * @param last the state before
     * @param wasReached whether there was a transport connection
     * @param reason what ended it
     * @param why the same in words
     */
    void onClosed(PeerMachine machine, PeerState last, boolean wasReached, CloseReason reason, Explanation why) {
        Instant now = node.now();
        if (wasReached) {
            history.disconnected(now);
        }
        boolean isConnected = machines.stream().anyMatch(PeerMachine::isConnected);
        standing = isConnected
                ? new Standing(links(), null, null)
                : new Standing(links(), DisconnectReason.of(last, why), why);
        machine.tell((at, peer, transport) -> new NodeEvent.Disconnected(at, peer, transport, reason, why));
        PeerLog.disconnected(this, why);
        if (machines.indexOf(machine) >= pool()) {
            machines = machines.stream().filter(other -> other != machine).toList();
        }
        remember(machine);
        node.changed();
    }

    /** For how long the peer is known by what it was, its listener says (RFC 3539: a peer that comes back has to prove itself). */
    private void remember(PeerMachine machine) {
        if (retired || (entry == null && node.directory().isFull())) {
            if (isClosed()) {
                forget();
            }
            return;
        }
        ListenEntry listen = machine.acceptedAt();
        if (!isClosed() || (listen == null && entry != null)) {
            return;
        }
        memory.start(machine.settings().forgetAfter(), () -> {
            machines.forEach(PeerMachine::forgetWatchdog);
            if (entry == null) {
                forget();
            }
        });
    }

    private List<Link> links() {
        return machines.stream()
                .map(PeerMachine::link)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
    }

    /** Whether the caller is on the event loop of an open connection. */
    boolean isOnItsLoop() {
        return machines.stream().anyMatch(machine -> {
            Traffic traffic = machine.traffic();
            return traffic != null && traffic.connection().loop().inLoop();
        });
    }

    boolean isClosed() {
        return machines.stream().allMatch(PeerMachine::isClosed);
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

    /** The machine that speaks for the peer: one that is open, else one that is not closed, else the first. */
    private PeerMachine best() {
        List<PeerMachine> all = machines;
        PeerMachine best = all.get(0);
        for (int i = 1; i < all.size() && !best.state().isOpen(); i++) {
            PeerMachine other = all.get(i);
            if (other.state().isOpen() || best.isClosed()) {
                best = other;
            }
        }
        return best;
    }

    @Override
    public Peer configure(Consumer<? super PeerOptions> changes) {
        ConnectEntry named = entry;
        if (named == null) {
            throw new IllegalStateException(
                    "nothing was said of " + host + " that could be changed (expected: a peer that was added)");
        }
        PeerOptions changed = named.options();
        changes.accept(changed);
        node.exchanges().check(node.settings(), changed);
        lock.lock();
        try {
            named.replace(changed);
            node.directory().addresses().changed();
            fitPool();
            if (changed.isPersistent()) {
                connect();
            }
        } finally {
            lock.unlock();
        }
        return this;
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
        return best().state();
    }

    @Override
    public WatchdogState watchdogState() {
        return best().watchdogState();
    }

    @Override
    public boolean isReady() {
        for (PeerMachine machine : machines) {
            Traffic traffic = machine.traffic();
            if (traffic != null && traffic.isReady()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean isConfigured() {
        return entry != null;
    }

    @Override
    public Optional<TransportEntry> transport() {
        ConnectEntry named = entry;
        return Optional.ofNullable(named != null ? named : best().acceptedAt());
    }

    @Override
    public Optional<PeerConnection> connection() {
        return standing.links().stream().findFirst().map(Link::view);
    }

    @Override
    public Optional<Capabilities> capabilities() {
        return Optional.ofNullable(best().traffic()).map(Traffic::remote);
    }

    @Override
    public Optional<Endpoint> address() {
        return Optional.ofNullable(best().traffic())
                .map(traffic -> traffic.connection().remote());
    }

    @Override
    public boolean isInitiatedHere() {
        Link link = best().open();
        return link != null && link.isInitiated();
    }

    @Override
    public int openConnections() {
        return (int)
                machines.stream().filter(machine -> machine.state().isOpen()).count();
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
        int pending = 0;
        for (PeerMachine machine : machines) {
            Traffic traffic = machine.traffic();
            pending += traffic == null ? 0 : traffic.pendingRequests();
        }
        return pending;
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
