package io.vernier.protocol.session;

import static io.vernier.protocol.session.AuthorizationServerEvent.*;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * The authorization session of a server (RFC 6733 section 8.1), by {@link AuthorizationServerTransitions}. Confined to one
 * thread at a time. The owner performs the actions of each row, keeps one timer for {@link #nextCheck} and forgets the
 * session when it is back in Idle. Times are nanoseconds of one clock.
 */
public final class AuthorizationServer {
    private final boolean isStateMaintained;
    private final Duration resendInterval;
    private final SessionTimer lifetime = new SessionTimer();
    private final SessionTimer timeout = new SessionTimer();
    private final SessionTimer resend = new SessionTimer();
    private AuthorizationState state = AuthorizationState.IDLE;

    /**
     * A session in Idle.
     *
     * @param isStateMaintained whether the answers say so; without state every request stands for itself
     * @param resendInterval how long to wait before an ASR that could not be delivered is sent again
     */
    public AuthorizationServer(boolean isStateMaintained, Duration resendInterval) {
        if (resendInterval.isNegative() || resendInterval.isZero()) {
            throw new IllegalArgumentException("resend interval " + resendInterval + " (expected: more than nothing)");
        }
        this.isStateMaintained = isStateMaintained;
        this.resendInterval = resendInterval;
    }

    public AuthorizationState state() {
        return state;
    }

    /** When {@link #timer} is to be called next; empty if nothing is timed. */
    public OptionalLong nextCheck() {
        return SessionTimer.earliest(lifetime, timeout, resend);
    }

    /** An authorization request came, and the user is authorized as the answer says. */
    public SessionTransition<AuthorizationState, AuthorizationServerAction> authorized(
            AuthorizationGrant answer, long now) {
        var row = follow(REQUEST_AUTHORIZED, now);
        if (state == AuthorizationState.OPEN || state == AuthorizationState.PENDING) {
            lifetime.stop();
            answer.lifetimeAndGrace().ifPresent(time -> lifetime.start(now, time));
            answer.timeout().ifPresent(time -> timeout.start(now, time));
        }
        return row;
    }

    /** An authorization request came, and is refused. */
    public SessionTransition<AuthorizationState, AuthorizationServerAction> refused(long now) {
        return follow(REQUEST_REFUSED, now);
    }

    /** Something else happened. */
    public SessionTransition<AuthorizationState, AuthorizationServerAction> on(
            AuthorizationServerEvent event, long now) {
        return follow(event, now);
    }

    /** The timer fired: what is due first is done; {@link #nextCheck} may be due at once again. */
    public SessionTransition<AuthorizationState, AuthorizationServerAction> timer(long now) {
        if (timeout.isDue(now)) {
            return follow(SESSION_TIMEOUT, now);
        }
        if (lifetime.isDue(now)) {
            return follow(LIFETIME_EXPIRED, now);
        }
        if (resend.isDue(now)) {
            resend.stop();
            return follow(RESEND_DUE, now);
        }
        return AuthorizationServerTransitions.whenStateIsMaintained().nothing(state, SESSION_TIMEOUT);
    }

    private SessionTransition<AuthorizationState, AuthorizationServerAction> follow(
            AuthorizationServerEvent event, long now) {
        var table = isStateMaintained
                ? AuthorizationServerTransitions.whenStateIsMaintained()
                : AuthorizationServerTransitions.whenNoStateIsMaintained();
        var row = table.on(state, event, condition -> true);
        state = row.next();
        if (row.has(AuthorizationServerAction.WAIT_AND_RESEND_ASR)) {
            resend.start(now, resendInterval);
        }
        if (state == AuthorizationState.IDLE) {
            lifetime.stop();
            timeout.stop();
            resend.stop();
        }
        return row;
    }
}
