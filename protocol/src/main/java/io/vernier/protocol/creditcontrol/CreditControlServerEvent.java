package io.vernier.protocol.creditcontrol;

/** What happens to the credit-control session of a server. */
public enum CreditControlServerEvent {
    INITIAL_PROCESSED("CC initial request received and successfully processed"),
    INITIAL_NOT_PROCESSED("CC initial request received but not successfully processed"),
    EVENT_PROCESSED("CC event request received and successfully processed"),
    EVENT_NOT_PROCESSED("CC event request received but not successfully processed"),
    UPDATE_PROCESSED("CC update request received and successfully processed"),
    UPDATE_NOT_PROCESSED("CC update request received but not successfully processed"),
    TERMINATION_PROCESSED("CC termination request received and successfully processed"),
    TERMINATION_NOT_PROCESSED("CC termination request received but not successfully processed"),
    TCC_EXPIRED("Session supervision timer Tcc expired"),
    /** The server wants the client to ask again. */
    REAUTHORIZATION_WANTED("Re-authorization wanted"),
    /** The server wants the session to end. */
    TERMINATION_WANTED("Termination wanted"),
    /** The client's Origin-State-Id has become higher: it lost its sessions. */
    CLIENT_RESTARTED("Client restarted");

    private final String rfcName;

    CreditControlServerEvent(String rfcName) {
        this.rfcName = rfcName;
    }

    /** The event as RFC 8506 writes it. */
    public String rfcName() {
        return rfcName;
    }
}
