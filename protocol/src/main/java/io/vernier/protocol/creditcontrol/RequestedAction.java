package io.vernier.protocol.creditcontrol;

import java.util.Optional;

/** What a one-time event is for: the Requested-Action AVP (section 8.41). */
public enum RequestedAction {
    DIRECT_DEBITING(0),
    REFUND_ACCOUNT(1),
    CHECK_BALANCE(2),
    PRICE_ENQUIRY(3);

    private final int value;

    RequestedAction(int value) {
        this.value = value;
    }

    /** The number in the AVP. */
    public int value() {
        return value;
    }

    /** The value with this number, empty for one that RFC 8506 does not know. */
    public static Optional<RequestedAction> of(int value) {
        return value < 0 || value > 3 ? Optional.empty() : Optional.of(values()[value]);
    }
}
