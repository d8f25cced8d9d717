package io.vernier.protocol.session;

/** What a client does when its re-authorization or STR cannot be delivered (RFC 6733 section 8.18). */
public enum AuthorizationClientCondition {
    ALWAYS,
    /** The Session-Server-Failover wants another try without Destination-Host, and this was the first. */
    MAY_TRY_AGAIN,
    /** The Session-Server-Failover allows the service when nobody can be asked. */
    ALLOWS_SERVICE;

    boolean holds(SessionServerFailover failover, boolean isSecondTry) {
        return switch (this) {
            case ALWAYS -> true;
            case MAY_TRY_AGAIN -> failover.triesAgain() && !isSecondTry;
            case ALLOWS_SERVICE -> failover.allowsService();
        };
    }
}
