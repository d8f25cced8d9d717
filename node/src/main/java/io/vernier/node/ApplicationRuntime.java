package io.vernier.node;

import io.vernier.codec.ApplicationId;
import io.vernier.codec.Explanation;
import io.vernier.codec.Fault;
import io.vernier.codec.Message;
import io.vernier.dictionary.ApplicationDefinition;
import io.vernier.messages.base.DiameterBase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An application of a running node: its callbacks, its state, and the peers that its callbacks have heard of.
 *
 * @param <S> the state
 */
final class ApplicationRuntime<S> {
    private static final Logger LOG = LoggerFactory.getLogger("io.vernier.node.applications");

    private final Node node;
    private final ApplicationOptions options;
    private final ApplicationCallbacks<S, ?> callbacks;
    private final ApplicationState<S> state;
    private final CallContext context;
    private final Executor threads;
    private final Executor peerChanges;
    private final boolean picksPeers;
    private volatile List<String> boundTo;

    /** The links whose peerUp has ended. */
    private final Set<Traffic> up = ConcurrentHashMap.newKeySet();

    private ApplicationRuntime(
            Node node, ApplicationOptions options, ApplicationCallbacks<S, ?> callbacks, S state, boolean inline) {
        this.node = node;
        this.options = options;
        this.callbacks = callbacks;
        this.picksPeers = overridesPickPeer(callbacks);
        this.boundTo = options.peers();
        this.state = new ApplicationState<>(state, options.isCallMutatingState());
        this.context = new CallContext(node, options.alias(), options.extra());
        this.threads =
                inline ? Runnable::run : Thread.ofVirtual().name("vernier-application " + options.alias())::start;
        this.peerChanges = new InOrder(threads);
    }

    private static boolean overridesPickPeer(ApplicationCallbacks<?, ?> callbacks) {
        try {
            return callbacks
                            .getClass()
                            .getMethod("pickPeer", List.class, Message.class, Object.class, CallContext.class)
                            .getDeclaringClass()
                    != ApplicationCallbacks.class;
        } catch (NoSuchMethodException notToBeSeen) {
            return true; // as in a native image that was not told of it: then it is asked
        }
    }

    /** As its options tell. Without callbacks it does what callbacks do that decide nothing. */
    static ApplicationRuntime<?> of(Node node, ApplicationOptions options) {
        return options.callbacks().isPresent()
                ? of(node, options, options.callbacks().get())
                : new ApplicationRuntime<>(node, options, new MessageCallbacks<Object>() {}, options.state(), true);
    }

    @SuppressWarnings("unchecked") // the options take callbacks and their first state together
    private static <S> ApplicationRuntime<S> of(
            Node node, ApplicationOptions options, ApplicationCallbacks<S, ?> callbacks) {
        return new ApplicationRuntime<>(node, options, callbacks, (S) options.state(), options.isInline());
    }

    /** For calls of the node itself, which no application has a word in. */
    static ApplicationRuntime<?> ofNobody(Node node) {
        return new ApplicationRuntime<>(
                node,
                new ApplicationOptions(DiameterBase.APPLICATION),
                new MessageCallbacks<Object>() {},
                "nothing",
                true);
    }

    /** Begins a call; see {@link ApplicationCall}. The callbacks never run on an event loop unless they are inline. */
    <T> ApplicationCall<S, T> call(
            Message request, CallOptions callOptions, Duration timeout, Function<Object, T> view) {
        var call = new ApplicationCall<>(node, this, request, callOptions, timeout, view);
        if (options.callbacks().isPresent()
                && !options.isInline()
                && node.directory().isOnALoop()) {
            execute(call::start);
        } else {
            call.start();
        }
        return call;
    }

    /** What is wrong with a request before it is sent. */
    Optional<String> whyNotEncodable(Message request) {
        if (!request.isRequest()) {
            return Optional.of("it is an answer: " + request);
        }
        if (definition().id() == ApplicationId.COMMON) {
            return Optional.empty();
        }
        if (request.applicationId() != definition().id()) {
            return Optional.of("its application is " + request.applicationId() + " (expected: " + definition() + ")");
        }
        List<Fault> faults = node.applications().validate(request);
        return faults.isEmpty() ? Optional.empty() : Optional.of(faults.get(0).reason());
    }

    ApplicationOptions options() {
        return options;
    }

    ApplicationDefinition definition() {
        return options.definition();
    }

    ApplicationCallbacks<S, ?> callbacks() {
        return callbacks;
    }

    ApplicationState<S> state() {
        return state;
    }

    /** What callbacks get that no call is about. */
    CallContext context() {
        return context;
    }

    /** Whether the node has it no longer. */
    boolean isTakenAway() {
        long id = definition().id();
        return id != ApplicationId.COMMON && node.applications().find(id) == null;
    }

    /** Runs callbacks: on a thread of their own, or here and now where they are inline. */
    void execute(Runnable task) {
        threads.execute(task);
    }

    /** The hosts it is bound to; none where any will do. */
    List<String> boundTo() {
        return boundTo;
    }

    /** Binds it to these hosts from now on, or to none. */
    void bindTo(List<String> hosts) {
        boundTo = List.copyOf(hosts);
    }

    /** Whether its requests may go over a link, as far as binding goes. */
    boolean isFor(Traffic link) {
        List<String> hosts = boundTo;
        return hosts.isEmpty() || Routes.leadsToOneOf(hosts, link);
    }

    /** Whether its callbacks have a word in the choice of peers; those that have not need not be asked. */
    boolean picksPeers() {
        return picksPeers;
    }

    /** Whether its callbacks have heard of a link; true where it has no callbacks. */
    boolean hasHeardOf(Traffic link) {
        return options.callbacks().isEmpty() || up.contains(link);
    }

    /** The links that its requests can go over now. */
    List<Traffic> links() {
        return heardOf(node.router().links().stream()
                .filter(link ->
                        isFor(link) && link.common().supports(definition().id()))
                .toList());
    }

    /** Those of some links that its callbacks have heard of; all, where it has no callbacks. */
    List<Traffic> heardOf(List<Traffic> links) {
        return options.callbacks().isEmpty()
                ? links
                : links.stream().filter(this::hasHeardOf).toList();
    }

    /** Requests are sent over this link from now on. */
    void up(Traffic link) {
        if (options.callbacks().isPresent() && isSharedWith(link)) {
            peerChanges.execute(() -> peerUp(link));
        }
    }

    /** Requests are not sent over this link any more. */
    void down(Traffic link) {
        if (options.callbacks().isPresent() && isSharedWith(link)) {
            peerChanges.execute(() -> peerDown(link));
        }
    }

    /** A relay has something in common with everybody (RFC 6733 section 2.8.1). */
    private boolean isSharedWith(Traffic link) {
        return definition().id() == ApplicationId.RELAY
                || link.common().supports(definition().id());
    }

    private void peerUp(Traffic link) {
        try {
            state.change(before -> callbacks.peerUp(link.peer(), before));
            up.add(link);
            node.changed();
        } catch (RuntimeException | Error e) {
            Explanation why = NodeProblem.PEER_UP_FAILED.explain(link.peer().host(), options.alias(), e.toString());
            LOG.atWarn().setCause(e).log("{}", why);
            link.machine().abort(why);
        }
    }

    private void peerDown(Traffic link) {
        if (!up.remove(link)) {
            return;
        }
        try {
            state.change(before -> callbacks.peerDown(link.peer(), before));
        } catch (RuntimeException | Error e) {
            LOG.atWarn().setCause(e).log("{}", NodeProblem.CALLBACK_FAILED.explain("peerDown", e));
        }
    }
}
