package io.vernier.node;

import io.vernier.codec.Explanation;
import io.vernier.transport.Endpoint;
import io.vernier.transport.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The log lines about peers: one line, one event, with the code of its explanation. */
final class PeerLog {
    private static final Logger LOG = LoggerFactory.getLogger("io.vernier.node.peers");

    private PeerLog() {}

    static void up(Peer peer) {
        LOG.atInfo().addKeyValue("peer", peer.host()).log("Requests can be sent to {}.", peer);
    }

    static void down(Peer peer, Explanation why) {
        LOG.atInfo().addKeyValue("peer", peer.host()).log("{}", why);
    }

    static void disconnected(Peer peer, Explanation why) {
        LOG.atInfo().addKeyValue("peer", peer.host()).log("{}", why);
    }

    /** An operator should look at a path that is down; the rest is news. */
    static void path(Peer peer, Path path, NodeEvent.PathChange change, Explanation why) {
        (change == NodeEvent.PathChange.DOWN ? LOG.atWarn() : LOG.atInfo())
                .addKeyValue("peer", peer.host())
                .addKeyValue("path", path.address())
                .log("{}", why);
    }

    static void alternativeFailed(Peer peer, String failed, String next, Explanation why) {
        LOG.atInfo()
                .addKeyValue("peer", peer.host())
                .addKeyValue("transport", failed)
                .log("{} Trying {} next.", why, next);
    }

    static void warn(Explanation why) {
        LOG.warn("{}", why);
    }

    static void turnedAway(Endpoint remote, Explanation why) {
        LOG.atWarn().addKeyValue("remote", remote).log("{}", why);
    }

    /** Port scans and health checks look like this: not worth a line unless somebody looks for it. */
    static void gone(Endpoint remote, Explanation why) {
        LOG.atDebug().addKeyValue("remote", remote).log("{}", why);
    }
}
