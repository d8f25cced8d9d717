package io.vernier.node;

import io.vernier.codec.data.DiameterUri;
import io.vernier.protocol.peer.DisconnectCause;
import io.vernier.transport.Listener;
import io.vernier.transport.TransportException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The transport entries of a node: kept while it is stopped, put to work while it runs. */
final class TransportTable {
    private final Node node;
    private final AtomicLong numbers = new AtomicLong();
    private final List<TransportEntry> entries = new CopyOnWriteArrayList<>();

    TransportTable(Node node) {
        this.node = node;
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

    PeerControl addPeer(PeerOptions options) {
        var entry = new ConnectEntry(new TransportRef(numbers.incrementAndGet()), options);
        var added = new PeerControl[1];
        node.lifecycle().change(() -> {
            node.exchanges().check(node.settings(), options);
            if (node.isRunning()) {
                node.transportsInUse().of(options.transport());
            }
            PeerControl peer = node.directory().add(entry);
            entries.add(entry);
            if (node.isRunning()) {
                peer.start();
            }
            added[0] = peer;
        });
        return added[0];
    }

    ListenEntry addListener(Listen where, ListenOptions options) {
        var entry = new ListenEntry(new TransportRef(numbers.incrementAndGet()), where, options);
        node.lifecycle().change(() -> {
            node.exchanges().check(node.settings(), options);
            if (node.isRunning()) {
                open(entry);
            }
            entries.add(entry);
        });
        return entry;
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
                node.directory().all().stream()
                        .filter(peer -> peer.cameBy(listen))
                        .forEach(peer -> peer.disconnect(DisconnectCause.DO_NOT_WANT_TO_TALK_TO_YOU));
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
                    node.transportsInUse().of(connect.current().transport());
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

    private void open(ListenEntry entry) {
        Listen where = entry.where();
        Listener listener = node.transportsInUse()
                .of(where.transport())
                .listen(where.endpoint(), connection -> new Link(node, entry));
        entry.opened(listener);
    }
}
