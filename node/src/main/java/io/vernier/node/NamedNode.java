package io.vernier.node;

import io.vernier.codec.data.DiameterIdentity;
import io.vernier.codec.data.DiameterUri;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What was added under one name of {@link Nodes}, and the node that has it, if there is one. */
final class NamedNode {
    private final Object name;
    private final ReentrantLock lock = new ReentrantLock();
    private final Events events = new Events();
    private final AtomicLong numbers = new AtomicLong();
    private final List<TransportEntry> entries = new ArrayList<>();
    private @Nullable Node node;

    NamedNode(Object name) {
        this.name = name;
    }

    Events events() {
        return events;
    }

    Node start(NodeBuilder builder) {
        lock.lock();
        try {
            if (node != null && !node.lifecycle().isStopped()) {
                throw new IllegalArgumentException(
                        "a node named " + name + " runs already (expected: another name, or stop it first)");
            }
            entries.retainAll(transports());
            Node made = builder.numberedBy(numbers).build();
            entries.forEach(entry -> made.ways().add(entry));
            made.onEvent(events::tell);
            made.start();
            node = made;
            return made;
        } finally {
            lock.unlock();
        }
    }

    boolean stop(Duration timeout, DisconnectPolicy.Why why) {
        Optional<Node> running = running();
        running.ifPresent(found -> found.stop(timeout, why));
        return running.isPresent();
    }

    Optional<Node> running() {
        lock.lock();
        try {
            return Optional.ofNullable(node).filter(Node::isRunning);
        } finally {
            lock.unlock();
        }
    }

    ConnectEntry addPeer(String uri, Consumer<? super PeerOptions> said) {
        var options = new PeerOptions(DiameterUri.parse(uri));
        said.accept(options);
        return add(new ConnectEntry(nextRef(), options));
    }

    ListenEntry addListener(Listen where, Consumer<? super ListenOptions> said) {
        var options = new ListenOptions();
        said.accept(options);
        return add(new ListenEntry(nextRef(), where, options));
    }

    private TransportRef nextRef() {
        return new TransportRef(numbers.incrementAndGet());
    }

    private <E extends TransportEntry> E add(E entry) {
        lock.lock();
        try {
            requireNew(entry);
            if (node != null && !node.lifecycle().isStopped()) {
                node.ways().add(entry);
            }
            entries.add(entry);
            return entry;
        } finally {
            lock.unlock();
        }
    }

    private void requireNew(TransportEntry entry) {
        for (TransportEntry other : entries) {
            if (entry instanceof ConnectEntry one
                    && other instanceof ConnectEntry two
                    && DiameterIdentity.same(one.uri().host(), two.uri().host())) {
                throw new IllegalArgumentException(
                        "two peers named " + one.uri().host() + " (expected: one)");
            }
        }
    }

    /** Those that the node was not told to give up. */
    List<TransportEntry> transports() {
        lock.lock();
        try {
            var left = new ArrayList<>(entries);
            if (node != null) {
                left.retainAll(node.transports());
            }
            return List.copyOf(left);
        } finally {
            lock.unlock();
        }
    }

    int removeTransports(Predicate<? super TransportEntry> which) {
        lock.lock();
        try {
            List<TransportEntry> removed = transports().stream().filter(which).toList();
            entries.removeAll(removed);
            if (node != null) {
                node.removeTransports(removed::contains);
            }
            return removed.size();
        } finally {
            lock.unlock();
        }
    }
}
