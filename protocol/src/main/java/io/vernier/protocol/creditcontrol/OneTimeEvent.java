package io.vernier.protocol.creditcontrol;

/** What happens to a one-time event at a client. */
public enum OneTimeEvent {
    SERVICE_REQUESTED("Client or device requests a one-time service"),
    REQUEST_IN_STORAGE("Request in storage"),
    SUCCESS("Successful answer received"),
    FAILURE_TO_SEND("Failure to send"),
    TEMPORARY_ERROR("temporary error"),
    FAILED_ANSWER("failed answer received"),
    SERVICE_DENIED("answer with END_USER_SERVICE_DENIED"),
    USER_UNKNOWN("answer with USER_UNKNOWN"),
    NOT_APPLICABLE("answer with CREDIT_CONTROL_NOT_APPLICABLE"),
    TX_EXPIRED("Tx timer expired");

    private final String rfcName;

    OneTimeEvent(String rfcName) {
        this.rfcName = rfcName;
    }

    /** The event as RFC 8506 writes it. */
    public String rfcName() {
        return rfcName;
    }
}
