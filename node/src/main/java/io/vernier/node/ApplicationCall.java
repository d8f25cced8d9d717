package io.vernier.node;

import io.vernier.codec.Explanation;
import io.vernier.codec.Fault;
import io.vernier.codec.Message;
import io.vernier.protocol.Reason;
import io.vernier.protocol.pending.Failover;
import io.vernier.protocol.routing.TriedPeers;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A call of an application whose callbacks decide: a peer is picked, the request is prepared, encoded and sent, and then
 * its answer is handled or its error, once. When the connection is lost meanwhile, all of it happens again with another
 * peer, for what is left of the time. One step follows the other, each on the application's thread, so that nothing here is
 * ever touched by two threads at once.
 *
 * @param <S> the application's state
 * @param <T> what the call gives
 */
final class ApplicationCall<S, T> {
    private final CompletableFuture<T> result = new CompletableFuture<>();
    private final CompletableFuture<Void> encoded = new CompletableFuture<>();
    private final Node node;
    private final ApplicationRuntime<S> application;
    private final CallContext context;
    private final Function<Object, T> view;
    private final Choice<S> choice;
    private final Duration timeout;
    private long deadline;

    /** As it was given, then as it was sent last. */
    private Message request;

    /** As it was prepared first, without what belongs to the link. */
    private Message again;

    private @Nullable Traffic link;
    private TriedPeers tried = TriedPeers.none();

    /** Whether a peer may have received it. Written on event loops, read by what they cause. */
    private boolean sent;

    ApplicationCall(
            Node node,
            ApplicationRuntime<S> application,
            Message request,
            CallOptions options,
            Duration timeout,
            Function<Object, T> view) {
        this.node = node;
        this.application = application;
        this.request = request.endToEndId() == 0 ? request.withIds(0, node.nextEndToEndId()) : request;
        this.again = this.request;
        this.timeout = timeout;
        this.view = view;
        this.context = application.context().with(options.extra());
        this.choice = new Choice<>(node, application, options, context);
    }

    /** What the callbacks make of the answer or the error. */
    CompletableFuture<T> result() {
        return result;
    }

    /** Ends when the request has been encoded, or with the reason why it never will be. */
    CompletableFuture<Void> encoded() {
        return encoded;
    }

    Node node() {
        return node;
    }

    Duration timeout() {
        return timeout;
    }

    long deadline() {
        return deadline;
    }

    boolean isSent() {
        return sent;
    }

    boolean isDone() {
        return result.isDone();
    }

    /** Picks the first peer, on the thread of the caller, and has the rest done. */
    void start() {
        if (!node.isRunning()) {
            end(new CallException.NotSent(
                    CallProblem.NOT_STARTED, node.lifecycle().whyNoCalls()));
            return;
        }
        if (application.isTakenAway()) {
            end(node.calls().whyNoPeer(request, tried));
            return;
        }
        Traffic first;
        try {
            List<Traffic> candidates = choice.candidates(request, tried);
            deadline = candidates.get(0).nanoTime() + timeout.toNanos();
            first = choice.pick(candidates, request, tried, timeout);
        } catch (RuntimeException | Error e) {
            end(e);
            return;
        }
        application.execute(() -> prepare(first, request, application.callbacks()::prepareRequest, "prepareRequest"));
    }

    /** One of the two callbacks that have the last word on a request. */
    @FunctionalInterface
    private interface Preparing {
        Preparation prepare(Message request, Peer peer, CallContext context);
    }

    private void prepare(Traffic to, Message message, Preparing callback, String name) {
        if (isDone()) {
            return;
        }
        link = to;
        Preparation preparation;
        try {
            preparation = callback.prepare(message, to.peer(), context);
        } catch (RuntimeException | Error e) {
            end(callbackFailed(name, e));
            return;
        }
        switch (preparation) {
            case Preparation.Discard(String reason) -> onDiscarded(name, reason);
            case Preparation.Send send -> send(to, send, name);
        }
    }

    private void onDiscarded(String name, String reason) {
        Explanation why = NodeProblem.REQUEST_DISCARDED.explain(name, reason);
        if (tried.size() == 0) {
            end(new CallException.NotSent(CallProblem.DISCARDED, why));
        } else {
            fail(CallProblem.DISCARDED, why);
        }
    }

    private void send(Traffic to, Preparation.Send preparation, String name) {
        Message prepared = preparation.request().withIds(0, request.endToEndId());
        Message whole = to.self().origin().complete(prepared);
        Message message = sent ? Failover.retransmission(whole) : whole;
        Optional<String> why = application.whyNotEncodable(message);
        if (why.isPresent()) {
            end(exception(CallProblem.NOT_ENCODED, NodeProblem.NOT_ENCODED.explain(why.get()), null));
            return;
        }
        try {
            preparation.encoded().accept(message);
        } catch (RuntimeException | Error e) {
            end(callbackFailed(name, e));
            return;
        }
        request = message;
        again = tried.size() == 0 ? prepared : again;
        if (deadline - to.nanoTime() <= 0) {
            fail(CallProblem.TIMEOUT, NodeProblem.NO_TIME_TO_SEND.explain(timeout));
            return;
        }
        new Attempt(this, message, to).start();
    }

    /** Its link has queued it for the peer. */
    void onSent() {
        sent = true;
        encoded.complete(null);
    }

    /** It is longer than any link takes. */
    void onNotEncodable(Explanation why) {
        end(exception(CallProblem.NOT_ENCODED, NodeProblem.NOT_ENCODED.explain(why.cause()), null));
    }

    /** The answer has come. */
    void onAnswer(Message answer, List<Fault> faults) {
        application.execute(() -> {
            Peer peer = peer();
            if (faults.isEmpty() || application.options().answerErrors() == AnswerErrors.CALLBACK) {
                handle(
                        "handleAnswer",
                        () -> application.callbacks().handleAnswer(answer, faults, request, peer, context));
                return;
            }
            Explanation why = NodeProblem.FAULTY_ANSWER.explain(peer.host(), faults.get(0));
            end(new CallException.BadAnswer(why, answer, faults));
        });
    }

    /** There will be no answer. */
    void onFailed(CallProblem problem, Explanation why) {
        application.execute(() -> fail(problem, why));
    }

    /** The link cannot take it, or its connection is lost: another peer is asked if there is one and time is left. */
    void onLost(Traffic lost, CallProblem problem, Explanation why) {
        application.execute(() -> goOn(lost, problem, why));
    }

    private void goOn(Traffic lost, CallProblem problem, Explanation why) {
        if (isDone()) {
            return;
        }
        String host = lost.remote().originHost();
        tried = tried.and(host);
        long left = deadline - lost.nanoTime();
        Optional<Explanation> forbidden = Failover.whyNot(request, host, left);
        if (!sent && forbidden.isPresent()) {
            fail(problem, why);
        } else if (forbidden.isPresent()) {
            fail(left <= 0 ? CallProblem.TIMEOUT : CallProblem.FAILOVER, forbidden.get());
        } else {
            goTo(host, left, problem, why);
        }
    }

    private void goTo(String lostHost, long left, CallProblem problem, Explanation why) {
        Message next = sent ? Failover.retransmission(again) : again;
        try {
            Traffic to = choice.pick(choice.candidates(next, tried), next, tried, Duration.ofNanos(left));
            prepare(to, next, application.callbacks()::prepareRetransmit, "prepareRetransmit");
        } catch (CallException e) {
            boolean nobody = e.problem() == CallProblem.NO_PEER;
            if (e.problem() == CallProblem.CALLBACK_FAILED) {
                end(exception(e.problem(), e.explanation(), e.getCause()));
            } else if (sent) {
                fail(CallProblem.FAILOVER, nobody ? Reason.CONNECTION_LOST.explain(lostHost) : e.explanation());
            } else {
                fail(nobody ? problem : e.problem(), nobody ? why : e.explanation());
            }
        }
    }

    /** Ends a request that was encoded with its error, which the application handles. */
    private void fail(CallProblem problem, Explanation why) {
        CallException error = problem == CallProblem.FAILOVER && node.isStopping()
                ? exception(CallProblem.CANCELLED, NodeProblem.CANCELLED.explain(), null)
                : exception(problem, why, null);
        encoded.complete(null);
        handle("handleError", () -> application.callbacks().handleError(error, request, peer(), context));
    }

    private void handle(String name, Supplier<?> callback) {
        if (isDone()) {
            return;
        }
        try {
            result.complete(view.apply(callback.get()));
        } catch (RuntimeException | Error e) {
            boolean said = e instanceof CallException failure && failure.mayHaveBeenSent() == sent;
            result.completeExceptionally(said ? e : callbackFailed(name, e));
        }
    }

    /** Ends the call where the application has nothing to say. */
    private void end(Throwable e) {
        encoded.completeExceptionally(e);
        result.completeExceptionally(e);
    }

    private CallException callbackFailed(String name, Throwable e) {
        return exception(CallProblem.CALLBACK_FAILED, NodeProblem.CALLBACK_FAILED.explain(name, e), e);
    }

    private CallException exception(CallProblem problem, Explanation why, @Nullable Throwable cause) {
        return sent ? new CallException.NoAnswer(problem, why, cause) : new CallException.NotSent(problem, why, cause);
    }

    private Peer peer() {
        return Objects.requireNonNull(link, "nobody was picked").peer();
    }
}
