package io.vernier.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Numbers in network byte order inside a byte array. */
final class Octets {
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    /** The lowest bit of each of eight octets. */
    private static final long EACH = 0x0101_0101_0101_0101L;

    private Octets() {}

    static int int32(byte[] bytes, int offset) {
        return (int) INT.get(bytes, offset);
    }

    static long int64(byte[] bytes, int offset) {
        return (long) LONG.get(bytes, offset);
    }

    /** Three octets, unsigned: the length fields. */
    static int int24(byte[] bytes, int offset) {
        return ((bytes[offset] & 0xff) << 16) | ((bytes[offset + 1] & 0xff) << 8) | (bytes[offset + 2] & 0xff);
    }

    static void putInt32(byte[] bytes, int offset, int value) {
        INT.set(bytes, offset, value);
    }

    static void putInt64(byte[] bytes, int offset, long value) {
        LONG.set(bytes, offset, value);
    }

    /** The length rounded up to 32 bits, as the next AVP starts there (RFC 6733 section 4). */
    static int padded(int length) {
        return (length + 3) & ~3;
    }

    /**
     * Copies all octets to an offset of another array and tells whether one of them is this one; eight are copied and
     * looked at at a time, the last ones of many twice.
     */
    static boolean copyFinding(byte wanted, byte[] from, byte[] to, int offset) {
        int last = from.length - Long.BYTES;
        if (last < 0) {
            return copyFewFinding(wanted, from, to, offset);
        }
        long pattern = (wanted & 0xffL) * EACH;
        boolean found = false;
        for (int i = 0; i < last; i += Long.BYTES) {
            long octets = int64(from, i);
            putInt64(to, offset + i, octets);
            found |= hasZero(octets ^ pattern);
        }
        long octets = int64(from, last);
        putInt64(to, offset + last, octets);
        return found || hasZero(octets ^ pattern);
    }

    private static boolean copyFewFinding(byte wanted, byte[] from, byte[] to, int offset) {
        boolean found = false;
        for (int i = 0; i < from.length; i++) {
            to[offset + i] = from[i];
            found |= from[i] == wanted;
        }
        return found;
    }

    private static boolean hasZero(long octets) {
        return ((octets - EACH) & ~octets & (EACH << 7)) != 0;
    }

    /** As {@link java.util.Arrays#hashCode(byte[])}, of a part. */
    static int hash(byte[] bytes, int start, int end) {
        int hash = 1;
        for (int i = start; i < end; i++) {
            hash = 31 * hash + bytes[i];
        }
        return hash;
    }
}
