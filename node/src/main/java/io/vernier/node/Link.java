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
import io.vernier.protocol.peer.CeaOutcome;
import io.vernier.protocol.peer.CerOutcome;
import io.vernier.protocol.peer.CommonApplications;
import io.vernier.protocol.peer.DisconnectCause;
import io.vernier.protocol.peer.PeerEvent;
import io.vernier.transport.BadFrame;
import io.vernier.transport.ConnectHandler;
import io.vernier.transport.Connection;
import io.vernier.transport.FrameVerdict;
import io.vernier.transport.Lane;
import io.vernier.transport.Path;
import io.vernier.transport.SendResult;
import io.vernier.transport.Timer;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One connection to a peer, from its first octet to its last: capabilities exchange, then {@link Traffic}, then the
 * parting. Confined to the connection's event loop; the methods that the peer's machine calls may be called on any
 * thread and go there. Longer than other files because these phases share the state of the one connection.
 */
final class Link implements ConnectHandler {
    private final Node node;
    private final boolean initiated;
    private final TransportEntry way;
    private final @Nullable ListenEntry entry;
    private final String protocol;
    private final int firstHopByHopId;
    private final LinkConnection view;
    private final PathWatch paths = new PathWatch();
    private volatile @Nullable PeerMachine machine;
    private volatile @Nullable Connection connection;
    private volatile @Nullable Traffic traffic;
    private volatile @Nullable ConnectionRecorder recorder;
    private @Nullable Handshake handshake;
    private @Nullable Negotiated negotiated;
    private @Nullable Timer cerTimer;
    private @Nullable Explanation why;

    /** Whether the handshake of TLS goes on behind the capabilities exchange; any thread. */
    private volatile boolean protecting;

    /** Whether anything that comes before CER or CEA ends the connection. */
    private boolean isStrict = true;

    /** No more requests may go out, or the connection is gone: it does not open any more. */
    private boolean tooLateToOpen;

    /**
     * What came of the capabilities exchange.
     *
     * @param self what this node is on the connection
     * @param remote what the peer said
     * @param received the CER or CEA of the peer
     * @param cea our answer, where it was a CER
     */
    record Negotiated(
            LocalSide self,
            Capabilities remote,
            CommonApplications common,
            Message received,
            @Nullable Message cea) {}

    /** A connection that the node makes to a peer by the transport of this name. */
    Link(Node node, PeerMachine machine, ConnectEntry way, String protocol) {
        this(node, machine, way, null, protocol);
        node.links().add(this);
    }

    /** A connection that somebody makes to the node where it listens. */
    Link(Node node, ListenEntry entry) {
        this(node, null, entry, entry, entry.transport());
    }

    private Link(
            Node node,
            @Nullable PeerMachine machine,
            TransportEntry way,
            @Nullable ListenEntry entry,
            String protocol) {
        this.node = node;
        this.machine = machine;
        this.way = way;
        this.entry = entry;
        this.protocol = protocol;
        this.initiated = entry == null;
        this.firstHopByHopId = node.randomId();
        this.view = new LinkConnection(this, firstHopByHopId);
    }

    /** What is told of it to everybody; any thread. */
    PeerConnection view() {
        return view;
    }

    /** The peer, once the capabilities exchange has told it; any thread. */
    Optional<Peer> knownPeer() {
        return Optional.ofNullable(machine).map(PeerMachine::peer);
    }

    /** Whether there is a transport connection, or was one; any thread. */
    boolean isConnected() {
        return connection != null;
    }

    /** Whether the handshake of TLS goes on that the capabilities exchange agreed on; any thread. */
    boolean isProtecting() {
        return protecting;
    }

    boolean isInitiated() {
        return initiated;
    }

    /** The entry that it came by; any thread. */
    TransportEntry transport() {
        return way;
    }

    /** The name of the transport that carries it, such as {@code tcp}; any thread. */
    String protocol() {
        return protocol;
    }

    /** The paths of the connection; any thread. */
    List<Path> paths() {
        return paths.paths();
    }

    /** Where it was accepted; null for a connection that the node made. Any thread. */
    @Nullable ListenEntry entry() {
        return entry;
    }

    /** Whether it was accepted there; any thread. */
    boolean cameBy(ListenEntry listen) {
        return entry == listen;
    }

    /** What is said of the place where it was accepted; null for a connection that the node made. Any thread. */
    @Nullable ListenOptions listenOptions() {
        return entry == null ? null : entry.current();
    }

    /** The machine it belongs to; any thread, once the capabilities exchange has told. */
    PeerMachine machine() {
        return given(machine);
    }

    /** The capabilities exchange has told whose it is. */
    void belongsTo(PeerMachine owner) {
        machine = owner;
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
        paths.begin(opened);
        view.opened(opened, node.now());
        ConnectionRecorder counting = node.book().newRecorder(opened.loop()::nanoTime);
        recorder = counting;
        if (initiated) {
            machine().settings().maxMessageLength().ifPresent(opened::limitMessages);
            machine().peer().ledger().attach(counting);
            machine().on(PeerEvent.I_RCV_CONN_ACK, this, null);
            return;
        }
        node.links().add(this);
        node.strangers().add(this);
        if (node.isStopping()) {
            opened.abort();
            return;
        }
        PeerOptions expected = expected(opened);
        var settings = new ConnectionSettings(node, expected, listenOptions());
        settings.maxMessageLength().ifPresent(opened::limitMessages);
        isStrict = settings.isStrictCapabilitiesExchange();
        var patience = settings.timeouts().capabilitiesRequest();
        cerTimer = opened.loop()
                .schedule(
                        patience,
                        () -> turnAway(
                                Reason.CER_TIMEOUT.explain(patience),
                                CloseReason.of(CloseReason.Kind.CER_TIMEOUT),
                                null));
    }

    /** What was said of the peer that has the address, or one of the addresses, that a connection came from. */
    private @Nullable PeerOptions expected(Connection opened) {
        PeerAddresses addresses = node.directory().addresses();
        PeerOptions said = addresses.said(opened.remote().host());
        for (Path path : said == null ? paths() : List.<Path>of()) {
            PeerOptions other = addresses.said(path.address().host());
            said = other == null ? said : other;
        }
        return said;
    }

    @Override
    public void notConnected(Explanation reason) {
        node.links().remove(this);
        view.advance(PeerConnectionState.CLOSED);
        machine().onEnded(PeerEvent.I_RCV_CONN_NACK, this, reason);
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
        PeerMachine known = machine;
        if (protecting) {
            recorder().irregular(Irregularity.DISCARDED, message);
            return;
        }
        if (flowing == null && !isStrict && !isExpected(message)) {
            recorder().irregular(Irregularity.DISCARDED, message);
            return;
        }
        if (known == null) {
            receiveCer(message);
        } else if (initiated && flowing == null && isExpected(message)) {
            receiveCea(known, message);
        } else {
            known.onMessage(this, message);
        }
    }

    /** Whether it is what the connection has to begin with. */
    private boolean isExpected(Message message) {
        return message.commandCode() == CommandCode.CAPABILITIES_EXCHANGE && message.isRequest() != initiated;
    }

    @Override
    public void batchEnd(Connection from) {
        Traffic flowing = traffic;
        if (flowing != null) {
            flowing.onBatchEnd();
        }
    }

    @Override
    public void pathChanged(Connection from, Path path) {
        PeerMachine known = machine;
        paths.changed(path).ifPresent(change -> {
            if (known != null) {
                Explanation what = paths.explain(change, path, known.peer().host());
                PeerLog.path(known.peer(), path, change, what);
                node.events().tell(new NodeEvent.PathChanged(node.now(), known.peer(), way, path, change, what));
            }
        });
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
        PeerMachine known = machine;
        (known == null ? node.book().others() : known.peer().ledger()).end(recorder());
        if (known != null) {
            known.onEnded(initiated ? PeerEvent.I_PEER_DISC : PeerEvent.R_PEER_DISC, this, because);
        } else if (why == null && !node.isStopping()) {
            node.strangers().onGone(this, reason);
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
        var received = Handshake.withCaller(node, given(entry), connection(), message);
        handshake = received;
        switch (received.answer(message)) {
            case CerOutcome.Discarded discarded -> turnAway(discarded.why(), refused(message, null), null);
            case CerOutcome.Refused refused ->
                turnAway(refused.why(), refused(message, refused.answer()), refused.answer());
            case CerOutcome.Accepted accepted -> {
                negotiated =
                        new Negotiated(received.self(), accepted.peer(), accepted.common(), message, accepted.answer());
                boolean taken = false;
                while (!taken) {
                    taken = node.directory().of(accepted.peer().originHost()).accept(this, message);
                }
            }
        }
    }

    private void receiveCea(PeerMachine known, Message message) {
        Handshake asked = given(handshake);
        switch (asked.accept(message, known.peer().expectedHost())) {
            case CeaOutcome.Accepted accepted -> {
                negotiated = new Negotiated(asked.self(), accepted.peer(), accepted.common(), message, null);
                protect(
                        accepted.peer(),
                        impostor -> giveUp(known, impostor, message),
                        () -> known.on(PeerEvent.I_RCV_CEA, this, message));
            }
            case CeaOutcome.Refused refused -> giveUp(known, refused.why(), message);
        }
    }

    private void giveUp(PeerMachine known, Explanation because, Message cea) {
        known.blame(this, because);
        known.on(PeerEvent.I_RCV_CEA_REFUSED, this, cea);
    }

    /** Goes on at once, or under TLS where the capabilities exchange has agreed on that. */
    private void protect(Capabilities peer, Consumer<Explanation> refused, Runnable then) {
        if (!given(handshake).isTlsAgreed(peer)) {
            then.run();
            return;
        }
        protecting = true;
        InbandTls.begin(connection(), initiated, peer.originHost(), refused, () -> {
            protecting = false;
            view.secured(connection().security());
            then.run();
        });
    }

    /** Whatever comes first is judged as a CER; something else is out of order. */
    private static CloseReason refused(Message first, @Nullable Message answer) {
        return first.commandCode() == CommandCode.CAPABILITIES_EXCHANGE && first.isRequest()
                ? CloseReason.refused(first, answer)
                : CloseReason.of(CloseReason.Kind.OUT_OF_ORDER, first);
    }

    /** Turns away a connection that belongs to no peer yet. */
    private void turnAway(Explanation because, CloseReason reason, @Nullable Message answer) {
        why = because;
        node.strangers().onTurnedAway(this, reason, because);
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
            isStrict = machine().settings().isStrictCapabilitiesExchange();
            var asked = Handshake.withDialled(node, this);
            handshake = asked;
            send(asked.request(node.randomId(), node.nextEndToEndId()));
        });
    }

    /** R-Snd-CEA or Process-CEA: messages of applications may flow from now on. */
    void open() {
        onLoop(() -> {
            Negotiated agreed = given(negotiated);
            if (agreed.cea() == null) {
                begin(agreed);
                return;
            }
            send(agreed.cea());
            protect(
                    agreed.remote(),
                    impostor -> {
                        why = impostor;
                        close();
                    },
                    () -> begin(agreed));
        });
    }

    private void begin(Negotiated agreed) {
        if (tooLateToOpen) {
            return;
        }
        machine().settings().maxMessageLength().ifPresent(connection()::limitMessages);
        var flowing = new Traffic(node, machine(), this, agreed, firstHopByHopId);
        traffic = flowing;
        view.advance(PeerConnectionState.READY);
        flowing.start();
    }

    /** R-Reject: another connection of this peer stays. */
    void reject() {
        onLoop(() -> {
            Negotiated agreed = given(negotiated);
            Message refusal = given(handshake)
                    .electionLost(agreed.received(), agreed.remote().originHost());
            send(refusal);
            why = Reason.SECOND_CONNECTION.explain(agreed.remote().originHost());
            node.strangers().onTurnedAway(this, CloseReason.refused(agreed.received(), refusal), why);
            view.advance(PeerConnectionState.CLOSING);
            connection().close();
        });
    }

    /** I-Snd-DPR or R-Snd-DPR. */
    void sendDisconnectRequest(DisconnectCause cause) {
        onLoop(() -> send(BaseMessages.disconnectRequest(local(), cause, nextHopByHopId(), node.nextEndToEndId())));
    }

    /** I-Snd-DPA or R-Snd-DPA. */
    void sendDisconnectAnswer(Message request) {
        onLoop(() -> send(BaseMessages.disconnectAnswer(request, local(), waiting())));
    }

    /** I-Snd-DWA or R-Snd-DWA. */
    void sendWatchdogAnswer(Message request) {
        onLoop(() -> send(BaseMessages.watchdogAnswer(request, local())));
    }

    /** A CER on an open connection. */
    void refuseCer(Message request) {
        onLoop(() -> send(given(handshake).repeated(request)));
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
            machine().abort(reason);
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
        LocalSide here = self();
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

    /** What this node says of itself on the connection. */
    private Capabilities local() {
        return self().capabilities();
    }

    /** What this node is on the connection. */
    private LocalSide self() {
        Handshake begun = handshake;
        return begun == null
                ? node.exchanges()
                        .side(
                                new ConnectionSettings(node, null, listenOptions()),
                                connection().localAddresses())
                : begun.self();
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
            mine.execute(task);
        }
    }

    private static <T> T given(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("asked of a connection before it is known (expected: afterwards)");
        }
        return value;
    }
}
