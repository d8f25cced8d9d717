package io.vernier.protocol.creditcontrol;

import static io.vernier.protocol.creditcontrol.CreditControlState.IDLE;
import static io.vernier.protocol.creditcontrol.CreditControlState.PENDING_B;
import static io.vernier.protocol.creditcontrol.CreditControlState.PENDING_E;
import static io.vernier.protocol.creditcontrol.OneTimeAction.*;
import static io.vernier.protocol.creditcontrol.OneTimeCondition.*;
import static io.vernier.protocol.creditcontrol.OneTimeEvent.*;

import io.vernier.protocol.session.SessionTable;

/**
 * Table 5 of RFC 8506 section 7, one-time events at a client, as data: rows E1 to E17 in the RFC's order, behind one that the
 * RFC states in its text, then what the RFC leaves open. Where two rows of the RFC fit, the first counts (a failed answer after
 * Tx with CONTINUE is E7 and E12; the service was granted by E9 already).
 *
 * <dl>
 *   <dt>F1
 *   <dd>A request that fails goes to an alternative server first (section 6.5).
 *   <dt>G1
 *   <dd>4011 for anything but a debiting: an enquiry is answered by it, the service is free; a refund is refused by it for
 *       good (as E13).
 *   <dt>G2
 *   <dd>A stored request that is answered with 4010, 4011 or 5030 is answered for good: deleted as by E16.
 *   <dt>G3
 *   <dd>Another request while one is under way: refused; each event is a session of its own.
 *   <dt>G4
 *   <dd>Answers that nobody awaits are discarded.
 * </dl>
 *
 * <p>To one row an action is added: in E10 the service is granted if Tx still runs, as section 6.5 says (what was not granted by
 * E9 before): nobody can tell that units have not been debited.
 */
public final class OneTimeTransitions {
    private static final SessionTable<CreditControlState, OneTimeEvent, OneTimeCondition, OneTimeAction> TABLE =
            rows().build();

    /** Spares the many type arguments. */
    private static final class Rows
            extends SessionTable.Builder<CreditControlState, OneTimeEvent, OneTimeCondition, OneTimeAction> {
        Rows() {
            super(CreditControlState.class, OneTimeEvent.class, ALWAYS);
        }
    }

    private OneTimeTransitions() {}

    /** The table. */
    public static SessionTable<CreditControlState, OneTimeEvent, OneTimeCondition, OneTimeAction> table() {
        return TABLE;
    }

    private static Rows rows() {
        var t = new Rows();
        t.rowIf("F1", PENDING_E, FAILURE_TO_SEND, MAY_FAIL_OVER, PENDING_E, RESEND_TO_ALTERNATIVE);
        t.rowIf("F1", PENDING_E, TEMPORARY_ERROR, MAY_FAIL_OVER, PENDING_E, RESEND_TO_ALTERNATIVE);

        t.row("E1", IDLE, SERVICE_REQUESTED, PENDING_E, SEND_EVENT, START_TX);
        t.row("E2", IDLE, REQUEST_IN_STORAGE, PENDING_B, SEND_STORED);
        t.row("E3", PENDING_E, SUCCESS, IDLE, GRANT_SERVICE);
        t.rowIf("E4", PENDING_E, FAILURE_TO_SEND, ENQUIRY, IDLE, INDICATE_ERROR);
        t.rowIf("E4", PENDING_E, TEMPORARY_ERROR, ENQUIRY, IDLE, INDICATE_ERROR);
        t.rowIf("E4", PENDING_E, FAILED_ANSWER, ENQUIRY, IDLE, INDICATE_ERROR);
        t.rowIf("E4", PENDING_E, TX_EXPIRED, ENQUIRY, IDLE, INDICATE_ERROR);
        t.rowIf("E5", PENDING_E, SERVICE_DENIED, TX_RUNNING, IDLE, TERMINATE_SERVICE);
        t.rowIf("E5", PENDING_E, USER_UNKNOWN, TX_RUNNING, IDLE, TERMINATE_SERVICE);
        t.rowIf("E6", PENDING_E, NOT_APPLICABLE, DEBITING, IDLE, GRANT_SERVICE);
        t.rowIf("E7", PENDING_E, FAILURE_TO_SEND, DEBITING_CONTINUE, IDLE, GRANT_SERVICE);
        t.rowIf("E7", PENDING_E, TEMPORARY_ERROR, DEBITING_CONTINUE, IDLE, GRANT_SERVICE);
        t.rowIf("E7", PENDING_E, FAILED_ANSWER, DEBITING_CONTINUE, IDLE, GRANT_SERVICE);
        t.rowIf("E8", PENDING_E, FAILED_ANSWER, DEBITING_BUFFER_TX_RUNNING, IDLE, TERMINATE_SERVICE);
        t.rowIf("E8", PENDING_E, TEMPORARY_ERROR, DEBITING_BUFFER_TX_RUNNING, IDLE, TERMINATE_SERVICE);
        t.rowIf("E9", PENDING_E, TX_EXPIRED, DEBITING, PENDING_E, GRANT_SERVICE);
        t.rowIf(
                "E10",
                PENDING_E,
                FAILURE_TO_SEND,
                DEBITING_BUFFER_TX_RUNNING,
                IDLE,
                GRANT_SERVICE,
                STORE_REQUEST_WITH_T);
        t.rowIf("E10", PENDING_E, FAILURE_TO_SEND, DEBITING_BUFFER, IDLE, STORE_REQUEST_WITH_T);
        t.rowIf("E11", PENDING_E, TEMPORARY_ERROR, DEBITING_BUFFER_TX_EXPIRED, IDLE, STORE_REQUEST);
        t.rowIf("E12", PENDING_E, FAILED_ANSWER, DEBITING_TX_EXPIRED, IDLE);
        t.rowIf("E12", PENDING_E, SERVICE_DENIED, DEBITING_TX_EXPIRED, IDLE);
        t.rowIf("E12", PENDING_E, USER_UNKNOWN, DEBITING_TX_EXPIRED, IDLE);
        t.rowIf("E13", PENDING_E, FAILED_ANSWER, REFUND, IDLE, INDICATE_ERROR, DELETE_REQUEST);
        t.rowIf("E14", PENDING_E, FAILURE_TO_SEND, REFUND, IDLE, STORE_REQUEST_WITH_T);
        t.rowIf("E14", PENDING_E, TX_EXPIRED, REFUND, IDLE, STORE_REQUEST_WITH_T);
        t.rowIf("E15", PENDING_E, TEMPORARY_ERROR, REFUND, IDLE, STORE_REQUEST);
        t.row("E16", PENDING_B, SUCCESS, IDLE, DELETE_REQUEST);
        t.row("E16", PENDING_B, FAILED_ANSWER, IDLE, DELETE_REQUEST);
        t.row("E17", PENDING_B, FAILURE_TO_SEND, IDLE);
        t.row("E17", PENDING_B, TEMPORARY_ERROR, IDLE);

        t.rowIf("G1", PENDING_E, NOT_APPLICABLE, ENQUIRY, IDLE, GRANT_SERVICE);
        t.rowIf("G1", PENDING_E, NOT_APPLICABLE, REFUND, IDLE, INDICATE_ERROR, DELETE_REQUEST);
        t.row("G2", PENDING_B, SERVICE_DENIED, IDLE, DELETE_REQUEST);
        t.row("G2", PENDING_B, USER_UNKNOWN, IDLE, DELETE_REQUEST);
        t.row("G2", PENDING_B, NOT_APPLICABLE, IDLE, DELETE_REQUEST);
        for (var busy : new CreditControlState[] {PENDING_E, PENDING_B}) {
            t.row("G3", busy, SERVICE_REQUESTED, busy, REFUSE);
            t.row("G3", busy, REQUEST_IN_STORAGE, busy, REFUSE);
        }
        for (var answer : new OneTimeEvent[] {
            SUCCESS, FAILURE_TO_SEND, TEMPORARY_ERROR, FAILED_ANSWER, SERVICE_DENIED, USER_UNKNOWN, NOT_APPLICABLE
        }) {
            t.row("G4", IDLE, answer, IDLE, DISCARD);
        }
        return t;
    }
}
