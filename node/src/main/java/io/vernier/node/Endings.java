package io.vernier.node;

import io.vernier.codec.Explanation;
import io.vernier.codec.Message;
import io.vernier.protocol.Reason;
import io.vernier.protocol.peer.BaseMessages;
import io.vernier.protocol.peer.DisconnectCause;
import io.vernier.protocol.peer.PeerState;
import io.vernier.protocol.peer.PeerTimeouts;
import io.vernier.transport.TransportProblem;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The words for the ends of a peer's connections that its machine knows the reason of. */
final class Endings {
    private final PeerControl peer;

    Endings(PeerControl peer) {
        this.peer = peer;
    }

    /** The machine's timer has expired. */
    Explanation ofTimeout(PeerState state, @Nullable Explanation known, PeerTimeouts timeouts, Duration forDpa) {
        return switch (state) {
            case WAIT_CONN_ACK -> known == null ? ofNoConnection(timeouts.connect()) : known;
            case WAIT_CONN_ACK_ELECT -> ofNoConnection(timeouts.connect());
            case WAIT_I_CEA, WAIT_RETURNS ->
                Reason.CEA_TIMEOUT.explain(peer.host(), timeouts.capabilitiesAnswer(), peer.ownHost());
            default ->
                known != null && known.code().equals(Reason.DISCONNECTED_BY_PEER.code())
                        ? known
                        : Reason.DISCONNECT_UNANSWERED.explain(peer.host(), forDpa);
        };
    }

    /** No transport connection stood in time. */
    Explanation ofNoConnection(Duration within) {
        return Reason.CONNECT_TIMEOUT.explain(peer.host(), within);
    }

    /** The machine's timer has expired while TLS was being begun. */
    Explanation ofHandshake() {
        return TransportProblem.HANDSHAKE_TIMEOUT.explain(
                "the peer " + peer.host() + " did not finish the handshake of TLS behind its CEA in time");
    }

    /** The peer has sent a Disconnect-Peer-Request with this cause. */
    Explanation ofLeave(Optional<DisconnectCause> cause) {
        return BaseMessages.whyDisconnected(peer.host(), cause);
    }

    /** The peer has sent this where its CEA was awaited. */
    Explanation ofNoCea(Message message) {
        return Reason.NOT_A_CEA.explain(peer.host(), BaseMessages.nameOf(message));
    }

    /** The connection that this node made lost the election. */
    Explanation ofLostElection() {
        return Reason.ELECTION_LOST.explain(peer.host());
    }

    /** The peer has closed the connection. */
    Explanation ofNoWord() {
        return Reason.PEER_CLOSED.explain(peer.host());
    }
}
