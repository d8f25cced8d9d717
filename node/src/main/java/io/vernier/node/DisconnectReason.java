package io.vernier.node;

import io.vernier.codec.Explanation;
import io.vernier.protocol.Reason;
import io.vernier.protocol.peer.PeerState;
import io.vernier.transport.TransportProblem;
import java.util.Map;

/**
 * Why there is no connection to a peer any more, in one word; {@link Peer#whyDisconnected} says the same in sentences. A
 * closed set: every end of a connection, and of an attempt at one, is one of these.
 */
public enum DisconnectReason {
    /** The peer took leave with a Disconnect-Peer-Request. */
    DPR,
    /** This node was stopped. */
    NODE_SHUTDOWN,
    /** This node ended the connection, because it was told to or the peer was taken away from it. */
    CLEAN_DISCONNECT,
    /** The connection failed: reset, timed out, cut. */
    SOCKET_FAIL,
    /** The peer closed the connection without a word. */
    GONE_AWAY,
    /** No transport connection came about. */
    FAILED_CONNECT,
    /** The transport connection stood, but no capabilities exchange came of it in time. */
    FAILED_CONNECT_CE,
    /** The capabilities exchange was refused, by the peer or by this node. */
    CER_REJECTED,
    /** The peer did not answer the watchdog. */
    DWA_TIMEOUT,
    /** The peer sent what is not Diameter. */
    PROTOCOL_ERROR,
    /** None of these. */
    UNKNOWN;

    private static final Map<String, DisconnectReason> BY_CODE = Map.ofEntries(
            Map.entry(Reason.DISCONNECTED_BY_PEER.code(), DPR),
            Map.entry(NodeProblem.CANCELLED.code(), NODE_SHUTDOWN),
            Map.entry(NodeProblem.TOOK_LEAVE_AT_STOP.code(), NODE_SHUTDOWN),
            Map.entry(NodeProblem.DISCONNECTED_HERE.code(), CLEAN_DISCONNECT),
            Map.entry(NodeProblem.TOOK_LEAVE_AT_REMOVAL.code(), CLEAN_DISCONNECT),
            Map.entry(Reason.DISCONNECT_UNANSWERED.code(), CLEAN_DISCONNECT),
            Map.entry(Reason.CONNECT_FAILED.code(), FAILED_CONNECT),
            Map.entry(Reason.CONNECT_TIMEOUT.code(), FAILED_CONNECT),
            Map.entry(Reason.CEA_TIMEOUT.code(), FAILED_CONNECT_CE),
            Map.entry(Reason.NOT_A_CEA.code(), FAILED_CONNECT_CE),
            Map.entry(Reason.NO_COMMON_APPLICATION.code(), CER_REJECTED),
            Map.entry(Reason.OWN_IDENTITY.code(), CER_REJECTED),
            Map.entry(Reason.OTHER_IDENTITY.code(), CER_REJECTED),
            Map.entry(Reason.BAD_CEA.code(), CER_REJECTED),
            Map.entry(Reason.PEER_FOUND_NO_COMMON_APPLICATION.code(), CER_REJECTED),
            Map.entry(Reason.PEER_DOES_NOT_KNOW_US.code(), CER_REJECTED),
            Map.entry(Reason.PEER_KEEPS_OTHER_CONNECTION.code(), CER_REJECTED),
            Map.entry(Reason.PEER_REFUSED.code(), CER_REJECTED),
            Map.entry(NodeProblem.CAPABILITIES_REFUSED.code(), CER_REJECTED),
            Map.entry(Reason.WATCHDOG_DOWN.code(), DWA_TIMEOUT),
            Map.entry(Reason.WATCHDOG_REOPEN_FAILED.code(), DWA_TIMEOUT),
            Map.entry(TransportProblem.CLOSED_BY_PEER.code(), GONE_AWAY),
            Map.entry(TransportProblem.CLOSED_WITHIN_MESSAGE.code(), GONE_AWAY),
            Map.entry(Reason.PEER_CLOSED.code(), GONE_AWAY),
            Map.entry(TransportProblem.RESET_BY_PEER.code(), SOCKET_FAIL),
            Map.entry(TransportProblem.LOST.code(), SOCKET_FAIL),
            Map.entry(TransportProblem.MESSAGE_UNFINISHED.code(), SOCKET_FAIL),
            Map.entry(TransportProblem.NOT_DIAMETER.code(), PROTOCOL_ERROR),
            Map.entry(TransportProblem.UNKNOWN_VERSION.code(), PROTOCOL_ERROR),
            Map.entry(TransportProblem.MESSAGE_TOO_LONG.code(), PROTOCOL_ERROR),
            Map.entry(TransportProblem.NOT_ONE_MESSAGE.code(), PROTOCOL_ERROR),
            Map.entry(TransportProblem.BAD_LENGTH.code(), PROTOCOL_ERROR));

    /**
     * What an end is called.
     *
     * @param last the last state before it
     * @param why its explanation
     */
    static DisconnectReason of(PeerState last, Explanation why) {
        DisconnectReason known = BY_CODE.getOrDefault(why.code(), UNKNOWN);
        boolean isOfTransport = known == GONE_AWAY || known == SOCKET_FAIL || known == UNKNOWN;
        return switch (last) {
            case WAIT_CONN_ACK, WAIT_CONN_ACK_ELECT -> isOfTransport ? FAILED_CONNECT : known;
            case WAIT_I_CEA, WAIT_RETURNS -> isOfTransport ? FAILED_CONNECT_CE : known;
            case CLOSED, R_OPEN, I_OPEN, CLOSING -> known;
        };
    }
}
