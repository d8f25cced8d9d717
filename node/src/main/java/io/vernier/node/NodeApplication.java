package io.vernier.node;

import io.vernier.codec.Message;
import io.vernier.codec.Request;
import io.vernier.dictionary.ApplicationDefinition;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An application of a node, with the callbacks it was described with: who calls by it gets what these make of answers and
 * errors. Any thread may use it.
 *
 * @param <T> what its calls give
 */
public final class NodeApplication<T> {
    private static final Logger LOG = LoggerFactory.getLogger("io.vernier.node.applications");

    private final Node node;
    private final ApplicationRuntime<?> runtime;
    private final Class<T> results;

    NodeApplication(Node node, ApplicationRuntime<?> runtime, Class<T> results) {
        this.node = node;
        this.runtime = runtime;
        this.results = results;
    }

    /** Its name on this node; see {@link ApplicationOptions#alias}. */
    public Object alias() {
        return runtime.options().alias();
    }

    /** What it is. */
    public ApplicationDefinition definition() {
        return runtime.definition();
    }

    /** The node it belongs to. */
    public Node node() {
        return node;
    }

    /** What the callbacks have made of their first state by now. */
    public Object state() {
        return runtime.state().value();
    }

    /** The peers that its requests can be sent to now. */
    public List<Peer> peers() {
        return Router.peers(runtime.links());
    }

    /**
     * Binds the application to these peers from the next request on: its requests go to no others, but for default routes
     * where none of these leads to the realm. Without peers they go to every peer that has the application again.
     *
     * @throws IllegalArgumentException if a peer is not of this node
     */
    public void bindTo(Peer... peers) {
        for (Peer peer : peers) {
            if (!node.peers().contains(peer)) {
                throw new IllegalArgumentException("peer " + peer.host() + " (expected: one of " + node.peers() + ")");
            }
        }
        runtime.bindTo(Stream.of(peers).map(Peer::host).toList());
        node.router().reroute(node.applicationTable()::route);
    }

    /** Whether its requests can be sent to some peer now. */
    public boolean isReady() {
        return !peers().isEmpty();
    }

    /**
     * Waits until its requests can be sent to some peer.
     *
     * @throws CallException.NotSent if the time is over first
     */
    public void awaitReady(Duration timeout) {
        if (!node.waiting().until(this::isReady, timeout)) {
            throw node.calls().notReady(timeout);
        }
    }

    /** As {@link #call(Message, CallOptions)}, without options. */
    public T call(Request<?> request) {
        return call(request.message(), CallOptions.defaults());
    }

    /** As {@link #call(Message, CallOptions)}. */
    public T call(Request<?> request, CallOptions options) {
        return call(request.message(), options);
    }

    /**
     * Sends a request: picks a peer, prepares and encodes the request, sends it and waits for the answer, or for the error
     * that it ends with. The call's time-out bounds all of it, sending to other peers included; only a callback that does not
     * return is not cut short.
     *
     * @return what {@link ApplicationCallbacks#handleAnswer} made of the answer, or {@link ApplicationCallbacks#handleError}
     *     of the error
     * @throws CallException if there is neither; {@link CallException#problem} says why, and its kind whether the request
     *     may have been sent. An error that comes up before the request is encoded is not handed to handleError
     * @throws IllegalArgumentException if the request is not one of this application
     * @throws IllegalStateException if called on an event loop, which would wait for itself
     */
    public T call(Message request, CallOptions options) {
        node.calls().refuseOnALoop();
        return Calls.await(start(request, options).result());
    }

    /** As {@link #callAsync(Message, CallOptions)}, without options. */
    public CompletableFuture<T> callAsync(Request<?> request) {
        return callAsync(request.message(), CallOptions.defaults());
    }

    /** As {@link #callAsync(Message, CallOptions)}. */
    public CompletableFuture<T> callAsync(Request<?> request, CallOptions options) {
        return callAsync(request.message(), options);
    }

    /**
     * As {@link #call(Message, CallOptions)}, without waiting: the future ends as that returns or throws. It is ended on the
     * thread of the last callback. Cancelling it keeps callbacks that have not begun from being called.
     */
    public CompletableFuture<T> callAsync(Message request, CallOptions options) {
        return start(request, options).result();
    }

    /** As {@link #callDetached(Message, CallOptions)}, without options. */
    public void callDetached(Request<?> request) {
        callDetached(request.message(), CallOptions.defaults());
    }

    /** As {@link #callDetached(Message, CallOptions)}. */
    public void callDetached(Request<?> request, CallOptions options) {
        callDetached(request.message(), options);
    }

    /**
     * Sends a request and returns as soon as it is encoded: what becomes of it only the callbacks hear, and the log if they
     * throw.
     *
     * @throws CallException if it cannot be encoded, or something goes wrong before
     * @throws IllegalArgumentException if the request is not one of this application
     * @throws IllegalStateException if called on an event loop, which would wait for itself
     */
    public void callDetached(Message request, CallOptions options) {
        node.calls().refuseOnALoop();
        ApplicationCall<?, T> call = start(request, options);
        Calls.await(call.encoded());
        var unused = call.result().whenComplete((result, error) -> {
            if (error != null) {
                LOG.atWarn().addKeyValue("application", alias()).log("A detached call failed: {}", error.getMessage());
            }
        });
    }

    private ApplicationCall<?, T> start(Message request, CallOptions options) {
        if (!request.isRequest() || request.applicationId() != definition().id()) {
            throw new IllegalArgumentException("to be sent by application " + alias() + ": " + request
                    + " (expected: a request of " + definition() + ")");
        }
        return runtime.call(request, options, node.calls().timeout(options), results::cast);
    }

    @Override
    public String toString() {
        return alias() + " on " + node;
    }
}
