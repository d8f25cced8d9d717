package io.vernier.protocol.creditcontrol;

import io.vernier.codec.ResultCode;

/** What became of a Credit-Control-Request, in the words of RFC 8506 section 7. */
public enum CreditControlOutcome {
    SUCCESS,
    /** Neither the server nor, where failover is supported, another one could be reached, or did not answer in time. */
    FAILURE_TO_SEND,
    /** A protocol error that may pass: DIAMETER_TOO_BUSY, DIAMETER_UNABLE_TO_DELIVER, DIAMETER_LOOP_DETECTED. */
    TEMPORARY_ERROR,
    /** A failure for good. */
    FAILED_ANSWER,
    /** DIAMETER_END_USER_SERVICE_DENIED. */
    SERVICE_DENIED,
    /** DIAMETER_USER_UNKNOWN. */
    USER_UNKNOWN,
    /** DIAMETER_CREDIT_CONTROL_NOT_APPLICABLE. */
    NOT_APPLICABLE;

    /**
     * What an answer says. Two codes are not in the RFC's tables: DIAMETER_CREDIT_LIMIT_REACHED denies the service as
     * DIAMETER_END_USER_SERVICE_DENIED does, since it is no failure that CONTINUE could overlook; other transient failures
     * (4xxx) are temporary, since a failed answer is a "non-transient failure (permanent failure)".
     */
    public static CreditControlOutcome of(long resultCode) {
        if (resultCode >= 2000 && resultCode < 3000) {
            return SUCCESS;
        }
        return switch ((int) resultCode) {
            case ResultCode.TOO_BUSY, ResultCode.UNABLE_TO_DELIVER, ResultCode.LOOP_DETECTED -> TEMPORARY_ERROR;
            case ResultCode.END_USER_SERVICE_DENIED, ResultCode.CREDIT_LIMIT_REACHED -> SERVICE_DENIED;
            case ResultCode.CREDIT_CONTROL_NOT_APPLICABLE -> NOT_APPLICABLE;
            case ResultCode.USER_UNKNOWN -> USER_UNKNOWN;
            default -> resultCode >= 4000 && resultCode < 5000 ? TEMPORARY_ERROR : FAILED_ANSWER;
        };
    }

    /** Whether an answer with this Result-Code may have its request sent to another server (sections 5.7 and 6.5). */
    public static boolean mayTryElsewhereAfter(long resultCode) {
        return resultCode == ResultCode.UNABLE_TO_DELIVER || resultCode == ResultCode.TOO_BUSY;
    }
}
