package io.vernier.codec;

/** Application identifiers that the base protocol and the lower floors know by name (RFC 6733 section 2.4). */
public final class ApplicationId {
    /** Common messages: capabilities exchange, watchdog, disconnect. */
    public static final long COMMON = 0;

    public static final long ACCOUNTING = 3;

    /** RFC 8506. */
    public static final long CREDIT_CONTROL = 4;

    /** RFC 6737. */
    public static final long CAPABILITIES_UPDATE = 10;

    /** A relay, which supports every application. */
    public static final long RELAY = 0xffff_ffffL;

    private ApplicationId() {}
}
