package io.vernier.cli.capture;

import java.util.Arrays;

/** A run of octets inside a larger array, read in network byte order. Offsets count from its beginning. */
final class Octets {
    private final byte[] bytes;
    private final int from;
    private final int to;

    Octets(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.from = from;
        this.to = to;
    }

    static Octets of(byte[] bytes) {
        return new Octets(bytes, 0, bytes.length);
    }

    /** The array around them, which is not copied. */
    byte[] bytes() {
        return bytes;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    int length() {
        return to - from;
    }

    int uint8(int at) {
        return bytes[from + at] & 0xff;
    }

    int uint16(int at) {
        return uint8(at) << 8 | uint8(at + 1);
    }

    int int32(int at) {
        return uint16(at) << 16 | uint16(at + 2);
    }

    long uint32(int at) {
        return int32(at) & 0xffff_ffffL;
    }

    Octets skip(int octets) {
        return new Octets(bytes, Math.min(to, from + octets), to);
    }

    Octets first(int octets) {
        return new Octets(bytes, from, Math.min(to, from + octets));
    }

    byte[] copy() {
        return Arrays.copyOfRange(bytes, from, to);
    }
}
