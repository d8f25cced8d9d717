package io.vernier.codec;

import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** One AVP: a view into the {@link AvpList} it stands in, or one that stands alone. Immutable. */
public final class Avp {
    private final AvpList list;
    private final int position;

    Avp(AvpList list, int position) {
        this.list = list;
        this.position = position;
    }

    /**
     * An AVP that stands alone.
     *
     * @param flags bits of {@link AvpFlags}; V is set where there is a vendor and cleared where there is none
     * @param data the octets of the value, which are copied
     */
    public static Avp of(int code, int vendorId, int flags, byte[] data) {
        var out = new AvpWriter(data.length + 16);
        out.octets(code, vendorId, flags, data);
        return out.toList().get(0);
    }

    /**
     * An AVP with a value, and with the key's flags.
     *
     * @throws IllegalArgumentException if the value cannot be expressed in the key's format
     */
    public static <T> Avp of(AvpKey<T> key, T value) {
        var out = new AvpWriter(64);
        out.avp(key, value);
        return out.toList().get(0);
    }

    /** The AVP code, an unsigned 32-bit number held in an int. */
    public int code() {
        return list.code(position);
    }

    /** 0 where the V bit is clear. */
    public int vendorId() {
        return list.vendorId(position);
    }

    /** The flag octet, bits of {@link AvpFlags}. */
    public int flags() {
        return list.flags(position);
    }

    public boolean isMandatory() {
        return (flags() & AvpFlags.MANDATORY) != 0;
    }

    public boolean isVendorSpecific() {
        return (flags() & AvpFlags.VENDOR) != 0;
    }

    /** Whether the AVP has this key's code and vendor. */
    public boolean is(AvpKey<?> key) {
        return code() == key.code() && vendorId() == key.vendorId();
    }

    /** The AVP Length: header and value in octets, padding not counted. */
    public int length() {
        return list.length(position);
    }

    /** The length of the value in octets. */
    public int dataLength() {
        return list.dataLength(position);
    }

    /** A copy of the value's octets. */
    public byte[] data() {
        return list.octets(position);
    }

    /** Where the header starts, in octets from the start of the message it was decoded from, or 0 if it stands alone. */
    public int offset() {
        return list.offset(position);
    }

    /**
     * The value.
     *
     * @throws DecodeException if it is no value of this format
     */
    public <T> T as(AvpFormat<T> format) {
        return list.value(position, format);
    }

    /** The members, if the AVP is read as Grouped. */
    public AvpList group() {
        return list.group(position);
    }

    /** Whether it is a view into this very message, at whatever depth; an equal AVP of another message is not. */
    @SuppressWarnings("ReferenceEquality") // views of one message share its octets, equal octets of another are not it
    public boolean isIn(Message message) {
        return list.array() == message.avps().array();
    }

    AvpList list() {
        return list;
    }

    int position() {
        return position;
    }

    /** Equal code, vendor, flags and data. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Avp that
                && code() == that.code()
                && vendorId() == that.vendorId()
                && flags() == that.flags()
                && Arrays.equals(data(), that.data());
    }

    @Override
    public int hashCode() {
        return 31 * (31 * code() + vendorId()) + Arrays.hashCode(data());
    }

    /** Code, vendor, flags and data in hex; without the data's meaning, which only a dictionary knows. */
    @Override
    public String toString() {
        return Integer.toUnsignedString(code())
                + (isVendorSpecific() ? ":" + Integer.toUnsignedString(vendorId()) : "")
                + "[" + AvpFlags.toString(flags()) + "]=" + HexFormat.of().formatHex(data());
    }
}
