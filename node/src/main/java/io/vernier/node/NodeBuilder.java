package io.vernier.node;

import io.vernier.codec.Answer;
import io.vernier.codec.Request;
import io.vernier.codec.VendorId;
import io.vernier.codec.data.DiameterIdentity;
import io.vernier.codec.data.DiameterUri;
import io.vernier.codec.id.OriginStateId;
import io.vernier.codec.id.SessionIds;
import io.vernier.dictionary.ApplicationCommand;
import io.vernier.dictionary.ApplicationDefinition;
import io.vernier.transport.Transport;
import io.vernier.transport.TransportException;
import io.vernier.transport.sctp.SctpOptions;
import io.vernier.transport.tcp.TcpOptions;
import io.vernier.transport.tcp.TlsCredentials;
import io.vernier.transport.tcp.TlsOptions;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Describes a node. Everything has a default but the identity. Not safe for use by several threads at once,
 * and good for one node.
 */
public final class NodeBuilder extends NodeOptions<NodeBuilder> {
    final List<Listening> listens = new ArrayList<>();
    final Map<String, Transport> transports = new LinkedHashMap<>();
    /** By the application's id, or by a name of their own those that have one besides others with their id. */
    final Map<Object, ApplicationOptions> applications = new LinkedHashMap<>();

    final List<PeerOptions> peers = new ArrayList<>();
    final List<Consumer<? super NodeEvent>> listeners = new ArrayList<>();

    @Nullable TlsCredentials credentials;

    TcpOptions tcp = TcpOptions.defaults();
    SctpOptions sctp = SctpOptions.defaults();

    final AllConnections connections = new AllConnections();
    PeerSelection selection = PeerSelection.leastOutstanding();
    boolean trafficCounters = true;
    AtomicLong transportNumbers = new AtomicLong();

    @Nullable Path historyFile;

    Executor gathering = task -> Thread.ofVirtual().name("vernier-statistics").start(task);

    /** A place to listen at, and how. */
    record Listening(Listen where, ListenOptions options) {}

    NodeBuilder(String originHost, String originRealm) {
        super(CapabilityValues.none()
                .with(CapabilityValues.ORIGIN_HOST, DiameterIdentity.check(originHost))
                .with(CapabilityValues.ORIGIN_REALM, DiameterIdentity.check(originRealm))
                .with(CapabilityValues.VENDOR_ID, VendorId.UNKNOWN)
                .with(CapabilityValues.PRODUCT_NAME, "Vernier")
                .with(CapabilityValues.ORIGIN_STATE_ID, OriginStateId.startedAt(Instant.now())));
    }

    /** Listens here, in addition to what was named before. */
    public NodeBuilder listen(Listen... where) {
        for (Listen place : where) {
            listen(place, options -> {});
        }
        return this;
    }

    /** As {@link #listen(Listen...)}, and says how it treats those who connect there. */
    public NodeBuilder listen(Listen where, Consumer<? super ListenOptions> options) {
        var said = new ListenOptions();
        options.accept(said);
        listens.add(new Listening(where, said));
        return this;
    }

    /**
     * Uses this transport for everything that names it, in place of one the node would make; whoever gives it closes
     * it. So nodes share event loops, or talk through an in-memory network.
     */
    public NodeBuilder transport(Transport transport) {
        transports.put(transport.name(), transport);
        return this;
    }

    /**
     * Protects connections by TLS: those to peers named {@code aaas://...}, and those that come in where {@link Tls} says
     * to listen. Both ends present certificates, and each must speak for the Origin-Host of its node.
     *
     * @throws TransportException if a file is missing or unreadable
     */
    public NodeBuilder tls(TlsOptions options) {
        return tls(TlsCredentials.load(options));
    }

    /** As {@link #tls(TlsOptions)}, with certificates that may be shared with others and read again. */
    public NodeBuilder tls(TlsCredentials newCredentials) {
        credentials = newCredentials;
        return this;
    }

    /**
     * How TCP is used, in plain text and under TLS; {@link TcpOptions#defaults()} unless told. Its limits are those of the node
     * ({@link #limits}), whatever the options say.
     */
    public NodeBuilder tcp(TcpOptions options) {
        tcp = options;
        return this;
    }

    /**
     * How SCTP is used, on connections to peers named {@code aaa://...;transport=sctp} and those that come in where {@link Sctp}
     * says to listen; {@link SctpOptions#defaults()} unless told. Its limits are those of the node ({@link #limits}), whatever
     * the options say. Where the machine has no SCTP, {@link Node#start} says so.
     */
    public NodeBuilder sctp(SctpOptions options) {
        sctp = options;
        return this;
    }

    /**
     * Advertises an application, and tells how its requests are sent and answered. Naming one again adds to what was
     * told before.
     *
     * @throws IllegalArgumentException if another application has the same alias
     */
    public NodeBuilder application(ApplicationDefinition application, Consumer<ApplicationOptions> options) {
        return application(application.id(), application, options);
    }

    /**
     * Has one more application with this definition, which other applications of the node may have, too: for other peers,
     * with handlers, callbacks and a state of its own. A request comes to the first of them that names the peer it came from
     * ({@link ApplicationOptions#peers}), else to the first one that names none, else to the first one.
     *
     * @param alias its name on this node
     * @throws IllegalArgumentException if another application has the same alias
     */
    public NodeBuilder application(
            String alias, ApplicationDefinition application, Consumer<ApplicationOptions> options) {
        return application((Object) alias, application, told -> options.accept(told.alias(alias)));
    }

    private NodeBuilder application(
            Object key, ApplicationDefinition application, Consumer<ApplicationOptions> options) {
        ApplicationOptions told = applications.computeIfAbsent(key, id -> new ApplicationOptions(application));
        told.define(application);
        options.accept(told);
        for (ApplicationOptions other : applications.values()) {
            if (other != told && other.alias().equals(told.alias())) {
                throw new IllegalArgumentException(
                        "two applications with the alias " + told.alias() + ": " + other.definition() + " and "
                                + told.definition() + " (expected: an alias of its own for each)");
            }
        }
        return this;
    }

    /** Advertises an application, whose requests this node sends. */
    public NodeBuilder use(ApplicationDefinition application) {
        return application(application, options -> {});
    }

    /** Advertises the command's application and answers its requests, each on a virtual thread of its own. */
    public <R extends Request<A>, A extends Answer> NodeBuilder serve(
            ApplicationCommand<R> command, RequestHandler<R, A> handler) {
        return application(command.application(), options -> options.serve(command, handler));
    }

    /** As {@link #serve}, but on the connection's event loop: faster, for handlers that never block. */
    public <R extends Request<A>, A extends Answer> NodeBuilder serveInline(
            ApplicationCommand<R> command, RequestHandler<R, A> handler) {
        return application(command.application(), options -> options.serveInline(command, handler));
    }

    /** Advertises an application and answers all of its requests that no typed handler serves. */
    public NodeBuilder serve(ApplicationDefinition application, MessageHandler handler) {
        return application(application, options -> options.serve(handler));
    }

    /**
     * Adds a peer, as a DiameterURI names it: {@code aaa://ocs1.example.net:3868;transport=tcp}.
     *
     * @throws IllegalArgumentException if the URI is none, or names a peer named before
     */
    public NodeBuilder peer(String uri, Consumer<PeerOptions> options) {
        var peer = new PeerOptions(DiameterUri.parse(uri));
        options.accept(peer);
        for (PeerOptions other : peers) {
            if (DiameterIdentity.compare(other.uri().host(), peer.uri().host()) == 0) {
                throw new IllegalArgumentException(
                        "two peers named " + peer.uri().host() + " (expected: one)");
            }
        }
        peers.add(peer);
        return this;
    }

    /** Adds a persistent peer. */
    public NodeBuilder peer(String uri) {
        return peer(uri, PeerOptions::persistent);
    }

    /**
     * Who chooses among peers that a request may equally well go to; {@link PeerSelection#leastOutstanding()} unless told. See
     * {@link Node#selectPeersBy}.
     */
    public NodeBuilder selectPeersBy(PeerSelection policy) {
        selection = policy;
        return this;
    }

    /** Has every event of the node told to somebody, from the first one on; see {@link Node#onEvent}. */
    public NodeBuilder onEvent(Consumer<? super NodeEvent> listener) {
        listeners.add(listener);
        return this;
    }

    /** How Session-Ids are written; {@link SessionIds.Format#RFC} unless told. */
    public NodeBuilder sessionIdFormat(SessionIds.Format format) {
        sessionIdFormat = format;
        return this;
    }

    /** What counts for every connection for which nothing else is said by its peer or its listener. */
    public NodeBuilder connections(Consumer<? super AllConnections> options) {
        options.accept(connections);
        return this;
    }

    /**
     * Whether messages of applications are counted and timed; they are unless told. Without, only those that keep
     * connections are counted, and the others pass a little faster.
     */
    public NodeBuilder trafficCounters(boolean counted) {
        trafficCounters = counted;
        return this;
    }

    /**
     * Writes each of the {@linkplain Node#statisticsHistory snapshots} to a file, too, one line of JSON each, and begins with
     * those that an earlier process left there. Its directory must exist. It is never longer than two days' lines.
     */
    public NodeBuilder statisticsHistory(Path file) {
        historyFile = file;
        return this;
    }

    /** What threads gather statistics, in place of a virtual one each time. */
    NodeBuilder gathering(Executor newGathering) {
        gathering = newGathering;
        return this;
    }

    /**
     * Makes the node without starting it.
     *
     * @throws IllegalArgumentException if what was said does not go together
     */
    public Node build() {
        return new Node(this);
    }

    /**
     * Makes the node and starts it: it listens when this returns, and connects to its persistent peers meanwhile.
     *
     * @throws TransportException if it cannot listen where it should; nothing is left running then
     */
    public Node start() {
        Node node = build();
        node.start();
        return node;
    }

    /** Numbers its transport entries with this. */
    NodeBuilder numberedBy(AtomicLong counter) {
        transportNumbers = counter;
        return this;
    }

    @Override
    NodeBuilder self() {
        return this;
    }
}
