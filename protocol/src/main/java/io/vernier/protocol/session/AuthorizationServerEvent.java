package io.vernier.protocol.session;

/** What happens to the authorization session of a server. */
public enum AuthorizationServerEvent {
    /** An authorization request came, and the user is authorized. */
    REQUEST_AUTHORIZED,
    /** An authorization request came, and the user is not authorized, or it could not be processed. */
    REQUEST_REFUSED,
    /** The home server wants to confirm authentication or authorization of the user. */
    CONFIRMATION_WANTED,
    /** The home server wants to end the service. */
    TERMINATION_WANTED,
    RAA_SUCCESS,
    RAA_FAILED,
    /** The RAR could not be delivered, or was not answered. */
    RAR_NOT_SENT,
    /** The ASA came, whatever it says. */
    ASA_RECEIVED,
    /** The ASR could not be delivered, or was not answered. */
    ASR_NOT_SENT,
    /** The time to wait before the ASR is sent again is over. */
    RESEND_DUE,
    STR_RECEIVED,
    /** The Authorization-Lifetime and the Auth-Grace-Period expired. */
    LIFETIME_EXPIRED,
    /** The Session-Timeout expired. */
    SESSION_TIMEOUT,
    /** The client's Origin-State-Id has become higher: it lost its sessions (section 8.6). */
    CLIENT_RESTARTED
}
