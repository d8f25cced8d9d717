package io.vernier.protocol.session;

import io.vernier.codec.ResultCode;

/** What the owner of a client's authorization session does. */
public enum AuthorizationClientAction {
    SEND_AUTH_REQUEST("Send service-specific auth req", 0),
    /** The first answer: the user gets access. */
    GRANT_ACCESS("Grant access", 0),
    /** The answer to a re-authorization: the service goes on. */
    PROVIDE_SERVICE("Provide service", 0),
    DISCONNECT_USER("Discon. user/device", 0),
    CLEAN_UP("Clean up", 0),
    SEND_STR("Send STR", 0),
    SEND_ASA_SUCCESS("Send ASA with Result-Code = SUCCESS", ResultCode.SUCCESS),
    SEND_ASA_FAILURE("Send ASA with Result-Code != SUCCESS", ResultCode.UNABLE_TO_COMPLY),
    SEND_ASA_UNKNOWN_SESSION("Send ASA with Result-Code = UNKNOWN_SESSION_ID", ResultCode.UNKNOWN_SESSION_ID),
    SEND_RAA_SUCCESS("Send RAA with Result-Code = SUCCESS", ResultCode.SUCCESS),
    SEND_RAA_FAILURE("Send RAA with Result-Code != SUCCESS", ResultCode.UNABLE_TO_COMPLY),
    SEND_RAA_UNKNOWN_SESSION("Send RAA with Result-Code = UNKNOWN_SESSION_ID", ResultCode.UNKNOWN_SESSION_ID),

    /** Asks the user for what the next authorization request of several is to carry. */
    PROMPT_USER("Prompt user", 0),
    /** Sends the authorization request once more, without Destination-Host. */
    RESEND_AUTH_REQUEST("Resend auth req without Destination-Host", 0),
    /** Sends the STR once more, without Destination-Host. */
    RESEND_STR("Resend STR without Destination-Host", 0),
    /** The session remembers that the service is over; a success that still comes is not provided. */
    REMEMBER_TERMINATION("Remember termination", 0),
    /** What was wanted is refused: the session is not in the state for it. */
    REFUSE("Refuse", 0),
    /** What came is late or was not asked for. */
    DISCARD("Discard", 0);

    private final String rfcName;
    private final int resultCode;

    AuthorizationClientAction(String rfcName, int resultCode) {
        this.rfcName = rfcName;
        this.resultCode = resultCode;
    }

    /** The action as RFC 6733 writes it, and in its manner where it has none. */
    public String rfcName() {
        return rfcName;
    }

    /** The Result-Code of the answer to send, 0 for an action that sends none. */
    public int resultCode() {
        return resultCode;
    }
}
