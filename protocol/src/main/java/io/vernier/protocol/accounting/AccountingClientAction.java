package io.vernier.protocol.accounting;

/** What the owner of a client's accounting session does. */
public enum AccountingClientAction {
    SEND_START("Send accounting start req."),
    SEND_EVENT("Send accounting event req"),
    SEND_STORED("Send record"),
    SEND_INTERIM("Send accounting interim record"),
    SEND_STOP("Send accounting stop req."),
    STORE_START("Store Start Record"),
    /** In the place of the session's last one, if that is stored still. */
    STORE_INTERIM("Store interim record"),
    STORE_EVENT("Store event record"),
    /** If there is no room, in the place of the oldest record (section 9.4). */
    STORE_STOP("Store stop record"),
    /** The record that was sent from storage. */
    DELETE_RECORD("Delete record"),
    /** Also ends the session's authorization, if it has one. */
    DISCONNECT_USER("Disconnect user/dev"),

    /** What was wanted is refused: the session is not in the state for it. */
    REFUSE("Refuse"),
    /** What came is late or was not asked for. */
    DISCARD("Discard");

    private final String rfcName;

    AccountingClientAction(String rfcName) {
        this.rfcName = rfcName;
    }

    /** The action as RFC 6733 writes it, and in its manner where it has none. */
    public String rfcName() {
        return rfcName;
    }
}
