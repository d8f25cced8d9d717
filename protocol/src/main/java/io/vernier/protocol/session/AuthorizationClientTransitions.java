package io.vernier.protocol.session;

import static io.vernier.protocol.session.AuthorizationClientAction.*;
import static io.vernier.protocol.session.AuthorizationClientCondition.*;
import static io.vernier.protocol.session.AuthorizationClientEvent.*;
import static io.vernier.protocol.session.AuthorizationState.*;

import java.util.List;

/**
 * The two tables of RFC 6733 section 8.1 that clients follow, as data: rows AC1 to AC18 of the one for sessions whose state
 * the server maintains, CC1 to CC5 of the other, each in the RFC's order, then what the RFC leaves open. Which of the two is
 * followed shows when the first answer comes; until then they are the same.
 *
 * <p>The gaps and how they are closed:
 *
 * <dl>
 *   <dt>G1
 *   <dd>The service ends in Open for a reason that the table does not name (logoff, shutdown, an operator): STR, since one is
 *       due whenever a session terminates (section 8.4).
 *   <dt>G2
 *   <dd>The service ends while the first answer is awaited: the session remembers, and a success that comes is one whose
 *       service is not provided (AC5). An ASR in Pending is for a session that is not active, so it is answered with 5002
 *       (section 8.5.2), and remembered the same way if the client would comply.
 *   <dt>G3
 *   <dd>A re-authorization succeeds, but the service cannot go on, or the answer cannot be processed: STR as in Pending.
 *   <dt>G4
 *   <dd>A request that cannot be delivered. The first one of a session ends it as a failed answer does (AC7, CC3). A
 *       re-authorization and the STR follow the Session-Server-Failover (section 8.18).
 *   <dt>G5
 *   <dd>DIAMETER_MULTI_ROUND_AUTH is neither success nor failure: the user is asked, and the next request is sent in the
 *       same state. A user who is silent for the Multi-Round-Time-Out is one whose answer failed.
 *   <dt>G6
 *   <dd>RAR in Pending and in Discon: the session is not active, 5002.
 *   <dt>G7
 *   <dd>A success that comes in Idle: its request was given up, but the server holds a session now. STR, since it was
 *       authorized but never started (section 8.4).
 *   <dt>G8
 *   <dd>Access requested in Discon: refused; a session that ends does not begin again, a new one has a new Session-Id.
 *   <dt>G9
 *   <dd>Answers that nobody awaits any more are discarded.
 *   <dt>G10
 *   <dd>Sessions without state at the server: there is nobody to send an STR to, so whatever would cause one ends the session
 *       here. ASR and RAR, which only an agent could send, are treated as in the other table, without STR.
 * </dl>
 *
 * <p>To one row an action is added: in AC11 the authorization request follows the RAA, as section 8.3.2 demands. The RFC's
 * plain "Send ASA" in AC17 says success: the session is being terminated.
 */
public final class AuthorizationClientTransitions {
    private static final SessionTable<
                    AuthorizationState,
                    AuthorizationClientEvent,
                    AuthorizationClientCondition,
                    AuthorizationClientAction>
            STATEFUL = stateful().build();
    private static final SessionTable<
                    AuthorizationState,
                    AuthorizationClientEvent,
                    AuthorizationClientCondition,
                    AuthorizationClientAction>
            STATELESS = stateless().build();

    /** Spares the many type arguments. */
    private static final class Rows
            extends SessionTable.Builder<
                    AuthorizationState,
                    AuthorizationClientEvent,
                    AuthorizationClientCondition,
                    AuthorizationClientAction> {
        Rows() {
            super(AuthorizationState.class, AuthorizationClientEvent.class, ALWAYS);
        }
    }

    private AuthorizationClientTransitions() {}

    /** The table of a client whose server maintains the session's state. */
    public static SessionTable<
                    AuthorizationState,
                    AuthorizationClientEvent,
                    AuthorizationClientCondition,
                    AuthorizationClientAction>
            whenStateIsMaintained() {
        return STATEFUL;
    }

    /** The table of a client whose server keeps no state of the session. */
    public static SessionTable<
                    AuthorizationState,
                    AuthorizationClientEvent,
                    AuthorizationClientCondition,
                    AuthorizationClientAction>
            whenNoStateIsMaintained() {
        return STATELESS;
    }

    private static Rows stateful() {
        var t = new Rows();
        t.row("AC1", IDLE, ACCESS_REQUESTED, PENDING, SEND_AUTH_REQUEST);
        t.row("AC2", IDLE, ASR_WILL_COMPLY, IDLE, SEND_ASA_UNKNOWN_SESSION);
        t.row("AC2", IDLE, ASR_WILL_NOT_COMPLY, IDLE, SEND_ASA_UNKNOWN_SESSION);
        t.row("AC3", IDLE, RAR_WILL_REAUTHORIZE, IDLE, SEND_RAA_UNKNOWN_SESSION);
        t.row("AC3", IDLE, RAR_WILL_NOT_REAUTHORIZE, IDLE, SEND_RAA_UNKNOWN_SESSION);
        t.row("AC4", PENDING, SUCCESS, OPEN, GRANT_ACCESS);
        t.row("AC5", PENDING, SUCCESS_NOT_PROVIDED, DISCON, SEND_STR);
        t.row("AC6", PENDING, SUCCESS_NOT_PROCESSED, DISCON, SEND_STR);
        t.row("AC7", PENDING, FAILED_ANSWER, IDLE, CLEAN_UP);
        t.row("AC8", OPEN, ACCESS_REQUESTED, OPEN, SEND_AUTH_REQUEST);
        t.row("AC9", OPEN, SUCCESS, OPEN, PROVIDE_SERVICE);
        t.row("AC10", OPEN, FAILED_ANSWER, IDLE, DISCONNECT_USER);
        t.row("AC11", OPEN, RAR_WILL_REAUTHORIZE, OPEN, SEND_RAA_SUCCESS, SEND_AUTH_REQUEST);
        t.row("AC12", OPEN, RAR_WILL_NOT_REAUTHORIZE, IDLE, SEND_RAA_FAILURE, DISCONNECT_USER);
        t.row("AC13", OPEN, SESSION_TIMEOUT, DISCON, SEND_STR);
        t.row("AC14", OPEN, ASR_WILL_COMPLY, DISCON, SEND_ASA_SUCCESS, SEND_STR);
        t.row("AC15", OPEN, ASR_WILL_NOT_COMPLY, OPEN, SEND_ASA_FAILURE);
        t.row("AC16", OPEN, LIFETIME_EXPIRED, DISCON, SEND_STR);
        t.row("AC17", DISCON, ASR_WILL_COMPLY, DISCON, SEND_ASA_SUCCESS);
        t.row("AC17", DISCON, ASR_WILL_NOT_COMPLY, DISCON, SEND_ASA_SUCCESS);
        t.row("AC18", DISCON, STA_RECEIVED, IDLE, DISCONNECT_USER);

        t.row("G1", OPEN, SERVICE_TERMINATED, DISCON, SEND_STR);
        pendingGaps(t);
        t.row("G3", OPEN, SUCCESS_NOT_PROVIDED, DISCON, SEND_STR);
        t.row("G3", OPEN, SUCCESS_NOT_PROCESSED, DISCON, SEND_STR);
        undeliveredReauthorization(t);
        t.rowIf("G4", DISCON, STR_NOT_SENT, MAY_TRY_AGAIN, DISCON, RESEND_STR);
        t.row("G4", DISCON, STR_NOT_SENT, IDLE, DISCONNECT_USER);
        t.row("G6", DISCON, RAR_WILL_REAUTHORIZE, DISCON, SEND_RAA_UNKNOWN_SESSION);
        t.row("G6", DISCON, RAR_WILL_NOT_REAUTHORIZE, DISCON, SEND_RAA_UNKNOWN_SESSION);
        for (var success : List.of(SUCCESS, SUCCESS_NOT_PROVIDED, SUCCESS_NOT_PROCESSED)) {
            t.row("G7", IDLE, success, DISCON, SEND_STR);
            t.row("G9", DISCON, success, DISCON, DISCARD);
        }
        t.row("G8", DISCON, ACCESS_REQUESTED, DISCON, REFUSE);
        t.row("G9", DISCON, FAILED_ANSWER, DISCON, DISCARD);
        t.row("G9", DISCON, MULTI_ROUND_ANSWER, DISCON, DISCARD);
        lateAnswers(t);
        return t;
    }

    private static Rows stateless() {
        var t = new Rows();
        t.row("CC1", IDLE, ACCESS_REQUESTED, PENDING, SEND_AUTH_REQUEST);
        t.row("CC2", PENDING, SUCCESS, OPEN, GRANT_ACCESS);
        t.row("CC3", PENDING, FAILED_ANSWER, IDLE, CLEAN_UP);
        t.row("CC4", OPEN, SESSION_TIMEOUT, IDLE, DISCONNECT_USER);
        t.row("CC5", OPEN, SERVICE_TERMINATED, IDLE, DISCONNECT_USER);

        pendingGaps(t);
        undeliveredReauthorization(t);
        lateAnswers(t);
        for (var success : List.of(SUCCESS, SUCCESS_NOT_PROVIDED, SUCCESS_NOT_PROCESSED)) {
            t.row("G9", IDLE, success, IDLE, DISCARD);
        }
        t.row("G10", PENDING, SUCCESS_NOT_PROVIDED, IDLE, CLEAN_UP);
        t.row("G10", PENDING, SUCCESS_NOT_PROCESSED, IDLE, CLEAN_UP);
        t.row("G10", OPEN, SUCCESS_NOT_PROVIDED, IDLE, DISCONNECT_USER);
        t.row("G10", OPEN, SUCCESS_NOT_PROCESSED, IDLE, DISCONNECT_USER);
        t.row("G10", OPEN, ACCESS_REQUESTED, OPEN, SEND_AUTH_REQUEST);
        t.row("G10", OPEN, SUCCESS, OPEN, PROVIDE_SERVICE);
        t.row("G10", OPEN, FAILED_ANSWER, IDLE, DISCONNECT_USER);
        t.row("G10", OPEN, LIFETIME_EXPIRED, IDLE, DISCONNECT_USER);
        t.row("G10", OPEN, RAR_WILL_REAUTHORIZE, OPEN, SEND_RAA_SUCCESS, SEND_AUTH_REQUEST);
        t.row("G10", OPEN, RAR_WILL_NOT_REAUTHORIZE, IDLE, SEND_RAA_FAILURE, DISCONNECT_USER);
        t.row("G10", OPEN, ASR_WILL_COMPLY, IDLE, SEND_ASA_SUCCESS, DISCONNECT_USER);
        t.row("G10", OPEN, ASR_WILL_NOT_COMPLY, OPEN, SEND_ASA_FAILURE);
        t.row("G10", IDLE, ASR_WILL_COMPLY, IDLE, SEND_ASA_UNKNOWN_SESSION);
        t.row("G10", IDLE, ASR_WILL_NOT_COMPLY, IDLE, SEND_ASA_UNKNOWN_SESSION);
        t.row("G10", IDLE, RAR_WILL_REAUTHORIZE, IDLE, SEND_RAA_UNKNOWN_SESSION);
        t.row("G10", IDLE, RAR_WILL_NOT_REAUTHORIZE, IDLE, SEND_RAA_UNKNOWN_SESSION);
        return t;
    }

    private static void pendingGaps(Rows t) {
        t.row("G2", PENDING, SERVICE_TERMINATED, PENDING, REMEMBER_TERMINATION);
        t.row("G2", PENDING, ASR_WILL_COMPLY, PENDING, SEND_ASA_UNKNOWN_SESSION, REMEMBER_TERMINATION);
        t.row("G2", PENDING, ASR_WILL_NOT_COMPLY, PENDING, SEND_ASA_UNKNOWN_SESSION);
        t.row("G4", PENDING, REQUEST_NOT_SENT, IDLE, CLEAN_UP);
        t.row("G5", PENDING, MULTI_ROUND_ANSWER, PENDING, PROMPT_USER);
        t.row("G5", PENDING, ACCESS_REQUESTED, PENDING, SEND_AUTH_REQUEST);
        t.row("G5", PENDING, USER_SILENT, IDLE, CLEAN_UP);
        t.row("G5", OPEN, MULTI_ROUND_ANSWER, OPEN, PROMPT_USER);
        t.row("G6", PENDING, RAR_WILL_REAUTHORIZE, PENDING, SEND_RAA_UNKNOWN_SESSION);
        t.row("G6", PENDING, RAR_WILL_NOT_REAUTHORIZE, PENDING, SEND_RAA_UNKNOWN_SESSION);
    }

    private static void undeliveredReauthorization(Rows t) {
        t.rowIf("G4", OPEN, REQUEST_NOT_SENT, MAY_TRY_AGAIN, OPEN, RESEND_AUTH_REQUEST);
        t.rowIf("G4", OPEN, REQUEST_NOT_SENT, ALLOWS_SERVICE, OPEN, PROVIDE_SERVICE);
        t.row("G4", OPEN, REQUEST_NOT_SENT, IDLE, DISCONNECT_USER);
        t.row("G5", OPEN, USER_SILENT, IDLE, DISCONNECT_USER);
    }

    private static void lateAnswers(Rows t) {
        t.row("G9", IDLE, FAILED_ANSWER, IDLE, DISCARD);
        t.row("G9", IDLE, MULTI_ROUND_ANSWER, IDLE, DISCARD);
        t.row("G9", IDLE, STA_RECEIVED, IDLE, DISCARD);
        t.row("G9", PENDING, STA_RECEIVED, PENDING, DISCARD);
        t.row("G9", OPEN, STA_RECEIVED, OPEN, DISCARD);
    }
}
