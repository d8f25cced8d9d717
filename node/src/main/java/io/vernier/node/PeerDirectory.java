package io.vernier.node;

import io.vernier.codec.data.DiameterIdentity;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The peer table (RFC 6733 section 2.6): configured peers for as long as the node lives, others while they are connected. */
final class PeerDirectory {
    private static final int MOST_REMEMBERED = 16_384;

    private final Node node;
    private final Map<String, PeerControl> peers = new ConcurrentHashMap<>();
    private final PeerAddresses addresses = new PeerAddresses(peers.values());

    PeerDirectory(Node node) {
        this.node = node;
    }

    /** The node has started: peers that are to be kept connected are dialled. */
    void start() {
        peers.values().forEach(PeerControl::start);
    }

    /**
     * Adds a peer that was named, or takes what was said of it for one that has connected already.
     *
     * @throws IllegalArgumentException if a peer of this name was named before
     */
    PeerControl add(ConnectEntry entry) {
        String host = entry.uri().host();
        while (true) {
            PeerControl peer = peers.computeIfAbsent(DiameterIdentity.key(host), key -> new PeerControl(node, host));
            if (peer.adopt(entry)) {
                addresses.changed();
                return peer;
            }
        }
    }

    /** Parts with a peer that was named, and forgets it then. */
    void remove(ConnectEntry entry) {
        PeerControl peer = find(entry.uri().host());
        if (peer != null) {
            peer.retire();
            addresses.changed();
        }
    }

    Collection<PeerControl> all() {
        return peers.values();
    }

    @Nullable PeerControl find(String host) {
        return peers.get(DiameterIdentity.key(host));
    }

    /** The peer with this Origin-Host, which has connected and was admitted. */
    PeerControl of(String originHost) {
        return peers.computeIfAbsent(DiameterIdentity.key(originHost), key -> new PeerControl(node, originHost));
    }

    /** Whether so many peers are known that those who leave are not remembered. */
    boolean isFull() {
        return peers.size() > MOST_REMEMBERED;
    }

    /** Which of the named peers has which address. */
    PeerAddresses addresses() {
        return addresses;
    }

    PeerControl known(String host) {
        PeerControl peer = find(host);
        if (peer == null) {
            throw new IllegalArgumentException("no peer \"" + host + "\" (expected: one of " + peers.keySet() + ")");
        }
        return peer;
    }

    PeerControl dialable(String host) {
        PeerControl peer = known(host);
        if (!peer.isDialable()) {
            throw new IllegalArgumentException("peer \"" + host
                    + "\" has no address (expected: a peer with addresses(...), resolveName() or persistent())");
        }
        return peer;
    }

    /** A peer that was met and has gone is remembered no longer. */
    void forget(PeerControl peer) {
        peers.remove(DiameterIdentity.key(peer.configuredHost()), peer);
        node.book().retire(peer.ledger());
    }

    /** Whether the caller is on the event loop of a connection. */
    boolean isOnALoop() {
        return peers.values().stream().anyMatch(PeerControl::isOnItsLoop);
    }

    boolean areClosed() {
        return peers.values().stream().allMatch(PeerControl::isClosed);
    }

    int pendingRequests() {
        return peers.values().stream().mapToInt(Peer::pendingRequests).sum();
    }

    /** For people: why no request can be sent. */
    String whyNoneReady() {
        if (peers.isEmpty()) {
            return "No peer is configured and none has connected.";
        }
        return peers.values().stream().map(PeerDirectory::stateOf).collect(Collectors.joining(" "));
    }

    private static String stateOf(PeerControl peer) {
        return "Peer " + peer.host() + " is " + peer.state().rfcName()
                + peer.whyDisconnected().map(why -> ": " + why).orElse(".");
    }
}
