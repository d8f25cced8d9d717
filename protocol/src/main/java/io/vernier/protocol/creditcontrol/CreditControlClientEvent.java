package io.vernier.protocol.creditcontrol;

/** What happens to the credit-control session of a client. */
public enum CreditControlClientEvent {
    ACCESS_REQUESTED("Client or device requests access/service"),
    SUCCESS("Successful answer received"),
    FAILURE_TO_SEND("Failure to send"),
    TEMPORARY_ERROR("temporary error"),
    FAILED_ANSWER("Failed answer received"),
    SERVICE_DENIED("answer with END_USER_SERVICE_DENIED"),
    USER_UNKNOWN("answer with USER_UNKNOWN"),
    NOT_APPLICABLE("answer with CREDIT_CONTROL_NOT_APPLICABLE"),
    TX_EXPIRED("Tx timer expired"),
    SERVICE_TERMINATED("User service terminated"),
    RATING_CHANGED("Change in rating condition"),
    TERMINATION_QUEUED("Service terminated in queue"),
    RATING_CHANGE_QUEUED("Change in rating condition in queue"),
    UNITS_ELAPSED("Granted unit elapses"),
    VALIDITY_ELAPSED("Validity-Time elapses"),
    RAR_RECEIVED("RAR received"),
    /** An answer said that there are no more units, without granting any: there are none to wait for. */
    NO_FINAL_UNITS("Final-unit indication without units"),
    ASR_RECEIVED("ASR received");

    private final String rfcName;

    CreditControlClientEvent(String rfcName) {
        this.rfcName = rfcName;
    }

    /** The event as RFC 8506 writes it. */
    public String rfcName() {
        return rfcName;
    }
}
