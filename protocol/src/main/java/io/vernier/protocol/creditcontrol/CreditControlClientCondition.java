package io.vernier.protocol.creditcontrol;

import io.vernier.protocol.creditcontrol.CreditControlSituation.FinalUnits;

/** The conditions in a client's table, with those that the RFC states in its text. */
public enum CreditControlClientCondition {
    ALWAYS,
    CCFH_CONTINUE,
    CCFH_TERMINATE,
    CCFH_TERMINATE_OR_RETRY,
    CCFH_CONTINUE_OR_RETRY,
    NO_FINAL_UNIT,
    FINAL_UNIT_TERMINATE,
    FINAL_UNIT_TERMINATE_GROUP,
    /** The final unit action is REDIRECT or RESTRICT_ACCESS, and supported. */
    FINAL_UNIT_OTHER,
    MAY_FAIL_OVER,
    FINAL_ACTION_ON,
    FINAL_ACTION_ON_AND_UNITS,
    OTHERS_PENDING,
    MORE_TO_REAUTHORIZE,
    MULTIPLE_SERVICES;

    boolean holds(CreditControlSituation now) {
        return switch (this) {
            case ALWAYS -> true;
            case CCFH_CONTINUE -> now.failureHandling() == FailureHandling.CONTINUE;
            case CCFH_TERMINATE -> now.failureHandling() == FailureHandling.TERMINATE;
            case CCFH_TERMINATE_OR_RETRY -> now.failureHandling() != FailureHandling.CONTINUE;
            case CCFH_CONTINUE_OR_RETRY -> now.failureHandling() != FailureHandling.TERMINATE;
            case NO_FINAL_UNIT -> now.finalUnits() == FinalUnits.NONE;
            case FINAL_UNIT_TERMINATE -> now.finalUnits() == FinalUnits.TERMINATE_SESSION;
            case FINAL_UNIT_TERMINATE_GROUP -> now.finalUnits() == FinalUnits.TERMINATE_GROUP;
            case FINAL_UNIT_OTHER -> now.finalUnits() == FinalUnits.OTHER;
            case MAY_FAIL_OVER -> now.mayFailOver();
            case FINAL_ACTION_ON -> now.isFinalActionOn();
            case FINAL_ACTION_ON_AND_UNITS -> now.isFinalActionOn() && now.hasUnits() && !now.hasOthersPending();
            case OTHERS_PENDING -> now.hasOthersPending();
            case MORE_TO_REAUTHORIZE -> now.isMoreToReauthorize();
            case MULTIPLE_SERVICES -> now.hasMultipleServices();
        };
    }
}
