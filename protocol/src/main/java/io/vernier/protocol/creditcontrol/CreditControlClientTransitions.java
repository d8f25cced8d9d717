package io.vernier.protocol.creditcontrol;

import static io.vernier.protocol.creditcontrol.CreditControlClientAction.*;
import static io.vernier.protocol.creditcontrol.CreditControlClientCondition.*;
import static io.vernier.protocol.creditcontrol.CreditControlClientEvent.*;
import static io.vernier.protocol.creditcontrol.CreditControlState.*;

import io.vernier.protocol.session.SessionTable;

/**
 * The tables of RFC 8506 section 7 for session-based credit control at a client, as data: rows K1 to K6 of Table 2 (the first
 * interrogation goes with an authorization request), L1 to L11 of Table 3 (it is a Credit-Control-Request), M1 to M20 of Table
 * 4 (all others), counted as the RFC's rows are with what is alike in one. The rows that the RFC states in its text (F) come
 * before those that they refine, the gaps (G) behind all.
 *
 * <dl>
 *   <dt>F1
 *   <dd>A request that fails goes to an alternative server first, where that is allowed (section 5.7): "failure to send" and
 *       "temporary error" mean that this failed, too.
 *   <dt>F2
 *   <dd>While the final unit action is on, a communication failure ends the service whatever the CCFH says (section 5.7).
 *   <dt>F3
 *   <dd>Units after the final unit action was on: redirection and restrictions are removed (section 5.6.2).
 *   <dt>F4
 *   <dd>Several updates under way: Open is entered with the last answer (section 5.1.2); units or a Validity-Time that elapse
 *       meanwhile bring another update, and restart Tx.
 *   <dt>F5
 *   <dd>A RAR in PendingU that concerns more than what is under way: RAA with 2002 and another update (section 5.5).
 *   <dt>F6
 *   <dd>Final units that elapse with REDIRECT or RESTRICT_ACCESS: the action begins, and an update says so (section 5.6.2).
 *       Final units of one rating group with TERMINATE: its service ends, the update reports what was used.
 *   <dt>F7
 *   <dd>A final-unit indication without units: the action begins at once without a message (section 5.6.2); TERMINATE ends
 *       the session.
 *   <dt>G1
 *   <dd>An authorization request with credit-control AVPs that fails or meets a temporary error is treated as a failed answer
 *       (K4): Table 2 has no CCFH.
 *   <dt>G2
 *   <dd>5030 in PendingU is a failed answer like others: Table 4 does not name it, other than Table 3. In PendingT every
 *       answer ends the session.
 *   <dt>G3
 *   <dd>A RAR where there is no active session (Idle, PendingI, PendingT) is answered with 5002.
 *   <dt>G4
 *   <dd>An ASR is a user service terminated (section 7), acknowledged by ASA; without session, 5002.
 *   <dt>G5
 *   <dd>Access requested while there is a session: refused.
 *   <dt>G6
 *   <dd>Answers that nobody awaits are discarded: late ones free nothing, the server has its Tcc.
 *   <dt>G7
 *   <dd>Units or a Validity-Time that elapse in PendingU without independent services, in PendingI or PendingT: nothing, the
 *       answer decides.
 * </dl>
 */
public final class CreditControlClientTransitions {
    private static final SessionTable<
                    CreditControlState,
                    CreditControlClientEvent,
                    CreditControlClientCondition,
                    CreditControlClientAction>
            WITH_AUTHORIZATION = withAuthorization().build();
    private static final SessionTable<
                    CreditControlState,
                    CreditControlClientEvent,
                    CreditControlClientCondition,
                    CreditControlClientAction>
            AFTER_AUTHORIZATION = afterAuthorization().build();

    /** Spares the many type arguments. */
    private static final class Rows
            extends SessionTable.Builder<
                    CreditControlState,
                    CreditControlClientEvent,
                    CreditControlClientCondition,
                    CreditControlClientAction> {
        Rows() {
            super(CreditControlState.class, CreditControlClientEvent.class, ALWAYS);
        }
    }

    private CreditControlClientTransitions() {}

    /** Tables 2 and 4: the first interrogation goes with an authorization request. */
    public static SessionTable<
                    CreditControlState,
                    CreditControlClientEvent,
                    CreditControlClientCondition,
                    CreditControlClientAction>
            withAuthorizationRequest() {
        return WITH_AUTHORIZATION;
    }

    /** Tables 3 and 4: the first interrogation is a Credit-Control-Request. */
    public static SessionTable<
                    CreditControlState,
                    CreditControlClientEvent,
                    CreditControlClientCondition,
                    CreditControlClientAction>
            withInitialRequest() {
        return AFTER_AUTHORIZATION;
    }

    private static Rows withAuthorization() {
        var t = new Rows();
        failover(t, PENDING_I);
        t.row("K1", IDLE, ACCESS_REQUESTED, PENDING_I, SEND_AA_REQUEST, START_TX);
        t.row("K2", PENDING_I, SUCCESS, OPEN, GRANT_SERVICE, STOP_TX);
        t.row("K3", PENDING_I, TX_EXPIRED, IDLE, DISCONNECT_USER);
        t.row("K4", PENDING_I, FAILED_ANSWER, IDLE, DISCONNECT_USER);
        t.row("K4", PENDING_I, SERVICE_DENIED, IDLE, DISCONNECT_USER);
        t.row("K4", PENDING_I, USER_UNKNOWN, IDLE, DISCONNECT_USER);
        t.row("K5", PENDING_I, NOT_APPLICABLE, IDLE, GRANT_SERVICE);
        t.row("K6", PENDING_I, SERVICE_TERMINATED, PENDING_I, QUEUE_TERMINATION);
        t.row("K6", PENDING_I, RATING_CHANGED, PENDING_I, QUEUE_RATING_CHANGE);
        intermediateAndFinal(t);
        t.row("G1", PENDING_I, FAILURE_TO_SEND, IDLE, DISCONNECT_USER);
        t.row("G1", PENDING_I, TEMPORARY_ERROR, IDLE, DISCONNECT_USER);
        gaps(t);
        return t;
    }

    private static Rows afterAuthorization() {
        var t = new Rows();
        failover(t, PENDING_I);
        t.row("L1", IDLE, ACCESS_REQUESTED, PENDING_I, SEND_INITIAL, START_TX);
        t.row("L2", PENDING_I, SUCCESS, OPEN, STOP_TX);
        t.rowIf("L3", PENDING_I, FAILURE_TO_SEND, CCFH_CONTINUE, IDLE, GRANT_SERVICE);
        t.rowIf("L3", PENDING_I, TEMPORARY_ERROR, CCFH_CONTINUE, IDLE, GRANT_SERVICE);
        t.rowIf("L4", PENDING_I, FAILURE_TO_SEND, CCFH_TERMINATE_OR_RETRY, IDLE, TERMINATE_SERVICE);
        t.rowIf("L4", PENDING_I, TEMPORARY_ERROR, CCFH_TERMINATE_OR_RETRY, IDLE, TERMINATE_SERVICE);
        t.rowIf("L5", PENDING_I, TX_EXPIRED, CCFH_TERMINATE, IDLE, TERMINATE_SERVICE);
        t.rowIf("L6", PENDING_I, TX_EXPIRED, CCFH_CONTINUE_OR_RETRY, PENDING_I, GRANT_SERVICE);
        t.row("L7", PENDING_I, SERVICE_DENIED, IDLE, TERMINATE_SERVICE);
        t.row("L7", PENDING_I, USER_UNKNOWN, IDLE, TERMINATE_SERVICE);
        t.row("L8", PENDING_I, NOT_APPLICABLE, IDLE, GRANT_SERVICE);
        t.rowIf("L9", PENDING_I, FAILED_ANSWER, CCFH_CONTINUE, IDLE, GRANT_SERVICE);
        t.rowIf("L10", PENDING_I, FAILED_ANSWER, CCFH_TERMINATE_OR_RETRY, IDLE, TERMINATE_SERVICE);
        t.row("L11", PENDING_I, SERVICE_TERMINATED, PENDING_I, QUEUE_TERMINATION);
        t.row("L11", PENDING_I, RATING_CHANGED, PENDING_I, QUEUE_RATING_CHANGE);
        intermediateAndFinal(t);
        gaps(t);
        return t;
    }

    private static void intermediateAndFinal(Rows t) {
        t.rowIf("M1", OPEN, UNITS_ELAPSED, NO_FINAL_UNIT, PENDING_U, SEND_UPDATE, START_TX);
        t.rowIf("M2", OPEN, UNITS_ELAPSED, FINAL_UNIT_TERMINATE, PENDING_T, TERMINATE_SERVICE, SEND_TERMINATION);
        t.row("M3", OPEN, RATING_CHANGE_QUEUED, PENDING_U, SEND_UPDATE, START_TX);
        t.row("M4", OPEN, TERMINATION_QUEUED, PENDING_T, SEND_TERMINATION);
        t.row("M5", OPEN, RATING_CHANGED, PENDING_U, SEND_UPDATE, START_TX);
        t.row("M5", OPEN, VALIDITY_ELAPSED, PENDING_U, SEND_UPDATE, START_TX);
        t.row("M6", OPEN, SERVICE_TERMINATED, PENDING_T, SEND_TERMINATION);
        t.row("M7", OPEN, RAR_RECEIVED, PENDING_U, SEND_RAA_LIMITED, SEND_UPDATE, START_TX);

        failover(t, PENDING_U);
        t.rowIf("F2", PENDING_U, FAILURE_TO_SEND, FINAL_ACTION_ON, IDLE, TERMINATE_SERVICE);
        t.rowIf("F2", PENDING_U, TEMPORARY_ERROR, FINAL_ACTION_ON, IDLE, TERMINATE_SERVICE);
        t.rowIf("F2", PENDING_U, TX_EXPIRED, FINAL_ACTION_ON, IDLE, TERMINATE_SERVICE);
        t.rowIf("F3", PENDING_U, SUCCESS, FINAL_ACTION_ON_AND_UNITS, OPEN, STOP_TX, END_FINAL_ACTION);
        t.rowIf("F4", PENDING_U, SUCCESS, OTHERS_PENDING, PENDING_U);
        t.rowIf("F5", PENDING_U, RAR_RECEIVED, MORE_TO_REAUTHORIZE, PENDING_U, SEND_RAA_LIMITED, SEND_UPDATE, START_TX);
        t.row("M8", PENDING_U, SUCCESS, OPEN, STOP_TX);
        t.rowIf("M9", PENDING_U, FAILURE_TO_SEND, CCFH_CONTINUE, IDLE, GRANT_SERVICE);
        t.rowIf("M9", PENDING_U, TEMPORARY_ERROR, CCFH_CONTINUE, IDLE, GRANT_SERVICE);
        t.rowIf("M10", PENDING_U, FAILURE_TO_SEND, CCFH_TERMINATE_OR_RETRY, IDLE, TERMINATE_SERVICE);
        t.rowIf("M10", PENDING_U, TEMPORARY_ERROR, CCFH_TERMINATE_OR_RETRY, IDLE, TERMINATE_SERVICE);
        t.rowIf("M11", PENDING_U, TX_EXPIRED, CCFH_TERMINATE, IDLE, TERMINATE_SERVICE);
        t.rowIf("M12", PENDING_U, TX_EXPIRED, CCFH_CONTINUE_OR_RETRY, PENDING_U, GRANT_SERVICE);
        t.row("M13", PENDING_U, SERVICE_DENIED, IDLE, TERMINATE_SERVICE);
        t.row("M14", PENDING_U, NOT_APPLICABLE, IDLE, GRANT_SERVICE);
        t.rowIf("M15", PENDING_U, FAILED_ANSWER, CCFH_CONTINUE, IDLE, GRANT_SERVICE);
        t.rowIf("M16", PENDING_U, FAILED_ANSWER, CCFH_TERMINATE_OR_RETRY, IDLE, TERMINATE_SERVICE);
        t.row("M17", PENDING_U, SERVICE_TERMINATED, PENDING_U, QUEUE_TERMINATION);
        t.row("M17", PENDING_U, RATING_CHANGED, PENDING_U, QUEUE_RATING_CHANGE);
        t.row("M18", PENDING_U, RAR_RECEIVED, PENDING_U, SEND_RAA);

        failover(t, PENDING_T);
        t.row("M19", PENDING_T, SUCCESS, IDLE);
        t.row("M19", PENDING_T, FAILURE_TO_SEND, IDLE);
        t.row("M19", PENDING_T, TEMPORARY_ERROR, IDLE);
        t.row("M19", PENDING_T, FAILED_ANSWER, IDLE);
        t.row("M20", PENDING_T, RATING_CHANGED, PENDING_T);

        t.rowIf("F4", PENDING_U, UNITS_ELAPSED, MULTIPLE_SERVICES, PENDING_U, SEND_UPDATE, START_TX);
        t.rowIf("F4", PENDING_U, VALIDITY_ELAPSED, MULTIPLE_SERVICES, PENDING_U, SEND_UPDATE, START_TX);
        t.rowIf("F6", OPEN, UNITS_ELAPSED, FINAL_UNIT_OTHER, PENDING_U, START_FINAL_ACTION, SEND_UPDATE, START_TX);
        t.rowIf(
                "F6",
                OPEN,
                UNITS_ELAPSED,
                FINAL_UNIT_TERMINATE_GROUP,
                PENDING_U,
                TERMINATE_GROUP,
                SEND_UPDATE,
                START_TX);
        t.rowIf("F7", OPEN, NO_FINAL_UNITS, FINAL_UNIT_OTHER, OPEN, START_FINAL_ACTION);
        t.rowIf("F7", OPEN, NO_FINAL_UNITS, FINAL_UNIT_TERMINATE_GROUP, OPEN, TERMINATE_GROUP);
        t.rowIf("F7", OPEN, NO_FINAL_UNITS, FINAL_UNIT_TERMINATE, PENDING_T, TERMINATE_SERVICE, SEND_TERMINATION);
    }

    private static void failover(Rows t, CreditControlState waiting) {
        t.rowIf("F1", waiting, FAILURE_TO_SEND, MAY_FAIL_OVER, waiting, RESEND_TO_ALTERNATIVE);
        t.rowIf("F1", waiting, TEMPORARY_ERROR, MAY_FAIL_OVER, waiting, RESEND_TO_ALTERNATIVE);
    }

    private static void gaps(Rows t) {
        t.rowIf("G2", PENDING_U, USER_UNKNOWN, CCFH_CONTINUE, IDLE, GRANT_SERVICE);
        t.rowIf("G2", PENDING_U, USER_UNKNOWN, CCFH_TERMINATE_OR_RETRY, IDLE, TERMINATE_SERVICE);
        t.row("G2", PENDING_T, SERVICE_DENIED, IDLE);
        t.row("G2", PENDING_T, USER_UNKNOWN, IDLE);
        t.row("G2", PENDING_T, NOT_APPLICABLE, IDLE);
        for (var inactive : new CreditControlState[] {IDLE, PENDING_I, PENDING_T}) {
            t.row("G3", inactive, RAR_RECEIVED, inactive, SEND_RAA_UNKNOWN_SESSION);
        }
        t.row("G4", IDLE, ASR_RECEIVED, IDLE, SEND_ASA_UNKNOWN_SESSION);
        t.row("G4", PENDING_I, ASR_RECEIVED, PENDING_I, SEND_ASA, QUEUE_TERMINATION);
        t.row("G4", OPEN, ASR_RECEIVED, PENDING_T, SEND_ASA, SEND_TERMINATION);
        t.row("G4", PENDING_U, ASR_RECEIVED, PENDING_U, SEND_ASA, QUEUE_TERMINATION);
        t.row("G4", PENDING_T, ASR_RECEIVED, PENDING_T, SEND_ASA);
        for (var busy : new CreditControlState[] {PENDING_I, OPEN, PENDING_U, PENDING_T}) {
            t.row("G5", busy, ACCESS_REQUESTED, busy, REFUSE);
        }
        for (var silent : new CreditControlState[] {IDLE, OPEN}) {
            t.row("G6", silent, SUCCESS, silent, DISCARD);
            t.row("G6", silent, FAILURE_TO_SEND, silent, DISCARD);
            t.row("G6", silent, TEMPORARY_ERROR, silent, DISCARD);
            t.row("G6", silent, FAILED_ANSWER, silent, DISCARD);
            t.row("G6", silent, SERVICE_DENIED, silent, DISCARD);
            t.row("G6", silent, USER_UNKNOWN, silent, DISCARD);
            t.row("G6", silent, NOT_APPLICABLE, silent, DISCARD);
        }
        for (var waiting : new CreditControlState[] {PENDING_I, PENDING_U, PENDING_T}) {
            t.row("G7", waiting, UNITS_ELAPSED, waiting);
            t.row("G7", waiting, VALIDITY_ELAPSED, waiting);
        }
        t.row("G7", PENDING_T, SERVICE_TERMINATED, PENDING_T);
        t.row("G7", PENDING_T, TX_EXPIRED, PENDING_T);
    }
}
