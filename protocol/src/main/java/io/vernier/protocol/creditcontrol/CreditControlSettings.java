package io.vernier.protocol.creditcontrol;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/**
 * How a client controls credit where the server says nothing else.
 *
 * @param tx how long the user waits for an answer; 10 seconds are recommended (RFC 8506 section 13)
 * @param failureHandling the CCFH until a server sends one
 * @param debitingFailureHandling the DDFH until a server sends one
 * @param isFailoverSupported whether a session may move to an alternative server, until a server says so or not
 * @param hasMultipleServices whether services of a session are controlled independently
 * @param supportedActions the final unit actions that the client can perform; TERMINATE is always among them
 */
public record CreditControlSettings(
        Duration tx,
        FailureHandling failureHandling,
        DebitingFailureHandling debitingFailureHandling,
        boolean isFailoverSupported,
        boolean hasMultipleServices,
        Set<FinalUnitAction> supportedActions) {
    private static final CreditControlSettings DEFAULTS = new CreditControlSettings(
            Duration.ofSeconds(10),
            FailureHandling.TERMINATE,
            DebitingFailureHandling.TERMINATE_OR_BUFFER,
            false,
            false,
            EnumSet.of(FinalUnitAction.TERMINATE));

    /** @throws IllegalArgumentException if Tx is not more than zero */
    public CreditControlSettings {
        checkedTx(tx);
        var actions = EnumSet.of(FinalUnitAction.TERMINATE);
        actions.addAll(supportedActions);
        supportedActions = Set.copyOf(actions);
    }

    /**
     * The RFC's defaults: Tx 10 seconds, TERMINATE, TERMINATE_OR_BUFFER, FAILOVER_NOT_SUPPORTED; one service, no final unit
     * action but TERMINATE.
     */
    public static CreditControlSettings defaults() {
        return DEFAULTS;
    }

    /** The same with another Tx. */
    public CreditControlSettings withTx(Duration time) {
        return new CreditControlSettings(
                time,
                failureHandling,
                debitingFailureHandling,
                isFailoverSupported,
                hasMultipleServices,
                supportedActions);
    }

    /** The same with another handling of failures. */
    public CreditControlSettings withFailureHandling(FailureHandling handling) {
        return new CreditControlSettings(
                tx, handling, debitingFailureHandling, isFailoverSupported, hasMultipleServices, supportedActions);
    }

    /** The same with another handling of debitings that fail. */
    public CreditControlSettings withDebitingFailureHandling(DebitingFailureHandling handling) {
        return new CreditControlSettings(
                tx, failureHandling, handling, isFailoverSupported, hasMultipleServices, supportedActions);
    }

    /** The same, and sessions may move to an alternative server. */
    public CreditControlSettings withFailover() {
        return new CreditControlSettings(
                tx, failureHandling, debitingFailureHandling, true, hasMultipleServices, supportedActions);
    }

    /** The same, and services of a session are controlled independently. */
    public CreditControlSettings withMultipleServices() {
        return new CreditControlSettings(
                tx, failureHandling, debitingFailureHandling, isFailoverSupported, true, supportedActions);
    }

    /** The same, and the client can do more than end the service. */
    public CreditControlSettings withFinalUnitActions(Set<FinalUnitAction> actions) {
        return new CreditControlSettings(
                tx, failureHandling, debitingFailureHandling, isFailoverSupported, hasMultipleServices, actions);
    }

    static Duration checkedTx(Duration tx) {
        if (tx.isNegative() || tx.isZero()) {
            throw new IllegalArgumentException("Tx " + tx + " (expected: more than zero, RFC 8506 section 13)");
        }
        return tx;
    }
}
