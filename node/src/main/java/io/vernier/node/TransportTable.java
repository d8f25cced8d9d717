package io.vernier.node;

import io.vernier.codec.Explanation;
import io.vernier.codec.data.DiameterUri;
import io.vernier.protocol.peer.ReconnectPolicy;
import io.vernier.transport.Acceptor;
import io.vernier.transport.Connection;
import io.vernier.transport.ConnectionHandler;
import io.vernier.transport.Endpoint;
import io.vernier.transport.Listener;
import io.vernier.transport.TransportException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The transport entries of a node: kept while it is stopped, put to work while it runs. */
final class TransportTable {
    private final Node node;
    private final AtomicLong numbers;
    private final List<TransportEntry> entries = new CopyOnWriteArrayList<>();

    TransportTable(Node node, AtomicLong numbers) {
        this.node = node;
        this.numbers = numbers;
    }

    List<TransportEntry> all() {
        return List.copyOf(entries);
    }

    /** Where the node listens now. */
    List<Listen> listening() {
        return entries.stream()
                .filter(ListenEntry.class::isInstance)
                .flatMap(entry -> ((ListenEntry) entry).listening().stream())
                .toList();
    }

    Peer addPeer(String uri, Consumer<? super PeerOptions> said) {
        var options = new PeerOptions(DiameterUri.parse(uri));
        said.accept(options);
        return addPeer(options);
    }

    Peer addPeer(PeerOptions options) {
        var entry = new ConnectEntry(nextRef(), options);
        add(entry);
        return node.directory().known(entry.uri().host());
    }

    ListenEntry addListener(Listen where, ListenOptions options) {
        var entry = new ListenEntry(nextRef(), where, options);
        add(entry);
        return entry;
    }

    private TransportRef nextRef() {
        return new TransportRef(numbers.incrementAndGet());
    }

    /** Adds an entry, and puts it to work if the node runs. */
    void add(TransportEntry entry) {
        node.lifecycle().change(() -> {
            switch (entry) {
                case ConnectEntry connect -> addPeer(connect);
                case ListenEntry listen -> addListener(listen);
            }
            entries.add(entry);
        });
    }

    private void addPeer(ConnectEntry entry) {
        PeerOptions options = entry.current();
        node.exchanges().check(node.settings(), options);
        if (node.isRunning()) {
            node.transportsInUse().require(options.alternatives());
        }
        PeerControl peer = node.directory().add(entry);
        if (node.isRunning()) {
            peer.start();
        }
    }

    private void addListener(ListenEntry entry) {
        node.exchanges().check(node.settings(), entry.current());
        if (node.isRunning()) {
            open(entry);
        }
    }

    /** Takes entries away; gives how many there were. Their peers are taken leave of, which goes on meanwhile. */
    int remove(Predicate<? super TransportEntry> which) {
        List<TransportEntry> removed = entries.stream().filter(which).toList();
        node.lifecycle().change(() -> {
            for (TransportEntry entry : removed) {
                if (entries.remove(entry)) {
                    retire(entry);
                }
            }
        });
        return removed.size();
    }

    private void retire(TransportEntry entry) {
        switch (entry) {
            case ConnectEntry connect -> node.directory().remove(connect);
            case ListenEntry listen -> {
                listen.close();
                node.strangers().abort(link -> link.cameBy(listen));
                node.directory().all().forEach(peer -> peer.part(listen, DisconnectPolicy.Why.TRANSPORT_REMOVED));
            }
        }
    }

    /**
     * Listens everywhere and makes sure that every peer can be dialled.
     *
     * @throws TransportException if it cannot listen where it should
     * @throws IllegalArgumentException if a transport is missing
     */
    void open() {
        for (TransportEntry entry : entries) {
            switch (entry) {
                case ConnectEntry connect ->
                    node.transportsInUse().require(connect.current().alternatives());
                case ListenEntry listen -> open(listen);
            }
        }
    }

    /** Listens no more; the entries stay. */
    void close() {
        for (TransportEntry entry : entries) {
            if (entry instanceof ListenEntry listen) {
                listen.close();
            }
        }
    }

    /** Says it if peers may come back only when the listener has forgotten them, as far as this node knows their times. */
    private void checkMemory(ListenEntry entry) {
        Duration remembered = new ConnectionSettings(node, null, entry.current()).forgetAfter();
        Duration longest = node.settings().reconnect().intervalAtMost();
        for (TransportEntry other : entries) {
            if (other instanceof ConnectEntry peer) {
                Duration interval = peer.current()
                        .reconnect()
                        .map(ReconnectPolicy::intervalAtMost)
                        .orElse(longest);
                longest = interval.compareTo(longest) > 0 ? interval : longest;
            }
        }
        if (remembered.compareTo(longest) <= 0) {
            PeerLog.warn(NodeProblem.FORGETS_TOO_SOON.explain(entry, remembered, longest));
        }
    }

    private void open(ListenEntry entry) {
        checkMemory(entry);
        Listen where = entry.where();
        Listener listener = node.transportsInUse()
                .listening(where.transport())
                .listen(
                        where.endpoint(),
                        new ConnectionSettings(node, null, entry.current()).transportConfig(),
                        new Accepting(entry));
        entry.opened(listener);
    }

    private final class Accepting implements Acceptor {
        private final ListenEntry entry;

        Accepting(ListenEntry entry) {
            this.entry = entry;
        }

        @Override
        public ConnectionHandler accept(Connection connection) {
            return new Link(node, entry);
        }

        @Override
        public void refused(Endpoint remote, Explanation why) {
            node.strangers().onUnprotected(remote, entry, why);
        }
    }
}
