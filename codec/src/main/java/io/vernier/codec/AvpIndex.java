package io.vernier.codec;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Where the AVPs of a list start, found in one pass, up to the first that is broken. Immutable. */
final class AvpIndex {
    private static final int HEADER = 8;
    private static final int HEADER_WITH_VENDOR = 12;

    /** The first {@link #size} of these are the starts, in octets from the start of the array. */
    final int[] offsets;

    final int size;

    /** Why the AVPs end before their octets do. */
    final @Nullable Fault fault;

    private AvpIndex(int[] offsets, int size, @Nullable Fault fault) {
        this.offsets = offsets;
        this.size = size;
        this.fault = fault;
    }

    /** Reads the headers of the AVPs between two offsets. */
    static AvpIndex of(byte[] bytes, int start, int end) {
        var offsets = new int[Math.min(24, 4 + ((end - start) >> 5))];
        int size = 0;
        int next = start;
        while (next < end) {
            int left = end - next;
            if (left < HEADER) {
                return new AvpIndex(offsets, size, BrokenAvp.headerCutShort(bytes, next, end));
            }
            int flagsAndLength = Octets.int32(bytes, next + 4);
            int length = flagsAndLength & 0xff_ffff;
            if (length < (flagsAndLength < 0 ? HEADER_WITH_VENDOR : HEADER) || length > left) {
                return new AvpIndex(offsets, size, BrokenAvp.lengthDoesNotFit(bytes, next, end));
            }
            if (size == offsets.length) {
                offsets = Arrays.copyOf(offsets, size * 2);
            }
            offsets[size++] = next;
            if (Octets.padded(length) > left) {
                return new AvpIndex(offsets, size, BrokenAvp.paddingMissing(bytes, next, end));
            }
            next += Octets.padded(length);
        }
        return new AvpIndex(offsets, size, null);
    }
}
