package io.vernier.node;

import io.vernier.codec.Explanation;
import io.vernier.codec.Message;
import io.vernier.protocol.peer.BaseMessages;
import io.vernier.protocol.peer.ConnectionEnd;
import io.vernier.protocol.peer.DisconnectCause;
import io.vernier.protocol.peer.Election;
import io.vernier.protocol.peer.PeerAction;
import io.vernier.protocol.peer.PeerEvent;
import io.vernier.protocol.peer.PeerState;
import io.vernier.protocol.peer.PeerStateMachine;
import io.vernier.protocol.peer.PeerTimeouts;
import io.vernier.protocol.peer.PeerTransition;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The shell around one state machine of a peer (RFC 6733 section 5.6): feeds it events and performs its actions. A peer has
 * one, or as many as it may have connections. Its two links may live on different event loops, so the rare transitions are
 * made under the peer's lock; messages of applications pass over the {@link Link} alone and never take it.
 *
 * <p>The file is long because all actions of the machine's table are performed in one place.
 */
final class PeerMachine {
    private final Node node;
    private final PeerControl peer;
    private final ReentrantLock lock;
    private final Redial redial;
    private final Endings endings;
    private final PeerTimer timer;
    private final Happenings happenings = new Happenings(this::step);
    private volatile PeerState state = PeerState.CLOSED;
    private volatile @Nullable Link open;
    private final WatchdogMemory watchdog;
    private final LinkPair links = new LinkPair();
    private final Alternatives alternatives = new Alternatives();

    /** Where the connection was accepted, or the last one was. */
    private volatile @Nullable ListenEntry acceptedAt;

    private DisconnectCause cause = DisconnectCause.REBOOTING;
    private @Nullable Duration partingTimeout;
    private @Nullable Explanation why;
    private @Nullable CloseReason ending;

    /** The entry of the last connection or attempt at one. */
    private @Nullable TransportEntry way;

    /** Makes an event of this peer. */
    interface Telling {
        NodeEvent event(Instant now, Peer peer, TransportEntry transport);
    }

    PeerMachine(Node node, PeerControl peer, ReentrantLock lock) {
        this.node = node;
        this.peer = peer;
        this.lock = lock;
        this.redial = new Redial(node, this);
        this.endings = new Endings(peer);
        this.watchdog = new WatchdogMemory(this::settings);
        this.timer = new PeerTimer(node, lock);
    }

    PeerControl peer() {
        return peer;
    }

    /** Any thread. */
    PeerState state() {
        return state;
    }

    /** Whether there is neither a connection nor an attempt at one; any thread. */
    boolean isClosed() {
        return state == PeerState.CLOSED;
    }

    /** The open link; any thread. */
    @Nullable Link open() {
        return open;
    }

    /** The messages of applications, where the link is open; any thread. */
    @Nullable Traffic traffic() {
        Link link = open;
        return link == null ? null : link.traffic();
    }

    /** Whether a connection stands whose capabilities exchange succeeded, be it about to end. */
    boolean isConnected() {
        return state.carriesAnswers();
    }

    /** The connection that is told of: the open one, else one on its way to open or to its end. Guarded by the lock. */
    @Nullable Link link() {
        Link standing = open;
        return standing != null ? standing : links.connected();
    }

    /** The ways by which it dialled the last time; what became of them, any thread may ask. */
    Alternatives alternatives() {
        return alternatives;
    }

    /** What is said of the connections of this machine, now. */
    ConnectionSettings settings() {
        ListenEntry listen = acceptedAt;
        return new ConnectionSettings(node, peer.said(), listen == null ? null : listen.current());
    }

    /** Where the connection was accepted, or the last one was; null if this node made it. */
    @Nullable ListenEntry acceptedAt() {
        return acceptedAt;
    }

    /** The watchdog, which outlives the connections. */
    WatchdogMemory watchdog() {
        return watchdog;
    }

    /** The next connection is as good as the first one. Guarded by the lock. */
    void forgetWatchdog() {
        if (state == PeerState.CLOSED) {
            watchdog.forget();
        }
    }

    /** The peer is to be dialled as if nothing had been before. Guarded by the lock. */
    void restart() {
        redial.restart();
        forgetWatchdog();
    }

    /** Dials, unless there is a connection or an attempt already. */
    void connect() {
        lock.lock();
        try {
            if (peer.isDialable() && node.isRunning()) {
                on(PeerEvent.START, null, null);
            }
        } finally {
            lock.unlock();
        }
    }

    /** The wait for another attempt is over. */
    void connectAgain() {
        lock.lock();
        try {
            if (state == PeerState.CLOSED && peer.isDialable() && node.isRunning()) {
                way = peer.entry();
                tell(NodeEvent.Reconnecting::new);
                on(PeerEvent.START, null, null);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Tells something of this peer and the entry of its last connection. Guarded by the lock. */
    void tell(Telling telling) {
        node.events().tell(telling.event(node.now(), peer, require(way)));
    }

    /** Takes leave with a Disconnect-Peer-Request, and is not dialled again. Guarded by the lock. */
    void disconnect(DisconnectCause newCause, @Nullable Duration timeout, Explanation newWhy) {
        redial.stop();
        if (state != PeerState.CLOSED) {
            cause = newCause;
            partingTimeout = timeout;
            why = newWhy;
            on(PeerEvent.STOP, null, null);
        }
    }

    /**
     * Takes leave as the policies say. Guarded by the lock.
     *
     * @param atMost how long to wait for the answer at most, where nothing else is said; null where the time-outs say it
     */
    void part(DisconnectPolicy.Why reason, @Nullable Duration atMost) {
        Explanation newWhy = reason.explain(peer.host());
        ConnectionSettings settings = settings();
        Parting parting = state.isOpen() ? settings.parting(reason, peer) : Parting.request();
        switch (parting) {
            case Parting.Close() -> {
                redial.stop();
                abort(newWhy);
            }
            case Parting.Ignore() -> disconnect(reason.cause(), settings.partingTimeout(atMost), newWhy);
            case Parting.Request(var said, var timeout) ->
                disconnect(
                        said.orElse(reason.cause()), timeout.orElseGet(() -> settings.partingTimeout(atMost)), newWhy);
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

    /** Something went wrong on a link and will end it: remembered as the reason for what follows, if the link counts. */
    void blame(Link link, Explanation newWhy) {
        lock.lock();
        try {
            if (links.isOne(link) && why == null) {
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
            happenings.add(new Happenings.Happening(event, link, message));
        } finally {
            lock.unlock();
        }
    }

    private void step(Happenings.Happening happening) {
        Link link = happening.link();
        if (link != null && happening.event() != PeerEvent.R_CONN_CER && !links.isOne(link)) {
            onGivenUp(link, happening.event());
            return;
        }
        if (goesOn(happening.event())) {
            return;
        }
        PeerTransition transition = PeerStateMachine.on(state, happening.event());
        PeerState before = state;
        boolean wasReached = link() != null;
        explain(happening, transition);
        if (ending == null && (transition.next() == PeerState.CLOSED || transition.next() == PeerState.CLOSING)) {
            ending = CloseReason.of(before, happening.event(), happening.message(), why);
        }
        if (before.isOpen() && !transition.next().isOpen()) {
            leaveOpen();
        }
        state = transition.next();
        for (PeerAction action : transition.actions()) {
            perform(action, link, happening.message());
        }
        if (before != state) {
            node.events().tell(new NodeEvent.StateChanged(node.now(), peer, before, state));
        }
        if (!before.isOpen() && state.isOpen()) {
            enterOpen(state == PeerState.I_OPEN ? links.initiated() : links.accepted());
        } else if (before != state && state == PeerState.CLOSED) {
            enterClosed(before, wasReached);
        } else if (before != state) {
            peer.onLinks();
        }
    }

    /** No connection came of one way to the peer: whether there is another, which is tried while the machine waits on. */
    private boolean goesOn(PeerEvent event) {
        boolean isTimeout = event == PeerEvent.TIMEOUT;
        if (state != PeerState.WAIT_CONN_ACK || !(isTimeout || event == PeerEvent.I_RCV_CONN_NACK)) {
            return false;
        }
        if (isTimeout && alternatives.nextHost()) {
            dialAgain();
            return true;
        }
        Explanation failure =
                isTimeout ? endings.ofNoConnection(timeouts().connect()) : why == null ? endings.ofNoWord() : why;
        String failed = alternatives.current().transport();
        alternatives.failed(failure, node.now());
        if (!alternatives.hasNext()) {
            why = alternatives.whyNone(peer.host(), failure);
            return false;
        }
        why = null;
        Alternative next = alternatives.next(node.now());
        PeerLog.alternativeFailed(peer, failed, next.transport(), failure);
        tell((now, of, transport) ->
                new NodeEvent.AlternativeFailed(now, of, transport, failed, next.transport(), failure));
        dialAgain();
        return true;
    }

    private void dialAgain() {
        links.stopDialling(false);
        dialCurrent();
        start(alternatives.patience(settings().timeouts()));
    }

    /** The times that count now, the one for connecting as the way that is being tried has it. */
    private PeerTimeouts timeouts() {
        return alternatives.over(settings().timeouts());
    }

    /** A link that was given up may come to stand before it hears of that. */
    private static void onGivenUp(Link link, PeerEvent event) {
        if (event == PeerEvent.I_RCV_CONN_ACK) {
            link.abort();
        }
    }

    /** Finds the words for what an event ends. */
    private void explain(Happenings.Happening happening, PeerTransition transition) {
        Message message = happening.message();
        switch (happening.event()) {
            case TIMEOUT ->
                why = links.isProtecting()
                        ? endings.ofHandshake()
                        : endings.ofTimeout(state, why, timeouts(), disconnectTimeout());
            case I_RCV_CEA_REFUSED -> redial.because(new ConnectionEnd.Refused());
            case I_RCV_DPR, R_RCV_DPR -> {
                if (state.isOpen()) {
                    var said = BaseMessages.disconnectCause(require(message));
                    why = endings.ofLeave(said);
                    redial.because(new ConnectionEnd.DisconnectedByPeer(said));
                }
            }
            default -> {
                // what ends without a word of ours is explained by its end
            }
        }
        if (state == PeerState.WAIT_I_CEA && transition.next() == PeerState.CLOSED && message != null && why == null) {
            why = endings.ofNoCea(message);
        }
    }

    private void perform(PeerAction action, @Nullable Link link, @Nullable Message message) {
        switch (action) {
            case I_SND_CONN_REQ -> dial();
            case R_ACCEPT -> {
                accept(require(link));
                peer.history().reached(node.now());
            }
            case R_REJECT -> require(link).reject();
            case PROCESS_CER, PROCESS_CEA, R_SND_CEA -> {} // done where the connection opens
            case PROCESS_DWR -> {} // the watchdog has heard of it
            case I_SND_CER -> {
                peer.history().reached(node.now());
                alternatives.connected(node.now());
                links.initiated().sendCer();
            }
            case ELECT -> {
                if (Election.isWon(peer.ownHost(), peer.host())) {
                    why = endings.ofLostElection();
                    happenings.addNext(new Happenings.Happening(PeerEvent.WIN_ELECTION, null, null));
                }
            }
            case CLEANUP -> links.stopDialling(false);
            case ERROR -> links.abort();
            case I_DISC -> links.closeInitiated();
            case R_DISC -> links.closeAccepted();
            case I_SND_MESSAGE, R_SND_MESSAGE, SND_MESSAGE, REFUSE_TO_SEND -> {}
            case PROCESS -> discarded(link, message); // before the link has opened; else it never comes here
            case PROCESS_DWA -> {}
            case I_SND_DWA, R_SND_DWA -> require(link).sendWatchdogAnswer(require(message));
            case I_SND_DPR -> links.initiated().sendDisconnectRequest(cause);
            case R_SND_DPR -> links.accepted().sendDisconnectRequest(cause);
            case I_SND_DPA, R_SND_DPA -> require(link).sendDisconnectAnswer(require(message));
            case I_REFUSE_CER, R_REFUSE_CER -> require(link).refuseCer(require(message));
            case DISCARD -> discarded(link, message);
            case START_CONNECT_TIMER -> start(alternatives.patience(settings().timeouts()));
            case START_CAPABILITIES_TIMER -> start(settings().timeouts().capabilitiesAnswer());
            case START_DISCONNECT_TIMER -> start(disconnectTimeout());
            case START_CLOSE_TIMER -> start(settings().timeouts().disconnectClose());
            case STOP_TIMER -> timer.stop();
        }
    }

    private static void discarded(@Nullable Link link, @Nullable Message message) {
        if (link != null && message != null) {
            link.countDiscarded(message);
        }
    }

    private void start(Duration timeout) {
        timer.start(timeout, () -> on(PeerEvent.TIMEOUT, null, null));
    }

    private Duration disconnectTimeout() {
        Duration own = partingTimeout;
        return own == null ? settings().timeouts().disconnectAnswer() : own;
    }

    private void dial() {
        acceptedAt = null;
        ConnectEntry to = require(peer.entry());
        way = to;
        alternatives.begin(to.current(), node.now());
        dialCurrent();
    }

    private void dialCurrent() {
        links.dial(node, this, require(peer.entry()), alternatives);
    }

    private void accept(Link link) {
        acceptedAt = link.entry();
        way = link.transport();
        links.accept(link);
    }

    private void enterOpen(Link link) {
        links.stopDialling(true);
        alternatives.over();
        why = null;
        ending = null;
        way = link.transport();
        open = link;
        acceptedAt = link.entry();
        redial.onOpen();
        peer.onOpened();
        link.open();
    }

    private void leaveOpen() {
        Link link = open;
        open = null;
        if (link != null) {
            link.leaveOpen(why == null ? endings.ofNoWord() : why);
        }
    }

    private void enterClosed(PeerState before, boolean wasReached) {
        Explanation because = why == null ? endings.ofNoWord() : why;
        why = null;
        partingTimeout = null;
        cause = DisconnectCause.REBOOTING;
        links.abort();
        alternatives.over();
        CloseReason reason = ending == null ? CloseReason.LOST : ending;
        ending = null;
        peer.onClosed(this, before, wasReached, reason, because);
        redial.onClosed();
    }

    private static <T> T require(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("the peer's machine acts on what is not there");
        }
        return value;
    }
}
