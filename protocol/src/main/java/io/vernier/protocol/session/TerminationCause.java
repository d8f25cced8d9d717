package io.vernier.protocol.session;

/** Why a session ended on the access device: the values of the Termination-Cause AVP (RFC 6733 section 8.15). */
public enum TerminationCause {
    LOGOUT(1),
    /** The service was authorized but could not be provided. */
    SERVICE_NOT_PROVIDED(2),
    /** The answer could not be processed. */
    BAD_ANSWER(3),
    /** An operator, or the home server by an ASR, ended it. */
    ADMINISTRATIVE(4),
    LINK_BROKEN(5),
    /** The authorization expired. */
    AUTH_EXPIRED(6),
    USER_MOVED(7),
    SESSION_TIMEOUT(8);

    private final int value;

    TerminationCause(int value) {
        this.value = value;
    }

    /** The number in the Termination-Cause AVP. */
    public int value() {
        return value;
    }
}
