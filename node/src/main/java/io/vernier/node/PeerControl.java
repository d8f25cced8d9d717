package io.vernier.node;

import io.vernier.codec.Explanation;
import io.vernier.codec.Message;
import io.vernier.protocol.peer.DisconnectCause;
import io.vernier.protocol.peer.PeerEvent;
import io.vernier.protocol.peer.PeerState;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A peer with its connections: each has a {@link PeerMachine} of its own, one unless more are wanted. Here they are started,
 * told apart and taken leave of; what there is of them is published in one piece.
 */
final class PeerControl extends PeerFacts {
    private final Node node;
    private final String host;
    private final ReentrantLock lock = new ReentrantLock();
    private final PeerTimer memory;
    private final MachinePool pool;

    /** Nobody shall remember the peer once its connections are closed: it was taken away. */
    private boolean retired;

    /** The directory does not know the peer any more. */
    private boolean forgotten;

    PeerControl(Node node, String host) {
        super(node, host);
        this.node = node;
        this.host = host;
        this.memory = new PeerTimer(node, lock);
        this.pool = new MachinePool(() -> new PeerMachine(node, this, lock));
    }

    @Override
    MachinePool pool() {
        return pool;
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
            pool.fit(makers());
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
            pool.all().forEach(PeerMachine::restart);
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
            pool.all().stream().limit(makers()).forEach(PeerMachine::connect);
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
            pool.all().forEach(machine -> machine.disconnect(cause, null, why));
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
            pool.all().forEach(machine -> machine.part(reason, atMost));
        } finally {
            lock.unlock();
        }
    }

    /** Parts with the peer on the connections that came by this entry. */
    void part(ListenEntry listen, DisconnectPolicy.Why reason) {
        lock.lock();
        try {
            pool.all().stream()
                    .filter(machine -> !machine.isClosed() && machine.acceptedAt() == listen)
                    .forEach(machine -> machine.part(reason, null));
        } finally {
            lock.unlock();
        }
    }

    /** Ends everything at once, calls included. */
    void cutOff(Explanation why) {
        pool.all().forEach(machine -> machine.cutOff(why));
    }

    /** Takes a connection whose CER was accepted; false if the peer was forgotten meanwhile, so that another one must. */
    boolean accept(Link link, Message request) {
        lock.lock();
        try {
            if (forgotten) {
                return false;
            }
            int most = new ConnectionSettings(node, said(), link.listenOptions()).connectionsPerPeer();
            PeerMachine machine = pool.forCaller(most, makers());
            if (machine == null) {
                link.reject();
            } else {
                link.belongsTo(machine);
                ledger().attach(link.recorder());
                machine.on(PeerEvent.R_CONN_CER, link, request);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Whether this machine makes a connection, be it that it may; the others only take one. */
    boolean dials(PeerMachine machine) {
        return pool.isMaker(machine, makers());
    }

    /** A connection has come or gone. Guarded by the lock. */
    void onLinks() {
        standing = new Standing(pool.links(), standing.reason(), standing.why());
    }

    /** A capabilities exchange has succeeded. Guarded by the lock. */
    void onOpened() {
        memory.stop();
        history().connected();
        standing = new Standing(pool.links(), null, null);
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
            history().disconnected(now);
        }
        standing = pool.isConnected()
                ? new Standing(pool.links(), null, null)
                : new Standing(pool.links(), DisconnectReason.of(last, why), why);
        machine.tell((at, peer, transport) -> new NodeEvent.Disconnected(at, peer, transport, reason, why));
        PeerLog.disconnected(this, why);
        pool.closed(machine, makers());
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
        if (node.isStopping()) {
            forgetLoss();
        } else {
            memory.start(machine.settings().forgetAfter(), () -> {
                forgetLoss();
                forgetIfMet();
            });
        }
    }

    /** From now on a connection of the peer is a first one. */
    private void forgetLoss() {
        pool.all().forEach(PeerMachine::forgetWatchdog);
    }

    private void forgetIfMet() {
        if (entry == null && isClosed()) {
            forget();
        }
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
            pool.fit(makers());
            if (changed.isPersistent()) {
                connect();
            }
        } finally {
            lock.unlock();
        }
        return this;
    }
}
