package io.vernier.node.statistics;

import java.util.Locale;

/** What happens to messages beside going out and coming in as they should; each is counted per command. */
public enum Irregularity {
    /** A request was sent again, with the T bit, after another peer had failed. */
    RETRANSMISSION,
    /** A request came with the T bit: another node may have had it before. */
    RECEIVED_RETRANSMISSION,
    /** A request came again that had been answered, and was answered the same way again. */
    DUPLICATE,
    /** A request was not answered in time. */
    TIMEOUT,
    /** An answer came that no request waited for: late, or never asked for. */
    UNEXPECTED_ANSWER,
    /** A message came that means nothing in the state of the connection. */
    DISCARDED,
    /** A request came that breaks the grammar of its command. */
    FAULTY_REQUEST,
    /** An answer came that breaks the grammar of its command. */
    FAULTY_ANSWER,
    /** An answer, sent or received, has neither Result-Code nor Experimental-Result. */
    NO_RESULT_CODE,
    /** An answer came whose E bit does not fit its Result-Code (RFC 6733 section 7.2). */
    INVALID_ERROR_BIT,
    /** A message could not be sent: the connection is closed or its lane is full, or the message is too long. */
    NOT_SENT,
    /** A message came that is longer than this node takes. */
    TOO_LONG,
    /** A message came whose length cannot be one. */
    INVALID_LENGTH,
    /** A message came of another version than 1. */
    UNKNOWN_VERSION,
    /** A request came after a Disconnect-Peer-Request had gone out or come in. */
    RECEIVED_AFTER_DPR;

    /** The name in JSON and in metrics, such as {@code unexpected_answer}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
