package io.vernier.transport;

import io.vernier.codec.Explanation;
import io.vernier.codec.Message;

/**
 * A received message whose header is wrong, but not so wrong that its end cannot be found.
 *
 * @param kind what is wrong
 * @param header the header alone, enough to answer
 * @param why the same in words
 */
public record BadFrame(Kind kind, Message header, Explanation why) {
    /** What can be wrong with a header. */
    public enum Kind {
        /** The version is not 1: DIAMETER_UNSUPPORTED_VERSION. */
        UNKNOWN_VERSION,
        /** The length is not a multiple of four: DIAMETER_INVALID_MESSAGE_LENGTH. */
        LENGTH_NOT_MULTIPLE_OF_FOUR,
        /** The length is above this node's bound: DIAMETER_INVALID_MESSAGE_LENGTH. */
        TOO_LONG,
        /**
         * The transport keeps the bounds of messages (SCTP), and the length is another than that of what came:
         * DIAMETER_INVALID_MESSAGE_LENGTH.
         */
        NOT_ITS_LENGTH
    }
}
