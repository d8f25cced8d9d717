package io.vernier.protocol.accounting;

/** What happens to the accounting session of a client. */
public enum AccountingClientEvent {
    ACCESS_REQUESTED("Client or device requests access"),
    EVENT_REQUESTED("Client or device requests a one-time service"),
    RECORDS_IN_STORAGE("Records in storage"),
    SUCCESS("Successful answer received"),
    FAILURE_TO_SEND("Failure to send"),
    FAILED_ANSWER("Failed answer received"),
    INTERIM_ELAPSED("Interim interval elapses"),
    SERVICE_TERMINATED("User service terminated"),
    /** The session is open, but its STOP_RECORD is stored already: the user left while an answer was awaited. */
    STOP_IN_STORAGE("Stop record in storage");

    private final String rfcName;

    AccountingClientEvent(String rfcName) {
        this.rfcName = rfcName;
    }

    /** The event as RFC 6733 writes it. */
    public String rfcName() {
        return rfcName;
    }
}
