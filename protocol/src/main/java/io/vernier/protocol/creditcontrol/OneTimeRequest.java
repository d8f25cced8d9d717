package io.vernier.protocol.creditcontrol;

import static io.vernier.protocol.creditcontrol.OneTimeEvent.*;

import io.vernier.protocol.session.SessionTimer;
import io.vernier.protocol.session.SessionTransition;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * A one-time event at a client (RFC 8506 sections 6 and 7), by {@link OneTimeTransitions}. Confined to one thread at a time.
 * The owner performs the actions of each row and keeps one timer for {@link #nextCheck}. Times are
 * nanoseconds of one clock.
 */
public final class OneTimeRequest {
    /** The CC-Request-Number of every one-time event (section 8.2). */
    public static final long REQUEST_NUMBER = 0;

    private final RequestedAction action;
    private final DebitingFailureHandling handling;
    private final Duration txTime;
    private final SessionTimer tx = new SessionTimer();
    private CreditControlState state = CreditControlState.IDLE;
    private boolean hasFailedOver;

    /**
     * An event in Idle.
     *
     * @param handling the DDFH: of the server if it sent one, of the home AAA server, or configured here, in that order
     * @param txTime how long the user waits, Tx; 10 seconds are recommended
     * @throws IllegalArgumentException if Tx is not more than zero
     */
    public OneTimeRequest(RequestedAction action, DebitingFailureHandling handling, Duration txTime) {
        this.action = action;
        this.handling = handling;
        this.txTime = CreditControlSettings.checkedTx(txTime);
    }

    public CreditControlState state() {
        return state;
    }

    /** When {@link #timer} is to be called next; empty if Tx does not run. */
    public OptionalLong nextCheck() {
        return tx.due();
    }

    /** The service is requested. */
    public SessionTransition<CreditControlState, OneTimeAction> request(long now) {
        return follow(SERVICE_REQUESTED, false, now);
    }

    /** The request is in storage and can be sent again. */
    public SessionTransition<CreditControlState, OneTimeAction> sendStored(long now) {
        return follow(REQUEST_IN_STORAGE, false, now);
    }

    /**
     * What became of the request that waits.
     *
     * @param mayFailOver whether there is an alternative server, and what happened allows it to be asked: no answer, or an
     *     answer of {@link CreditControlOutcome#mayTryElsewhereAfter}
     */
    public SessionTransition<CreditControlState, OneTimeAction> outcome(
            CreditControlOutcome outcome, boolean mayFailOver, long now) {
        return follow(
                switch (outcome) {
                    case SUCCESS -> SUCCESS;
                    case FAILURE_TO_SEND -> FAILURE_TO_SEND;
                    case TEMPORARY_ERROR -> TEMPORARY_ERROR;
                    case FAILED_ANSWER -> FAILED_ANSWER;
                    case SERVICE_DENIED -> SERVICE_DENIED;
                    case USER_UNKNOWN -> USER_UNKNOWN;
                    case NOT_APPLICABLE -> NOT_APPLICABLE;
                },
                mayFailOver,
                now);
    }

    /** The timer fired. */
    public SessionTransition<CreditControlState, OneTimeAction> timer(long now) {
        if (!tx.isDue(now)) {
            return OneTimeTransitions.table().nothing(state, TX_EXPIRED);
        }
        tx.stop();
        return follow(TX_EXPIRED, false, now);
    }

    private SessionTransition<CreditControlState, OneTimeAction> follow(
            OneTimeEvent event, boolean mayFailOver, long now) {
        boolean mayGoElsewhere = mayFailOver && !hasFailedOver;
        var row = OneTimeTransitions.table()
                .on(state, event, condition -> condition.holds(action, handling, tx.isRunning(), mayGoElsewhere));
        state = row.next();
        if (row.has(OneTimeAction.START_TX)) {
            tx.start(now, txTime);
            hasFailedOver = false;
        }
        if (row.has(OneTimeAction.RESEND_TO_ALTERNATIVE)) {
            hasFailedOver = true;
        }
        if (state == CreditControlState.IDLE) {
            tx.stop();
        }
        return row;
    }
}
