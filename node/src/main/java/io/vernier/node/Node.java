package io.vernier.node;

import io.vernier.codec.Answer;
import io.vernier.codec.ApplicationId;
import io.vernier.codec.Explanation;
import io.vernier.codec.Message;
import io.vernier.codec.Request;
import io.vernier.codec.data.DiameterIdentity;
import io.vernier.codec.id.EndToEndIds;
import io.vernier.codec.id.SessionIds;
import io.vernier.protocol.peer.Capabilities;
import io.vernier.protocol.peer.CapabilitiesExchange;
import io.vernier.protocol.peer.DisconnectCause;
import io.vernier.protocol.peer.PeerTimeouts;
import io.vernier.protocol.routing.TriedPeers;
import io.vernier.transport.Connection;
import io.vernier.transport.Endpoint;
import io.vernier.transport.EventLoop;
import io.vernier.transport.Listener;
import io.vernier.transport.Transport;
import io.vernier.transport.TransportException;
import io.vernier.transport.TransportProblem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A Diameter node (RFC 6733): it listens for peers and connects to them, keeps the connections alive, sends requests and
 * answers those that it serves. A node is client and server at once. All methods may be called from any thread, but those
 * that block not on an event loop.
 *
 * {@snippet :
 * try (var node = Node.named("pcef1.example.net", "example.net")
 *         .use(CreditControl.APPLICATION)
 *         .peer("aaa://ocs1.example.net", p -> p.addresses("127.0.0.1").persistent())
 *         .start()) {
 *     node.awaitReady(Duration.ofSeconds(5));
 *     var answer = node.call(request);
 * }
 * }
 */
public final class Node implements AutoCloseable {
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private final NodeBuilder settings;
    private final Applications applications;
    private final PeerDirectory peers;
    private final Router router = new Router();
    private final Dispatcher dispatcher;
    private final Events events = new Events();
    private final Waiting waiting = new Waiting();
    private final List<Listener> listeners = new ArrayList<>();
    private final List<Listen> listening = new ArrayList<>();
    private final EndToEndIds endToEndIds = EndToEndIds.create();
    private final SessionIds sessionIds;
    private final Origin origin;
    private final Capabilities local;
    private final Transports transports;
    private final Set<Link> strangers = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean stopping = new AtomicBoolean();

    private Node(NodeBuilder settings) {
        this.settings = settings;
        this.applications = new Applications(settings.applications.values().stream()
                .map(ApplicationOptions::definition)
                .toList());
        this.peers = new PeerDirectory(this, settings.peers);
        this.dispatcher = new Dispatcher(
                this, settings.handlers, applications, settings.maxConcurrentRequests, settings.rememberedAnswers);
        this.sessionIds = SessionIds.create(settings.originHost, settings.sessionIdFormat);
        this.origin = new Origin(settings.originHost, settings.originRealm);
        this.local = LocalCapabilities.of(settings, applications, List.of());
        this.transports = new Transports(settings);
    }

    /** Describes a node of this identity. */
    public static NodeBuilder named(String originHost, String originRealm) {
        return new NodeBuilder(originHost, originRealm);
    }

    /**
     * Describes a node whose realm is what follows the first dot of its name.
     *
     * @throws IllegalArgumentException if there is no dot
     */
    public static NodeBuilder named(String originHost) {
        int dot = originHost.indexOf('.');
        if (dot < 0) {
            throw new IllegalArgumentException("no realm in \"" + originHost
                    + "\" (expected: a name such as pcef1.example.net, or a realm beside it)");
        }
        return named(originHost, originHost.substring(dot + 1));
    }

    static Node start(NodeBuilder settings) {
        var node = new Node(settings);
        settings.listeners.forEach(node.events::add);
        try {
            settings.peers.forEach(peer -> node.transports.of(peer.transport()));
            for (Listen listen : settings.listens) {
                Listener listener =
                        node.transports.of(listen.transport()).listen(listen.endpoint(), connection -> new Link(node));
                node.listeners.add(listener);
                node.listening.add(new Listen(listen.transport(), listener.local()));
            }
        } catch (TransportException | IllegalArgumentException e) {
            node.stopping.set(true);
            node.release();
            node.events.close();
            throw e;
        }
        node.events.tell(new NodeEvent.Started(node.now()));
        node.peers.connectPersistent();
        return node;
    }

    /** The Origin-Host. */
    public String originHost() {
        return settings.originHost;
    }

    /** The Origin-Realm. */
    public String originRealm() {
        return settings.originRealm;
    }

    /** Where the node listens, with the ports that were really taken. */
    public List<Listen> listening() {
        return List.copyOf(listening);
    }

    /**
     * The port of the first place the node listens at.
     *
     * @throws IllegalStateException if it does not listen
     */
    public int port() {
        if (listening.isEmpty()) {
            throw new IllegalStateException("the node listens nowhere (expected: a listen(...) before its start)");
        }
        return listening.get(0).endpoint().port();
    }

    /** All peers, configured and met, connected or not. */
    public List<Peer> peers() {
        return List.copyOf(peers.all());
    }

    /** The peer of this name. */
    public Optional<Peer> peer(String host) {
        return Optional.ofNullable(peers.find(host));
    }

    /** A new Session-Id (RFC 6733 section 8.8), in the format that {@link NodeBuilder#sessionIdFormat} chose. */
    public String newSessionId() {
        return sessionIds.next();
    }

    /**
     * A new Session-Id with something of the caller's at its end: a device, a subscriber, an address.
     *
     * @param optional any text; it is not escaped
     */
    public String newSessionId(String optional) {
        return sessionIds.next(optional);
    }

    /**
     * The next End-to-End identifier (RFC 6733 section 3), from the generator that serves every request of this node. Only
     * whoever fills in the header of a message by hand needs it: a request that has none gets one when it is sent.
     */
    public int nextEndToEndId() {
        return endToEndIds.next();
    }

    /**
     * Has every event told to somebody from now on, on a thread of its own and in order, until what this returns is
     * closed. A listener that falls 4,096 events behind loses what comes then.
     */
    public AutoCloseable onEvent(Consumer<? super NodeEvent> listener) {
        return events.add(listener);
    }

    /**
     * Sends a request and waits for its answer, for the node's call time-out at most.
     *
     * @throws CallException if there is no answer; its kind says whether the request may have been sent
     * @throws IllegalStateException if called on an event loop, which would wait for itself
     */
    public <A extends Answer> A call(Request<A> request) {
        return call(request, settings.callTimeout);
    }

    /** As {@link #call(Request)}, with another time-out. */
    public <A extends Answer> A call(Request<A> request, Duration timeout) {
        return await(send(request.message(), request.answerType()::view, timeout, true));
    }

    /** As {@link #call(Request)}, without typed views. */
    public Message call(Message request) {
        return await(send(request, Function.identity(), settings.callTimeout, true));
    }

    /**
     * Sends a request. The future ends with the answer or with a {@link CallException}, within the node's call time-out
     * and whatever becomes of the connections; when the node is stopped with {@link CallException} too. It is ended on an
     * event loop: what depends on it must not block there.
     */
    public <A extends Answer> CompletableFuture<A> callAsync(Request<A> request) {
        return callAsync(request, settings.callTimeout);
    }

    /** As {@link #callAsync(Request)}, with another time-out. */
    public <A extends Answer> CompletableFuture<A> callAsync(Request<A> request, Duration timeout) {
        return send(request.message(), request.answerType()::view, timeout, false);
    }

    /** As {@link #callAsync(Request)}, without typed views. */
    public CompletableFuture<Message> callAsync(Message request) {
        return callAsync(request, settings.callTimeout);
    }

    /** As {@link #callAsync(Message)}, with another time-out. */
    public CompletableFuture<Message> callAsync(Message request, Duration timeout) {
        return send(request, Function.identity(), timeout, false);
    }

    private <T> CompletableFuture<T> send(
            Message request, Function<Message, T> view, Duration timeout, boolean blocking) {
        if (!request.isRequest()) {
            throw new IllegalArgumentException("an answer was to be sent as a request: " + request);
        }
        if (stopping.get()) {
            return CompletableFuture.failedFuture(
                    new CallException.NotSent(CallProblem.NOT_STARTED, NodeProblem.STOPPING.explain()));
        }
        Traffic traffic = router.choose(request, TriedPeers.none());
        if (traffic == null) {
            return CompletableFuture.failedFuture(whyNoPeer(request));
        }
        if (blocking && traffic.connection().loop().inLoop()) {
            throw new IllegalStateException(NodeProblem.WOULD_BLOCK.explain().toString());
        }
        int endToEndId = request.endToEndId() == 0 ? endToEndIds.next() : request.endToEndId();
        var call = new Call<>(this, request, view, endToEndId, timeout, traffic);
        call.start();
        return call.future();
    }

    private CallException whyNoPeer(Message request) {
        long application = request.applicationId();
        if (!settings.applications.containsKey(application) && application != ApplicationId.COMMON) {
            return new CallException.NotSent(
                    CallProblem.NO_SUCH_APPLICATION,
                    NodeProblem.NO_SUCH_APPLICATION.explain(application, applications.served()));
        }
        return new CallException.NotSent(
                CallProblem.NO_PEER,
                router.isReady()
                        ? router.whyNone(request, TriedPeers.none())
                        : NodeProblem.NO_PEER.explain(application, peers.whyNoneReady()));
    }

    private static <T> T await(CompletableFuture<T> future) {
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

    /**
     * Waits until requests can be sent to some peer.
     *
     * @throws CallException.NotSent if the time is over first; it says of each peer why it is not connected
     */
    public void awaitReady(Duration timeout) {
        if (!waiting.until(router::isReady, timeout)) {
            throw new CallException.NotSent(
                    CallProblem.NO_PEER, NodeProblem.NOT_READY.explain(timeout, peers.whyNoneReady()));
        }
    }

    /**
     * Connects to a configured peer that is not connected; returns before it is.
     *
     * @throws IllegalArgumentException if no such peer is configured
     */
    public void connect(String host) {
        peers.configured(host).connect();
    }

    /**
     * Parts with a peer by a Disconnect-Peer-Request; returns before it is done. It is not dialled again by itself.
     *
     * @throws IllegalArgumentException if there is no such peer
     */
    public void disconnect(String host, DisconnectCause cause) {
        peers.known(host).disconnect(cause);
    }

    /** Stops as {@link #stop} does, within 5 seconds. */
    @Override
    public void close() {
        stop(CLOSE_TIMEOUT);
    }

    /**
     * Stops the node: it takes no more calls and connections, waits for the answers under way, parts with every peer by a
     * Disconnect-Peer-Request and closes. What is not done when the time is over is cut off: calls that still wait end
     * with {@link CallException.NoAnswer}. Zero cuts everything off at once. Calling it again does nothing.
     *
     * <p>In a handler or on an event loop, where it would wait for itself, it returns at once and stops the node
     * meanwhile, on a thread of its own.
     */
    public void stop(Duration timeout) {
        if (!stopping.compareAndSet(false, true)) {
            return;
        }
        long half = Math.max(0, timeout.toNanos() / 2);
        if (half > 0 && (dispatcher.isHandling() || peers.isOnALoop())) {
            Thread.ofPlatform().name("vernier-stop").start(() -> stop(half));
        } else {
            stop(half);
        }
    }

    private void stop(long half) {
        listeners.forEach(Listener::close);
        strangers.forEach(Link::abort);
        waiting.until(() -> peers.pendingRequests() == 0 && dispatcher.concurrent() == 0, Duration.ofNanos(half));
        if (half > 0) {
            peers.all().forEach(peer -> peer.disconnect(DisconnectCause.REBOOTING));
            waiting.until(peers::areClosed, Duration.ofNanos(half));
        }
        Explanation cancelled = NodeProblem.CANCELLED.explain();
        peers.all().forEach(peer -> peer.cutOff(cancelled));
        waiting.until(peers::areClosed, CLOSE_TIMEOUT);
        release();
        events.tell(new NodeEvent.Stopped(now()));
        events.close();
    }

    private void release() {
        listeners.forEach(Listener::close);
        transports.close();
    }

    /** A capabilities exchange on this connection. */
    CapabilitiesExchange exchange(Connection connection) {
        return new CapabilitiesExchange(
                        LocalCapabilities.of(settings, applications, connection.localAddresses()),
                        new KnownPeers(peers, settings.admission, connection.remote()))
                .withValidation(applications::validate);
    }

    /** A connection was turned away before it belonged to a peer. */
    void onTurnedAway(Endpoint remote, Explanation why) {
        PeerLog.turnedAway(remote, why);
        events.tell(new NodeEvent.ConnectionRefused(now(), remote.toString(), why));
    }

    /** A connection ended before its first message; if that was for what came on it, an operator should know. */
    void onStrangerGone(Endpoint remote, Explanation why) {
        if (why.code().equals(TransportProblem.CLOSED_BY_PEER.code())
                || why.code().equals(TransportProblem.RESET_BY_PEER.code())) {
            PeerLog.gone(remote, why);
        } else {
            onTurnedAway(remote, why);
        }
    }

    /** Connections that belong to no peer yet. */
    Set<Link> strangers() {
        return strangers;
    }

    /** Something changed that somebody may wait for. */
    void changed() {
        waiting.signal();
    }

    /** Runs a task on a connection's loop, unless the loops have ended. */
    void execute(Connection connection, Runnable task) {
        try {
            connection.execute(task);
        } catch (RejectedExecutionException e) {
            PeerLog.tooLate(e);
        }
    }

    boolean isStopping() {
        return stopping.get();
    }

    Applications applications() {
        return applications;
    }

    PeerDirectory directory() {
        return peers;
    }

    Router router() {
        return router;
    }

    Dispatcher dispatcher() {
        return dispatcher;
    }

    Events events() {
        return events;
    }

    Origin origin() {
        return origin;
    }

    /** What the node says of itself, but for the addresses that a connection adds. */
    Capabilities local() {
        return local;
    }

    PeerTimeouts timeouts() {
        return settings.timeouts;
    }

    NodeBuilder settings() {
        return settings;
    }

    Transport transport(String name) {
        return transports.of(name);
    }

    EventLoop anyLoop() {
        return transports.anyLoop();
    }

    int randomId() {
        return ThreadLocalRandom.current().nextInt();
    }

    Instant now() {
        return Instant.now();
    }

    @Override
    public String toString() {
        return DiameterIdentity.key(settings.originHost) + listening;
    }
}
