package io.vernier.protocol.pending;

/** Why an answer belongs to no pending request (RFC 6733 section 6.2.1): it is discarded and counted as one of these. */
public enum Unmatched {
    /** The Hop-by-Hop identifier was never sent on this connection. */
    NEVER_SENT,
    /** The request was answered before, or its time was over: a duplicate, or too late. */
    ANSWERED_OR_EXPIRED,
    /** The request is pending, but its End-to-End identifier is another one; it stays pending. */
    OTHER_END_TO_END_ID
}
