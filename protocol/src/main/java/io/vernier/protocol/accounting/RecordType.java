package io.vernier.protocol.accounting;

import java.util.Optional;

/** What an accounting record is about: the Accounting-Record-Type AVP (RFC 6733 section 9.8.1). */
public enum RecordType {
    /** A service without length; its only record. */
    EVENT_RECORD(1),
    START_RECORD(2),
    INTERIM_RECORD(3),
    STOP_RECORD(4);

    private final int value;

    RecordType(int value) {
        this.value = value;
    }

    /** The number in the AVP. */
    public int value() {
        return value;
    }

    /** The type with this number, empty for one that RFC 6733 does not know. */
    public static Optional<RecordType> of(int value) {
        return value < 1 || value > 4 ? Optional.empty() : Optional.of(values()[value - 1]);
    }
}
