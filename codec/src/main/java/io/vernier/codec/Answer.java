package io.vernier.codec;

/** An answer of a known command. */
public interface Answer extends TypedMessage {
    /**
     * The Result-Code, or the Experimental-Result-Code where the answer has that instead (RFC 6733 section 7.6).
     *
     * @throws DecodeException if the answer has neither
     */
    default long resultCode() {
        return message()
                .resultCode()
                .orElseThrow(() -> new DecodeException(
                        Fault.of(ResultCode.MISSING_AVP, Message.HEADER_LENGTH, "answer without Result-Code")));
    }

    /** Whether the result is of class 2xxx. */
    default boolean isSuccess() {
        return ResultCode.isSuccess(resultCode());
    }
}
