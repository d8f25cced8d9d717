package io.vernier.codec;

/** The flag bits of an AVP header (RFC 6733 section 4.1). */
public final class AvpFlags {
    /** V: the header carries a Vendor-ID. */
    public static final int VENDOR = 0x80;

    /** M: a receiver that does not understand the AVP must reject the message. */
    public static final int MANDATORY = 0x40;

    /** P: reserved for end-to-end security, sent as 0 today. */
    public static final int PROTECTED = 0x20;

    private AvpFlags() {}

    /** The set bits as letters, in the order {@code VMP}: {@code "VM"}, {@code "M"}, {@code ""}. */
    public static String toString(int flags) {
        return ((flags & VENDOR) == 0 ? "" : "V")
                + ((flags & MANDATORY) == 0 ? "" : "M")
                + ((flags & PROTECTED) == 0 ? "" : "P");
    }
}
