package io.vernier.protocol.accounting;

import static io.vernier.protocol.accounting.AccountingClientEvent.*;

import io.vernier.protocol.session.SessionTimer;
import io.vernier.protocol.session.SessionTransition;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.DoubleSupplier;
import java.util.function.Predicate;

/**
 * The accounting session of a client (RFC 6733 sections 8.2 and 9), by {@link AccountingClientTransitions}: numbers its
 * records, times the interim ones, and says what is stored and whether the user may stay. Confined to one thread at a time.
 *
 * <p>Each method tells what happened and gives the row that applies; the owner performs its actions in order, then keeps one
 * timer for {@link #nextCheck}. Times are nanoseconds of one clock.
 */
public final class AccountingClient {
    /** How much interim records come before or after their time, as a part of the interval: section 9.8.2 wants chance. */
    private static final double SPREAD = 0.1;

    private final DoubleSupplier random;
    private final SessionTimer interim = new SessionTimer();
    private AccountingState state = AccountingState.IDLE;
    private RealtimeRequired realtime;
    private Duration interval;
    private long recordNumber;
    private boolean isStopStored;

    /**
     * A session in Idle.
     *
     * @param realtime what the authorization server requires, {@link RealtimeRequired#GRANT_AND_STORE} if it says nothing
     * @param interval the Acct-Interim-Interval, zero for no interim records
     * @param random numbers from 0 (inclusive) to 1 (exclusive), from a seeded generator
     */
    public AccountingClient(RealtimeRequired realtime, Duration interval, DoubleSupplier random) {
        this.realtime = realtime;
        this.interval = checked(interval);
        this.random = random;
    }

    public AccountingState state() {
        return state;
    }

    /** What is required now: what was received last. */
    public RealtimeRequired realtime() {
        return realtime;
    }

    /**
     * The Accounting-Record-Number of the newest record: 0 for START_RECORD and EVENT_RECORD, then one more for each (section
     * 9.8.3). A record that is stored since it could not be delivered keeps the number it was sent with.
     */
    public long recordNumber() {
        return recordNumber;
    }

    /** When {@link #timer} is to be called next; empty if no interim record is due. */
    public OptionalLong nextCheck() {
        return interim.due();
    }

    /** A service of some length begins. */
    public SessionTransition<AccountingState, AccountingClientAction> start(long now) {
        return follow(ACCESS_REQUESTED, condition -> true, now);
    }

    /** A one-time service is given. */
    public SessionTransition<AccountingState, AccountingClientAction> event(long now) {
        return follow(EVENT_REQUESTED, condition -> true, now);
    }

    /** There are records in storage that could be sent. */
    public SessionTransition<AccountingState, AccountingClientAction> sendStored(long now) {
        return follow(RECORDS_IN_STORAGE, condition -> true, now);
    }

    /** The service is over. */
    public SessionTransition<AccountingState, AccountingClientAction> stop(long now) {
        return follow(SERVICE_TERMINATED, condition -> true, now);
    }

    /**
     * The request that waits was answered, or could not be delivered.
     *
     * @param hasSpace whether there is room to store a record
     * @param isOverwritable whether an INTERIM_RECORD of this session is stored, which a new one would replace
     */
    public SessionTransition<AccountingState, AccountingClientAction> outcome(
            AccountingOutcome outcome, boolean hasSpace, boolean isOverwritable, long now) {
        return follow(
                switch (outcome) {
                    case SUCCESS -> SUCCESS;
                    case FAILURE_TO_SEND -> FAILURE_TO_SEND;
                    case FAILED_ANSWER -> FAILED_ANSWER;
                },
                condition -> condition.holds(realtime, hasSpace, isOverwritable),
                now);
    }

    /**
     * An answer carries Accounting-Realtime-Required or Acct-Interim-Interval: the latest value counts (section 9.1). Told
     * before {@link #outcome}. An interval that changes counts from now on.
     */
    public void direct(RealtimeRequired latest, Duration latestInterval, long now) {
        realtime = latest;
        boolean isChanged = !interval.equals(checked(latestInterval));
        interval = latestInterval;
        if (isChanged && !isStopStored && (state == AccountingState.OPEN || state == AccountingState.PENDING_I)) {
            startInterval(now);
        }
    }

    /** The timer fired. */
    public SessionTransition<AccountingState, AccountingClientAction> timer(long now) {
        if (!interim.isDue(now)) {
            return AccountingClientTransitions.table().nothing(state, INTERIM_ELAPSED);
        }
        startInterval(now);
        return follow(INTERIM_ELAPSED, condition -> true, now);
    }

    /**
     * Whether the session, open again, is over all the same: call {@link #conclude} then. It is so after a user left while an
     * answer was awaited.
     */
    public boolean isConcluded() {
        return state == AccountingState.OPEN && isStopStored;
    }

    /** Goes to Idle with the STOP_RECORD in storage. */
    public SessionTransition<AccountingState, AccountingClientAction> conclude(long now) {
        return follow(STOP_IN_STORAGE, condition -> true, now);
    }

    private SessionTransition<AccountingState, AccountingClientAction> follow(
            AccountingClientEvent event, Predicate<AccountingClientCondition> holds, long now) {
        var before = state;
        var row = AccountingClientTransitions.table().on(state, event, holds);
        state = row.next();
        for (AccountingClientAction action : row.actions()) {
            switch (action) {
                case SEND_START, SEND_EVENT -> recordNumber = 0;
                case SEND_INTERIM, SEND_STOP -> recordNumber++;
                case STORE_STOP -> storeStop(before);
                default -> {
                    // the owner's alone
                }
            }
        }
        if (before == AccountingState.PENDING_S && state == AccountingState.OPEN) {
            startInterval(now);
        }
        if (state == AccountingState.IDLE) {
            interim.stop();
            isStopStored = false;
        }
        return row;
    }

    private void storeStop(AccountingState before) {
        if (before != AccountingState.PENDING_L) {
            recordNumber++;
            isStopStored = true;
            interim.stop();
        }
    }

    private void startInterval(long now) {
        interim.stop();
        if (!interval.isZero()) {
            double factor = 1 - SPREAD + 2 * SPREAD * random.getAsDouble();
            interim.start(now, Duration.ofNanos((long) (interval.toNanos() * factor)));
        }
    }

    private static Duration checked(Duration interval) {
        if (interval.isNegative()) {
            throw new IllegalArgumentException("Acct-Interim-Interval " + interval + " (expected: not less than zero)");
        }
        return interval;
    }
}
