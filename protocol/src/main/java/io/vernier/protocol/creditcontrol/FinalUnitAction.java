package io.vernier.protocol.creditcontrol;

import java.util.Optional;

/** What follows when the final units are consumed: the Final-Unit-Action AVP (section 8.35). */
public enum FinalUnitAction {
    /** The service ends; also for an action that the client does not support. */
    TERMINATE(0),
    /** The user is sent to another place, to refill the account. */
    REDIRECT(1),
    /** Only the traffic that filters let through goes on. */
    RESTRICT_ACCESS(2);

    private final int value;

    FinalUnitAction(int value) {
        this.value = value;
    }

    /** The number in the AVP. */
    public int value() {
        return value;
    }

    /** The value with this number, empty for one that RFC 8506 does not know. */
    public static Optional<FinalUnitAction> of(int value) {
        return value < 0 || value > 2 ? Optional.empty() : Optional.of(values()[value]);
    }
}
