package io.vernier.protocol.session;

/**
 * The states of authorization sessions (RFC 6733 section 8.1), of clients and servers alike.
 *
 * <pre>
 *   client   IDLE ──request──▶ PENDING ──success──▶ OPEN ──expiry, abort──▶ DISCON ──STA──▶ IDLE
 *   server   IDLE ──authorized──▶ OPEN ──re-auth──▶ PENDING ──success──▶ OPEN ──abort──▶ DISCON ──ASA──▶ IDLE
 * </pre>
 */
public enum AuthorizationState {
    /** There is no session. */
    IDLE("Idle"),
    /** A client waits for the answer to its authorization request; a server for the answer to its Re-Auth-Request. */
    PENDING("Pending"),
    /** The user is authorized. */
    OPEN("Open"),
    /** The session ends: a client waits for its STA, a server for its ASA. */
    DISCON("Discon");

    private final String rfcName;

    AuthorizationState(String rfcName) {
        this.rfcName = rfcName;
    }

    /** The name as RFC 6733 writes it. */
    public String rfcName() {
        return rfcName;
    }
}
