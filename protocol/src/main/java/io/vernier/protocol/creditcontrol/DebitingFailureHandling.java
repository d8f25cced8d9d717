package io.vernier.protocol.creditcontrol;

import java.util.Optional;

/** What becomes of a direct debiting that fails: the Direct-Debiting-Failure-Handling AVP (section 8.15). */
public enum DebitingFailureHandling {
    /** The service ends if units were certainly not debited, otherwise the request is stored; the default. */
    TERMINATE_OR_BUFFER(0),
    /** The service is granted and the request forgotten. */
    CONTINUE(1);

    private final int value;

    DebitingFailureHandling(int value) {
        this.value = value;
    }

    /** The number in the AVP. */
    public int value() {
        return value;
    }

    /** The value with this number, empty for one that RFC 8506 does not know. */
    public static Optional<DebitingFailureHandling> of(int value) {
        return value < 0 || value > 1 ? Optional.empty() : Optional.of(values()[value]);
    }
}
