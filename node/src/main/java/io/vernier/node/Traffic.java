package io.vernier.node;

import io.vernier.codec.BaseAvps;
import io.vernier.codec.CommandFlags;
import io.vernier.codec.Explanation;
import io.vernier.codec.Fault;
import io.vernier.codec.Message;
import io.vernier.codec.ResultCode;
import io.vernier.node.statistics.CommandKey;
import io.vernier.node.statistics.Irregularity;
import io.vernier.node.statistics.internal.ConnectionRecorder;
import io.vernier.protocol.Reason;
import io.vernier.protocol.peer.Capabilities;
import io.vernier.protocol.peer.CommonApplications;
import io.vernier.protocol.pending.PendingRequests;
import io.vernier.transport.BadFrame;
import io.vernier.transport.Connection;
import io.vernier.transport.ConnectionTask;
import io.vernier.transport.FrameVerdict;
import io.vernier.transport.Lane;
import io.vernier.transport.Outgoing;
import io.vernier.transport.SendResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The messages of applications on an open connection: requests out with their answers, requests in with theirs. This is
 * the path of every message, so nothing here locks, and what it allocates is needed. Confined to the connection's event
 * loop, but for what says otherwise. Longer than other files because both directions share the pending table and the rule
 * of who may still send.
 */
final class Traffic {
    private static final Logger LOG = LoggerFactory.getLogger("io.vernier.node.traffic");

    private final Node node;
    private final PeerMachine machine;
    private final PeerControl peer;
    private final Link link;
    private final Connection connection;
    private final Capabilities remote;
    private final LocalSide self;
    private final Link.Negotiated negotiated;
    private final PendingRequests<Call<?>> pending;
    private final Consumer<Call<?>> expired = this::onExpired;
    private final Supervision supervision;
    private final ConnectionRecorder recorder;
    private final CameFrom asSender;

    /** Whether requests may be sent. Messages of applications are taken as long as there is a connection (gap G9). */
    private boolean open = true;

    private boolean ticking;
    private volatile boolean ready;

    Traffic(Node node, PeerMachine machine, Link link, Link.Negotiated negotiated, int firstHopByHopId) {
        this.node = node;
        this.machine = machine;
        this.peer = machine.peer();
        this.link = link;
        this.connection = link.connection();
        this.remote = negotiated.remote();
        this.self = negotiated.self();
        this.negotiated = negotiated;
        this.recorder = link.recorder();
        this.asSender = new CameFrom(remote.originHost());
        this.pending = new PendingRequests<>(node.settings().maxPending(), firstHopByHopId, nanoTime());
        this.supervision = new Supervision(node, machine, this);
    }

    /** The peer; any thread. */
    PeerControl peer() {
        return peer;
    }

    /** The machine of the connection; any thread. */
    PeerMachine machine() {
        return machine;
    }

    /** The link that it flows on; any thread. */
    Link link() {
        return link;
    }

    /** The connection; any thread. */
    Connection connection() {
        return connection;
    }

    /** What the node is here; any thread. */
    LocalSide self() {
        return self;
    }

    /** What counts and times on this connection. */
    ConnectionRecorder recorder() {
        return recorder;
    }

    /** What the peer said of itself; any thread. */
    Capabilities remote() {
        return remote;
    }

    /** The peer as the one that requests come from which are sent on; any thread. */
    CameFrom asSender() {
        return asSender;
    }

    /** The applications in common; any thread. */
    CommonApplications common() {
        return negotiated.common();
    }

    /** How long nothing has been received, from other threads than the loop's as of a moment ago. */
    Duration silence() {
        return supervision.silence();
    }

    /** How long a DWA has been awaited; any thread. */
    Optional<Duration> waitingForDwa() {
        return supervision.waitingForDwa();
    }

    /** Whether requests are sent here; any thread. */
    boolean isReady() {
        return ready;
    }

    /** How many requests wait for answers; from other threads than the loop's a value of a moment ago. */
    int pendingRequests() {
        return pending.size();
    }

    long nanoTime() {
        return connection.loop().nanoTime();
    }

    void start() {
        supervision.start();
    }

    /**
     * The watchdog trusts the connection: requests are sent from now on.
     *
     * @param isNew whether it does so because of the capabilities exchange
     */
    void up(boolean isNew) {
        if (!ready && open) {
            ready = true;
            node.router().add(node.applicationTable().route(this));
            node.applicationTable().up(this);
            node.changed();
            PeerLog.up(peer);
            node.events()
                    .tell(new NodeEvent.PeerUp(
                            node.now(),
                            peer,
                            link.transport(),
                            isNew ? Optional.of(negotiated.received()) : Optional.empty()));
        }
    }

    /** The watchdog suspects the peer: what waits goes to others. */
    void failOver(Explanation why) {
        down(why);
        handOver(why);
    }

    /** A message has come. Gives false for one that the peer's machine has to judge. */
    boolean onMessage(Message message) {
        boolean throwAway = supervision.onReceived(message);
        if (CommandKey.isOfTheLink(message.commandCode())) {
            return false;
        }
        if (throwAway) {
            recorder.irregular(Irregularity.DISCARDED, message);
        } else {
            process(message);
        }
        return true;
    }

    /** When the batch came that is being handed over. */
    long batchTime() {
        return recorder.batchTime();
    }

    /** The time for what a request that came here causes on another link: that of its batch where one loop runs both. */
    long timeFor(Traffic other) {
        boolean shared = connection.loop().inLoop() && other.connection.loop().inLoop();
        return shared ? batchTime() : other.nanoTime();
    }

    /** A batch of messages has been handed over. */
    void onBatchEnd() {
        supervision.onBatchEnd();
        recorder.batchEnd();
    }

    /**
     * A message came whose header is wrong. Where it ends is known all the same if only its version is strange or it is too
     * long for us: then a request is answered (RFC 6733 section 7.1.5) and the connection goes on. With any other length
     * nobody can be sure where the next message begins, so the answer is the last word, unless told otherwise ({@link
     * LengthErrors}).
     */
    FrameVerdict onBadFrame(BadFrame frame) {
        Message header = frame.header();
        boolean isLengthWrong = frame.kind() == BadFrame.Kind.LENGTH_NOT_MULTIPLE_OF_FOUR;
        LengthErrors policy = isLengthWrong ? machine.settings().lengthErrors() : LengthErrors.CLOSE;
        if (policy == LengthErrors.HANDLE) {
            return FrameVerdict.DELIVER;
        }
        recorder.irregular(Irregularity.DISCARDED, header);
        if (policy == LengthErrors.DISCARD) {
            return FrameVerdict.SKIP;
        }
        int resultCode = frame.kind() == BadFrame.Kind.UNKNOWN_VERSION
                ? ResultCode.UNSUPPORTED_VERSION
                : ResultCode.INVALID_MESSAGE_LENGTH;
        Fault fault = Fault.of(resultCode, 0, frame.why().cause());
        recorder.irregular(irregularity(frame.kind()), header);
        if (header.isRequest()) {
            recorder.requestReceived(header);
            node.dispatcher().onBadRequest(this, header, fault);
        } else {
            onBadAnswer(header, fault);
        }
        return isLengthWrong ? FrameVerdict.CLOSE : FrameVerdict.SKIP;
    }

    private void onBadAnswer(Message header, Fault fault) {
        Call<?> call = pending.take(header.hopByHopId(), header.endToEndId());
        if (call == null) {
            recorder.irregular(Irregularity.UNEXPECTED_ANSWER, header);
            return;
        }
        recorder.answerReceived(header, call.handedOverAt());
        onFaultyAnswer(call, header, List.of(fault));
    }

    /** Hands a message of an application to whom it concerns. */
    private void process(Message message) {
        if (message.isRequest()) {
            recorder.requestReceived(message);
            if (!open) {
                recorder.irregular(Irregularity.RECEIVED_AFTER_DPR, message);
            }
            node.dispatcher().onRequest(this, message);
        } else {
            onAnswer(message);
        }
    }

    /**
     * Whether the caller is on the loop, is the next there, and would find room; any thread. Where there is none the call
     * goes the long way, so that its failure does not come back into the caller.
     */
    boolean takesAtOnce() {
        return connection.isCaughtUp() && ready && open && connection.isWritable() && pending.size() < pending.limit();
    }

    /** Ends when all that has been given to the loop by now has come there; any thread. */
    CompletableFuture<Void> handedOver() {
        if (connection.isCaughtUp()) {
            return CompletableFuture.completedFuture(null);
        }
        var done = new CompletableFuture<Void>();
        Runnable end = () -> done.complete(null);
        connection.execute(ConnectionTask.of(end, end));
        return done;
    }

    /** Sends a request, whose future hears of everything that comes of it. */
    void send(Call<?> call) {
        if (call.future().isDone()) {
            return;
        }
        if (!open || !ready) {
            call.onLinkFailed(
                    remote.originHost(),
                    CallProblem.NO_PEER,
                    Reason.NOT_OPEN.explain(remote.originHost(), peer.state().rfcName()));
            return;
        }
        if (!pending.add(call, call.callEndToEndId(), call.deadline())) {
            call.onLinkFailed(
                    remote.originHost(),
                    CallProblem.CONGESTED,
                    Reason.TOO_MANY_PENDING.explain(pending.limit(), remote.originHost()));
            return;
        }
        Message request = call.request();
        Outgoing out =
                connection.outgoing(request).hopByHopId(call.hopByHopId()).endToEndId(call.callEndToEndId());
        if (call.isRetransmission()) {
            out.flags(request.flags() | CommandFlags.RETRANSMITTED);
            call.handedOverAgain(nanoTime());
        }
        int inserted = 0;
        if (call.insertionAt() >= 0) {
            byte[] avps = call.inserted(self);
            out.insert(call.insertionAt(), avps);
            inserted = avps.length;
        }
        SendResult result = out.send(Lane.APPLICATION);
        if (result != SendResult.QUEUED) {
            recorder.irregular(Irregularity.NOT_SENT, request);
            pending.remove(call);
            onNotQueued(call, result);
            return;
        }
        recorder.requestSent(request, call.handedOverAt(), call.isRetransmission(), inserted);
        call.onSent();
        if (!ticking) {
            tick();
        }
    }

    private void onNotQueued(Call<?> call, SendResult result) {
        switch (result) {
            case TOO_LONG, DOES_NOT_FIT -> call.onNotEncodable(result.explanation());
            case LANE_FULL -> call.onLinkFailed(remote.originHost(), CallProblem.CONGESTED, result.explanation());
            default -> call.onLinkFailed(remote.originHost(), CallProblem.NO_PEER, result.explanation());
        }
    }

    /** Sends this node's answer to a request that came here; any thread. */
    void answer(Message request, Message answer) {
        answer(request, answer, Origin.missingAt(answer));
    }

    /** Sends the answer that another node gave to a request that came here; any thread. */
    void passBack(Message request, Message answer) {
        answer(request, answer, -1);
    }

    private void answer(Message request, Message answer, int originMissingAt) {
        if (connection.loop().inLoop()) {
            sendAnswer(request, answer, originMissingAt);
            return;
        }
        connection.execute(() -> sendAnswer(request, answer, originMissingAt));
    }

    private void sendAnswer(Message request, Message answer, int originMissingAt) {
        Outgoing out =
                connection.outgoing(answer).hopByHopId(request.hopByHopId()).endToEndId(request.endToEndId());
        if (originMissingAt >= 0) {
            out.insert(originMissingAt, self.origin().avps());
        }
        SendResult result = out.send(Lane.APPLICATION);
        if (result == SendResult.QUEUED) {
            recorder.answerSent(request, answer, insertedAt(originMissingAt));
        } else {
            recorder.irregular(Irregularity.NOT_SENT, answer);
            Explanation why = NodeProblem.ANSWER_NOT_SENT.explain(
                    peer.host(), result.explanation().cause());
            LOG.atDebug().addKeyValue("peer", peer.host()).log("{}", why);
        }
    }

    private void onAnswer(Message answer) {
        Call<?> call = pending.take(answer.hopByHopId(), answer.endToEndId());
        if (call == null) {
            recorder.irregular(Irregularity.UNEXPECTED_ANSWER, answer);
            return;
        }
        recorder.answerReceived(answer, call.handedOverAt());
        List<Fault> faults =
                call.isForwarded() ? List.of() : node.applications().validate(answer);
        if (faults.isEmpty()) {
            call.onAnswer(answer);
        } else {
            onFaultyAnswer(call, answer, faults);
        }
    }

    private void onFaultyAnswer(Call<?> call, Message answer, List<Fault> faults) {
        recorder.irregular(Irregularity.FAULTY_ANSWER, answer);
        if (faults.stream().anyMatch(Traffic::isAboutTheErrorBit)) {
            recorder.irregular(Irregularity.INVALID_ERROR_BIT, answer);
        }
        if (node.applications().answerErrors(answer.applicationId()) == AnswerErrors.REPORT) {
            LOG.atWarn()
                    .addKeyValue("peer", peer.host())
                    .addKeyValue("command", answer.commandCode())
                    .log("{}", NodeProblem.FAULTY_ANSWER.explain(peer.host(), faults.get(0)));
        }
        call.onBadAnswer(answer, faults, peer.host());
    }

    private static boolean isAboutTheErrorBit(Fault fault) {
        return fault.resultCode() == ResultCode.INVALID_AVP_VALUE
                && fault.failedAvps().stream().anyMatch(avp -> avp.is(BaseAvps.RESULT_CODE));
    }

    /** A Hop-by-Hop identifier for a message of the link itself. */
    int reserveHopByHopId() {
        return pending.reserveId();
    }

    /** No more requests are sent here, though answers still come and go: the peers are parting. */
    void leaveOpen(Explanation why) {
        open = false;
        supervision.stop();
        down(why);
    }

    /** The connection is gone: what waits for an answer goes to other peers. */
    void onClosed(Explanation why) {
        open = false;
        supervision.stop();
        down(why);
        handOver(why);
    }

    /** Ends what waits, because the node stops. */
    void cancel(Explanation why) {
        pending.drain().forEach(call -> call.fail(CallProblem.CANCELLED, why));
    }

    private void down(Explanation why) {
        if (ready) {
            ready = false;
            node.router().remove(this);
            node.applicationTable().down(this);
            PeerLog.down(peer, why);
            node.events().tell(new NodeEvent.PeerDown(node.now(), peer, link.transport(), why));
        }
    }

    private void handOver(Explanation why) {
        for (Call<?> call : pending.drain()) {
            call.onLinkFailed(remote.originHost(), CallProblem.NO_PEER, why);
        }
    }

    private void tick() {
        ticking = true;
        connection.loop().schedule(PendingRequests.TICK, () -> {
            ticking = false;
            pending.expire(nanoTime(), expired);
            if (!pending.isEmpty() && !ticking) {
                tick();
            }
        });
    }

    private void onExpired(Call<?> call) {
        recorder.irregular(Irregularity.TIMEOUT, call.request());
        call.onTimeout(remote.originHost());
    }

    private int insertedAt(int originMissingAt) {
        return originMissingAt < 0 ? 0 : self.origin().avps().length;
    }

    private static Irregularity irregularity(BadFrame.Kind kind) {
        return switch (kind) {
            case UNKNOWN_VERSION -> Irregularity.UNKNOWN_VERSION;
            case TOO_LONG -> Irregularity.TOO_LONG;
            case LENGTH_NOT_MULTIPLE_OF_FOUR, NOT_ITS_LENGTH -> Irregularity.INVALID_LENGTH;
        };
    }
}
