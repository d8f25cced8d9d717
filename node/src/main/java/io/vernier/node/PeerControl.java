package io.vernier.node;

import io.vernier.codec.Explanation;
import io.vernier.codec.Message;
import io.vernier.node.statistics.TrafficStatistics;
import io.vernier.node.statistics.internal.PeerLedger;
import io.vernier.protocol.Reason;
import io.vernier.protocol.peer.BaseMessages;
import io.vernier.protocol.peer.Capabilities;
import io.vernier.protocol.peer.ConnectionEnd;
import io.vernier.protocol.peer.DisconnectCause;
import io.vernier.protocol.peer.Election;
import io.vernier.protocol.peer.PeerAction;
import io.vernier.protocol.peer.PeerEvent;
import io.vernier.protocol.peer.PeerState;
import io.vernier.protocol.peer.PeerStateMachine;
import io.vernier.protocol.peer.PeerTimeouts;
import io.vernier.protocol.peer.PeerTransition;
import io.vernier.protocol.watchdog.Watchdog;
import io.vernier.protocol.watchdog.WatchdogSettings;
import io.vernier.protocol.watchdog.WatchdogState;
import io.vernier.transport.ConnectAttempt;
import io.vernier.transport.Endpoint;
import io.vernier.transport.EventLoop;
import io.vernier.transport.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The shell around one peer's state machine (RFC 6733 section 5.6): feeds it events and performs its actions. The peer's
 * two possible connections may live on different event loops, so its rare transitions are made under a lock; messages of
 * applications pass over the {@link Link} alone and never take it.
 */
final class PeerControl implements Peer {
    /** An event with the link and the message it came with. */
    private record Happening(
            PeerEvent event, @Nullable Link link, @Nullable Message message) {}

    private final Node node;
    private final String host;
    private final Redial redial;
    private volatile @Nullable ConnectEntry entry;
    private final PeerHistory history = new PeerHistory();
    private final PeerLedger ledger;
    private final ReentrantLock lock = new ReentrantLock();
    private final ArrayDeque<Happening> waiting = new ArrayDeque<>();
    private boolean stepping;
    private volatile PeerState state = PeerState.CLOSED;
    private volatile @Nullable Link open;

    /** The connection that is told of: the open one, else one on its way to open or to its end. */
    private volatile @Nullable Link current;

    private volatile @Nullable Watchdog watchdog;
    private @Nullable Link initiated;
    private @Nullable Link accepted;
    private @Nullable ConnectAttempt attempt;
    private @Nullable Timer timer;
    private long timersStarted;
    private DisconnectCause cause = DisconnectCause.REBOOTING;
    private @Nullable Explanation why;

    /** A peer that was met has gone, and the directory does not know it any more. */
    private boolean forgotten;

    PeerControl(Node node, String host) {
        this.node = node;
        this.host = host;
        this.ledger = node.book().newLedger();
        this.redial = new Redial(node, this);
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
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** The node has started, or was told of the peer while it runs: it is dialled if it is to be kept connected. */
    void start() {
        lock.lock();
        try {
            redial.restart();
            if (state == PeerState.CLOSED) {
                watchdog = null;
            }
            PeerOptions options = options();
            if (options != null && options.isPersistent()) {
                connect();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Dials the peer, unless there is a connection or an attempt already, or the node has been stopped. */
    void connect() {
        lock.lock();
        try {
            if (isDialable() && node.isRunning()) {
                on(PeerEvent.START, null, null);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Nothing is said of the peer any more: parts with it and forgets it then. */
    void retire() {
        lock.lock();
        try {
            entry = null;
            if (state == PeerState.CLOSED) {
                redial.stop();
                forget();
            } else {
                disconnect(DisconnectCause.DO_NOT_WANT_TO_TALK_TO_YOU);
            }
        } finally {
            lock.unlock();
        }
    }

    private void forget() {
        forgotten = true;
        node.directory().forget(this);
    }

    /** Parts with the peer politely; it is not dialled again for that. */
    void disconnect(DisconnectCause newCause) {
        lock.lock();
        try {
            redial.stop();
            if (state != PeerState.CLOSED) {
                cause = newCause;
                why = NodeProblem.DISCONNECTED_HERE.explain(host(), newCause);
                on(PeerEvent.STOP, null, null);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Ends everything at once, calls included. */
    void cutOff(Explanation newWhy) {
        Link link;
        lock.lock();
        try {
            redial.stop();
            link = open;
        } finally {
            lock.unlock();
        }
        if (link == null) {
            abort(newWhy);
        } else {
            link.cutOff(newWhy);
        }
    }

    /** Breaks every connection, because the watchdog gave the peer up or the node stops. */
    void abort(Explanation newWhy) {
        lock.lock();
        try {
            if (state != PeerState.CLOSED) {
                why = newWhy;
                on(PeerEvent.ABORT, null, null);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Takes a connection whose CER was accepted; false if the peer was forgotten meanwhile, so that another one must. */
    boolean accept(Link link, Message request) {
        lock.lock();
        try {
            if (forgotten) {
                return false;
            }
            ledger.attach(link.recorder());
            on(PeerEvent.R_CONN_CER, link, request);
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Whether the caller is on the event loop of the open connection. */
    boolean isOnItsLoop() {
        Traffic traffic = traffic();
        return traffic != null && traffic.connection().loop().inLoop();
    }

    boolean isClosed() {
        return state == PeerState.CLOSED;
    }

    /** Something went wrong on a link and will end it: remembered as the reason for what follows, if the link counts. */
    void blame(Link link, Explanation newWhy) {
        lock.lock();
        try {
            if (isCurrent(link) && why == null) {
                why = newWhy;
            }
        } finally {
            lock.unlock();
        }
    }

    /** A link has ended, or never came to stand. */
    void onEnded(PeerEvent event, Link link, Explanation reason) {
        lock.lock();
        try {
            blame(link, reason);
            on(event, link, null);
        } finally {
            lock.unlock();
        }
    }

    private boolean isCurrent(Link link) {
        return link == initiated || link == accepted;
    }

    /** A message other than one of an application that came while the peer was open. */
    void onMessage(Link link, Message message) {
        on(
                link.isInitiated()
                        ? PeerEvent.receivedOnInitiated(message.commandCode(), message.isRequest())
                        : PeerEvent.receivedOnAccepted(message.commandCode(), message.isRequest()),
                link,
                message);
    }

    /** Tells the machine that something happened, on whatever thread it happened. */
    void on(PeerEvent event, @Nullable Link link, @Nullable Message message) {
        lock.lock();
        try {
            waiting.add(new Happening(event, link, message));
            if (stepping) {
                return;
            }
            stepping = true;
            try {
                for (var next = waiting.poll(); next != null; next = waiting.poll()) {
                    step(next);
                }
            } finally {
                stepping = false;
            }
        } finally {
            lock.unlock();
        }
    }

    private void step(Happening happening) {
        Link link = happening.link();
        if (link != null && happening.event() != PeerEvent.R_CONN_CER && !isCurrent(link)) {
            onGivenUp(link, happening.event());
            return;
        }
        PeerTransition transition = PeerStateMachine.on(state, happening.event());
        PeerState before = state;
        explain(happening, transition);
        if (before.isOpen() && !transition.next().isOpen()) {
            leaveOpen();
        }
        state = transition.next();
        for (PeerAction action : transition.actions()) {
            perform(action, link, happening.message());
        }
        if (before != state) {
            node.events().tell(new NodeEvent.StateChanged(node.now(), this, before, state));
        }
        if (!before.isOpen() && state.isOpen()) {
            enterOpen(require(state == PeerState.I_OPEN ? initiated : accepted));
        }
        if (before != state && state == PeerState.CLOSED) {
            enterClosed();
        }
        current = connected();
    }

    private @Nullable Link connected() {
        if (open != null) {
            return open;
        }
        return initiated != null && initiated.isConnected() ? initiated : accepted;
    }

    /** A link that was given up may come to stand before it hears of that. */
    private static void onGivenUp(Link link, PeerEvent event) {
        if (event == PeerEvent.I_RCV_CONN_ACK) {
            link.abort();
        }
    }

    /** Finds the words for what an event ends. */
    private void explain(Happening happening, PeerTransition transition) {
        Message message = happening.message();
        switch (happening.event()) {
            case TIMEOUT -> why = explainTimeout(state);
            case I_RCV_CEA_REFUSED -> redial.because(new ConnectionEnd.Refused());
            case I_RCV_DPR, R_RCV_DPR -> {
                if (state.isOpen()) {
                    var said = BaseMessages.disconnectCause(require(message));
                    why = BaseMessages.whyDisconnected(host(), said);
                    redial.because(new ConnectionEnd.DisconnectedByPeer(said));
                }
            }
            default -> {
                // what ends without a word of ours is explained by its end
            }
        }
        if (state == PeerState.WAIT_I_CEA && transition.next() == PeerState.CLOSED && message != null && why == null) {
            why = Reason.NOT_A_CEA.explain(host(), BaseMessages.nameOf(message));
        }
    }

    private void perform(PeerAction action, @Nullable Link link, @Nullable Message message) {
        switch (action) {
            case I_SND_CONN_REQ -> dial();
            case R_ACCEPT -> {
                accepted = link;
                history.reached(node.now());
            }
            case R_REJECT -> require(link).reject();
            case PROCESS_CER, PROCESS_CEA, R_SND_CEA -> {} // done where the connection opens
            case PROCESS_DWR -> {} // the watchdog has heard of it
            case I_SND_CER -> {
                history.reached(node.now());
                require(initiated).sendCer();
            }
            case ELECT -> {
                if (Election.isWon(ownHost(), host())) {
                    why = Reason.ELECTION_LOST.explain(host());
                    waiting.addFirst(new Happening(PeerEvent.WIN_ELECTION, null, null));
                }
            }
            case CLEANUP -> giveUpDialling();
            case ERROR -> {
                giveUpDialling();
                initiated = aborted(initiated);
                accepted = aborted(accepted);
            }
            case I_DISC -> initiated = closed(initiated);
            case R_DISC -> accepted = closed(accepted);
            case I_SND_MESSAGE, R_SND_MESSAGE, SND_MESSAGE, REFUSE_TO_SEND -> {}
            case PROCESS -> discarded(link, message); // before the link has opened; else it never comes here
            case PROCESS_DWA -> {}
            case I_SND_DWA, R_SND_DWA -> require(link).sendWatchdogAnswer(require(message));
            case I_SND_DPR -> require(initiated).sendDisconnectRequest(cause);
            case R_SND_DPR -> require(accepted).sendDisconnectRequest(cause);
            case I_SND_DPA, R_SND_DPA -> require(link).sendDisconnectAnswer(require(message));
            case I_REFUSE_CER, R_REFUSE_CER -> require(link).refuseCer(require(message));
            case DISCARD -> discarded(link, message);
            case START_CONNECT_TIMER -> start(timeouts().connect());
            case START_CAPABILITIES_TIMER -> start(timeouts().capabilitiesAnswer());
            case START_DISCONNECT_TIMER -> start(timeouts().disconnectAnswer());
            case START_CLOSE_TIMER -> start(timeouts().disconnectClose());
            case STOP_TIMER -> stopTimer();
        }
    }

    private static void discarded(@Nullable Link link, @Nullable Message message) {
        if (link != null && message != null) {
            link.countDiscarded(message);
        }
    }

    private void dial() {
        var dialled = require(options());
        var link = new Link(node, this);
        initiated = link;
        var transport = node.transport(dialled.transport());
        EventLoop loop = transport.nextLoop();
        attempt = transport.connect(
                Endpoint.ANY, new Endpoint(dialled.addresses(), dialled.uri().port()), loop, link);
    }

    private void giveUpDialling() {
        ConnectAttempt given = attempt;
        attempt = null;
        if (given != null) {
            given.cancel();
        }
    }

    private void enterOpen(Link link) {
        attempt = null;
        why = null;
        open = link;
        history.connected();
        redial.onOpen();
        link.open(this);
    }

    private void leaveOpen() {
        Link link = open;
        open = null;
        if (link != null) {
            link.leaveOpen(why == null ? Reason.PEER_CLOSED.explain(host()) : why);
        }
    }

    private void enterClosed() {
        giveUpDialling();
        Explanation because = why == null ? Reason.PEER_CLOSED.explain(host()) : why;
        why = null;
        cause = DisconnectCause.REBOOTING;
        initiated = aborted(initiated);
        accepted = aborted(accepted);
        if (current == null) {
            history.notConnected(because);
        } else {
            history.disconnected(node.now(), because);
        }
        current = null;
        node.events().tell(new NodeEvent.Disconnected(node.now(), this, because));
        PeerLog.disconnected(this, because);
        node.changed();
        if (entry == null) {
            forget();
        }
        redial.onClosed();
    }

    private void start(Duration timeout) {
        stopTimer();
        long mine = timersStarted;
        timer = node.anyLoop().schedule(timeout, () -> onTimer(mine));
    }

    private void stopTimer() {
        timersStarted++;
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
    }

    /** A timer may come too late to be cancelled: then another one has been started, or none. */
    private void onTimer(long started) {
        lock.lock();
        try {
            if (started == timersStarted) {
                on(PeerEvent.TIMEOUT, null, null);
            }
        } finally {
            lock.unlock();
        }
    }

    private Explanation explainTimeout(PeerState before) {
        var timeouts = timeouts();
        return switch (before) {
            case WAIT_CONN_ACK, WAIT_CONN_ACK_ELECT -> Reason.CONNECT_TIMEOUT.explain(host(), timeouts.connect());
            case WAIT_I_CEA, WAIT_RETURNS ->
                Reason.CEA_TIMEOUT.explain(host(), timeouts.capabilitiesAnswer(), ownHost());
            default ->
                why != null && why.code().equals(Reason.DISCONNECTED_BY_PEER.code())
                        ? why
                        : Reason.DISCONNECT_UNANSWERED.explain(host(), timeouts.disconnectAnswer());
        };
    }

    private static @Nullable Link closed(@Nullable Link link) {
        if (link != null) {
            link.close();
        }
        return null;
    }

    private static @Nullable Link aborted(@Nullable Link link) {
        if (link != null) {
            link.abort();
        }
        return null;
    }

    private static <T> T require(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("the peer's machine acts on what is not there");
        }
        return value;
    }

    /** What was counted with it, over all connections. */
    PeerLedger ledger() {
        return ledger;
    }

    /** What was said of the peer; null where it was met. */
    @Nullable PeerOptions options() {
        ConnectEntry named = entry;
        return named == null ? null : named.current();
    }

    /** What was said of its connections, by its own entry or by that where it was accepted. */
    private @Nullable ConnectionOptions<?> connectionOptions() {
        PeerOptions own = options();
        Link link = open;
        ListenEntry accepting = link == null ? null : link.entry();
        return own == null && accepting != null ? accepting.current() : own;
    }

    boolean isDialable() {
        PeerOptions options = options();
        return options != null && options.isDialable();
    }

    /** Whether the open connection was accepted there. */
    boolean cameBy(ListenEntry listen) {
        Link link = open;
        return link != null && link.cameBy(listen);
    }

    /** The name the peer must present when we dial it; empty where any will do. */
    Optional<String> expectedHost() {
        PeerOptions options = options();
        return options == null || options.isIdentityRequired() ? Optional.of(host) : Optional.empty();
    }

    WatchdogSettings watchdogSettings() {
        var options = connectionOptions();
        WatchdogSettings general = node.settings().watchdog();
        return options == null ? general : options.watchdog().orElse(general);
    }

    private PeerTimeouts timeouts() {
        var options = connectionOptions();
        PeerTimeouts general = node.settings().timeouts();
        return options == null ? general : options.timeouts().orElse(general);
    }

    /** The name that this node presents when it dials the peer. */
    private String ownHost() {
        PeerOptions options = options();
        return options == null
                ? node.originHost()
                : options.capabilities().get(CapabilityValues.ORIGIN_HOST).orElseGet(node::originHost);
    }

    /** The peer's watchdog, which outlives its connections; for the event loop of the one that is open. */
    Watchdog watchdog(long now) {
        Watchdog known = watchdog;
        if (known == null) {
            known = new Watchdog(
                    watchdogSettings(), () -> ThreadLocalRandom.current().nextDouble(), now);
            watchdog = known;
        }
        return known;
    }

    /** Realms that requests for are sent to it, besides its own. */
    List<String> routedRealms() {
        PeerOptions options = options();
        return options == null ? List.of() : options.realms();
    }

    boolean isDefaultRoute() {
        PeerOptions options = options();
        return options != null && options.isDefaultRoute();
    }

    /** The key under which the node knows it. */
    String configuredHost() {
        return host;
    }

    @Override
    public String host() {
        return capabilities().map(Capabilities::originHost).orElse(host);
    }

    @Override
    public Optional<String> realm() {
        var presented = capabilities().map(Capabilities::originRealm);
        PeerOptions options = options();
        return presented.isPresent() || options == null ? presented : options.realm();
    }

    @Override
    public PeerState state() {
        return state;
    }

    @Override
    public WatchdogState watchdogState() {
        Watchdog known = watchdog;
        return known == null ? WatchdogState.INITIAL : known.state();
    }

    @Override
    public boolean isReady() {
        Traffic traffic = traffic();
        return traffic != null && traffic.isReady();
    }

    @Override
    public boolean isConfigured() {
        return entry != null;
    }

    @Override
    public Optional<TransportEntry> transport() {
        ConnectEntry named = entry;
        Link link = open;
        return Optional.ofNullable(named != null || link == null ? named : link.entry());
    }

    @Override
    public Optional<PeerConnection> connection() {
        return Optional.ofNullable(current).map(Link::view);
    }

    @Override
    public Optional<Capabilities> capabilities() {
        Traffic traffic = traffic();
        return traffic == null ? Optional.empty() : Optional.of(traffic.remote());
    }

    @Override
    public Optional<Endpoint> address() {
        Traffic traffic = traffic();
        return traffic == null
                ? Optional.empty()
                : Optional.of(traffic.connection().remote());
    }

    @Override
    public boolean isInitiatedHere() {
        Link link = open;
        return link != null && link.isInitiated();
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
        return history.whyDisconnected();
    }

    @Override
    public int pendingRequests() {
        Traffic traffic = traffic();
        return traffic == null ? 0 : traffic.pendingRequests();
    }

    @Override
    public PeerCounters counters() {
        return PeerCounters.of(statistics(), history.connects());
    }

    @Override
    public TrafficStatistics statistics() {
        return ledger.statistics(node.nanoTime());
    }

    private @Nullable Traffic traffic() {
        Link link = open;
        return link == null ? null : link.traffic();
    }

    @Override
    public String toString() {
        return host();
    }
}
