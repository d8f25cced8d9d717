package io.vernier.protocol.creditcontrol;

import static io.vernier.protocol.creditcontrol.DebitingFailureHandling.CONTINUE;
import static io.vernier.protocol.creditcontrol.DebitingFailureHandling.TERMINATE_OR_BUFFER;

/** The conditions in the table of one-time events. */
public enum OneTimeCondition {
    ALWAYS("", false),
    MAY_FAIL_OVER("an alternative server can be tried", false),
    ENQUIRY("requested action CHECK_BALANCE or PRICE_ENQUIRY", false),
    TX_RUNNING("Tx timer running", false),
    DEBITING("requested action DIRECT_DEBITING", true),
    DEBITING_CONTINUE("requested action DIRECT_DEBITING; DDFH equal to CONTINUE", true),
    DEBITING_BUFFER("requested action DIRECT_DEBITING; DDFH equal to TERMINATE_OR_BUFFER", true),
    DEBITING_BUFFER_TX_RUNNING(
            "requested action DIRECT_DEBITING; DDFH equal to TERMINATE_OR_BUFFER and Tx timer running", true),
    DEBITING_BUFFER_TX_EXPIRED(
            "requested action DIRECT_DEBITING; DDFH equal to TERMINATE_OR_BUFFER; Tx timer expired", true),
    DEBITING_TX_EXPIRED("requested action DIRECT_DEBITING; Tx timer expired", true),
    REFUND("requested action REFUND_ACCOUNT", false);

    private final String rfcName;
    private final boolean isAboutDebiting;

    OneTimeCondition(String rfcName, boolean isAboutDebiting) {
        this.rfcName = rfcName;
        this.isAboutDebiting = isAboutDebiting;
    }

    /** The condition as RFC 8506 writes it. */
    public String rfcName() {
        return rfcName;
    }

    /**
     * Whether it holds.
     *
     * @param isTxRunning whether Tx has not expired yet
     * @param mayFailOver whether the request may go to an alternative server that was not tried
     */
    boolean holds(RequestedAction action, DebitingFailureHandling handling, boolean isTxRunning, boolean mayFailOver) {
        if (isAboutDebiting && action != RequestedAction.DIRECT_DEBITING) {
            return false;
        }
        return switch (this) {
            case ALWAYS, DEBITING -> true;
            case MAY_FAIL_OVER -> mayFailOver;
            case ENQUIRY -> action == RequestedAction.CHECK_BALANCE || action == RequestedAction.PRICE_ENQUIRY;
            case TX_RUNNING -> isTxRunning;
            case DEBITING_CONTINUE -> handling == CONTINUE;
            case DEBITING_BUFFER -> handling == TERMINATE_OR_BUFFER;
            case DEBITING_BUFFER_TX_RUNNING -> handling == TERMINATE_OR_BUFFER && isTxRunning;
            case DEBITING_BUFFER_TX_EXPIRED -> handling == TERMINATE_OR_BUFFER && !isTxRunning;
            case DEBITING_TX_EXPIRED -> !isTxRunning;
            case REFUND -> action == RequestedAction.REFUND_ACCOUNT;
        };
    }
}
