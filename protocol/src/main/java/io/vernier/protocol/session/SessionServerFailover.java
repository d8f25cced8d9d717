package io.vernier.protocol.session;

import java.util.Optional;

/** What a client does when a re-authorization or STR cannot be delivered to the session's server (RFC 6733 section 8.18). */
public enum SessionServerFailover {
    /** Ends the service and tries nothing else; the default. */
    REFUSE_SERVICE(0),
    /** Sends once more without Destination-Host. */
    TRY_AGAIN(1),
    /** Goes on as if the re-authorization had succeeded. */
    ALLOW_SERVICE(2),
    /** Sends once more without Destination-Host, and goes on as if it had succeeded if that fails too. */
    TRY_AGAIN_ALLOW_SERVICE(3);

    private final int value;

    SessionServerFailover(int value) {
        this.value = value;
    }

    /** The number in the Session-Server-Failover AVP. */
    public int value() {
        return value;
    }

    /** The value with this number, empty for one that RFC 6733 does not know. */
    public static Optional<SessionServerFailover> of(int value) {
        return value < 0 || value >= values().length ? Optional.empty() : Optional.of(values()[value]);
    }

    /** Whether a message is sent once more without Destination-Host. */
    public boolean triesAgain() {
        return this == TRY_AGAIN || this == TRY_AGAIN_ALLOW_SERVICE;
    }

    /** Whether the service goes on when a re-authorization cannot be delivered. */
    public boolean allowsService() {
        return this == ALLOW_SERVICE || this == TRY_AGAIN_ALLOW_SERVICE;
    }
}
