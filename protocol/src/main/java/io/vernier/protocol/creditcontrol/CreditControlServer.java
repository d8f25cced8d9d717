package io.vernier.protocol.creditcontrol;

import static io.vernier.protocol.creditcontrol.CreditControlServerEvent.*;

import io.vernier.protocol.session.SessionTimer;
import io.vernier.protocol.session.SessionTransition;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * The credit-control session of a server (RFC 8506 section 7), by {@link CreditControlServerTransitions}. Confined to one
 * thread at a time. The owner asks {@link #isDuplicate} and {@link #isExpected} before it processes a request, performs the
 * actions of each row, keeps one timer for {@link #nextCheck}, and forgets the session when it is back in Idle. Times are
 * nanoseconds of one clock.
 */
public final class CreditControlServer {
    private final Duration supervision;
    private final SessionTimer tcc = new SessionTimer();
    private final RequestNumbers seen = new RequestNumbers();
    private CreditControlState state = CreditControlState.IDLE;

    /**
     * A session in Idle.
     *
     * @param supervision Tcc for answers without Validity-Time; with one it is twice that, as section 13 recommends
     * @throws IllegalArgumentException if it is not more than zero
     */
    public CreditControlServer(Duration supervision) {
        if (supervision.isNegative() || supervision.isZero()) {
            throw new IllegalArgumentException("Tcc " + supervision + " (expected: more than zero)");
        }
        this.supervision = supervision;
    }

    public CreditControlState state() {
        return state;
    }

    /** When {@link #timer} is to be called next; empty if Tcc does not run. */
    public OptionalLong nextCheck() {
        return tcc.due();
    }

    /**
     * Whether the session had a request with this CC-Request-Number already, which is to be answered as it was then (section
     * 5.7). Numbers may come out of sequence (section 5.1.2). Asked once for each request.
     */
    public boolean isDuplicate(long requestNumber) {
        return !seen.add(requestNumber);
    }

    /** Whether a request of this type is to be processed now; {@link #processed} refuses one that is not. */
    public boolean isExpected(RequestType type) {
        return switch (type) {
            case INITIAL_REQUEST -> state == CreditControlState.IDLE;
            case UPDATE_REQUEST, TERMINATION_REQUEST -> state == CreditControlState.OPEN;
            case EVENT_REQUEST -> true;
        };
    }

    /**
     * A request came.
     *
     * @param isSuccessful whether it was processed with success; not so for one that is not expected
     * @param validity the Validity-Time that the answer grants, zero for none
     */
    public SessionTransition<CreditControlState, CreditControlServerAction> processed(
            RequestType type, boolean isSuccessful, Duration validity, long now) {
        var row = follow(
                switch (type) {
                    case INITIAL_REQUEST -> isSuccessful ? INITIAL_PROCESSED : INITIAL_NOT_PROCESSED;
                    case UPDATE_REQUEST -> isSuccessful ? UPDATE_PROCESSED : UPDATE_NOT_PROCESSED;
                    case TERMINATION_REQUEST -> isSuccessful ? TERMINATION_PROCESSED : TERMINATION_NOT_PROCESSED;
                    case EVENT_REQUEST -> isSuccessful ? EVENT_PROCESSED : EVENT_NOT_PROCESSED;
                });
        if (row.has(CreditControlServerAction.START_TCC) || row.has(CreditControlServerAction.RESTART_TCC)) {
            tcc.start(now, validity.isZero() ? supervision : validity.multipliedBy(2));
        }
        return row;
    }

    /** Something else happened. */
    public SessionTransition<CreditControlState, CreditControlServerAction> on(CreditControlServerEvent event) {
        return follow(event);
    }

    /** The timer fired. */
    public SessionTransition<CreditControlState, CreditControlServerAction> timer(long now) {
        return tcc.isDue(now)
                ? follow(TCC_EXPIRED)
                : CreditControlServerTransitions.table().nothing(state, TCC_EXPIRED);
    }

    private SessionTransition<CreditControlState, CreditControlServerAction> follow(CreditControlServerEvent event) {
        var row = CreditControlServerTransitions.table().on(state, event, condition -> true);
        state = row.next();
        if (state == CreditControlState.IDLE) {
            tcc.stop();
        }
        return row;
    }
}
