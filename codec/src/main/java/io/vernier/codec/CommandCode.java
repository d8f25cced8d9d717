package io.vernier.codec;

/** Command codes that the base protocol and the lower floors know by name (RFC 6733 section 3.1). */
public final class CommandCode {
    public static final int CAPABILITIES_EXCHANGE = 257;
    public static final int RE_AUTH = 258;
    public static final int ACCOUNTING = 271;
    public static final int CREDIT_CONTROL = 272;
    public static final int ABORT_SESSION = 274;
    public static final int SESSION_TERMINATION = 275;
    public static final int DEVICE_WATCHDOG = 280;
    public static final int DISCONNECT_PEER = 282;

    /** RFC 6737. */
    public static final int CAPABILITIES_UPDATE = 328;

    private CommandCode() {}
}
