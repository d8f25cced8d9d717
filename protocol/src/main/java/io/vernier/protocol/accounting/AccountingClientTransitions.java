package io.vernier.protocol.accounting;

import static io.vernier.protocol.accounting.AccountingClientAction.*;
import static io.vernier.protocol.accounting.AccountingClientCondition.*;
import static io.vernier.protocol.accounting.AccountingClientEvent.*;
import static io.vernier.protocol.accounting.AccountingState.*;

import io.vernier.protocol.session.SessionTable;

/**
 * The table of RFC 6733 section 8.2 that accounting clients follow, as data: rows CA1 to CA26, counted as the rows of the
 * table are with what ends alike in one, then what the RFC leaves open.
 *
 * <p>The gaps and how they are closed:
 *
 * <dl>
 *   <dt>G1
 *   <dd>Failure to send where records must be delivered (DELIVER_AND_GRANT) although there is room to store them: the user is
 *       disconnected as without room, since the service is only granted while there is a connection (section 9.8.7).
 *   <dt>G2
 *   <dd>The user left while an answer was awaited, so the STOP_RECORD is stored, and the answer opens the session: it goes to
 *       Idle at once, where the records in storage are sent in their order.
 *   <dt>G3
 *   <dd>The interim interval elapses while an answer is awaited: nothing, the next interval brings the next record. The user
 *       leaves in PendingE, PendingB or PendingL: nothing, there is no service that could end.
 *   <dt>G4
 *   <dd>Access or a one-time service requested while the session is not idle: refused; one session has one service.
 *   <dt>G5
 *   <dd>Answers and failures that nobody awaits are discarded.
 *   <dt>G6
 *   <dd>Records in storage while the session is not idle wait until it is.
 * </dl>
 */
public final class AccountingClientTransitions {
    private static final SessionTable<
                    AccountingState, AccountingClientEvent, AccountingClientCondition, AccountingClientAction>
            TABLE = rows().build();

    /** Spares the many type arguments. */
    private static final class Rows
            extends SessionTable.Builder<
                    AccountingState, AccountingClientEvent, AccountingClientCondition, AccountingClientAction> {
        Rows() {
            super(AccountingState.class, AccountingClientEvent.class, ALWAYS);
        }
    }

    private AccountingClientTransitions() {}

    /** The table. */
    public static SessionTable<
                    AccountingState, AccountingClientEvent, AccountingClientCondition, AccountingClientAction>
            table() {
        return TABLE;
    }

    private static Rows rows() {
        var t = new Rows();
        t.row("CA1", IDLE, ACCESS_REQUESTED, PENDING_S, SEND_START);
        t.row("CA2", IDLE, EVENT_REQUESTED, PENDING_E, SEND_EVENT);
        t.row("CA3", IDLE, RECORDS_IN_STORAGE, PENDING_B, SEND_STORED);

        t.row("CA4", PENDING_S, SUCCESS, OPEN);
        t.rowIf("CA5", PENDING_S, FAILURE_TO_SEND, SPACE_AND_NOT_DELIVER, OPEN, STORE_START);
        t.rowIf("CA6", PENDING_S, FAILURE_TO_SEND, NO_SPACE_AND_LOSE, OPEN);
        t.rowIf("CA7", PENDING_S, FAILURE_TO_SEND, NO_SPACE_AND_NOT_LOSE, IDLE, DISCONNECT_USER);
        t.rowIf("CA8", PENDING_S, FAILED_ANSWER, LOSE, OPEN);
        t.rowIf("CA9", PENDING_S, FAILED_ANSWER, NOT_LOSE, IDLE, DISCONNECT_USER);
        t.row("CA10", PENDING_S, SERVICE_TERMINATED, PENDING_S, STORE_STOP);

        t.row("CA11", OPEN, INTERIM_ELAPSED, PENDING_I, SEND_INTERIM);
        t.row("CA12", OPEN, SERVICE_TERMINATED, PENDING_L, SEND_STOP);

        t.row("CA13", PENDING_I, SUCCESS, OPEN);
        t.rowIf("CA14", PENDING_I, FAILURE_TO_SEND, SPACE_OR_OVERWRITABLE_AND_NOT_DELIVER, OPEN, STORE_INTERIM);
        t.rowIf("CA15", PENDING_I, FAILURE_TO_SEND, NO_SPACE_AND_LOSE, OPEN);
        t.rowIf("CA16", PENDING_I, FAILURE_TO_SEND, NO_SPACE_AND_NOT_LOSE, IDLE, DISCONNECT_USER);
        t.rowIf("CA17", PENDING_I, FAILED_ANSWER, LOSE, OPEN);
        t.rowIf("CA18", PENDING_I, FAILED_ANSWER, NOT_LOSE, IDLE, DISCONNECT_USER);
        t.row("CA19", PENDING_I, SERVICE_TERMINATED, PENDING_I, STORE_STOP);

        t.row("CA20", PENDING_E, SUCCESS, IDLE);
        t.rowIf("CA21", PENDING_E, FAILURE_TO_SEND, SPACE, IDLE, STORE_EVENT);
        t.rowIf("CA22", PENDING_E, FAILURE_TO_SEND, NO_SPACE, IDLE);
        t.row("CA22", PENDING_E, FAILED_ANSWER, IDLE);

        t.row("CA23", PENDING_B, SUCCESS, IDLE, DELETE_RECORD);
        t.row("CA24", PENDING_B, FAILURE_TO_SEND, IDLE);
        t.row("CA23", PENDING_B, FAILED_ANSWER, IDLE, DELETE_RECORD);

        t.row("CA25", PENDING_L, SUCCESS, IDLE);
        t.rowIf("CA26", PENDING_L, FAILURE_TO_SEND, SPACE, IDLE, STORE_STOP);
        t.rowIf("CA25", PENDING_L, FAILURE_TO_SEND, NO_SPACE, IDLE);
        t.row("CA25", PENDING_L, FAILED_ANSWER, IDLE);
        gaps(t);
        return t;
    }

    private static void gaps(Rows t) {
        t.rowIf("G1", PENDING_S, FAILURE_TO_SEND, SPACE, IDLE, DISCONNECT_USER);
        t.rowIf("G1", PENDING_I, FAILURE_TO_SEND, SPACE, IDLE, DISCONNECT_USER);
        t.row("G2", OPEN, STOP_IN_STORAGE, IDLE);
        for (var waiting : new AccountingState[] {PENDING_S, PENDING_I, PENDING_E, PENDING_B, PENDING_L}) {
            t.row("G3", waiting, INTERIM_ELAPSED, waiting);
        }
        for (var over : new AccountingState[] {PENDING_E, PENDING_B, PENDING_L}) {
            t.row("G3", over, SERVICE_TERMINATED, over);
        }
        for (var busy : new AccountingState[] {PENDING_S, OPEN, PENDING_I, PENDING_E, PENDING_B, PENDING_L}) {
            t.row("G4", busy, ACCESS_REQUESTED, busy, REFUSE);
            t.row("G4", busy, EVENT_REQUESTED, busy, REFUSE);
            t.row("G6", busy, RECORDS_IN_STORAGE, busy);
        }
        for (var silent : new AccountingState[] {IDLE, OPEN}) {
            t.row("G5", silent, SUCCESS, silent, DISCARD);
            t.row("G5", silent, FAILURE_TO_SEND, silent, DISCARD);
            t.row("G5", silent, FAILED_ANSWER, silent, DISCARD);
        }
    }
}
