package io.vernier.node;

import io.vernier.codec.ApplicationId;
import io.vernier.codec.Message;
import io.vernier.codec.id.EndToEndIds;
import io.vernier.protocol.routing.TriedPeers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;

/** Sends requests: finds the first peer for each and hands it over. On the caller's thread, without a lock. */
final class Calls {
    private final Node node;
    private final EndToEndIds endToEndIds = EndToEndIds.create();

    /** In calls with options that no application has a word in. */
    private final ApplicationRuntime<?> nobody;

    Calls(Node node) {
        this.node = node;
        this.nobody = ApplicationRuntime.ofNobody(node);
    }

    int nextEndToEndId() {
        return endToEndIds.next();
    }

    <T> CompletableFuture<T> send(Message request, Function<Message, T> view, Duration timeout, boolean blocking) {
        if (!request.isRequest()) {
            throw new IllegalArgumentException("an answer was to be sent as a request: " + request);
        }
        if (!node.isRunning()) {
            return CompletableFuture.failedFuture(new CallException.NotSent(
                    CallProblem.NOT_STARTED, node.lifecycle().whyNoCalls()));
        }
        Traffic traffic;
        try {
            traffic = node.router().choose(request, TriedPeers.none());
        } catch (CallException e) {
            return CompletableFuture.failedFuture(e);
        }
        if (traffic == null) {
            return CompletableFuture.failedFuture(whyNoPeer(request, TriedPeers.none()));
        }
        if (blocking && traffic.connection().loop().inLoop()) {
            throw new IllegalStateException(NodeProblem.WOULD_BLOCK.explain().toString());
        }
        int endToEndId = request.endToEndId() == 0 ? endToEndIds.next() : request.endToEndId();
        var call = new Call<>(node, request, view, endToEndId, timeout, traffic);
        call.start();
        return call.future();
    }

    /** As its options have it. Only what narrows the choice of peers leaves the short way of plain calls. */
    <T> CompletableFuture<T> send(Message request, Function<Message, T> view, CallOptions options) {
        Duration timeout = timeout(options);
        if (options.isChoosy()) {
            return nobody.call(request, options, timeout, answer -> view.apply((Message) answer))
                    .result();
        }
        return send(request, view, timeout, false);
    }

    Duration timeout(CallOptions options) {
        return options.timeout().orElse(node.settings().callTimeout());
    }

    /** Whoever waits on an event loop may wait for himself. */
    void refuseOnALoop() {
        if (node.directory().isOnALoop()) {
            throw new IllegalStateException(NodeProblem.WOULD_BLOCK.explain().toString());
        }
    }

    /** Nobody became ready in time. */
    CallException notReady(Duration waited) {
        return new CallException.NotSent(
                CallProblem.NO_PEER,
                NodeProblem.NOT_READY.explain(waited, node.directory().whyNoneReady()));
    }

    /** Why nobody can take a request. */
    CallException whyNoPeer(Message request, TriedPeers tried) {
        long application = request.applicationId();
        if (!node.applications().served().contains(application) && application != ApplicationId.COMMON) {
            return new CallException.NotSent(
                    CallProblem.NO_SUCH_APPLICATION,
                    NodeProblem.NO_SUCH_APPLICATION.explain(
                            application, node.applications().served()));
        }
        return new CallException.NotSent(
                CallProblem.NO_PEER,
                node.router().isReady()
                        ? node.router().whyNone(request, tried)
                        : NodeProblem.NO_PEER.explain(
                                application, node.directory().whyNoneReady()));
    }

    /** Waits for the end of a call, on the thread of the caller. */
    static <T> T await(CompletableFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new CompletionException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CallException.NoAnswer(CallProblem.INTERRUPTED, NodeProblem.INTERRUPTED.explain());
        }
    }
}
