package io.vernier.protocol.creditcontrol;

import static io.vernier.protocol.creditcontrol.CreditControlClientEvent.*;

import io.vernier.protocol.creditcontrol.CreditControlSituation.FinalUnits;
import io.vernier.protocol.session.SessionTable;
import io.vernier.protocol.session.SessionTimer;
import io.vernier.protocol.session.SessionTransition;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The credit-control session of a client (RFC 8506 sections 5 and 7), by {@link CreditControlClientTransitions}: numbers the
 * requests, supervises them by Tx and the units by their Validity-Time, follows the failure handling that is valid, and says
 * when the service is granted and when it ends. Confined to one thread at a time.
 *
 * <p>Each method tells what happened and gives the row that applies; the owner performs its actions in order, then, while
 * {@link #hasQueued}, calls {@link #next} and performs that, and keeps one timer for {@link #nextCheck}. Times are
 * nanoseconds of one clock.
 */
public final class CreditControlClient {
    private final CreditControlSettings settings;
    private final SessionTable<
                    CreditControlState,
                    CreditControlClientEvent,
                    CreditControlClientCondition,
                    CreditControlClientAction>
            table;
    private final SessionTimer tx = new SessionTimer();
    private final SessionTimer validity = new SessionTimer();
    private final Deque<CreditControlClientEvent> queue = new ArrayDeque<>();
    private CreditControlState state = CreditControlState.IDLE;
    private FailureHandling failureHandling;
    private boolean isFailoverSupported;
    private boolean hasFailedOver;
    private boolean isFinalActionOn;
    private FinalUnits finalUnits = FinalUnits.NONE;
    private long requestNumber;
    private int pending;

    private CreditControlClient(
            CreditControlSettings settings,
            SessionTable<
                            CreditControlState,
                            CreditControlClientEvent,
                            CreditControlClientCondition,
                            CreditControlClientAction>
                    table) {
        this.settings = settings;
        this.table = table;
        this.failureHandling = settings.failureHandling();
        this.isFailoverSupported = settings.isFailoverSupported();
    }

    /** A session in Idle whose first interrogation is a Credit-Control-Request (section 5.2.1). */
    public static CreditControlClient withInitialRequest(CreditControlSettings settings) {
        return new CreditControlClient(settings, CreditControlClientTransitions.withInitialRequest());
    }

    /** A session in Idle whose first interrogation goes with an authorization request (section 5.2.2). */
    public static CreditControlClient withAuthorizationRequest(CreditControlSettings settings) {
        return new CreditControlClient(settings, CreditControlClientTransitions.withAuthorizationRequest());
    }

    public CreditControlState state() {
        return state;
    }

    /** The CCFH that is valid: of the credit-control server, of the home AAA server, or of the settings, in that order. */
    public FailureHandling failureHandling() {
        return failureHandling;
    }

    /**
     * The CC-Request-Number of the request that the last row sends: 0 for the first interrogation, 1 for the first update
     * whatever carried the first interrogation, then one more for each (section 8.2).
     */
    public long requestNumber() {
        return requestNumber;
    }

    /**
     * Whether the user is redirected or restricted. The update of the row that begins it carries nothing that could be rated,
     * later ones report no used units (section 5.6.2).
     */
    public boolean isFinalActionOn() {
        return isFinalActionOn;
    }

    /** When {@link #timer} is to be called next; empty if nothing is timed. */
    public OptionalLong nextCheck() {
        return SessionTimer.earliest(tx, validity);
    }

    /** Access to a service is requested. */
    public SessionTransition<CreditControlState, CreditControlClientAction> start(long now) {
        return follow(ACCESS_REQUESTED, now);
    }

    /** What the home AAA server said with the authorization; tells it before {@link #start}. It goes before the settings. */
    public void direct(Optional<FailureHandling> handling, Optional<Boolean> failover) {
        handling.ifPresent(value -> failureHandling = value);
        failover.ifPresent(value -> isFailoverSupported = value);
    }

    /**
     * An answer came.
     *
     * @param outcome what its Result-Code says
     * @param grant what else it says
     * @param mayTryElsewhere whether there is an alternative server and the Result-Code is one of {@link
     *     CreditControlOutcome#mayTryElsewhereAfter}
     */
    public SessionTransition<CreditControlState, CreditControlClientAction> answered(
            CreditControlOutcome outcome, CreditControlGrant grant, boolean mayTryElsewhere, long now) {
        boolean isAwaited = pending > 0;
        if (isAwaited) {
            direct(grant.failureHandling(), grant.isFailoverSupported());
        }
        var before = state;
        boolean mayFailOver =
                mayTryElsewhere && mayMove() && (failureHandling != FailureHandling.TERMINATE || tx.isRunning());
        if (isAwaited) {
            pending--;
        }
        var row = follow(eventOf(outcome), mayFailOver, grant.hasUnits(), false, now);
        if (row.has(CreditControlClientAction.RESEND_TO_ALTERNATIVE)) {
            pending++;
        } else if (outcome == CreditControlOutcome.SUCCESS && isAwaited && isGranting(before)) {
            takeOver(grant, now);
        }
        return row;
    }

    /**
     * A request could not be delivered, or was not answered in its time (not Tx: the time-out of the request). Once the
     * requests that wait went to an alternative server, what becomes of the former sendings is not told here.
     *
     * @param hasAlternative whether there is another server that could be asked
     */
    public SessionTransition<CreditControlState, CreditControlClientAction> notDelivered(
            boolean hasAlternative, long now) {
        boolean mayFailOver = hasAlternative && mayMove() && failureHandling != FailureHandling.TERMINATE;
        return follow(FAILURE_TO_SEND, mayFailOver, false, false, now);
    }

    /** The units of the session are spent. */
    public SessionTransition<CreditControlState, CreditControlClientAction> unitsElapsed(long now) {
        return follow(UNITS_ELAPSED, now);
    }

    /**
     * The units of one service or rating group are spent.
     *
     * @param action what a final-unit indication said of them
     */
    public SessionTransition<CreditControlState, CreditControlClientAction> unitsElapsed(
            Optional<FinalUnitAction> action, long now) {
        var ofSession = finalUnits;
        finalUnits = action.map(value ->
                        supported(value) == FinalUnitAction.TERMINATE ? FinalUnits.TERMINATE_GROUP : FinalUnits.OTHER)
                .orElse(FinalUnits.NONE);
        var row = follow(UNITS_ELAPSED, now);
        finalUnits = ofSession;
        return row;
    }

    /** The Validity-Time of one service or rating group elapsed. */
    public SessionTransition<CreditControlState, CreditControlClientAction> validityElapsed(long now) {
        return follow(VALIDITY_ELAPSED, now);
    }

    /** Something changed that the rating depends on. */
    public SessionTransition<CreditControlState, CreditControlClientAction> ratingChanged(long now) {
        return follow(RATING_CHANGED, now);
    }

    /** The user's service is over. */
    public SessionTransition<CreditControlState, CreditControlClientAction> serviceTerminated(long now) {
        return follow(SERVICE_TERMINATED, now);
    }

    /**
     * A Re-Auth-Request came.
     *
     * @param concernsMore whether it concerns services that no update under way is about (section 5.5)
     */
    public SessionTransition<CreditControlState, CreditControlClientAction> reAuthRequested(
            boolean concernsMore, long now) {
        return follow(RAR_RECEIVED, false, false, concernsMore, now);
    }

    /** An Abort-Session-Request came. */
    public SessionTransition<CreditControlState, CreditControlClientAction> abortRequested(long now) {
        return follow(ASR_RECEIVED, now);
    }

    /** The timer fired: what is due first is done; {@link #nextCheck} may be due at once again. */
    public SessionTransition<CreditControlState, CreditControlClientAction> timer(long now) {
        if (tx.isDue(now)) {
            tx.stop();
            return follow(TX_EXPIRED, now);
        }
        if (validity.isDue(now)) {
            validity.stop();
            return follow(VALIDITY_ELAPSED, now);
        }
        return table.nothing(state, TX_EXPIRED);
    }

    /** Whether something happened while an answer was awaited that can be done now. */
    public boolean hasQueued() {
        return state == CreditControlState.OPEN && !queue.isEmpty();
    }

    /**
     * The next thing that was queued, in the order in which they happened.
     *
     * @throws IllegalStateException if there is none
     */
    public SessionTransition<CreditControlState, CreditControlClientAction> next(long now) {
        if (!hasQueued()) {
            throw new IllegalStateException("nothing is queued (expected: hasQueued)");
        }
        return follow(queue.remove(), now);
    }

    private static CreditControlClientEvent eventOf(CreditControlOutcome outcome) {
        return switch (outcome) {
            case SUCCESS -> SUCCESS;
            case FAILURE_TO_SEND -> FAILURE_TO_SEND;
            case TEMPORARY_ERROR -> TEMPORARY_ERROR;
            case FAILED_ANSWER -> FAILED_ANSWER;
            case SERVICE_DENIED -> SERVICE_DENIED;
            case USER_UNKNOWN -> USER_UNKNOWN;
            case NOT_APPLICABLE -> NOT_APPLICABLE;
        };
    }

    /** A session that is not begun may always go elsewhere, one that is only where the server supports it. */
    private boolean mayMove() {
        return !hasFailedOver && (isFailoverSupported || state == CreditControlState.PENDING_I);
    }

    private SessionTransition<CreditControlState, CreditControlClientAction> follow(
            CreditControlClientEvent event, long now) {
        return follow(event, false, false, false, now);
    }

    private SessionTransition<CreditControlState, CreditControlClientAction> follow(
            CreditControlClientEvent event, boolean mayFailOver, boolean hasUnits, boolean concernsMore, long now) {
        var situation = new CreditControlSituation(
                failureHandling,
                finalUnits,
                mayFailOver,
                isFinalActionOn,
                hasUnits,
                pending > 0,
                concernsMore,
                settings.hasMultipleServices());
        var row = table.on(state, event, condition -> condition.holds(situation));
        state = row.next();
        for (CreditControlClientAction action : row.actions()) {
            perform(action, now);
        }
        if (state == CreditControlState.IDLE) {
            clear();
        }
        return row;
    }

    private void perform(CreditControlClientAction action, long now) {
        switch (action) {
            case SEND_INITIAL, SEND_AA_REQUEST -> {
                requestNumber = 0;
                pending = 1;
            }
            case SEND_UPDATE -> {
                requestNumber++;
                pending++;
                hasFailedOver = false;
                validity.stop();
            }
            case SEND_TERMINATION -> {
                requestNumber++;
                pending = 1;
                hasFailedOver = false;
                validity.stop();
                queue.clear();
            }
            case START_TX -> tx.start(now, settings.tx());
            case STOP_TX -> tx.stop();
            case QUEUE_TERMINATION -> queue.add(TERMINATION_QUEUED);
            case QUEUE_RATING_CHANGE -> queue.add(RATING_CHANGE_QUEUED);
            case RESEND_TO_ALTERNATIVE -> hasFailedOver = true;
            case START_FINAL_ACTION -> isFinalActionOn = true;
            case END_FINAL_ACTION -> isFinalActionOn = false;
            default -> {
                // the owner's alone
            }
        }
    }

    private static boolean isGranting(CreditControlState before) {
        return before == CreditControlState.PENDING_I || before == CreditControlState.PENDING_U;
    }

    private void takeOver(CreditControlGrant grant, long now) {
        finalUnits = grant.finalUnits().map(this::finalUnitsOf).orElse(FinalUnits.NONE);
        validity.stop();
        if (!grant.validity().isZero()) {
            validity.start(now, grant.validity());
        }
        if (grant.finalUnits().isPresent() && !grant.hasUnits()) {
            queue.addFirst(NO_FINAL_UNITS);
        }
    }

    private FinalUnits finalUnitsOf(FinalUnitAction action) {
        return supported(action) == FinalUnitAction.TERMINATE ? FinalUnits.TERMINATE_SESSION : FinalUnits.OTHER;
    }

    private FinalUnitAction supported(FinalUnitAction action) {
        return settings.supportedActions().contains(action) ? action : FinalUnitAction.TERMINATE;
    }

    private void clear() {
        tx.stop();
        validity.stop();
        queue.clear();
        pending = 0;
        hasFailedOver = false;
        isFinalActionOn = false;
        finalUnits = FinalUnits.NONE;
    }
}
