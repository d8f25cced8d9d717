package io.vernier.codec;

/** The flag bits of a message header (RFC 6733 section 3). */
public final class CommandFlags {
    /** R: a request. */
    public static final int REQUEST = 0x80;

    /** P: may be proxied, relayed or redirected. */
    public static final int PROXIABLE = 0x40;

    /** E: an answer that reports a protocol error. */
    public static final int ERROR = 0x20;

    /** T: sent again after a failover, possibly a duplicate. */
    public static final int RETRANSMITTED = 0x10;

    /** The bits that RFC 6733 reserves: sent as 0. */
    public static final int RESERVED = 0x0f;

    private CommandFlags() {}

    /** The set bits as letters, in the order {@code RPET}: {@code "RP"} for a proxiable request. */
    public static String toString(int flags) {
        return ((flags & REQUEST) == 0 ? "" : "R")
                + ((flags & PROXIABLE) == 0 ? "" : "P")
                + ((flags & ERROR) == 0 ? "" : "E")
                + ((flags & RETRANSMITTED) == 0 ? "" : "T");
    }
}
