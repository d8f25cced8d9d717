package io.vernier.protocol.creditcontrol;

/** What the owner of a server's credit-control session does. */
public enum CreditControlServerAction {
    SEND_INITIAL_ANSWER("Send CC initial answer"),
    SEND_INITIAL_FAILURE("Send CC initial answer with Result-Code != SUCCESS"),
    SEND_EVENT_ANSWER("Send CC event answer"),
    SEND_EVENT_FAILURE("Send CC event answer with Result-Code != SUCCESS"),
    SEND_UPDATE_ANSWER("Send CC update answer"),
    SEND_UPDATE_FAILURE("Send CC update answer with Result-Code != SUCCESS"),
    SEND_TERMINATION_ANSWER("Send CC termin. answer"),
    SEND_TERMINATION_FAILURE("Send CC termin. answer with Result-Code != SUCCESS"),
    RESERVE_UNITS("reserve new units"),
    DEBIT_UNITS("debit used units"),
    RELEASE_UNITS("Release reserved units"),
    START_TCC("start Tcc"),
    RESTART_TCC("restart Tcc"),
    STOP_TCC("stop Tcc"),

    /** With DIAMETER_UNKNOWN_SESSION_ID; the request is not to be processed. */
    SEND_UNKNOWN_SESSION("Send CC answer with Result-Code = UNKNOWN_SESSION_ID"),
    SEND_RAR("Send RAR"),
    SEND_ASR("Send ASR"),
    /** What was wanted is refused: there is no session. */
    REFUSE("Refuse");

    private final String rfcName;

    CreditControlServerAction(String rfcName) {
        this.rfcName = rfcName;
    }

    /** The action as RFC 8506 writes it, and in its manner where it has none. */
    public String rfcName() {
        return rfcName;
    }
}
