package io.vernier.protocol.accounting;

import static io.vernier.protocol.accounting.AccountingServerAction.*;
import static io.vernier.protocol.accounting.AccountingServerEvent.*;
import static io.vernier.protocol.accounting.AccountingState.IDLE;
import static io.vernier.protocol.accounting.AccountingState.OPEN;
import static io.vernier.protocol.session.Always.ALWAYS;

import io.vernier.protocol.session.Always;
import io.vernier.protocol.session.SessionTable;

/**
 * The two tables of RFC 6733 section 8.2 that accounting servers follow, as data: rows SA1 to SA5 of the one for servers that
 * keep no state, which is the default, ST1 to ST7 of the other, in the RFC's order, then what the RFC leaves open.
 *
 * <p>The gaps and how they are closed:
 *
 * <dl>
 *   <dt>G1
 *   <dd>A request that is refused for another reason than space is answered so; an open session stays open, and Ts ends it if
 *       nothing comes any more.
 *   <dt>G2
 *   <dd>With state: an INTERIM_RECORD or STOP_RECORD of a session that is not open is not accepted, 5002. Its owner asks
 *       {@link AccountingServer#isExpected} before it processes the record.
 *   <dt>G3
 *   <dd>With state: a START_RECORD in an open session (of a sub-session, or sent again) and an EVENT_RECORD are answered; the
 *       start also restarts Ts, since the client is alive.
 * </dl>
 */
public final class AccountingServerTransitions {
    private static final SessionTable<AccountingState, AccountingServerEvent, Always, AccountingServerAction>
            STATELESS = stateless().build();
    private static final SessionTable<AccountingState, AccountingServerEvent, Always, AccountingServerAction> STATEFUL =
            stateful().build();

    /** Spares the many type arguments. */
    private static final class Rows
            extends SessionTable.Builder<AccountingState, AccountingServerEvent, Always, AccountingServerAction> {
        Rows() {
            super(AccountingState.class, AccountingServerEvent.class, ALWAYS);
        }
    }

    private AccountingServerTransitions() {}

    /** The table of a server that keeps no state of sessions: records come in any order and at any time. */
    public static SessionTable<AccountingState, AccountingServerEvent, Always, AccountingServerAction> withoutState() {
        return STATELESS;
    }

    /** The table of a server that keeps track of sessions. */
    public static SessionTable<AccountingState, AccountingServerEvent, Always, AccountingServerAction> withState() {
        return STATEFUL;
    }

    private static Rows stateless() {
        var t = new Rows();
        t.row("SA1", IDLE, START_PROCESSED, IDLE, SEND_START_ANSWER);
        t.row("SA2", IDLE, EVENT_PROCESSED, IDLE, SEND_EVENT_ANSWER);
        t.row("SA3", IDLE, INTERIM_PROCESSED, IDLE, SEND_INTERIM_ANSWER);
        t.row("SA4", IDLE, STOP_PROCESSED, IDLE, SEND_STOP_ANSWER);
        t.row("SA5", IDLE, NO_SPACE, IDLE, SEND_OUT_OF_SPACE);
        t.row("G1", IDLE, REFUSED, IDLE, SEND_REFUSAL);
        return t;
    }

    private static Rows stateful() {
        var t = new Rows();
        t.row("ST1", IDLE, START_PROCESSED, OPEN, SEND_START_ANSWER, START_TS);
        t.row("ST2", IDLE, EVENT_PROCESSED, IDLE, SEND_EVENT_ANSWER);
        t.row("ST3", IDLE, NO_SPACE, IDLE, SEND_OUT_OF_SPACE);
        t.row("ST4", OPEN, INTERIM_PROCESSED, OPEN, SEND_INTERIM_ANSWER, RESTART_TS);
        t.row("ST5", OPEN, STOP_PROCESSED, IDLE, SEND_STOP_ANSWER, STOP_TS);
        t.row("ST6", OPEN, NO_SPACE, IDLE, SEND_OUT_OF_SPACE, STOP_TS);
        t.row("ST7", OPEN, TS_EXPIRED, IDLE, STOP_TS);

        t.row("G1", IDLE, REFUSED, IDLE, SEND_REFUSAL);
        t.row("G1", OPEN, REFUSED, OPEN, SEND_REFUSAL);
        t.row("G2", IDLE, INTERIM_PROCESSED, IDLE, SEND_UNKNOWN_SESSION);
        t.row("G2", IDLE, STOP_PROCESSED, IDLE, SEND_UNKNOWN_SESSION);
        t.row("G3", OPEN, START_PROCESSED, OPEN, SEND_START_ANSWER, RESTART_TS);
        t.row("G3", OPEN, EVENT_PROCESSED, OPEN, SEND_EVENT_ANSWER);
        return t;
    }
}
