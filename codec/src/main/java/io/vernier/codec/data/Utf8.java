package io.vernier.codec.data;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Objects;

/**
 * Tells whether octets are UTF-8 (RFC 3629), without making a string of them. Overlong forms, surrogates and everything
 * above U+10FFFF are refused. RFC 6733 section 4.3.1 speaks of code points up to 0x7fffffff, but the UTF-8 it points to
 * ends at U+10FFFF. Control characters are valid here: the RFC only advises against them.
 */
public final class Utf8 {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long NOT_ASCII = 0x8080_8080_8080_8080L;

    private Utf8() {}

    /**
     * Whether the {@code length} octets from {@code offset} are UTF-8. Nothing is allocated; ASCII is read eight octets at
     * a time.
     *
     * @throws IndexOutOfBoundsException if the range is not within {@code bytes}
     */
    public static boolean isValid(byte[] bytes, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        int end = offset + length;
        int at = offset;
        while (true) {
            at = skipAscii(bytes, at, end);
            if (at == end) {
                return true;
            }
            int size = sequence(bytes, at, end);
            if (size == 0) {
                return false;
            }
            at += size;
        }
    }

    private static int skipAscii(byte[] bytes, int from, int end) {
        int at = from;
        int last = end - Long.BYTES;
        while (at <= last) {
            long high = (long) LONG.get(bytes, at) & NOT_ASCII;
            if (high != 0) {
                return at + (Long.numberOfTrailingZeros(high) >>> 3);
            }
            at += Long.BYTES;
        }
        if (at > from && ((long) LONG.get(bytes, last) & NOT_ASCII) == 0) {
            return end; // the last octets once more together with some of those before
        }
        while (at < end && bytes[at] >= 0) {
            at++;
        }
        return at;
    }

    /** How many octets the well-formed sequence at {@code at} has, by table 3-7 of the Unicode standard; 0 if it is not one. */
    private static int sequence(byte[] bytes, int at, int end) {
        int lead = bytes[at] & 0xff;
        if (lead < 0xc2 || lead > 0xf4) {
            return 0;
        }
        if (lead < 0xe0) {
            return continues(bytes, at + 1, end) ? 2 : 0;
        }
        if (!continues(bytes, at + 1, end) || !continues(bytes, at + 2, end)) {
            return 0;
        }
        int second = bytes[at + 1] & 0xff;
        return switch (lead) {
            case 0xe0 -> second >= 0xa0 ? 3 : 0;
            case 0xed -> second < 0xa0 ? 3 : 0;
            case 0xf0 -> second >= 0x90 && continues(bytes, at + 3, end) ? 4 : 0;
            case 0xf4 -> second < 0x90 && continues(bytes, at + 3, end) ? 4 : 0;
            default -> lead < 0xf0 ? 3 : continues(bytes, at + 3, end) ? 4 : 0;
        };
    }

    private static boolean continues(byte[] bytes, int at, int end) {
        return at < end && (bytes[at] & 0xc0) == 0x80;
    }
}
