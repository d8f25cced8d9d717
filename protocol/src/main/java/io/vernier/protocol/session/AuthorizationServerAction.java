package io.vernier.protocol.session;

/** What the owner of a server's authorization session does. */
public enum AuthorizationServerAction {
    SEND_SUCCESS("Send successful service-specific answer"),
    SEND_FAILURE("Send failed service-specific answer"),
    CLEAN_UP("Clean up"),
    SEND_RAR("Send RAR"),
    /** Takes over what the re-authorization says; the authorization request that follows the RAA has the rest. */
    UPDATE_SESSION("Update session"),
    SEND_ASR("Send ASR"),
    /** Waits, and sends the ASR again when the time is over. */
    WAIT_AND_RESEND_ASR("Wait, resend ASR"),
    /** With DIAMETER_SUCCESS, or DIAMETER_UNKNOWN_SESSION_ID where there was no session. */
    SEND_STA("Send STA"),

    /** What was wanted is refused: the session is not in the state for it. */
    REFUSE("Refuse"),
    /** What came is late or was not asked for. */
    DISCARD("Discard");

    private final String rfcName;

    AuthorizationServerAction(String rfcName) {
        this.rfcName = rfcName;
    }

    /** The action as RFC 6733 writes it, and in its manner where it has none. */
    public String rfcName() {
        return rfcName;
    }
}
