package io.vernier.codec;

import java.util.Arrays;

/** What to say, and to answer, of AVPs that are not what they should be (RFC 6733 sections 7.1.5 and 7.5). */
final class BrokenAvp {
    private static final int HEADER = 8;
    private static final int HEADER_WITH_VENDOR = 12;

    private BrokenAvp() {}

    /** Less is left than an AVP header needs: the header is answered padded with zeros. */
    static Fault headerCutShort(byte[] bytes, int offset, int end) {
        return Fault.of(
                ResultCode.INVALID_AVP_LENGTH,
                offset,
                "AVP header needs " + HEADER + " octets, " + (end - offset) + " left",
                headerOnly(bytes, offset, end));
    }

    /** The AVP Length is less than the header or more than what is left. */
    static Fault lengthDoesNotFit(byte[] bytes, int offset, int end) {
        int header = bytes[offset + 4] < 0 ? HEADER_WITH_VENDOR : HEADER;
        int left = end - offset;
        String reason = left < header
                ? "AVP header needs " + header + " octets, " + left + " left"
                : "AVP " + Integer.toUnsignedString(Octets.int32(bytes, offset)) + " has length "
                        + Octets.int24(bytes, offset + 5) + " (expected: " + header + ".." + left + ")";
        return Fault.of(ResultCode.INVALID_AVP_LENGTH, offset, reason, headerOnly(bytes, offset, end));
    }

    /** The last AVP of a group is not padded: the length of the group is no multiple of four (RFC 6733 section 4.2). */
    static Fault paddingMissing(byte[] bytes, int offset, int end) {
        int length = Octets.int24(bytes, offset + 5);
        return Fault.of(
                ResultCode.INVALID_AVP_LENGTH,
                offset,
                "AVP " + Integer.toUnsignedString(Octets.int32(bytes, offset)) + " has length " + length + " and "
                        + (end - offset - length) + " octets of padding (expected: "
                        + (Octets.padded(length) - length) + ")",
                new AvpList(Arrays.copyOfRange(bytes, offset, offset + Octets.padded(length)), 0, Octets.padded(length))
                        .get(0));
    }

    static DecodeException wrongLength(AvpList avps, int position, String format) {
        return new DecodeException(Fault.of(
                ResultCode.INVALID_AVP_LENGTH,
                avps.offset(position),
                describe(avps, position) + " has " + avps.dataLength(position) + " octets of data, which is no "
                        + format,
                avps.get(position)));
    }

    static DecodeException wrongValue(AvpList avps, int position, String format, IllegalArgumentException cause) {
        return wrongValue(avps, position, format, String.valueOf(cause.getMessage()));
    }

    static DecodeException wrongValue(AvpList avps, int position, String format, String why) {
        return new DecodeException(Fault.of(
                ResultCode.INVALID_AVP_VALUE,
                avps.offset(position),
                describe(avps, position) + " is no " + format + ": " + why,
                avps.get(position)));
    }

    /** An AVP that must be there is not. */
    static DecodeException missing(AvpList avps, int code, int vendorId, String name) {
        return new DecodeException(Fault.of(
                ResultCode.MISSING_AVP,
                avps.end(),
                "no " + name + " (" + Integer.toUnsignedString(code)
                        + (vendorId == 0 ? "" : ", vendor " + Integer.toUnsignedString(vendorId)) + ")"));
    }

    private static String describe(AvpList avps, int position) {
        int vendor = avps.vendorId(position);
        return "AVP " + Integer.toUnsignedString(avps.code(position))
                + (vendor == 0 ? "" : " of vendor " + Integer.toUnsignedString(vendor));
    }

    private static Avp headerOnly(byte[] bytes, int offset, int end) {
        byte[] header = Arrays.copyOf(
                Arrays.copyOfRange(bytes, offset, Math.min(end, offset + HEADER_WITH_VENDOR)), HEADER_WITH_VENDOR);
        boolean vendor = header[4] < 0;
        return Avp.of(
                Octets.int32(header, 0), vendor ? Octets.int32(header, HEADER) : 0, header[4] & 0xff, new byte[0]);
    }
}
