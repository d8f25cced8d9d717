package io.vernier.dictionary.validation;

import io.vernier.codec.AvpList;

/** Reads AVP headers in place: everything by its offset, nothing allocated. */
final class AvpReader {
    static final int HEADER = 8;
    static final int HEADER_WITH_VENDOR = 12;

    private AvpReader() {}

    static int code(AvpList octets, int offset) {
        return octets.int32At(offset);
    }

    static boolean hasVendor(AvpList octets, int offset) {
        return octets.int32At(offset + 4) < 0;
    }

    static int vendorId(AvpList octets, int offset) {
        return hasVendor(octets, offset) ? octets.int32At(offset + HEADER) : 0;
    }

    static int flags(AvpList octets, int offset) {
        return octets.octetAt(offset + 4);
    }

    static boolean isMandatory(AvpList octets, int offset) {
        return (octets.int32At(offset + 4) & 0x4000_0000) != 0;
    }

    static int length(AvpList octets, int offset) {
        return octets.int32At(offset + 4) & 0xff_ffff;
    }

    static int headerLength(AvpList octets, int offset) {
        return hasVendor(octets, offset) ? HEADER_WITH_VENDOR : HEADER;
    }

    static int padded(int length) {
        return (length + 3) & ~3;
    }
}
