package io.vernier.protocol.creditcontrol;

import io.vernier.codec.ResultCode;

/** What the owner of a client's credit-control session does. */
public enum CreditControlClientAction {
    /** The authorization request of another application, with credit-control AVPs (section 5.2.2). */
    SEND_AA_REQUEST("Send AA-Request with added CC AVPs", 0),
    SEND_INITIAL("Send CC initial req.", 0),
    SEND_UPDATE("Send CC update req.", 0),
    SEND_TERMINATION("Send CC termination req.", 0),
    START_TX("Start Tx timer", 0),
    STOP_TX("Stop Tx timer", 0),
    GRANT_SERVICE("Grant service to end user", 0),
    TERMINATE_SERVICE("Terminate end user's service", 0),
    DISCONNECT_USER("Disconnect user/dev", 0),
    QUEUE_TERMINATION("Queue termination event", 0),
    QUEUE_RATING_CHANGE("Queue changed rating condition event", 0),
    /** DIAMETER_LIMITED_SUCCESS: an update follows (section 5.5). */
    SEND_RAA_LIMITED("Send RAA", ResultCode.LIMITED_SUCCESS),
    /** DIAMETER_SUCCESS: what is wanted is under way already (section 5.5). */
    SEND_RAA("Send RAA", ResultCode.SUCCESS),
    SEND_RAA_UNKNOWN_SESSION("Send RAA with Result-Code = UNKNOWN_SESSION_ID", ResultCode.UNKNOWN_SESSION_ID),
    SEND_ASA("Send ASA with Result-Code = SUCCESS", ResultCode.SUCCESS),
    SEND_ASA_UNKNOWN_SESSION("Send ASA with Result-Code = UNKNOWN_SESSION_ID", ResultCode.UNKNOWN_SESSION_ID),

    /** Sends the requests that wait for an answer to the alternative server, where the session stays from now on. */
    RESEND_TO_ALTERNATIVE("Resend to alternative server", 0),
    /** Ends the service of the rating group whose final units are consumed; the session goes on. */
    TERMINATE_GROUP("Terminate service of rating group", 0),
    /** Redirects the user or restricts the access, as the final-unit indication says. */
    START_FINAL_ACTION("Start final unit action", 0),
    /** Removes what the final-unit indication imposed: there are units again. */
    END_FINAL_ACTION("End final unit action", 0),
    /** What was wanted is refused: the session is not in the state for it. */
    REFUSE("Refuse", 0),
    /** What came is late or was not asked for. */
    DISCARD("Discard", 0);

    private final String rfcName;
    private final int resultCode;

    CreditControlClientAction(String rfcName, int resultCode) {
        this.rfcName = rfcName;
        this.resultCode = resultCode;
    }

    /** The action as RFC 8506 writes it, and in its manner where it has none. */
    public String rfcName() {
        return rfcName;
    }

    /** The Result-Code of the answer to send, 0 for an action that sends none. */
    public int resultCode() {
        return resultCode;
    }
}
