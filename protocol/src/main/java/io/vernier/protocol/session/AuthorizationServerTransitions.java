package io.vernier.protocol.session;

import static io.vernier.protocol.session.Always.ALWAYS;
import static io.vernier.protocol.session.AuthorizationServerAction.*;
import static io.vernier.protocol.session.AuthorizationServerEvent.*;
import static io.vernier.protocol.session.AuthorizationState.*;

/**
 * The two tables of RFC 6733 section 8.1 that servers follow, as data: rows AS1 to AS14 of the one for sessions whose state
 * is maintained, SS1 of the other, in the RFC's order, then what the RFC leaves open.
 *
 * <p>The gaps and how they are closed:
 *
 * <dl>
 *   <dt>G1
 *   <dd>An authorization request in Pending: client and server both began a re-authorization. It is answered as in Open; the
 *       RAA is still awaited.
 *   <dt>G2
 *   <dd>No answer to the RAR: the authorization stands until its lifetime ends, so back to Open, where it may be tried again.
 *   <dt>G3
 *   <dd>Lifetime and Session-Timeout free the session in Pending and Discon, too: section 8.4 demands it without exception.
 *   <dt>G4
 *   <dd>The server wants to end the service while a RAA is awaited: ASR as in Open.
 *   <dt>G5
 *   <dd>An authorization request in Discon: refused, the service is being ended.
 *   <dt>G6
 *   <dd>Re-authorization wanted where there is no authorized session: refused.
 *   <dt>G7
 *   <dd>A RAA that nobody awaits is discarded.
 *   <dt>G8
 *   <dd>The client restarted with loss of its state: its sessions are cleaned up in every state (section 8.6).
 *   <dt>G9
 *   <dd>Without state, an STR is answered with 5002, as the RFC has it for sessions that are not known; RAA and ASA are
 *       discarded.
 *   <dt>G10
 *   <dd>The wait of AS11 is over: the ASR goes again.
 * </dl>
 */
public final class AuthorizationServerTransitions {
    private static final SessionTable<AuthorizationState, AuthorizationServerEvent, Always, AuthorizationServerAction>
            STATEFUL = stateful().build();
    private static final SessionTable<AuthorizationState, AuthorizationServerEvent, Always, AuthorizationServerAction>
            STATELESS = stateless().build();

    /** Spares the many type arguments. */
    private static final class Rows
            extends SessionTable.Builder<
                    AuthorizationState, AuthorizationServerEvent, Always, AuthorizationServerAction> {
        Rows() {
            super(AuthorizationState.class, AuthorizationServerEvent.class, ALWAYS);
        }
    }

    private AuthorizationServerTransitions() {}

    /** The table of a server that maintains the session's state. */
    public static SessionTable<AuthorizationState, AuthorizationServerEvent, Always, AuthorizationServerAction>
            whenStateIsMaintained() {
        return STATEFUL;
    }

    /** The table of a server that keeps no state of the session. */
    public static SessionTable<AuthorizationState, AuthorizationServerEvent, Always, AuthorizationServerAction>
            whenNoStateIsMaintained() {
        return STATELESS;
    }

    private static Rows stateful() {
        var t = new Rows();
        t.row("AS1", IDLE, REQUEST_AUTHORIZED, OPEN, SEND_SUCCESS);
        t.row("AS2", IDLE, REQUEST_REFUSED, IDLE, SEND_FAILURE);
        t.row("AS3", OPEN, REQUEST_AUTHORIZED, OPEN, SEND_SUCCESS);
        t.row("AS4", OPEN, REQUEST_REFUSED, IDLE, SEND_FAILURE, CLEAN_UP);
        t.row("AS5", OPEN, CONFIRMATION_WANTED, PENDING, SEND_RAR);
        t.row("AS6", PENDING, RAA_FAILED, IDLE, CLEAN_UP);
        t.row("AS7", PENDING, RAA_SUCCESS, OPEN, UPDATE_SESSION);
        t.row("AS8", OPEN, TERMINATION_WANTED, DISCON, SEND_ASR);
        t.row("AS9", OPEN, LIFETIME_EXPIRED, IDLE, CLEAN_UP);
        t.row("AS10", OPEN, SESSION_TIMEOUT, IDLE, CLEAN_UP);
        t.row("AS11", DISCON, ASR_NOT_SENT, DISCON, WAIT_AND_RESEND_ASR);
        t.row("AS12", DISCON, ASA_RECEIVED, IDLE, CLEAN_UP);
        t.row("AS13", IDLE, ASA_RECEIVED, IDLE);
        t.row("AS13", PENDING, ASA_RECEIVED, PENDING);
        t.row("AS13", OPEN, ASA_RECEIVED, OPEN);
        for (var any : AuthorizationState.values()) {
            t.row("AS14", any, STR_RECEIVED, IDLE, SEND_STA, CLEAN_UP);
        }

        t.row("G1", PENDING, REQUEST_AUTHORIZED, PENDING, SEND_SUCCESS);
        t.row("G1", PENDING, REQUEST_REFUSED, IDLE, SEND_FAILURE, CLEAN_UP);
        t.row("G2", PENDING, RAR_NOT_SENT, OPEN);
        t.row("G3", PENDING, LIFETIME_EXPIRED, IDLE, CLEAN_UP);
        t.row("G3", PENDING, SESSION_TIMEOUT, IDLE, CLEAN_UP);
        t.row("G3", DISCON, LIFETIME_EXPIRED, IDLE, CLEAN_UP);
        t.row("G3", DISCON, SESSION_TIMEOUT, IDLE, CLEAN_UP);
        t.row("G4", PENDING, TERMINATION_WANTED, DISCON, SEND_ASR);
        t.row("G5", DISCON, REQUEST_AUTHORIZED, DISCON, SEND_FAILURE);
        t.row("G5", DISCON, REQUEST_REFUSED, DISCON, SEND_FAILURE);
        t.row("G6", IDLE, CONFIRMATION_WANTED, IDLE, REFUSE);
        t.row("G6", PENDING, CONFIRMATION_WANTED, PENDING, REFUSE);
        t.row("G6", DISCON, CONFIRMATION_WANTED, DISCON, REFUSE);
        t.row("G10", DISCON, RESEND_DUE, DISCON, SEND_ASR);
        for (var elsewhere : new AuthorizationState[] {IDLE, OPEN, DISCON}) {
            t.row("G7", elsewhere, RAA_SUCCESS, elsewhere, DISCARD);
            t.row("G7", elsewhere, RAA_FAILED, elsewhere, DISCARD);
        }
        for (var known : new AuthorizationState[] {PENDING, OPEN, DISCON}) {
            t.row("G8", known, CLIENT_RESTARTED, IDLE, CLEAN_UP);
        }
        return t;
    }

    private static Rows stateless() {
        var t = new Rows();
        t.row("SS1", IDLE, REQUEST_AUTHORIZED, IDLE, SEND_SUCCESS);
        t.row("SS1", IDLE, REQUEST_REFUSED, IDLE, SEND_FAILURE);
        t.row("G6", IDLE, CONFIRMATION_WANTED, IDLE, REFUSE);
        t.row("G6", IDLE, TERMINATION_WANTED, IDLE, REFUSE);
        t.row("G9", IDLE, STR_RECEIVED, IDLE, SEND_STA);
        t.row("G9", IDLE, RAA_SUCCESS, IDLE, DISCARD);
        t.row("G9", IDLE, RAA_FAILED, IDLE, DISCARD);
        t.row("G9", IDLE, ASA_RECEIVED, IDLE, DISCARD);
        return t;
    }
}
