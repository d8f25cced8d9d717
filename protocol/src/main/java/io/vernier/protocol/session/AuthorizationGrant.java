package io.vernier.protocol.session;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a successful authorization answer says of the session (RFC 6733 sections 8.9 to 8.20).
 *
 * @param isStateMaintained whether the server maintains state, the Auth-Session-State; the server's word is binding
 * @param authorizationLifetime seconds of service until the next authorization, 0 for at once, {@link #NO_LIFETIME} for
 *     never; no lifetime where the AVP is absent
 * @param authGracePeriod seconds after the lifetime until the server forgets the session
 * @param sessionTimeout seconds until the session ends, 0 for never
 * @param sessionBinding the bits of the Session-Binding AVP, 0 where it is absent
 * @param failover what to do when a message cannot be delivered
 * @param classes the Class AVPs' octets, to be sent in every later request of the session
 */
public record AuthorizationGrant(
        boolean isStateMaintained,
        long authorizationLifetime,
        long authGracePeriod,
        long sessionTimeout,
        int sessionBinding,
        SessionServerFailover failover,
        List<byte[]> classes) {
    /** All ones in the Authorization-Lifetime AVP: no re-authorization is expected. */
    public static final long NO_LIFETIME = 0xffff_ffffL;

    private static final AuthorizationGrant DEFAULTS =
            new AuthorizationGrant(true, NO_LIFETIME, 0, 0, 0, SessionServerFailover.REFUSE_SERVICE, List.of());
    private static final int RE_AUTH = 1;
    private static final int STR = 2;
    private static final int ACCOUNTING = 4;

    /**
     * @throws IllegalArgumentException if a number of seconds is not an Unsigned32, or the Session-Timeout is shorter than
     *     the Authorization-Lifetime, which section 8.9 forbids
     */
    public AuthorizationGrant {
        check("Authorization-Lifetime", authorizationLifetime);
        check("Auth-Grace-Period", authGracePeriod);
        check("Session-Timeout", sessionTimeout);
        if (sessionTimeout != 0 && authorizationLifetime != NO_LIFETIME && sessionTimeout < authorizationLifetime) {
            throw new IllegalArgumentException("Session-Timeout " + sessionTimeout
                    + " (expected: at least the Authorization-Lifetime " + authorizationLifetime
                    + ", RFC 6733 section 8.9)");
        }
        classes = List.copyOf(classes);
    }

    /** What an answer says that has none of these AVPs: state maintained, no time limits. */
    public static AuthorizationGrant defaults() {
        return DEFAULTS;
    }

    /** The same, with no state maintained at the server. */
    public AuthorizationGrant withoutState() {
        return new AuthorizationGrant(
                false, authorizationLifetime, authGracePeriod, sessionTimeout, sessionBinding, failover, classes);
    }

    /** The same with an Authorization-Lifetime and an Auth-Grace-Period, in seconds. */
    public AuthorizationGrant withLifetime(long seconds, long graceSeconds) {
        return new AuthorizationGrant(
                isStateMaintained, seconds, graceSeconds, sessionTimeout, sessionBinding, failover, classes);
    }

    /** The same with a Session-Timeout, in seconds. */
    public AuthorizationGrant withSessionTimeout(long seconds) {
        return new AuthorizationGrant(
                isStateMaintained, authorizationLifetime, authGracePeriod, seconds, sessionBinding, failover, classes);
    }

    /** The same with a Session-Binding and a Session-Server-Failover. */
    public AuthorizationGrant withBinding(int bits, SessionServerFailover other) {
        return new AuthorizationGrant(
                isStateMaintained, authorizationLifetime, authGracePeriod, sessionTimeout, bits, other, classes);
    }

    /** The same with Class AVPs. */
    public AuthorizationGrant withClasses(List<byte[]> others) {
        return new AuthorizationGrant(
                isStateMaintained,
                authorizationLifetime,
                authGracePeriod,
                sessionTimeout,
                sessionBinding,
                failover,
                others);
    }

    /** How long the user is served before the next authorization; empty where none is expected. */
    public Optional<Duration> lifetime() {
        return authorizationLifetime == NO_LIFETIME
                ? Optional.empty()
                : Optional.of(Duration.ofSeconds(authorizationLifetime));
    }

    /** How long until the authorization is void on both sides: lifetime and grace period. */
    public Optional<Duration> lifetimeAndGrace() {
        return lifetime().map(time -> time.plusSeconds(authGracePeriod));
    }

    /** How long the session may last; empty for without limit. */
    public Optional<Duration> timeout() {
        return sessionTimeout == 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(sessionTimeout));
    }

    /** Whether re-authorizations carry the server's name as Destination-Host (section 8.17: the bit is clear). */
    public boolean namesHostInReAuth() {
        return (sessionBinding & RE_AUTH) == 0;
    }

    /** Whether the STR carries the server's name as Destination-Host. */
    public boolean namesHostInTermination() {
        return (sessionBinding & STR) == 0;
    }

    /** Whether accounting messages carry the server's name as Destination-Host, if it is known. */
    public boolean namesHostInAccounting() {
        return (sessionBinding & ACCOUNTING) == 0;
    }

    private static void check(String name, long seconds) {
        if (seconds < 0 || seconds > 0xffff_ffffL) {
            throw new IllegalArgumentException(name + " " + seconds + " (expected: 0 to 4294967295 seconds)");
        }
    }
}
