package io.vernier.node;

import io.vernier.codec.Explanation;
import io.vernier.protocol.peer.DisconnectCause;

/**
 * Decides how this node takes leave of a peer whose connection is open, when it has to. Asked under the peer's lock, once for
 * each connection: it must not block. One that throws counts as {@link Parting#ignore}.
 */
@FunctionalInterface
public interface DisconnectPolicy {
    /**
     * How to take leave.
     *
     * @param why why the connection is to be ended
     * @param peer whom it leads to
     */
    Parting decide(Why why, Peer peer);

    /** Why a node ends a connection. */
    enum Why {
        /** All nodes of this program are stopped. */
        APPLICATION_STOPPED(DisconnectCause.REBOOTING, NodeProblem.TOOK_LEAVE_AT_STOP),
        /** The node is stopped. */
        NODE_STOPPED(DisconnectCause.REBOOTING, NodeProblem.TOOK_LEAVE_AT_STOP),
        /** The transport entry that the connection belongs to was taken away. */
        TRANSPORT_REMOVED(DisconnectCause.DO_NOT_WANT_TO_TALK_TO_YOU, NodeProblem.TOOK_LEAVE_AT_REMOVAL);

        private final DisconnectCause cause;
        private final NodeProblem problem;

        Why(DisconnectCause cause, NodeProblem problem) {
            this.cause = cause;
            this.problem = problem;
        }

        /** What the Disconnect-Peer-Request says where no policy says something else. */
        public DisconnectCause cause() {
            return cause;
        }

        Explanation explain(String peer) {
            return problem.explain(peer);
        }
    }
}
