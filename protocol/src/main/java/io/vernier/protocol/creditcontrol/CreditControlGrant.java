package io.vernier.protocol.creditcontrol;

import java.time.Duration;
import java.util.Optional;

/**
 * What an answer to a Credit-Control-Request says of the session, beside its Result-Code.
 *
 * @param failureHandling the CCFH; empty where the answer has none, and the former stays valid
 * @param isFailoverSupported the CC-Session-Failover; empty where the answer has none
 * @param hasUnits whether it grants units; a grant of zero is none
 * @param validity the Validity-Time, zero for none
 * @param finalUnits the action of a final-unit indication of the session; empty where the units are not the final ones. Where
 *     the answer has a QoS-Final-Unit-Indication, too, that one counts (RFC 8506 section 5.6.3).
 */
public record CreditControlGrant(
        Optional<FailureHandling> failureHandling,
        Optional<Boolean> isFailoverSupported,
        boolean hasUnits,
        Duration validity,
        Optional<FinalUnitAction> finalUnits) {
    private static final CreditControlGrant NOTHING =
            new CreditControlGrant(Optional.empty(), Optional.empty(), false, Duration.ZERO, Optional.empty());

    /** An answer that says nothing more. */
    public static CreditControlGrant nothing() {
        return NOTHING;
    }

    /** The same with units. */
    public CreditControlGrant withUnits() {
        return new CreditControlGrant(failureHandling, isFailoverSupported, true, validity, finalUnits);
    }

    /** The same with a Validity-Time. */
    public CreditControlGrant withValidity(Duration time) {
        return new CreditControlGrant(failureHandling, isFailoverSupported, hasUnits, time, finalUnits);
    }

    /** The same with a final-unit indication. */
    public CreditControlGrant withFinalUnits(FinalUnitAction action) {
        return new CreditControlGrant(failureHandling, isFailoverSupported, hasUnits, validity, Optional.of(action));
    }

    /** The same with a CCFH. */
    public CreditControlGrant withFailureHandling(FailureHandling handling) {
        return new CreditControlGrant(Optional.of(handling), isFailoverSupported, hasUnits, validity, finalUnits);
    }

    /** The same with a CC-Session-Failover. */
    public CreditControlGrant withFailover(boolean isSupported) {
        return new CreditControlGrant(failureHandling, Optional.of(isSupported), hasUnits, validity, finalUnits);
    }
}
