package io.vernier.node;

import io.vernier.codec.CommandCode;
import io.vernier.codec.Explanation;
import io.vernier.codec.Message;
import io.vernier.node.statistics.CommandKey;
import io.vernier.node.statistics.Irregularity;
import io.vernier.node.statistics.internal.ConnectionRecorder;
import io.vernier.protocol.Reason;
import io.vernier.protocol.peer.BaseMessages;
import io.vernier.protocol.peer.Capabilities;
import io.vernier.protocol.peer.CapabilitiesExchange;
import io.vernier.protocol.peer.CeaOutcome;
import io.vernier.protocol.peer.CerOutcome;
import io.vernier.protocol.peer.CommonApplications;
import io.vernier.protocol.peer.DisconnectCause;
import io.vernier.protocol.peer.PeerEvent;
import io.vernier.protocol.peer.PeerTimeouts;
import io.vernier.transport.BadFrame;
import io.vernier.transport.ConnectHandler;
import io.vernier.transport.Connection;
import io.vernier.transport.FrameVerdict;
import io.vernier.transport.Lane;
import io.vernier.transport.SendResult;
import io.vernier.transport.Timer;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One connection to a peer, from its first octet to its last: capabilities exchange, then {@link Traffic}, then the
 * parting. Confined to the connection's event loop; the methods that the peer's machine calls may be called on any
 * thread and go there.
 */
final class Link implements ConnectHandler {
    private final Node node;
    private final boolean initiated;
    private final @Nullable ListenEntry entry;
    private final int firstHopByHopId;
    private final LinkConnection view;
    private volatile @Nullable PeerControl peer;
    private volatile @Nullable Connection connection;
    private volatile @Nullable Traffic traffic;
    private volatile @Nullable ConnectionRecorder recorder;
    private @Nullable CapabilitiesExchange exchange;
    private @Nullable LocalSide self;
    private @Nullable Negotiated negotiated;
    private @Nullable Timer cerTimer;
    private @Nullable Explanation why;

    /** No more requests may go out, or the connection is gone: it does not open any more. */
    private boolean tooLateToOpen;

    /**
     * What came of the capabilities exchange.
     *
     * @param self what this node is on the connection
     * @param received the CER or CEA of the peer
     * @param cea our answer, where it was a CER
     */
    record Negotiated(
            LocalSide self,
            Capabilities remote,
            CommonApplications common,
            Message received,
            @Nullable Message cea) {}

    /** A connection that the node makes to a peer. */
    Link(Node node, PeerControl peer) {
        this(node, peer, null, true);
        node.links().add(this);
    }

    /** A connection that somebody makes to the node where it listens. */
    Link(Node node, ListenEntry entry) {
        this(node, null, entry, false);
    }

    private Link(Node node, @Nullable PeerControl peer, @Nullable ListenEntry entry, boolean initiated) {
        this.node = node;
        this.peer = peer;
        this.entry = entry;
        this.initiated = initiated;
        this.firstHopByHopId = node.randomId();
        this.view = new LinkConnection(this, firstHopByHopId);
    }

    /** What is told of it to everybody; any thread. */
    PeerConnection view() {
        return view;
    }

    /** The peer, once the capabilities exchange has told it; any thread. */
    Optional<Peer> knownPeer() {
        return Optional.ofNullable(peer);
    }

    /** Whether there is a transport connection, or was one; any thread. */
    boolean isConnected() {
        return connection != null;
    }

    boolean isInitiated() {
        return initiated;
    }

    /** Where it was accepted; null for a connection that the node made. Any thread. */
    @Nullable ListenEntry entry() {
        return entry;
    }

    /** Whether it was accepted there; any thread. */
    boolean cameBy(ListenEntry listen) {
        return entry == listen;
    }

    /** The peer it belongs to; any thread, once the capabilities exchange has told. */
    PeerControl peer() {
        return given(peer);
    }

    Connection connection() {
        return given(connection);
    }

    /** The application traffic, once the connection has opened; any thread. */
    @Nullable Traffic traffic() {
        return traffic;
    }

    @Override
    public void opened(Connection opened) {
        connection = opened;
        view.opened(opened, node.now());
        ConnectionRecorder counting = node.book().newRecorder(opened.loop()::nanoTime);
        recorder = counting;
        if (initiated) {
            peer().ledger().attach(counting);
            peer().on(PeerEvent.I_RCV_CONN_ACK, this, null);
            return;
        }
        node.links().add(this);
        node.strangers().add(this);
        if (node.isStopping()) {
            opened.abort();
            return;
        }
        var patience = patience();
        cerTimer = opened.loop().schedule(patience, () -> turnAway(Reason.CER_TIMEOUT.explain(patience), null));
    }

    /** How long the CER is waited for. */
    private Duration patience() {
        PeerTimeouts general = node.settings().timeouts();
        return (entry == null ? general : entry.current().timeouts().orElse(general)).capabilitiesRequest();
    }

    @Override
    public void notConnected(Explanation reason) {
        node.links().remove(this);
        view.advance(PeerConnectionState.CLOSED);
        peer().onEnded(PeerEvent.I_RCV_CONN_NACK, this, reason);
    }

    @Override
    public void message(Connection from, Message message) {
        Traffic flowing = traffic;
        if (flowing != null && flowing.onMessage(message)) {
            return;
        }
        if (CommandKey.isOfTheLink(message.commandCode())) {
            recorder().linkReceived(message);
        }
        PeerControl known = peer;
        if (known == null) {
            receiveCer(message);
        } else if (initiated
                && flowing == null
                && message.commandCode() == CommandCode.CAPABILITIES_EXCHANGE
                && !message.isRequest()) {
            receiveCea(known, message);
        } else {
            known.onMessage(this, message);
        }
    }

    @Override
    public void batchEnd(Connection from) {
        Traffic flowing = traffic;
        if (flowing != null) {
            flowing.onBatchEnd();
        }
    }

    @Override
    public FrameVerdict badFrame(Connection from, BadFrame frame) {
        Traffic flowing = traffic;
        return flowing == null ? FrameVerdict.RESET : flowing.onBadFrame(frame);
    }

    @Override
    public void closed(Connection from, Explanation reason) {
        tooLateToOpen = true;
        cancelCerTimer();
        node.strangers().remove(this);
        node.links().remove(this);
        view.advance(PeerConnectionState.CLOSED);
        Traffic flowing = traffic;
        Explanation because = why == null ? reason : why;
        if (flowing != null) {
            flowing.onClosed(because);
        }
        PeerControl known = peer;
        (known == null ? node.book().others() : known.ledger()).end(recorder());
        if (known != null) {
            known.onEnded(initiated ? PeerEvent.I_PEER_DISC : PeerEvent.R_PEER_DISC, this, because);
        } else if (why == null && !node.isStopping()) {
            node.strangers().onGone(from.remote(), reason);
        }
    }

    /** The first message on a connection that somebody made to us (RFC 6733 section 5.6.1). */
    private void receiveCer(Message message) {
        cancelCerTimer();
        node.strangers().remove(this);
        if (node.isStopping()) {
            connection().abort();
            return;
        }
        exchange = prepare(entry == null ? null : entry.current());
        switch (exchange.answer(message, false)) {
            case CerOutcome.Discarded discarded -> turnAway(discarded.why(), null);
            case CerOutcome.Refused refused -> turnAway(refused.why(), refused.answer());
            case CerOutcome.Accepted accepted -> {
                negotiated =
                        new Negotiated(given(self), accepted.peer(), accepted.common(), message, accepted.answer());
                boolean taken = false;
                while (!taken) {
                    PeerControl accepting = node.directory().of(accepted.peer().originHost());
                    peer = accepting;
                    taken = accepting.accept(this, message);
                }
            }
        }
    }

    private void receiveCea(PeerControl known, Message message) {
        switch (given(exchange).accept(message, known.expectedHost())) {
            case CeaOutcome.Accepted accepted -> {
                negotiated = new Negotiated(given(self), accepted.peer(), accepted.common(), message, null);
                known.on(PeerEvent.I_RCV_CEA, this, message);
            }
            case CeaOutcome.Refused refused -> {
                known.blame(this, refused.why());
                known.on(PeerEvent.I_RCV_CEA_REFUSED, this, message);
            }
        }
    }

    /** Finds out what the node is on this connection. */
    private CapabilitiesExchange prepare(@Nullable ConnectionOptions<?> options) {
        self = node.exchanges().side(options, connection().localAddresses());
        return node.exchanges().exchange(self, connection());
    }

    /** Turns away a connection that belongs to no peer yet. */
    private void turnAway(Explanation reason, @Nullable Message answer) {
        why = reason;
        node.strangers().onTurnedAway(connection().remote(), reason);
        if (answer == null) {
            connection().abort();
        } else {
            send(answer);
            view.advance(PeerConnectionState.CLOSING);
            connection().close();
        }
    }

    /** I-Snd-CER. */
    void sendCer() {
        onLoop(() -> {
            exchange = prepare(peer().options());
            send(exchange.request(node.randomId(), node.nextEndToEndId()));
        });
    }

    /** R-Snd-CEA or Process-CEA: messages of applications may flow from now on. */
    void open(PeerControl owner) {
        onLoop(() -> {
            Negotiated agreed = given(negotiated);
            if (agreed.cea() != null) {
                send(agreed.cea());
            }
            if (tooLateToOpen) {
                return;
            }
            var flowing = new Traffic(node, owner, this, agreed, firstHopByHopId);
            traffic = flowing;
            view.advance(PeerConnectionState.READY);
            flowing.start();
        });
    }

    /** R-Reject: another connection of this peer stays. */
    void reject() {
        onLoop(() -> {
            Negotiated agreed = given(negotiated);
            send(given(exchange).electionLost(agreed.received(), agreed.remote().originHost()));
            why = Reason.SECOND_CONNECTION.explain(agreed.remote().originHost());
            node.strangers().onTurnedAway(connection().remote(), why);
            view.advance(PeerConnectionState.CLOSING);
            connection().close();
        });
    }

    /** I-Snd-DPR or R-Snd-DPR. */
    void sendDisconnectRequest(DisconnectCause cause) {
        onLoop(() -> send(BaseMessages.disconnectRequest(
                given(self).capabilities(), cause, nextHopByHopId(), node.nextEndToEndId())));
    }

    /** I-Snd-DPA or R-Snd-DPA. */
    void sendDisconnectAnswer(Message request) {
        onLoop(() -> send(BaseMessages.disconnectAnswer(request, given(self).capabilities(), waiting())));
    }

    /** I-Snd-DWA or R-Snd-DWA. */
    void sendWatchdogAnswer(Message request) {
        onLoop(() -> send(BaseMessages.watchdogAnswer(request, given(self).capabilities())));
    }

    /** A CER on an open connection. */
    void refuseCer(Message request) {
        onLoop(() -> send(given(exchange).repeated(request)));
    }

    /** The peers part: no more requests go out. */
    void leaveOpen(Explanation reason) {
        onLoop(() -> {
            tooLateToOpen = true;
            view.advance(PeerConnectionState.DISCONNECTING);
            Traffic flowing = traffic;
            if (flowing != null) {
                flowing.leaveOpen(reason);
            }
        });
    }

    /** Ends the calls that wait and the connection, because the node stops. */
    void cutOff(Explanation reason) {
        onLoop(() -> {
            Traffic flowing = traffic;
            if (flowing != null) {
                flowing.cancel(reason);
            }
            peer().abort(reason);
        });
    }

    /** Closes in order: what was sent still goes out. */
    void close() {
        onLoop(() -> {
            view.advance(PeerConnectionState.CLOSING);
            connection().close();
        });
    }

    /** Breaks the connection. */
    void abort() {
        onLoop(() -> {
            view.advance(PeerConnectionState.CLOSING);
            connection().abort();
        });
    }

    /** Breaks the connection because the operator wants it. */
    void breakOff() {
        onLoop(() -> {
            if (why == null) {
                why = NodeProblem.BROKEN_OFF.explain(connection().remote());
            }
            abort();
        });
    }

    /** Sends a message as somebody made it, in whatever state the connection is. */
    SendResult push(Message message) {
        LocalSide here = self == null ? node.exchanges().side(null, connection().localAddresses()) : self;
        SendResult result =
                Origin.outgoing(connection(), message, here.origin()).send(Lane.APPLICATION);
        if (result == SendResult.QUEUED) {
            recorder().pushed(message);
        }
        return result;
    }

    /** A message came that means nothing here. */
    void countDiscarded(Message message) {
        onLoop(() -> recorder().irregular(Irregularity.DISCARDED, message));
    }

    /** What counts on this connection, once it stands. */
    ConnectionRecorder recorder() {
        return given(recorder);
    }

    private void send(Message message) {
        recorder().linkSent(message);
        connection().send(message, Lane.CONTROL);
    }

    /** How many requests of ours the peer has not answered. */
    private int waiting() {
        Traffic flowing = traffic;
        return flowing == null ? 0 : flowing.pendingRequests();
    }

    private int nextHopByHopId() {
        Traffic flowing = traffic;
        return flowing == null ? node.randomId() : flowing.reserveHopByHopId();
    }

    private void cancelCerTimer() {
        if (cerTimer != null) {
            cerTimer.cancel();
            cerTimer = null;
        }
    }

    /** Runs on the connection's loop: at once when called there. Nothing to do where there never was a connection. */
    private void onLoop(Runnable task) {
        Connection mine = connection;
        if (mine == null) {
            return;
        }
        if (mine.loop().inLoop()) {
            task.run();
        } else {
            node.execute(mine, task);
        }
    }

    private static <T> T given(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("asked of a connection before it is known (expected: afterwards)");
        }
        return value;
    }
}
