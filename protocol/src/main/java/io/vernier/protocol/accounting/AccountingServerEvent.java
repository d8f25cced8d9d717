package io.vernier.protocol.accounting;

/** What happens to the accounting session of a server. */
public enum AccountingServerEvent {
    START_PROCESSED,
    EVENT_PROCESSED,
    INTERIM_PROCESSED,
    STOP_PROCESSED,
    /** A request came, and there is no space left to store records. */
    NO_SPACE,
    /** A request came that is refused for another reason. */
    REFUSED,
    /** The supervision timer Ts expired. */
    TS_EXPIRED
}
