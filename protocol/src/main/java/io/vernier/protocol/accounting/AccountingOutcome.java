package io.vernier.protocol.accounting;

import io.vernier.codec.ResultCode;

/** What became of an accounting request, in the words of RFC 6733 section 8.2. */
public enum AccountingOutcome {
    SUCCESS,
    /** No answer, or one that says that the record could not be taken at this time. */
    FAILURE_TO_SEND,
    /** An answer says that the record is refused for good. */
    FAILED_ANSWER;

    /**
     * What an answer says. Failure to send are DIAMETER_OUT_OF_SPACE, DIAMETER_TOO_BUSY and DIAMETER_LOOP_DETECTED, which
     * the RFC names; DIAMETER_UNABLE_TO_DELIVER, since it says that the server cannot be reached; and what other transient
     * failures (4xxx) there are, since a failed answer is a "non-transient failure notification".
     */
    public static AccountingOutcome of(long resultCode) {
        if (resultCode >= 2000 && resultCode < 3000) {
            return SUCCESS;
        }
        if (resultCode == ResultCode.UNABLE_TO_DELIVER
                || resultCode == ResultCode.TOO_BUSY
                || resultCode == ResultCode.LOOP_DETECTED
                || (resultCode >= 4000 && resultCode < 5000)) {
            return FAILURE_TO_SEND;
        }
        return FAILED_ANSWER;
    }
}
