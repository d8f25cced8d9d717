package io.vernier.codec.encoding;

import io.vernier.codec.internal.MalformedData;
import java.util.Arrays;
import java.util.HexFormat;

/** Writes a PLMN id and numbers behind it, and reads such numbers. */
final class AreaOctets {
    private static final int LONGEST = 8;

    private final byte[] octets = new byte[LONGEST];
    private int size = PlmnId.LENGTH;

    AreaOctets(PlmnId plmn) {
        System.arraycopy(plmn.toBytes(), 0, octets, 0, PlmnId.LENGTH);
    }

    AreaOctets put(long number, int width) {
        for (int i = width - 1; i >= 0; i--) {
            octets[size++] = (byte) (number >> (8 * i));
        }
        return this;
    }

    byte[] toBytes() {
        return Arrays.copyOf(octets, size);
    }

    static long number(byte[] bytes, int offset, int width) {
        long number = 0;
        for (int i = 0; i < width; i++) {
            number = (number << 8) | (bytes[offset + i] & 0xff);
        }
        return number;
    }

    static void exactly(int expected, int length) {
        if (length != expected) {
            throw new MalformedData(length + " octets (expected: " + expected + ")");
        }
    }

    static void check(String name, long number, int bits) {
        if (number < 0 || number >> bits != 0) {
            throw new IllegalArgumentException(name + " " + number + " (expected: 0 to " + ((1L << bits) - 1) + ")");
        }
    }

    static String hex(long number, int width) {
        return "0x" + HexFormat.of().toHexDigits(number, 2 * width);
    }
}
