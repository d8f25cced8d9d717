package io.vernier.protocol.accounting;

import static io.vernier.protocol.accounting.RealtimeRequired.DELIVER_AND_GRANT;
import static io.vernier.protocol.accounting.RealtimeRequired.GRANT_AND_LOSE;

/** The conditions in the client's table: what is required in real time, and whether there is room to store records. */
public enum AccountingClientCondition {
    ALWAYS(""),
    SPACE("buffer space available"),
    NO_SPACE("no buffer space available"),
    SPACE_AND_NOT_DELIVER("buffer space available and real time not equal to DELIVER_AND_GRANT"),
    SPACE_OR_OVERWRITABLE_AND_NOT_DELIVER(
            "(buffer space available or old record can be overwritten) and real time not equal to DELIVER_AND_GRANT"),
    NO_SPACE_AND_LOSE("no buffer space available and real time equal to GRANT_AND_LOSE"),
    NO_SPACE_AND_NOT_LOSE("no buffer space available and real time not equal to GRANT_AND_LOSE"),
    LOSE("real time equal to GRANT_AND_LOSE"),
    NOT_LOSE("real time not equal to GRANT_AND_LOSE");

    private final String rfcName;

    AccountingClientCondition(String rfcName) {
        this.rfcName = rfcName;
    }

    /** The condition as RFC 6733 writes it. */
    public String rfcName() {
        return rfcName;
    }

    /**
     * Whether it holds.
     *
     * @param hasSpace whether a record more can be stored
     * @param isOverwritable whether an INTERIM_RECORD of the session is stored, which a new one replaces
     */
    public boolean holds(RealtimeRequired realtime, boolean hasSpace, boolean isOverwritable) {
        return switch (this) {
            case ALWAYS -> true;
            case SPACE -> hasSpace;
            case NO_SPACE -> !hasSpace;
            case SPACE_AND_NOT_DELIVER -> hasSpace && realtime != DELIVER_AND_GRANT;
            case SPACE_OR_OVERWRITABLE_AND_NOT_DELIVER -> (hasSpace || isOverwritable) && realtime != DELIVER_AND_GRANT;
            case NO_SPACE_AND_LOSE -> !hasSpace && realtime == GRANT_AND_LOSE;
            case NO_SPACE_AND_NOT_LOSE -> !hasSpace && realtime != GRANT_AND_LOSE;
            case LOSE -> realtime == GRANT_AND_LOSE;
            case NOT_LOSE -> realtime != GRANT_AND_LOSE;
        };
    }
}
