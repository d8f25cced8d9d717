package io.vernier.protocol.creditcontrol;

/** What the owner of a one-time event does. */
public enum OneTimeAction {
    SEND_EVENT("Send CC event req."),
    START_TX("start Tx timer"),
    SEND_STORED("Send stored request"),
    GRANT_SERVICE("Grant service to end user"),
    TERMINATE_SERVICE("Terminate end user's service"),
    INDICATE_ERROR("Indicate service error"),
    /** It is sent with the T bit when it is sent again, as every stored request is (section 6.5). */
    STORE_REQUEST("Store request"),
    /** As {@link #STORE_REQUEST}: nobody knows whether it was processed. */
    STORE_REQUEST_WITH_T("Store request with T flag"),
    DELETE_REQUEST("Delete request"),

    /** Sends the request to an alternative server. */
    RESEND_TO_ALTERNATIVE("Resend to alternative server"),
    /** What was wanted is refused: another request is under way. */
    REFUSE("Refuse"),
    /** What came is late or was not asked for. */
    DISCARD("Discard");

    private final String rfcName;

    OneTimeAction(String rfcName) {
        this.rfcName = rfcName;
    }

    /** The action as RFC 8506 writes it, and in its manner where it has none. */
    public String rfcName() {
        return rfcName;
    }
}
