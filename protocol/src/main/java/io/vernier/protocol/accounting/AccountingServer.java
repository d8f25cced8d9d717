package io.vernier.protocol.accounting;

import static io.vernier.protocol.accounting.AccountingServerEvent.*;

import io.vernier.protocol.session.SessionTimer;
import io.vernier.protocol.session.SessionTransition;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * The accounting session of a server (RFC 6733 section 8.2), by {@link AccountingServerTransitions}. Confined to one thread at
 * a time. The owner performs the actions of each row, keeps one timer for {@link #nextCheck} if the session has state, and
 * forgets the session when it is back in Idle. Times are nanoseconds of one clock.
 */
public final class AccountingServer {
    private final boolean hasState;
    private final Duration supervision;
    private final SessionTimer ts = new SessionTimer();
    private AccountingState state = AccountingState.IDLE;

    private AccountingServer(boolean hasState, Duration supervision) {
        this.hasState = hasState;
        this.supervision = supervision;
    }

    /** A session of a server that takes records in any order, which is what RFC 6733 has as the default. */
    public static AccountingServer withoutState() {
        return new AccountingServer(false, Duration.ZERO);
    }

    /**
     * A session of a server that keeps track of it: with Ts twice the interval, as the RFC has it.
     *
     * @param interimInterval the Acct-Interim-Interval that the client was told
     * @throws IllegalArgumentException if it is not more than zero
     */
    public static AccountingServer withState(Duration interimInterval) {
        if (interimInterval.isNegative() || interimInterval.isZero()) {
            throw new IllegalArgumentException("Acct-Interim-Interval " + interimInterval
                    + " (expected: more than zero, where sessions are supervised by it)");
        }
        return new AccountingServer(true, interimInterval.multipliedBy(2));
    }

    public AccountingState state() {
        return state;
    }

    /** When {@link #timer} is to be called next; empty if Ts does not run. */
    public OptionalLong nextCheck() {
        return ts.due();
    }

    /** Whether a record of this type is to be processed now; one that is not is answered by {@link #processed} with 5002. */
    public boolean isExpected(RecordType type) {
        return !hasState
                || state == AccountingState.OPEN
                || type == RecordType.START_RECORD
                || type == RecordType.EVENT_RECORD;
    }

    /** A record came and was processed, or was not expected. */
    public SessionTransition<AccountingState, AccountingServerAction> processed(RecordType type, long now) {
        return follow(
                switch (type) {
                    case EVENT_RECORD -> EVENT_PROCESSED;
                    case START_RECORD -> START_PROCESSED;
                    case INTERIM_RECORD -> INTERIM_PROCESSED;
                    case STOP_RECORD -> STOP_PROCESSED;
                },
                now);
    }

    /** A record came, and there is no space left to store it. */
    public SessionTransition<AccountingState, AccountingServerAction> outOfSpace(long now) {
        return follow(NO_SPACE, now);
    }

    /** A record came that is refused for another reason. */
    public SessionTransition<AccountingState, AccountingServerAction> refused(long now) {
        return follow(REFUSED, now);
    }

    /** The timer fired. */
    public SessionTransition<AccountingState, AccountingServerAction> timer(long now) {
        return ts.isDue(now)
                ? follow(TS_EXPIRED, now)
                : AccountingServerTransitions.withState().nothing(state, TS_EXPIRED);
    }

    private SessionTransition<AccountingState, AccountingServerAction> follow(AccountingServerEvent event, long now) {
        var table = hasState ? AccountingServerTransitions.withState() : AccountingServerTransitions.withoutState();
        var row = table.on(state, event, condition -> true);
        state = row.next();
        for (AccountingServerAction action : row.actions()) {
            switch (action) {
                case START_TS, RESTART_TS -> ts.start(now, supervision);
                case STOP_TS -> ts.stop();
                default -> {
                    // the owner's alone
                }
            }
        }
        return row;
    }
}
