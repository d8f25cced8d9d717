package io.vernier.protocol.creditcontrol;

import static io.vernier.protocol.creditcontrol.CreditControlServerAction.*;
import static io.vernier.protocol.creditcontrol.CreditControlServerEvent.*;
import static io.vernier.protocol.creditcontrol.CreditControlState.IDLE;
import static io.vernier.protocol.creditcontrol.CreditControlState.OPEN;
import static io.vernier.protocol.session.Always.ALWAYS;

import io.vernier.protocol.session.Always;
import io.vernier.protocol.session.SessionTable;

/**
 * Table 6 of RFC 8506 section 7, session-based and event-based credit control at a server, as data: rows V1 to V9 in the RFC's
 * order, then what the RFC leaves open.
 *
 * <dl>
 *   <dt>G1
 *   <dd>An update or termination without session (it never was, or Tcc ended it) is answered with 5002 and not processed.
 *   <dt>G2
 *   <dd>A first interrogation in an open session, which is no duplicate, is refused; the session stays as it is.
 *   <dt>G3
 *   <dd>A one-time event with the Session-Id of an open session is answered as in Idle and does not touch the session.
 *   <dt>G4
 *   <dd>The server wants re-authorization (section 5.5) or an end: RAR, ASR; the client's next request moves the session.
 *       Without session, refused.
 *   <dt>G5
 *   <dd>The client restarted with loss of its state (RFC 6733 section 8.6): as if Tcc had expired.
 * </dl>
 *
 * <p>To three rows an action is added: V6, V7 and V8 release what is left of the reservation after the debit, since going to
 * Idle frees all resources, and section 5.4 demands the refund for V7; V6 and V8 also stop Tcc.
 */
public final class CreditControlServerTransitions {
    private static final SessionTable<CreditControlState, CreditControlServerEvent, Always, CreditControlServerAction>
            TABLE = rows().build();

    /** Spares the many type arguments. */
    private static final class Rows
            extends SessionTable.Builder<
                    CreditControlState, CreditControlServerEvent, Always, CreditControlServerAction> {
        Rows() {
            super(CreditControlState.class, CreditControlServerEvent.class, ALWAYS);
        }
    }

    private CreditControlServerTransitions() {}

    /** The table. */
    public static SessionTable<CreditControlState, CreditControlServerEvent, Always, CreditControlServerAction>
            table() {
        return TABLE;
    }

    private static Rows rows() {
        var t = new Rows();
        t.row("V1", IDLE, INITIAL_PROCESSED, OPEN, SEND_INITIAL_ANSWER, RESERVE_UNITS, START_TCC);
        t.row("V2", IDLE, INITIAL_NOT_PROCESSED, IDLE, SEND_INITIAL_FAILURE);
        t.row("V3", IDLE, EVENT_PROCESSED, IDLE, SEND_EVENT_ANSWER);
        t.row("V4", IDLE, EVENT_NOT_PROCESSED, IDLE, SEND_EVENT_FAILURE);
        t.row("V5", OPEN, UPDATE_PROCESSED, OPEN, SEND_UPDATE_ANSWER, DEBIT_UNITS, RESERVE_UNITS, RESTART_TCC);
        t.row("V6", OPEN, UPDATE_NOT_PROCESSED, IDLE, SEND_UPDATE_FAILURE, DEBIT_UNITS, RELEASE_UNITS, STOP_TCC);
        t.row("V7", OPEN, TERMINATION_PROCESSED, IDLE, SEND_TERMINATION_ANSWER, STOP_TCC, DEBIT_UNITS, RELEASE_UNITS);
        t.row(
                "V8",
                OPEN,
                TERMINATION_NOT_PROCESSED,
                IDLE,
                SEND_TERMINATION_FAILURE,
                DEBIT_UNITS,
                RELEASE_UNITS,
                STOP_TCC);
        t.row("V9", OPEN, TCC_EXPIRED, IDLE, RELEASE_UNITS);

        t.row("G1", IDLE, UPDATE_PROCESSED, IDLE, SEND_UNKNOWN_SESSION);
        t.row("G1", IDLE, UPDATE_NOT_PROCESSED, IDLE, SEND_UNKNOWN_SESSION);
        t.row("G1", IDLE, TERMINATION_PROCESSED, IDLE, SEND_UNKNOWN_SESSION);
        t.row("G1", IDLE, TERMINATION_NOT_PROCESSED, IDLE, SEND_UNKNOWN_SESSION);
        t.row("G2", OPEN, INITIAL_PROCESSED, OPEN, SEND_INITIAL_FAILURE);
        t.row("G2", OPEN, INITIAL_NOT_PROCESSED, OPEN, SEND_INITIAL_FAILURE);
        t.row("G3", OPEN, EVENT_PROCESSED, OPEN, SEND_EVENT_ANSWER);
        t.row("G3", OPEN, EVENT_NOT_PROCESSED, OPEN, SEND_EVENT_FAILURE);
        t.row("G4", OPEN, REAUTHORIZATION_WANTED, OPEN, SEND_RAR);
        t.row("G4", OPEN, TERMINATION_WANTED, OPEN, SEND_ASR);
        t.row("G4", IDLE, REAUTHORIZATION_WANTED, IDLE, REFUSE);
        t.row("G4", IDLE, TERMINATION_WANTED, IDLE, REFUSE);
        t.row("G5", OPEN, CLIENT_RESTARTED, IDLE, RELEASE_UNITS, STOP_TCC);
        return t;
    }
}
