package io.vernier.protocol.creditcontrol;

/**
 * What the conditions in a client's table look at.
 *
 * @param failureHandling the CCFH that is valid now
 * @param finalUnits what the final-unit indication says of the units that elapse
 * @param mayFailOver whether the request may go to an alternative server, and there is one that was not tried
 * @param isFinalActionOn whether the user is redirected or restricted
 * @param hasUnits whether the answer grants units
 * @param hasOthersPending whether other updates wait for their answers
 * @param isMoreToReauthorize whether a Re-Auth-Request concerns more than the updates that are under way
 * @param hasMultipleServices whether services of the session are controlled independently
 */
record CreditControlSituation(
        FailureHandling failureHandling,
        FinalUnits finalUnits,
        boolean mayFailOver,
        boolean isFinalActionOn,
        boolean hasUnits,
        boolean hasOthersPending,
        boolean isMoreToReauthorize,
        boolean hasMultipleServices) {
    /** What follows when units elapse. */
    enum FinalUnits {
        /** They are not the final ones. */
        NONE,
        /** The session ends. */
        TERMINATE_SESSION,
        /** The service of one rating group ends. */
        TERMINATE_GROUP,
        /** The user is redirected or restricted. */
        OTHER
    }
}
