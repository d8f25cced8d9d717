package io.vernier.node;

import io.vernier.codec.id.OriginStateId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The nodes of a program, by name. Transport entries and listeners of events may be added under a name before there is a node
 * of that name; they stay when it is stopped, and go with the next node that is started under it. All methods may be called
 * from any thread, and throw {@link IllegalStateException} once everything has been stopped.
 *
 * {@snippet :
 * try (var nodes = Nodes.start()) {
 *     nodes.onEvent("gy", event -> log.info("{}", event));
 *     nodes.addPeer("gy", "aaa://ocs1.example.net", p -> p.persistent());
 *     Node gy = nodes.start("gy", Node.named("pcef1.example.net").use(CreditControl.APPLICATION));
 * }
 * }
 *
 * <p>A program that has one node needs none of this: {@link Node#named} is enough.
 */
public final class Nodes implements AutoCloseable {
    private final long originStateId = OriginStateId.startedAt(Instant.now());
    private final Map<Object, NamedNode> named = new ConcurrentHashMap<>();
    private volatile boolean stopped;

    private Nodes() {}

    /** Starts with no nodes. */
    public static Nodes start() {
        return new Nodes();
    }

    /**
     * An Origin-State-Id (RFC 6733 section 8.16) for nodes that lose their state together: the seconds from
     * 1968-01-20T03:14:08Z to the moment this was started, an Unsigned32; the same for as long as it lives.
     */
    public long originStateId() {
        requireStarted();
        return originStateId;
    }

    /**
     * Makes a node, gives it what was added under its name, and starts it.
     *
     * @param name of any kind; compared by {@code equals}
     * @throws IllegalArgumentException if a node of this name has been started and not been stopped, or what was said of it
     *     does not go together
     * @throws io.vernier.transport.TransportException if it cannot listen where it should; then there is no such node
     */
    public Node start(Object name, NodeBuilder builder) {
        return slot(name).start(builder);
    }

    /** Stops as {@link #stop(Object, Duration)} does, within 180 seconds. */
    public boolean stop(Object name) {
        return stop(name, Node.STOP_TIMEOUT);
    }

    /**
     * Stops a node as {@link Node#stop(Duration)} does and gives its name free. What was added under the name stays.
     *
     * @return whether a node of this name ran
     */
    public boolean stop(Object name, Duration timeout) {
        requireStarted();
        NamedNode slot = named.get(name);
        return slot != null && slot.stop(timeout, DisconnectPolicy.Why.NODE_STOPPED);
    }

    /** The node that runs under this name. */
    public Optional<Node> find(Object name) {
        requireStarted();
        NamedNode slot = named.get(name);
        return slot == null ? Optional.empty() : slot.running();
    }

    /**
     * The node that runs under this name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Node node(Object name) {
        return find(name)
                .orElseThrow(() -> new IllegalArgumentException(
                        "no node named " + name + " runs (expected: one of " + names() + ")"));
    }

    /** The names of the nodes that run. */
    public Set<Object> names() {
        requireStarted();
        return named.entrySet().stream()
                .filter(entry -> entry.getValue().running().isPresent())
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Has every event of the nodes of this name told to somebody, as {@link Node#onEvent} does, until what this returns is
     * closed. There need not be such a node yet.
     */
    public AutoCloseable onEvent(Object name, Consumer<? super NodeEvent> listener) {
        return slot(name).events().add(listener);
    }

    /**
     * Adds a peer to the node of this name, as {@link Node#addPeer} does. There need not be such a node yet.
     *
     * @throws IllegalArgumentException if the URI is none, or names a peer that was added before
     */
    public ConnectEntry addPeer(Object name, String uri, Consumer<? super PeerOptions> options) {
        return slot(name).addPeer(uri, options);
    }

    /**
     * Adds a place to listen at to the node of this name, as {@link Node#addListener} does. There need not be such a node yet.
     *
     * @throws io.vernier.transport.TransportException if the node runs and cannot listen there
     */
    public ListenEntry addListener(Object name, Listen where, Consumer<? super ListenOptions> options) {
        return slot(name).addListener(where, options);
    }

    /** The transport entries that were added under this name here. */
    public List<TransportEntry> transports(Object name) {
        return slot(name).transports();
    }

    /**
     * Takes entries away that were added under this name here, as {@link Node#removeTransports} does.
     *
     * @return how many there were; 0 also where there is no such name
     */
    public int removeTransports(Object name, Predicate<? super TransportEntry> which) {
        return slot(name).removeTransports(which);
    }

    /** Stops all nodes as {@link Node#close} does, and forgets everything. Doing it again does nothing. */
    @Override
    public void close() {
        stopped = true;
        named.values().parallelStream()
                .forEach(slot -> slot.stop(Node.CLOSE_TIMEOUT, DisconnectPolicy.Why.APPLICATION_STOPPED));
        named.clear();
    }

    private NamedNode slot(Object name) {
        requireStarted();
        return named.computeIfAbsent(name, NamedNode::new);
    }

    private void requireStarted() {
        if (stopped) {
            throw new IllegalStateException(NodeProblem.NODES_STOPPED.explain().toString());
        }
    }
}
