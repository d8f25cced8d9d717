package io.vernier.protocol.session;

import static io.vernier.protocol.session.AuthorizationClientAction.REMEMBER_TERMINATION;
import static io.vernier.protocol.session.AuthorizationClientEvent.*;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * The authorization session of a client (RFC 6733 section 8.1), by {@link AuthorizationClientTransitions}: from the first
 * authorization request to the end of its service. Confined to one thread at a time.
 *
 * <p>Each method tells what happened and gives the row that applies; the owner performs its actions in order. The owner keeps
 * one timer, for {@link #nextCheck}, and sets it again after every call. Times are nanoseconds of one clock.
 *
 * <p>Whether the server maintains state is known when the first answer comes, and decides which of the two tables is
 * followed from then on; re-authorizations cannot change it (section 8).
 *
 * <p>The authorization is renewed when its lifetime ends, during the grace period. Where the server grants none it is renewed
 * after nine tenths of the lifetime, since at its end the answer would come too late. A lifetime of zero is renewed at once,
 * and void only when that fails.
 */
public final class AuthorizationClient {
    private final SessionTimer renewal = new SessionTimer();
    private final SessionTimer lifetime = new SessionTimer();
    private final SessionTimer timeout = new SessionTimer();
    private final SessionTimer prompt = new SessionTimer();
    private AuthorizationState state = AuthorizationState.IDLE;
    private AuthorizationGrant grant = AuthorizationGrant.defaults();
    private TerminationCause cause = TerminationCause.LOGOUT;
    private boolean isTerminationRemembered;
    private boolean isSecondTry;

    /** A session in Idle. */
    public AuthorizationClient() {}

    public AuthorizationState state() {
        return state;
    }

    /** What the server said last; its Class AVPs go into every later request of the session. */
    public AuthorizationGrant grant() {
        return grant;
    }

    /** The Termination-Cause for an STR that is to be sent. */
    public TerminationCause terminationCause() {
        return cause;
    }

    /** When {@link #timer} is to be called next; empty if nothing is timed. */
    public OptionalLong nextCheck() {
        return SessionTimer.earliest(renewal, lifetime, timeout, prompt);
    }

    /** The user or the device requests access, or wants the authorization renewed. */
    public SessionTransition<AuthorizationState, AuthorizationClientAction> requestAccess() {
        return follow(ACCESS_REQUESTED);
    }

    /**
     * A successful answer came. Its Class AVPs replace those of earlier answers; a re-authorization that has none, and one
     * without Session-Timeout, leaves what was said before.
     *
     * @param provision what becomes of it on the device
     */
    public SessionTransition<AuthorizationState, AuthorizationClientAction> granted(
            AuthorizationGrant answer, Provision provision, long now) {
        boolean isFirst = state != AuthorizationState.OPEN;
        AuthorizationClientEvent event = switch (provision) {
            case PROVIDED -> isTerminationRemembered ? SUCCESS_NOT_PROVIDED : SUCCESS;
            case NOT_PROVIDED -> SUCCESS_NOT_PROVIDED;
            case NOT_PROCESSED -> SUCCESS_NOT_PROCESSED;
        };
        if (state != AuthorizationState.DISCON) {
            takeOver(answer, isFirst);
            if (!isTerminationRemembered) {
                cause = provision == Provision.NOT_PROCESSED
                        ? TerminationCause.BAD_ANSWER
                        : TerminationCause.SERVICE_NOT_PROVIDED;
            }
        }
        var row = follow(event);
        if (state == AuthorizationState.OPEN) {
            startRenewal(answer, now);
            answer.timeout().ifPresent(time -> timeout.start(now, time));
        }
        return row;
    }

    /** An answer with an error Result-Code came. */
    public SessionTransition<AuthorizationState, AuthorizationClientAction> refused() {
        return follow(FAILED_ANSWER);
    }

    /**
     * An answer with DIAMETER_MULTI_ROUND_AUTH came.
     *
     * @param timeToRespond the Multi-Round-Time-Out; zero for without limit
     */
    public SessionTransition<AuthorizationState, AuthorizationClientAction> multiRound(
            Duration timeToRespond, long now) {
        var row = follow(MULTI_ROUND_ANSWER);
        if (row.has(AuthorizationClientAction.PROMPT_USER) && !timeToRespond.isZero()) {
            prompt.start(now, timeToRespond);
        }
        return row;
    }

    /**
     * The request that waits for its answer, authorization request or STR, was not delivered or not answered. Where the
     * service goes on all the same, it does for another Authorization-Lifetime.
     */
    public SessionTransition<AuthorizationState, AuthorizationClientAction> notDelivered(long now) {
        var row = follow(state == AuthorizationState.DISCON ? STR_NOT_SENT : REQUEST_NOT_SENT);
        isSecondTry =
                row.has(AuthorizationClientAction.RESEND_AUTH_REQUEST) || row.has(AuthorizationClientAction.RESEND_STR);
        if (row.has(AuthorizationClientAction.PROVIDE_SERVICE)) {
            startRenewal(grant, now);
        }
        return row;
    }

    /** A Re-Auth-Request came. */
    public SessionTransition<AuthorizationState, AuthorizationClientAction> reAuthRequested(boolean willFollow) {
        return follow(willFollow ? RAR_WILL_REAUTHORIZE : RAR_WILL_NOT_REAUTHORIZE);
    }

    /** An Abort-Session-Request came. */
    public SessionTransition<AuthorizationState, AuthorizationClientAction> abortRequested(boolean willComply) {
        if (willComply && state != AuthorizationState.DISCON) {
            cause = TerminationCause.ADMINISTRATIVE;
        }
        return follow(willComply ? ASR_WILL_COMPLY : ASR_WILL_NOT_COMPLY);
    }

    /** The service ends here. */
    public SessionTransition<AuthorizationState, AuthorizationClientAction> serviceTerminated(TerminationCause why) {
        if (state != AuthorizationState.DISCON) {
            cause = why;
        }
        return follow(SERVICE_TERMINATED);
    }

    /** The Session-Termination-Answer came, whatever it says. */
    public SessionTransition<AuthorizationState, AuthorizationClientAction> terminationAnswered() {
        return follow(STA_RECEIVED);
    }

    /** The timer fired: what is due first is done; {@link #nextCheck} may be due at once again. */
    public SessionTransition<AuthorizationState, AuthorizationClientAction> timer(long now) {
        if (timeout.isDue(now)) {
            timeout.stop();
            cause = TerminationCause.SESSION_TIMEOUT;
            return follow(SESSION_TIMEOUT);
        }
        if (lifetime.isDue(now)) {
            lifetime.stop();
            cause = TerminationCause.AUTH_EXPIRED;
            return follow(LIFETIME_EXPIRED);
        }
        if (prompt.isDue(now)) {
            prompt.stop();
            return follow(USER_SILENT);
        }
        if (renewal.isDue(now)) {
            return follow(ACCESS_REQUESTED);
        }
        return AuthorizationClientTransitions.whenStateIsMaintained().nothing(state, SESSION_TIMEOUT);
    }

    private SessionTransition<AuthorizationState, AuthorizationClientAction> follow(AuthorizationClientEvent event) {
        var table = grant.isStateMaintained()
                ? AuthorizationClientTransitions.whenStateIsMaintained()
                : AuthorizationClientTransitions.whenNoStateIsMaintained();
        var row = table.on(state, event, condition -> condition.holds(grant.failover(), isSecondTry));
        state = row.next();
        if (row.has(REMEMBER_TERMINATION)) {
            isTerminationRemembered = true;
        }
        if (row.has(AuthorizationClientAction.SEND_AUTH_REQUEST)) {
            renewal.stop();
            prompt.stop();
            isSecondTry = false;
        }
        if (row.has(AuthorizationClientAction.SEND_STR)) {
            isSecondTry = false;
        }
        if (state == AuthorizationState.IDLE || state == AuthorizationState.DISCON) {
            stopTimers();
        }
        return row;
    }

    private void takeOver(AuthorizationGrant answer, boolean isFirst) {
        if (isFirst) {
            grant = answer;
            return;
        }
        var merged = grant.isStateMaintained() == answer.isStateMaintained()
                ? answer
                : new AuthorizationGrant(
                        grant.isStateMaintained(),
                        answer.authorizationLifetime(),
                        answer.authGracePeriod(),
                        answer.sessionTimeout(),
                        answer.sessionBinding(),
                        answer.failover(),
                        answer.classes());
        grant = answer.classes().isEmpty() ? merged.withClasses(grant.classes()) : merged;
    }

    private void startRenewal(AuthorizationGrant answer, long now) {
        renewal.stop();
        lifetime.stop();
        answer.lifetime().ifPresent(time -> renewal.start(now, answer.authGracePeriod() > 0 ? time : shortOf(time)));
        answer.lifetimeAndGrace().filter(time -> !time.isZero()).ifPresent(time -> lifetime.start(now, time));
    }

    private static Duration shortOf(Duration time) {
        return time.multipliedBy(9).dividedBy(10);
    }

    private void stopTimers() {
        renewal.stop();
        lifetime.stop();
        timeout.stop();
        prompt.stop();
        isTerminationRemembered = false;
    }
}
