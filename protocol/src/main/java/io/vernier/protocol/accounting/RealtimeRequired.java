package io.vernier.protocol.accounting;

import java.util.Optional;

/** What becomes of the service when records cannot be delivered: the Accounting-Realtime-Required AVP (section 9.8.7). */
public enum RealtimeRequired {
    /** The service is only granted while there is a connection to an accounting server. */
    DELIVER_AND_GRANT(1),
    /** The service is granted while records can be delivered or stored; the default. */
    GRANT_AND_STORE(2),
    /** The service is granted whatever becomes of the records. */
    GRANT_AND_LOSE(3);

    private final int value;

    RealtimeRequired(int value) {
        this.value = value;
    }

    /** The number in the AVP. */
    public int value() {
        return value;
    }

    /** The value with this number, empty for one that RFC 6733 does not know. */
    public static Optional<RealtimeRequired> of(int value) {
        return value < 1 || value > 3 ? Optional.empty() : Optional.of(values()[value - 1]);
    }
}
