package io.vernier.protocol.creditcontrol;

import java.util.Optional;

/** What becomes of the service when credit control fails: the Credit-Control-Failure-Handling AVP (section 8.14). */
public enum FailureHandling {
    /** The service is only granted while there is a connection; the default. */
    TERMINATE(0),
    /** An alternative server is tried where that is possible; otherwise the service goes on. */
    CONTINUE(1),
    /** An alternative server is tried where that is possible; otherwise the service ends. */
    RETRY_AND_TERMINATE(2);

    private final int value;

    FailureHandling(int value) {
        this.value = value;
    }

    /** The number in the AVP. */
    public int value() {
        return value;
    }

    /** The value with this number, empty for one that RFC 8506 does not know. */
    public static Optional<FailureHandling> of(int value) {
        return value < 0 || value > 2 ? Optional.empty() : Optional.of(values()[value]);
    }
}
