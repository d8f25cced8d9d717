package io.vernier.node;

import io.vernier.codec.Explanation;
import io.vernier.transport.Endpoint;
import io.vernier.transport.TransportProblem;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** Connections that others made and that belong to no peer yet. Any thread. */
final class Strangers {
    private final Node node;
    private final Set<Link> links = ConcurrentHashMap.newKeySet();

    Strangers(Node node) {
        this.node = node;
    }

    void add(Link link) {
        links.add(link);
    }

    void remove(Link link) {
        links.remove(link);
    }

    /** Breaks those connections. */
    void abort(Predicate<Link> which) {
        links.stream().filter(which).forEach(Link::abort);
    }

    /** A connection was turned away before it belonged to a peer. */
    void onTurnedAway(Link link, CloseReason reason, Explanation why) {
        onTurnedAway(link.connection().remote(), link.transport(), reason, why);
    }

    /** There was not even a connection, because its protection failed. */
    void onUnprotected(Endpoint remote, TransportEntry way, Explanation why) {
        onTurnedAway(remote, way, CloseReason.of(CloseReason.Kind.NO_CONNECTION), why);
    }

    private void onTurnedAway(Endpoint remote, TransportEntry way, CloseReason reason, Explanation why) {
        PeerLog.turnedAway(remote, why);
        node.events().tell(new NodeEvent.ConnectionRefused(node.now(), remote.toString(), way, reason, why));
    }

    /** A connection ended before its first message; if that was for what came on it, an operator should know. */
    void onGone(Link link, Explanation why) {
        if (why.code().equals(TransportProblem.CLOSED_BY_PEER.code())
                || why.code().equals(TransportProblem.RESET_BY_PEER.code())) {
            PeerLog.gone(link.connection().remote(), why);
        } else {
            onTurnedAway(link, CloseReason.LOST, why);
        }
    }
}
