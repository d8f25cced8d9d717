package io.vernier.node;

import io.vernier.transport.ConnectAttempt;
import io.vernier.transport.Endpoint;
import io.vernier.transport.Transport;
import io.vernier.transport.TransportException;
import org.jspecify.annotations.Nullable;

/**
 * The two connections that a peer's machine may have for a while (RFC 6733 section 5.6.4): the one that this node made, and
 * the one that the peer made. Guarded by the peer's lock.
 */
final class LinkPair {
    private @Nullable Link initiated;
    private @Nullable Link accepted;
    private @Nullable ConnectAttempt attempt;

    /** The one that this node made, or is making. */
    Link initiated() {
        return there(initiated);
    }

    /** The one that the peer made. */
    Link accepted() {
        return there(accepted);
    }

    /** Whichever there is a transport connection of, that of this node first. */
    @Nullable Link connected() {
        return initiated != null && initiated.isConnected() ? initiated : accepted;
    }

    /** Whether TLS is being begun on the one that this node made, behind its capabilities exchange. */
    boolean isProtecting() {
        return initiated != null && initiated.isProtecting();
    }

    boolean isOne(Link link) {
        return link == initiated || link == accepted;
    }

    void accept(@Nullable Link link) {
        accepted = link;
    }

    /** Begins to connect in one of the ways that the entry has; if it cannot even begin, the link says so to its machine. */
    void dial(Node node, PeerMachine machine, ConnectEntry entry, Alternatives ways) {
        Alternative way = ways.current();
        PeerOptions to = entry.current();
        var link = new Link(node, machine, entry, way.transport());
        initiated = link;
        Transport transport;
        try {
            transport = node.transport(way.transport());
        } catch (TransportException missing) {
            link.notConnected(missing.explanation());
            return;
        }
        var remote = new Endpoint(ways.hosts(), way.port().orElse(to.uri().port()));
        attempt = transport.connect(
                to.localAddresses().isEmpty() ? node.settings().source() : new Endpoint(to.localAddresses(), 0),
                remote,
                machine.settings().transportConfig(),
                transport.nextLoop(),
                link);
    }

    /** Nobody waits for a connection that is being made any more: it stands, or is given up. */
    void stopDialling(boolean stands) {
        ConnectAttempt given = attempt;
        attempt = null;
        if (given != null && !stands) {
            given.cancel();
        }
    }

    /** Closes the one that this node made in order, if there is one. */
    void closeInitiated() {
        if (initiated != null) {
            initiated.close();
            initiated = null;
        }
    }

    /** Closes the one that the peer made in order, if there is one. */
    void closeAccepted() {
        if (accepted != null) {
            accepted.close();
            accepted = null;
        }
    }

    /** Breaks what there is. */
    void abort() {
        stopDialling(false);
        if (initiated != null) {
            initiated.abort();
            initiated = null;
        }
        if (accepted != null) {
            accepted.abort();
            accepted = null;
        }
    }

    private static Link there(@Nullable Link link) {
        if (link == null) {
            throw new IllegalStateException("the peer's machine acts on a connection that is not there");
        }
        return link;
    }
}
