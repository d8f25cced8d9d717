package io.vernier.protocol.creditcontrol;

/**
 * The states of credit-control sessions (RFC 8506 section 7). Pending states wait for the answer to one kind of request.
 *
 * <pre>
 *   IDLE ──initial──▶ PENDING_I ──▶ OPEN ──update──▶ PENDING_U ──▶ OPEN ──termination──▶ PENDING_T ──▶ IDLE
 *   IDLE ──event──▶ PENDING_E ──▶ IDLE          IDLE ──stored request──▶ PENDING_B ──▶ IDLE
 * </pre>
 */
public enum CreditControlState {
    IDLE("Idle"),
    /** The first interrogation waits for its answer. */
    PENDING_I("PendingI"),
    /** There is a session. */
    OPEN("Open"),
    /** An intermediate interrogation, or several, wait for their answers. */
    PENDING_U("PendingU"),
    /** The final interrogation waits for its answer. */
    PENDING_T("PendingT"),
    /** A one-time event waits for its answer. */
    PENDING_E("PendingE"),
    /** A request that was stored waits for its answer. */
    PENDING_B("PendingB");

    private final String rfcName;

    CreditControlState(String rfcName) {
        this.rfcName = rfcName;
    }

    /** The name as RFC 8506 writes it. */
    public String rfcName() {
        return rfcName;
    }
}
