package io.vernier.transport;

/** What to do about a message whose header is wrong. */
public enum FrameVerdict {
    /** End the connection with a reset, as RFC 6733 section 2.1 asks for; nothing sent before is waited for. */
    RESET,
    /** End the connection in order, so that an answer sent just now still arrives. */
    CLOSE,
    /** Read over the message and go on. */
    SKIP,
    /** Hand it over like any other, with its {@link io.vernier.codec.Message#fault}; one that is too long is skipped. */
    DELIVER
}
