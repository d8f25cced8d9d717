package io.vernier.protocol.accounting;

/**
 * The states of accounting sessions (RFC 6733 section 8.2). Pending states wait for the answer to one kind of record.
 *
 * <pre>
 *   IDLE ──start──▶ PENDING_S ──▶ OPEN ──interim──▶ PENDING_I ──▶ OPEN ──stop──▶ PENDING_L ──▶ IDLE
 *   IDLE ──event──▶ PENDING_E ──▶ IDLE          IDLE ──stored record──▶ PENDING_B ──▶ IDLE
 * </pre>
 */
public enum AccountingState {
    IDLE("Idle"),
    /** A START_RECORD waits for its answer. */
    PENDING_S("PendingS"),
    /** The service is under way. */
    OPEN("Open"),
    /** An INTERIM_RECORD waits for its answer. */
    PENDING_I("PendingI"),
    /** A STOP_RECORD waits for its answer. */
    PENDING_L("PendingL"),
    /** An EVENT_RECORD waits for its answer. */
    PENDING_E("PendingE"),
    /** A record that was stored waits for its answer. */
    PENDING_B("PendingB");

    private final String rfcName;

    AccountingState(String rfcName) {
        this.rfcName = rfcName;
    }

    /** The name as RFC 6733 writes it. */
    public String rfcName() {
        return rfcName;
    }
}
