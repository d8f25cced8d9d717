package io.vernier.protocol.creditcontrol;

import java.util.Optional;

/** Why a Credit-Control-Request is sent: the CC-Request-Type AVP (section 8.3). 0 is reserved. */
public enum RequestType {
    INITIAL_REQUEST(1),
    UPDATE_REQUEST(2),
    TERMINATION_REQUEST(3),
    EVENT_REQUEST(4);

    private final int value;

    RequestType(int value) {
        this.value = value;
    }

    /** The number in the AVP. */
    public int value() {
        return value;
    }

    /** The value with this number, empty for one that RFC 8506 does not know. */
    public static Optional<RequestType> of(int value) {
        return value < 1 || value > 4 ? Optional.empty() : Optional.of(values()[value - 1]);
    }
}
