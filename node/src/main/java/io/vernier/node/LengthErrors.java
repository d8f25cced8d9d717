package io.vernier.node;

/**
 * What becomes of a message whose Message Length is no multiple of four (RFC 6733 section 3). A length below that of a header
 * tells nothing about where the next message begins: it always ends a connection over TCP.
 */
public enum LengthErrors {
    /** A request is answered with {@code DIAMETER_INVALID_MESSAGE_LENGTH}, and the connection is closed. */
    CLOSE,
    /** The message is handed over with its fault, as others with faults are. */
    HANDLE,
    /** The message is dropped and counted; the connection stays. */
    DISCARD
}
