package io.vernier.node;

import io.vernier.codec.Answer;
import io.vernier.codec.Message;
import io.vernier.codec.Request;
import io.vernier.codec.data.DiameterIdentity;
import io.vernier.codec.id.SessionIds;
import io.vernier.dictionary.ApplicationCommand;
import io.vernier.dictionary.ApplicationDefinition;
import io.vernier.node.statistics.StatisticsSnapshot;
import io.vernier.node.statistics.TrafficStatistics;
import io.vernier.node.statistics.internal.History;
import io.vernier.node.statistics.internal.StatisticsBook;
import io.vernier.protocol.peer.DisconnectCause;
import io.vernier.transport.EventLoop;
import io.vernier.transport.Timer;
import io.vernier.transport.Transport;
import io.vernier.transport.TransportException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A Diameter node (RFC 6733): it listens for peers and connects to them, keeps the connections alive, sends requests and
 * answers those that it serves. A node is client and server at once. All methods may be called from any thread, but those
 * that block not on an event loop. Longer than other files because all that a program asks of a node begins here; the
 * work is done elsewhere.
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
    static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);
    static final Duration STOP_TIMEOUT = Duration.ofMinutes(3);

    private volatile NodeSettings settings;
    private volatile Map<Object, ApplicationOptions> told;
    private volatile Applications applications;
    private volatile ApplicationTable applicationTable;
    private final StatisticsBook book;
    private final Reporting reporting;
    private final PeerDirectory peers = new PeerDirectory(this);
    private final TransportTable ways;
    private final Lifecycle lifecycle = new Lifecycle(this);
    private final Calls calls = new Calls(this);
    private final Router router = new Router();
    private final Dispatcher dispatcher;
    private final Events events = new Events();
    private final Waiting waiting = new Waiting();
    private final NodeTimers timers = new NodeTimers(this);
    private final SessionIds sessionIds;
    private volatile Exchanges exchanges;
    private final AllConnections connectionOptions;
    private final Transports transports;
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private final Strangers strangers = new Strangers(this);

    Node(NodeBuilder said) {
        this.settings = new NodeSettings(said);
        this.ways = new TransportTable(this, said.transportNumbers);
        this.told = said.applications;
        this.applicationTable = new ApplicationTable(this, told.values());
        this.applications = new Applications(this, told.values(), settings.validation());
        this.book = new StatisticsBook(applications.counted(), said.trafficCounters);
        this.dispatcher = new Dispatcher(this, settings.rememberedAnswers());
        this.sessionIds = SessionIds.create(settings.originHost(), said.sessionIdFormat);
        this.connectionOptions = said.connections;
        this.exchanges = new Exchanges(this, told.values());
        this.transports =
                new Transports(said.transports, said.credentials, said.tcp, said.sctp, () -> settings.limits());
        exchanges.check(settings, null);
        this.reporting = new Reporting(this, new History(said.historyFile), said.gathering);
        said.listeners.forEach(events::add);
        said.peers.forEach(ways::addPeer);
        said.listens.forEach(listen -> ways.addListener(listen.where(), listen.options()));
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

    /**
     * Starts the node: it listens when this returns, and connects to its persistent peers meanwhile. A node that was
     * stopped starts again with everything it knows: peers and their histories, transport entries, listeners of events.
     *
     * @throws TransportException if it cannot listen where it should, or the machine has none of a peer's transports; nothing
     *     is left running then, and it may be tried again
     * @throws IllegalArgumentException if a transport is missing that a peer or a listener needs
     * @throws IllegalStateException if it runs already, or is being stopped
     */
    public void start() {
        lifecycle.start();
    }

    /**
     * Reads certificate, key and authorities of {@link NodeBuilder#tls} again, for connections to come; those that stand go
     * on as they are. Blocks for as long as the files take to be read.
     *
     * @throws TransportException if the node has none, or they cannot be read: then the old ones stay in use
     */
    public void reloadCertificates() {
        transports.reloadCertificates();
    }

    /** Whether it has been started and nobody has stopped it since. */
    public boolean isRunning() {
        return lifecycle.isRunning();
    }

    /** The Origin-Host. */
    public String originHost() {
        return settings.originHost();
    }

    /** The Origin-Realm. */
    public String originRealm() {
        return settings.originRealm();
    }

    /** What the node was told, as it is now; it does not change with the node. */
    public NodeSettings settings() {
        return settings;
    }

    /**
     * Says something else of the node, before its start, while it runs or while it is stopped. What the next capabilities
     * exchange, timer or call reads is the new; connections that are open keep what was agreed on them.
     *
     * {@snippet :
     * node.configure(c -> c.productName("gate").vendorId(VendorId.ETSI).watchdogInterval(Duration.ofSeconds(12)));
     * }
     *
     * @throws IllegalArgumentException if it cannot be said; then nothing changes
     */
    public void configure(Consumer<? super NodeChange> change) {
        lifecycle.change(() -> {
            var said = new NodeChange(settings);
            change.accept(said);
            var changed = new NodeSettings(said);
            exchanges.check(changed, null);
            settings = changed;
            applications = new Applications(this, told.values(), changed.validation());
            dispatcher.rememberAnswers(changed.rememberedAnswers());
            reporting.onSettings();
        });
    }

    /** Where the node listens, with the ports that were really taken; empty while it does not run. */
    public List<Listen> listening() {
        return ways.listening();
    }

    /**
     * The port of the first place the node listens at.
     *
     * @throws IllegalStateException if it does not listen
     */
    public int port() {
        List<Listen> listening = listening();
        if (listening.isEmpty()) {
            throw new IllegalStateException("the node listens nowhere (expected: a listen(...), and a node that runs)");
        }
        return listening.get(0).endpoint().port();
    }

    /** The transport entries: peers that were named and places to listen at, in the order they were added. */
    public List<TransportEntry> transports() {
        return ways.all();
    }

    /**
     * Adds a peer, before the node is started, while it runs or while it is stopped. A peer that is to be kept connected is
     * dialled at once if the node runs; this returns before it is connected.
     *
     * @param uri as a DiameterURI: {@code aaa://ocs1.example.net:3868;transport=tcp}
     * @throws IllegalArgumentException if the URI is none, names a peer that was added before, or a transport that the node has
     *     not
     */
    public Peer addPeer(String uri, Consumer<? super PeerOptions> options) {
        return ways.addPeer(uri, options);
    }

    /**
     * Takes a peer away that was added: its connection, if there is one, is ended by a Disconnect-Peer-Request with the cause
     * DO_NOT_WANT_TO_TALK_TO_YOU, and it is forgotten when that is done. Returns before it is.
     *
     * @return whether there was such a peer
     */
    public boolean removePeer(String host) {
        return ways.remove(entry -> entry instanceof ConnectEntry peer
                        && DiameterIdentity.same(peer.uri().host(), host))
                > 0;
    }

    /**
     * Adds a place to listen at, before the node is started, while it runs or while it is stopped. It listens when this
     * returns if the node runs.
     *
     * @throws TransportException if it cannot listen there; nothing is added then
     */
    public ListenEntry addListener(Listen where, Consumer<? super ListenOptions> options) {
        var said = new ListenOptions();
        options.accept(said);
        return ways.addListener(where, said);
    }

    /** Adds a place to listen at that treats everybody as the node does. */
    public ListenEntry addListener(Listen where) {
        return addListener(where, options -> {});
    }

    /**
     * Takes transport entries away. The connections that came by them are ended, each by a Disconnect-Peer-Request with the
     * cause DO_NOT_WANT_TO_TALK_TO_YOU; this returns before that is done.
     *
     * @return how many entries were taken away
     */
    public int removeTransports(Predicate<? super TransportEntry> which) {
        return ways.remove(which);
    }

    /** As {@link #removeTransports}, for one entry; gives whether it was there. */
    public boolean removeTransport(TransportRef ref) {
        return ways.remove(entry -> entry.ref().equals(ref)) > 0;
    }

    /** All peers, configured and met, connected or not. */
    public List<Peer> peers() {
        return List.copyOf(peers.all());
    }

    /** The peer of this name. */
    public Optional<Peer> peer(String host) {
        return Optional.ofNullable(peers.find(host));
    }

    /** All connections of the moment: those that are being dialled and those that belong to no peer yet included. */
    public List<PeerConnection> connections() {
        return links.stream().map(Link::view).toList();
    }

    /** All that there is to know of this node now, typed and as JSON. */
    public NodeInfo info() {
        return NodeInfo.of(this);
    }

    /**
     * What was exchanged with all peers, configured and met, those included that have gone: the sum of the moment, gathered
     * on the calling thread without making an event loop wait.
     */
    public TrafficStatistics statistics() {
        return book.statistics(nanoTime());
    }

    /**
     * The statistics as they were every 60 seconds since the node started, oldest first: 1,440 snapshots at most, which are
     * 24 hours. A stop and a new start leave them; with {@link NodeBuilder#statisticsHistory} so does the end of the process.
     */
    public List<StatisticsSnapshot> statisticsHistory() {
        return reporting.snapshots();
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
        return calls.nextEndToEndId();
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
        return call(request, settings.callTimeout());
    }

    /** As {@link #call(Request)}, with another time-out. */
    public <A extends Answer> A call(Request<A> request, Duration timeout) {
        return Calls.await(calls.send(request.message(), request.answerType()::view, timeout, true));
    }

    /** As {@link #call(Request)}, without typed views. */
    public Message call(Message request) {
        return Calls.await(calls.send(request, Function.identity(), settings.callTimeout(), true));
    }

    /**
     * Sends a request. The future ends with the answer or with a {@link CallException}, within the node's call time-out
     * and whatever becomes of the connections; when the node is stopped with {@link CallException} too. It is ended on an
     * event loop: what depends on it must not block there.
     */
    public <A extends Answer> CompletableFuture<A> callAsync(Request<A> request) {
        return callAsync(request, settings.callTimeout());
    }

    /** As {@link #callAsync(Request)}, with another time-out. */
    public <A extends Answer> CompletableFuture<A> callAsync(Request<A> request, Duration timeout) {
        return calls.send(request.message(), request.answerType()::view, timeout, false);
    }

    /** As {@link #callAsync(Request)}, without typed views. */
    public CompletableFuture<Message> callAsync(Message request) {
        return callAsync(request, settings.callTimeout());
    }

    /** As {@link #callAsync(Message)}, with another time-out. */
    public CompletableFuture<Message> callAsync(Message request, Duration timeout) {
        return calls.send(request, Function.identity(), timeout, false);
    }

    /** As {@link #call(Request)}, with options of its own. No callbacks of an application have a word in it. */
    public <A extends Answer> A call(Request<A> request, CallOptions options) {
        calls.refuseOnALoop();
        return Calls.await(callAsync(request, options));
    }

    /** As {@link #call(Request, CallOptions)}, without typed views. */
    public Message call(Message request, CallOptions options) {
        calls.refuseOnALoop();
        return Calls.await(callAsync(request, options));
    }

    /** As {@link #callAsync(Request)}, with options of its own. No callbacks of an application have a word in it. */
    public <A extends Answer> CompletableFuture<A> callAsync(Request<A> request, CallOptions options) {
        return calls.send(request.message(), request.answerType()::view, options);
    }

    /** As {@link #callAsync(Request, CallOptions)}, without typed views. */
    public CompletableFuture<Message> callAsync(Message request, CallOptions options) {
        return calls.send(request, Function.identity(), options);
    }

    /**
     * An application of this node, to call by its callbacks.
     *
     * @throws IllegalArgumentException if no application has this alias
     */
    public NodeApplication<?> application(Object alias) {
        return application(alias, Object.class);
    }

    /**
     * As {@link #application(Object)}, where all that its callbacks make of answers and errors is of one type.
     *
     * @param results what the callbacks' handleAnswer and handleError give; {@link Message} where there are no callbacks
     */
    public <T> NodeApplication<T> application(Object alias, Class<T> results) {
        return new NodeApplication<>(this, applicationTable.named(alias), results);
    }

    /** Has another policy choose among peers that a request may equally well go to, from the next request on. */
    public void selectPeersBy(PeerSelection selection) {
        router.selectBy(selection);
    }

    /**
     * Waits until requests can be sent to some peer.
     *
     * @throws CallException.NotSent if the time is over first; it says of each peer why it is not connected
     */
    public void awaitReady(Duration timeout) {
        if (!waiting.until(router::isReady, timeout)) {
            throw calls.notReady(timeout);
        }
    }

    /**
     * Has another handler answer the requests of a command from the next one on, instead of the one it has, if any; those
     * under way are finished by the one that has them. Requests go on meanwhile.
     *
     * @throws IllegalArgumentException if the command is of an application that the node has not
     */
    public <R extends Request<A>, A extends Answer> void serve(
            ApplicationCommand<R> command, RequestHandler<R, A> handler) {
        handlers(command.applicationId()).put(Handlers.typed(command, handler, false));
    }

    /** As {@link #serve(ApplicationCommand, RequestHandler)}, but on the connection's event loop. */
    public <R extends Request<A>, A extends Answer> void serveInline(
            ApplicationCommand<R> command, RequestHandler<R, A> handler) {
        handlers(command.applicationId()).put(Handlers.typed(command, handler, true));
    }

    /** As {@link #serve(ApplicationCommand, RequestHandler)}, for all commands without a handler of their own. */
    public void serve(ApplicationDefinition application, MessageHandler handler) {
        handlers(application.id()).put(Handlers.untyped(handler, false));
    }

    /**
     * Takes the handler of a command away: its next request is answered as if it never had one. False if it has none.
     *
     * @throws IllegalArgumentException if the command is of an application that the node has not
     */
    public boolean unserve(ApplicationCommand<?> command) {
        return handlers(command.applicationId()).remove(command.code());
    }

    /**
     * Takes an application away: from now on its requests are answered with {@code DIAMETER_APPLICATION_UNSUPPORTED}, the
     * calls of its {@link NodeApplication} end unsent, and capabilities exchanges do not advertise it. Connections that are open stay, and what is under
     * way on them is finished.
     *
     * @return whether it was there
     * @throws IllegalArgumentException if a transport entry is for this application
     */
    public boolean removeApplication(Object alias) {
        var removed = new AtomicBoolean();
        lifecycle.change(() -> {
            for (TransportEntry entry : transports()) {
                if (entry.options().applications().contains(alias)) {
                    throw new IllegalArgumentException("application " + alias
                            + " (expected: one that no transport entry names, unlike " + entry + ")");
                }
            }
            var left = new LinkedHashMap<>(told);
            removed.set(
                    left.values().removeIf(application -> application.alias().equals(alias)));
            told = left;
            applicationTable = applicationTable.without(alias);
            applications = new Applications(this, left.values(), settings.validation());
            exchanges = new Exchanges(this, left.values());
        });
        return removed.get();
    }

    private Handlers handlers(long applicationId) {
        ApplicationOptions application = told.get(applicationId);
        if (application == null) {
            throw new IllegalArgumentException(
                    "application " + applicationId + " (expected: one of this node's: " + applications.served() + ")");
        }
        return application.handlers();
    }

    /**
     * Connects to a configured peer that is not connected; returns before it is.
     *
     * @throws IllegalArgumentException if no such peer is configured, or it has no address
     * @throws IllegalStateException if the node does not run
     */
    public void connect(String host) {
        PeerControl peer = peers.dialable(host);
        if (!isRunning()) {
            throw new IllegalStateException(lifecycle.whyNoCalls().toString());
        }
        peer.connect();
    }

    /**
     * Parts with a peer by a Disconnect-Peer-Request; returns before it is done. It is not dialled again by itself.
     *
     * @throws IllegalArgumentException if there is no such peer
     */
    public void disconnect(String host, DisconnectCause cause) {
        peers.known(host).disconnect(cause);
    }

    /** Stops as {@link #stop(Duration)} does, within 5 seconds. */
    @Override
    public void close() {
        stop(CLOSE_TIMEOUT);
    }

    /** Stops as {@link #stop(Duration)} does, within 180 seconds. */
    public void stop() {
        stop(STOP_TIMEOUT);
    }

    /** Stops at once, without a word to the peers: connections are broken, calls that wait end. */
    public void stopNow() {
        stop(Duration.ZERO);
    }

    /**
     * Stops the node: it takes no more calls and connections, waits for the answers under way, parts with every peer by a
     * Disconnect-Peer-Request and closes, which is done as soon as every peer has answered. What is not done when the time is
     * over is cut off: calls that still wait end with {@link CallException.NoAnswer}. Zero cuts everything off at once, also
     * when another stop waits. Stopping a node that does not run does nothing. It can be {@linkplain #start started} again.
     *
     * <p>In a handler or on an event loop, where it would wait for itself, it returns at once and stops the node
     * meanwhile, on a thread of its own.
     *
     * @throws IllegalArgumentException if the time-out is negative
     */
    public void stop(Duration timeout) {
        stop(timeout, DisconnectPolicy.Why.NODE_STOPPED);
    }

    /** Stops as {@link #stop(Duration)} does, for this reason. */
    void stop(Duration timeout, DisconnectPolicy.Why why) {
        lifecycle.stop(timeout, why);
    }

    /** What was said of all connections. */
    AllConnections connectionOptions() {
        return connectionOptions;
    }

    Exchanges exchanges() {
        return exchanges;
    }

    /** All connections, on their way ones included. */
    Set<Link> links() {
        return links;
    }

    Strangers strangers() {
        return strangers;
    }

    /** Something changed that somebody may wait for. */
    void changed() {
        waiting.signal();
    }

    boolean isStopping() {
        return lifecycle.isStopping();
    }

    Lifecycle lifecycle() {
        return lifecycle;
    }

    TransportTable ways() {
        return ways;
    }

    Transports transportsInUse() {
        return transports;
    }

    Waiting waiting() {
        return waiting;
    }

    Applications applications() {
        return applications;
    }

    ApplicationTable applicationTable() {
        return applicationTable;
    }

    Calls calls() {
        return calls;
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

    /** What the node tells by the clock. */
    Reporting reporting() {
        return reporting;
    }

    /** Where everything is counted. */
    StatisticsBook book() {
        return book;
    }

    /** The clock of the event loops, also while the node is stopped: nanoseconds of which only differences make sense. */
    public long nanoTime() {
        EventLoop loop = transports.givenLoop();
        return loop == null ? System.nanoTime() : loop.nanoTime();
    }

    Transport transport(String name) {
        return transports.of(name);
    }

    /**
     * One of the node's event loops, for tasks of what is built on the node; nothing must block there. It ends with the node's
     * transport: when the node is stopped, unless it was given the transport.
     *
     * @throws TransportException if the node does not run, and was given no transport
     */
    public EventLoop anyLoop() {
        return transports.anyLoop();
    }

    /**
     * Runs a task on one of the node's event loops after a while, never early; nothing must block there. A stop of the node does
     * not drop it: what was due meanwhile is run when the node is started again. Any thread.
     */
    public Timer schedule(Duration delay, Runnable task) {
        return timers.schedule(delay, task);
    }

    NodeTimers timers() {
        return timers;
    }

    int randomId() {
        return ThreadLocalRandom.current().nextInt();
    }

    Instant now() {
        return Instant.now();
    }

    @Override
    public String toString() {
        return DiameterIdentity.key(originHost()) + listening();
    }
}
