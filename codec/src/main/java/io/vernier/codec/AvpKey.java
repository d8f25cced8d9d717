package io.vernier.codec;

/**
 * What one needs to know of an AVP to find, read and write it without a dictionary at hand.
 *
 * @param name as in its specification, such as {@code Session-Id}
 * @param code the AVP code, an unsigned 32-bit number held in an int
 * @param vendorId 0 for an AVP without Vendor-ID
 * @param flags the bits of {@link AvpFlags} with which it is sent; V is added where there is a vendor
 * @param format how the value stands in the octets
 * @param <T> the value in Java
 */
public record AvpKey<T>(String name, int code, int vendorId, int flags, AvpFormat<T> format) {
    public AvpKey {
        flags = vendorId == 0 ? flags & ~AvpFlags.VENDOR : flags | AvpFlags.VENDOR;
    }

    /** An AVP of the IETF's space that is sent with the M bit. */
    public static <T> AvpKey<T> mandatory(String name, int code, AvpFormat<T> format) {
        return new AvpKey<>(name, code, 0, AvpFlags.MANDATORY, format);
    }

    /** An AVP of the IETF's space that is sent without the M bit. */
    public static <T> AvpKey<T> optional(String name, int code, AvpFormat<T> format) {
        return new AvpKey<>(name, code, 0, 0, format);
    }

    /** The same AVP, read and written in another format: its plain octets with {@code AvpFormats.OCTET_STRING}. */
    public <U> AvpKey<U> as(AvpFormat<U> otherFormat) {
        return new AvpKey<>(name, code, vendorId, flags, otherFormat);
    }

    @Override
    public String toString() {
        return name + " (" + Integer.toUnsignedString(code)
                + (vendorId == 0 ? "" : ", vendor " + Integer.toUnsignedString(vendorId)) + ")";
    }
}
