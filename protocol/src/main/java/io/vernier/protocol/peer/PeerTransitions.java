package io.vernier.protocol.peer;

import static io.vernier.protocol.peer.PeerAction.*;
import static io.vernier.protocol.peer.PeerEvent.*;
import static io.vernier.protocol.peer.PeerState.*;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The table of RFC 6733 section 5.6 as data: rows F1 to F43 in the RFC's order, then what the RFC leaves open. The code,
 * the tests and every drawing of the machine read these rows.
 *
 * <p>The gaps and how they are closed:
 *
 * <dl>
 *   <dt>G1
 *   <dd>Stop before the connection is open: there is nobody to take leave of, so it is dropped without DPR.
 *   <dt>G2
 *   <dd>Abort: every connection of the peer is closed at once, in every state.
 *   <dt>G3
 *   <dd>A CEA that refuses us ends the attempt. While an election runs it ends only our connection, as if the peer had
 *       closed it (F18): the peer may have refused this one because it keeps the other.
 *   <dt>G4
 *   <dd>Anything but a CEA on our connection while an election runs: our connection is closed, the peer's one is used. (A
 *       DPR in Wait-I-CEA is no gap: it is no CEA, so F10 applies.)
 *   <dt>G5
 *   <dd>The peer sends on its connection before its CER is answered: that connection is closed, ours goes on.
 *   <dt>G6
 *   <dd>A CER on the open connection is answered with 5012 UNABLE_TO_COMPLY; the connection stays as it is. Capabilities
 *       are changed by Capabilities-Update (RFC 6737) or by a new connection.
 *   <dt>G7
 *   <dd>R-Conn-CER in Closing is rejected as in the open states; the peer comes again when the old connection is gone.
 *   <dt>G8
 *   <dd>DPR in Closing: both sides sent one at the same time. It is answered, and the DPA to ours is still awaited.
 *   <dt>G9
 *   <dd>Messages in Closing are processed and watchdogs answered until the connection is gone (section 2.1.1).
 *   <dt>G10
 *   <dd>In Closing answers are still sent, requests are not; when there is no open connection nothing is.
 *   <dt>G11
 *   <dd>A CEA or DPA that nobody asked for, and whatever comes on a connection not in use, is discarded and counted.
 *   <dt>G12
 *   <dd>A connection of ours that comes to stand when nobody waits for it any more is closed.
 * </dl>
 *
 * <p>To one row an action is added: F19 opens our connection by a CEA, as F7 does, so it processes the CEA as F7 does; the
 * RFC lists that in F7 only.
 *
 * <p>Two cases never reach the table, because {@link CapabilitiesExchange} refuses the CER before it becomes R-Conn-CER
 * (section 5.6.1): unacceptable capabilities, and a peer that presents our own Origin-Host.
 */
public final class PeerTransitions {
    private static final List<PeerTransition> ROWS = List.copyOf(rows());

    private PeerTransitions() {}

    /** All rows, those of the RFC first and in its order; a pair of state and event stands in one row at most. */
    public static List<PeerTransition> all() {
        return ROWS;
    }

    private static List<PeerTransition> rows() {
        var rows = new ArrayList<PeerTransition>();
        connecting(rows);
        electing(rows);
        open(rows);
        closing(rows);
        gapsBeforeOpen(rows);
        gapsWhenOpen(rows);
        gapsWhenClosing(rows);
        return rows;
    }

    private static void connecting(List<PeerTransition> t) {
        add(t, "F1", CLOSED, START, WAIT_CONN_ACK, I_SND_CONN_REQ, START_CONNECT_TIMER);
        add(t, "F2", CLOSED, R_CONN_CER, R_OPEN, R_ACCEPT, PROCESS_CER, R_SND_CEA);

        add(t, "F3", WAIT_CONN_ACK, I_RCV_CONN_ACK, WAIT_I_CEA, I_SND_CER, START_CAPABILITIES_TIMER);
        add(t, "F4", WAIT_CONN_ACK, I_RCV_CONN_NACK, CLOSED, CLEANUP, STOP_TIMER);
        add(t, "F5", WAIT_CONN_ACK, R_CONN_CER, WAIT_CONN_ACK_ELECT, R_ACCEPT, PROCESS_CER);
        add(t, "F6", WAIT_CONN_ACK, TIMEOUT, CLOSED, ERROR, STOP_TIMER);

        add(t, "F7", WAIT_I_CEA, I_RCV_CEA, I_OPEN, PROCESS_CEA, STOP_TIMER);
        add(t, "F8", WAIT_I_CEA, R_CONN_CER, WAIT_RETURNS, R_ACCEPT, PROCESS_CER, ELECT);
        add(t, "F9", WAIT_I_CEA, I_PEER_DISC, CLOSED, I_DISC, STOP_TIMER);
        for (PeerEvent nonCea : List.of(I_RCV_CER, I_RCV_DWR, I_RCV_DWA, I_RCV_DPR, I_RCV_DPA, I_RCV_MESSAGE)) {
            add(t, "F10", WAIT_I_CEA, nonCea, CLOSED, ERROR, STOP_TIMER);
        }
        add(t, "F11", WAIT_I_CEA, TIMEOUT, CLOSED, ERROR, STOP_TIMER);
    }

    private static void electing(List<PeerTransition> t) {
        var elect = WAIT_CONN_ACK_ELECT;
        add(t, "F12", elect, I_RCV_CONN_ACK, WAIT_RETURNS, I_SND_CER, ELECT, START_CAPABILITIES_TIMER);
        add(t, "F13", elect, I_RCV_CONN_NACK, R_OPEN, R_SND_CEA, STOP_TIMER);
        add(t, "F14", elect, R_PEER_DISC, WAIT_CONN_ACK, R_DISC);
        add(t, "F15", elect, R_CONN_CER, elect, R_REJECT);
        add(t, "F16", elect, TIMEOUT, CLOSED, ERROR, STOP_TIMER);

        add(t, "F17", WAIT_RETURNS, WIN_ELECTION, R_OPEN, I_DISC, R_SND_CEA, STOP_TIMER);
        add(t, "F18", WAIT_RETURNS, I_PEER_DISC, R_OPEN, I_DISC, R_SND_CEA, STOP_TIMER);
        add(t, "F19", WAIT_RETURNS, I_RCV_CEA, I_OPEN, R_DISC, PROCESS_CEA, STOP_TIMER);
        add(t, "F20", WAIT_RETURNS, R_PEER_DISC, WAIT_I_CEA, R_DISC);
        add(t, "F21", WAIT_RETURNS, R_CONN_CER, WAIT_RETURNS, R_REJECT);
        add(t, "F22", WAIT_RETURNS, TIMEOUT, CLOSED, ERROR, STOP_TIMER);
    }

    private static void open(List<PeerTransition> t) {
        add(t, "F23", R_OPEN, SEND_REQUEST, R_OPEN, R_SND_MESSAGE);
        add(t, "F23", R_OPEN, SEND_ANSWER, R_OPEN, R_SND_MESSAGE);
        add(t, "F24", R_OPEN, R_RCV_MESSAGE, R_OPEN, PROCESS);
        add(t, "F25", R_OPEN, R_RCV_DWR, R_OPEN, PROCESS_DWR, R_SND_DWA);
        add(t, "F26", R_OPEN, R_RCV_DWA, R_OPEN, PROCESS_DWA);
        add(t, "F27", R_OPEN, R_CONN_CER, R_OPEN, R_REJECT);
        add(t, "F28", R_OPEN, STOP, CLOSING, R_SND_DPR, START_DISCONNECT_TIMER);
        add(t, "F29", R_OPEN, R_RCV_DPR, CLOSING, R_SND_DPA, START_CLOSE_TIMER);
        add(t, "F30", R_OPEN, R_PEER_DISC, CLOSED, R_DISC);

        add(t, "F31", I_OPEN, SEND_REQUEST, I_OPEN, I_SND_MESSAGE);
        add(t, "F31", I_OPEN, SEND_ANSWER, I_OPEN, I_SND_MESSAGE);
        add(t, "F32", I_OPEN, I_RCV_MESSAGE, I_OPEN, PROCESS);
        add(t, "F33", I_OPEN, I_RCV_DWR, I_OPEN, PROCESS_DWR, I_SND_DWA);
        add(t, "F34", I_OPEN, I_RCV_DWA, I_OPEN, PROCESS_DWA);
        add(t, "F35", I_OPEN, R_CONN_CER, I_OPEN, R_REJECT);
        add(t, "F36", I_OPEN, STOP, CLOSING, I_SND_DPR, START_DISCONNECT_TIMER);
        add(t, "F37", I_OPEN, I_RCV_DPR, CLOSING, I_SND_DPA, START_CLOSE_TIMER);
        add(t, "F38", I_OPEN, I_PEER_DISC, CLOSED, I_DISC);
    }

    private static void closing(List<PeerTransition> t) {
        add(t, "F39", CLOSING, I_RCV_DPA, CLOSED, I_DISC, STOP_TIMER);
        add(t, "F40", CLOSING, R_RCV_DPA, CLOSED, R_DISC, STOP_TIMER);
        add(t, "F41", CLOSING, TIMEOUT, CLOSED, ERROR, STOP_TIMER);
        add(t, "F42", CLOSING, I_PEER_DISC, CLOSED, I_DISC, STOP_TIMER);
        add(t, "F43", CLOSING, R_PEER_DISC, CLOSED, R_DISC, STOP_TIMER);
    }

    private static void gapsBeforeOpen(List<PeerTransition> t) {
        add(t, "G1", WAIT_CONN_ACK, STOP, CLOSED, CLEANUP, STOP_TIMER);
        add(t, "G1", WAIT_I_CEA, STOP, CLOSED, I_DISC, STOP_TIMER);
        add(t, "G1", WAIT_CONN_ACK_ELECT, STOP, CLOSED, CLEANUP, R_DISC, STOP_TIMER);
        add(t, "G1", WAIT_RETURNS, STOP, CLOSED, I_DISC, R_DISC, STOP_TIMER);
        for (PeerState state : List.of(WAIT_CONN_ACK, WAIT_I_CEA, WAIT_CONN_ACK_ELECT, WAIT_RETURNS, CLOSING)) {
            add(t, "G2", state, ABORT, CLOSED, ERROR, STOP_TIMER);
        }
        add(t, "G3", WAIT_I_CEA, I_RCV_CEA_REFUSED, CLOSED, ERROR, STOP_TIMER);
        add(t, "G3", WAIT_RETURNS, I_RCV_CEA_REFUSED, R_OPEN, I_DISC, R_SND_CEA, STOP_TIMER);
        for (PeerEvent nonCea : List.of(I_RCV_CER, I_RCV_DWR, I_RCV_DWA, I_RCV_DPR, I_RCV_DPA, I_RCV_MESSAGE)) {
            add(t, "G4", WAIT_RETURNS, nonCea, R_OPEN, I_DISC, R_SND_CEA, STOP_TIMER);
        }
        for (PeerEvent early : messagesOnAccepted()) {
            add(t, "G5", WAIT_CONN_ACK_ELECT, early, WAIT_CONN_ACK, R_DISC);
            add(t, "G5", WAIT_RETURNS, early, WAIT_I_CEA, R_DISC);
            discard(t, CLOSED, early);
            discard(t, WAIT_CONN_ACK, early);
            discard(t, WAIT_I_CEA, early);
        }
        for (PeerEvent strange : messagesOnInitiated()) {
            discard(t, CLOSED, strange);
            discard(t, WAIT_CONN_ACK, strange);
            discard(t, WAIT_CONN_ACK_ELECT, strange);
        }
        for (PeerState state : List.of(CLOSED, WAIT_CONN_ACK, WAIT_I_CEA, WAIT_CONN_ACK_ELECT, WAIT_RETURNS)) {
            add(t, "G10", state, SEND_REQUEST, state, REFUSE_TO_SEND);
            add(t, "G10", state, SEND_ANSWER, state, REFUSE_TO_SEND);
        }
        add(t, "G12", CLOSED, I_RCV_CONN_ACK, CLOSED, I_DISC);
    }

    private static void gapsWhenOpen(List<PeerTransition> t) {
        add(t, "G2", I_OPEN, ABORT, CLOSED, ERROR);
        add(t, "G2", R_OPEN, ABORT, CLOSED, ERROR);
        add(t, "G6", I_OPEN, I_RCV_CER, I_OPEN, I_REFUSE_CER);
        add(t, "G6", R_OPEN, R_RCV_CER, R_OPEN, R_REFUSE_CER);
        discard(t, I_OPEN, I_RCV_CEA);
        discard(t, I_OPEN, I_RCV_CEA_REFUSED);
        discard(t, I_OPEN, I_RCV_DPA);
        discard(t, R_OPEN, R_RCV_CEA);
        discard(t, R_OPEN, R_RCV_DPA);
        messagesOnAccepted().forEach(event -> discard(t, I_OPEN, event));
        messagesOnInitiated().forEach(event -> discard(t, R_OPEN, event));
        add(t, "G12", R_OPEN, I_RCV_CONN_ACK, R_OPEN, I_DISC);
    }

    private static void gapsWhenClosing(List<PeerTransition> t) {
        add(t, "G7", CLOSING, R_CONN_CER, CLOSING, R_REJECT);
        add(t, "G8", CLOSING, I_RCV_DPR, CLOSING, I_SND_DPA);
        add(t, "G8", CLOSING, R_RCV_DPR, CLOSING, R_SND_DPA);
        add(t, "G9", CLOSING, I_RCV_MESSAGE, CLOSING, PROCESS);
        add(t, "G9", CLOSING, R_RCV_MESSAGE, CLOSING, PROCESS);
        add(t, "G9", CLOSING, I_RCV_DWR, CLOSING, PROCESS_DWR, I_SND_DWA);
        add(t, "G9", CLOSING, R_RCV_DWR, CLOSING, PROCESS_DWR, R_SND_DWA);
        add(t, "G9", CLOSING, I_RCV_DWA, CLOSING, PROCESS_DWA);
        add(t, "G9", CLOSING, R_RCV_DWA, CLOSING, PROCESS_DWA);
        add(t, "G10", CLOSING, SEND_REQUEST, CLOSING, REFUSE_TO_SEND);
        add(t, "G10", CLOSING, SEND_ANSWER, CLOSING, SND_MESSAGE);
        for (PeerEvent event : List.of(I_RCV_CER, I_RCV_CEA, I_RCV_CEA_REFUSED, R_RCV_CER, R_RCV_CEA)) {
            discard(t, CLOSING, event);
        }
    }

    private static List<PeerEvent> messagesOnInitiated() {
        return Arrays.stream(PeerEvent.values())
                .filter(event -> event.isReceivedMessage() && event.compareTo(R_RCV_CER) < 0)
                .toList();
    }

    private static List<PeerEvent> messagesOnAccepted() {
        return Arrays.stream(PeerEvent.values())
                .filter(event -> event.isReceivedMessage() && event.compareTo(R_RCV_CER) >= 0)
                .toList();
    }

    private static void discard(List<PeerTransition> table, PeerState state, PeerEvent event) {
        add(table, "G11", state, event, state, DISCARD);
    }

    private static void add(
            List<PeerTransition> table,
            String row,
            PeerState state,
            PeerEvent event,
            PeerState next,
            PeerAction... actions) {
        table.add(new PeerTransition(row, state, event, List.of(actions), next));
    }
}
