package io.vernier.protocol.accounting;

import io.vernier.codec.ResultCode;

/** What the owner of a server's accounting session does. */
public enum AccountingServerAction {
    SEND_START_ANSWER("Send accounting start answer", ResultCode.SUCCESS),
    SEND_EVENT_ANSWER("Send accounting event answer", ResultCode.SUCCESS),
    SEND_INTERIM_ANSWER("Send accounting interim answer", ResultCode.SUCCESS),
    SEND_STOP_ANSWER("Send accounting stop answer", ResultCode.SUCCESS),
    SEND_OUT_OF_SPACE("Send accounting answer; Result-Code = OUT_OF_SPACE", ResultCode.OUT_OF_SPACE),
    /** The record belongs to no session; it is not to be processed. */
    SEND_UNKNOWN_SESSION("Send accounting answer; Result-Code = UNKNOWN_SESSION_ID", ResultCode.UNKNOWN_SESSION_ID),
    /** With the Result-Code of what was wrong. */
    SEND_REFUSAL("Send accounting answer; Result-Code != SUCCESS", 0),
    START_TS("Start Ts", 0),
    RESTART_TS("Restart Ts", 0),
    STOP_TS("Stop Ts", 0);

    private final String rfcName;
    private final int resultCode;

    AccountingServerAction(String rfcName, int resultCode) {
        this.rfcName = rfcName;
        this.resultCode = resultCode;
    }

    /** The action as RFC 6733 writes it, and in its manner where it has none. */
    public String rfcName() {
        return rfcName;
    }

    /** The Result-Code of the answer to send, 0 for one that the owner knows, and for an action that sends none. */
    public int resultCode() {
        return resultCode;
    }
}
