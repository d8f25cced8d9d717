package io.vernier.protocol.session;

/**
 * What happens to the authorization session of a client. Where the RFC's event leaves to the client what it does next (ASR,
 * RAR), or says it only in the condition, its halves are events of their own here.
 */
public enum AuthorizationClientEvent {
    /** The user or the device requests access, or the authorization is to be renewed. */
    ACCESS_REQUESTED,
    /** A successful answer came, and the service is provided. */
    SUCCESS,
    /** A successful answer came, but the service is not provided. */
    SUCCESS_NOT_PROVIDED,
    /** A successful answer came that cannot be processed. */
    SUCCESS_NOT_PROCESSED,
    /** An answer with an error came. */
    FAILED_ANSWER,
    /** An answer with DIAMETER_MULTI_ROUND_AUTH came: the user is to be asked, and another request follows. */
    MULTI_ROUND_ANSWER,
    /** The authorization request could not be delivered, or was not answered. */
    REQUEST_NOT_SENT,
    /** The user did not respond within the Multi-Round-Time-Out. */
    USER_SILENT,
    RAR_WILL_REAUTHORIZE,
    RAR_WILL_NOT_REAUTHORIZE,
    ASR_WILL_COMPLY,
    ASR_WILL_NOT_COMPLY,
    /** The Session-Timeout expired. */
    SESSION_TIMEOUT,
    /** The Authorization-Lifetime and the Auth-Grace-Period expired. */
    LIFETIME_EXPIRED,
    /** The service ends here: the user logged off, an operator wants it, or the device shuts down. */
    SERVICE_TERMINATED,
    /** The STA came, whatever it says. */
    STA_RECEIVED,
    /** The STR could not be delivered, or was not answered. */
    STR_NOT_SENT
}
