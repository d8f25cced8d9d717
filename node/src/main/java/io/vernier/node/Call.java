package io.vernier.node;

import io.vernier.codec.Explanation;
import io.vernier.codec.Fault;
import io.vernier.codec.Message;
import io.vernier.protocol.Reason;
import io.vernier.protocol.pending.Failover;
import io.vernier.protocol.pending.PendingRequest;
import io.vernier.protocol.routing.TriedPeers;
import io.vernier.transport.ConnectionTask;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A request on its way and the future of its answer. Until it is given to a link it belongs to the caller's thread, from
 * then on to the link's event loop, which hands it on to another link's loop when the peer fails.
 *
 * @param <T> what the caller wants to see of the answer
 */
class Call<T> extends PendingRequest implements ConnectionTask {
    private final CompletableFuture<T> future = new CompletableFuture<>();
    private final Node node;
    private final Message request;
    private final Function<Message, T> view;
    private final int callEndToEndId;
    private final int insertionAt;
    private final Duration timeout;
    private final long deadline;
    private long handedOverAt;
    private boolean sent;
    private Traffic traffic;
    private TriedPeers tried = TriedPeers.none();

    Call(Node node, Message request, Function<Message, T> view, int endToEndId, Duration timeout, Traffic first) {
        this(node, request, view, endToEndId, Origin.missingAt(request), timeout, first, first.nanoTime());
    }

    /** A request whose origin need not be this node: where something is inserted, {@link #inserted} says what. */
    Call(
            Node node,
            Message request,
            Function<Message, T> view,
            int endToEndId,
            int insertionAt,
            Duration timeout,
            Traffic first,
            long now) {
        this.node = node;
        this.request = request;
        this.view = view;
        this.callEndToEndId = endToEndId;
        this.insertionAt = insertionAt;
        this.timeout = timeout;
        this.traffic = first;
        this.handedOverAt = now;
        this.deadline = now + timeout.toNanos();
    }

    /** One attempt of several, whose time began before and which may have been sent before. */
    Call(
            Node node,
            Message request,
            Function<Message, T> view,
            Duration timeout,
            long deadline,
            Traffic link,
            boolean sent) {
        this.node = node;
        this.request = request;
        this.view = view;
        this.callEndToEndId = request.endToEndId();
        this.insertionAt = Origin.missingAt(request);
        this.timeout = timeout;
        this.traffic = link;
        this.deadline = deadline;
        this.sent = sent;
    }

    CompletableFuture<T> future() {
        return future;
    }

    Message request() {
        return request;
    }

    /** The End-to-End identifier of every attempt. */
    int callEndToEndId() {
        return callEndToEndId;
    }

    /** Where AVPs are inserted as it is written, or -1. */
    int insertionAt() {
        return insertionAt;
    }

    /** What is inserted on a connection where the node is this: its origin. */
    byte[] inserted(LocalSide self) {
        return self.origin().avps();
    }

    /** Whether it is a request of another peer, so that its answer goes back as it came. */
    boolean isForwarded() {
        return false;
    }

    /** On the clock of the event loops. */
    long deadline() {
        return deadline;
    }

    /** When it was handed to its present link, on the clock of the event loops. */
    long handedOverAt() {
        return handedOverAt;
    }

    /** It goes to another link. */
    void handedOverAgain(long now) {
        handedOverAt = now;
    }

    /** Whether a peer has been sent it before, so that it goes with the T bit from now on. */
    boolean isRetransmission() {
        return sent;
    }

    /** Hands the request to its first link. */
    void start() {
        hand(traffic);
    }

    /** Hands the request to its link, on the link's loop. */
    @Override
    public void run() {
        traffic.send(this);
    }

    /** The loops ended before it came to its link. */
    @Override
    public void refused() {
        fail(CallProblem.CANCELLED, NodeProblem.STOPPING.explain());
    }

    /** The link has queued it for its peer. */
    void onSent() {
        sent = true;
    }

    /** The answer has come. */
    void onAnswer(Message answer) {
        T typed;
        try {
            typed = view.apply(answer);
        } catch (RuntimeException e) {
            future.completeExceptionally(e);
            return;
        }
        future.complete(typed);
    }

    /** An answer came that breaks the grammar of its command. */
    void onBadAnswer(Message answer, List<Fault> faults, String host) {
        Explanation why = NodeProblem.FAULTY_ANSWER.explain(host, faults.get(0));
        future.completeExceptionally(new CallException.BadAnswer(why, answer, faults));
    }

    /** No answer came in time. */
    void onTimeout(String host) {
        fail(CallProblem.TIMEOUT, Reason.NO_ANSWER.explain(host, timeout));
    }

    /** No link can ever send it, and this one has not. */
    void onNotEncodable(Explanation why) {
        fail(CallProblem.NOT_ENCODED, NodeProblem.NOT_ENCODED.explain(why.cause()));
    }

    /** The link cannot take it, or its connection is lost: another peer is asked if there is one and time is left. */
    void onLinkFailed(String lostHost, CallProblem problem, Explanation why) {
        if (future.isDone()) {
            return;
        }
        tried = tried.and(lostHost);
        long left = deadline - traffic.nanoTime();
        Optional<Explanation> forbidden = Failover.whyNot(request, lostHost, left);
        if (forbidden.isPresent()) {
            fail(sent ? lost(left) : problem, sent ? forbidden.get() : why);
            return;
        }
        Traffic next = another(request, tried);
        if (next == null) {
            fail(sent ? lost(left) : problem, sent ? whyLost(lostHost) : why);
            return;
        }
        traffic = next;
        hand(next);
    }

    /** Who else is asked, or null. */
    @Nullable Traffic another(Message again, TriedPeers but) {
        return node.router().choose(again, but);
    }

    private CallProblem lost(long nanosLeft) {
        if (node.isStopping()) {
            return CallProblem.CANCELLED;
        }
        return nanosLeft <= 0 ? CallProblem.TIMEOUT : CallProblem.FAILOVER;
    }

    private Explanation whyLost(String lostHost) {
        return node.isStopping() ? NodeProblem.CANCELLED.explain() : Reason.CONNECTION_LOST.explain(lostHost);
    }

    /** It has ended without an answer. */
    void fail(CallProblem problem, Explanation why) {
        future.completeExceptionally(
                sent ? new CallException.NoAnswer(problem, why) : new CallException.NotSent(problem, why));
    }

    /**
     * A call that an answer causes on the loop of its link is on its way at once, and saves the queue. One that would fail
     * at once does not, so that its failure does not come back into the caller.
     */
    private void hand(Traffic to) {
        if (isForwarded() ? to.connection().loop().inLoop() : to.takesAtOnce()) {
            run();
        } else {
            to.connection().execute(this);
        }
    }
}
