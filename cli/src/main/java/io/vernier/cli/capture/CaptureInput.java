package io.vernier.cli.capture;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;

/** The octets of a capture file, in either byte order, with the offset that error messages name. */
final class CaptureInput {
    private final InputStream in;
    private final byte[] word = new byte[4];
    private ByteOrder order = ByteOrder.BIG_ENDIAN;
    private long offset;

    CaptureInput(InputStream in) {
        this.in = in;
    }

    long offset() {
        return offset;
    }

    void order(ByteOrder newOrder) {
        order = newOrder;
    }

    ByteOrder order() {
        return order;
    }

    /** As many octets as there are, at most {@code length}. */
    byte[] upTo(int length) throws IOException {
        var bytes = in.readNBytes(length);
        offset += bytes.length;
        return bytes;
    }

    /** Exactly {@code length} octets of what is called {@code what} in the error message. */
    byte[] exactly(int length, String what) throws IOException {
        long from = offset;
        var bytes = upTo(length);
        if (bytes.length < length) {
            throw new CaptureException("The capture ends inside " + what + ": at offset " + from + " " + length
                    + " octets are announced, " + bytes.length + " are there");
        }
        return bytes;
    }

    int int32(String what) throws IOException {
        System.arraycopy(exactly(4, what), 0, word, 0, 4);
        return int32(word, 0);
    }

    int int32(byte[] bytes, int at) {
        int big = (bytes[at] & 0xff) << 24
                | (bytes[at + 1] & 0xff) << 16
                | (bytes[at + 2] & 0xff) << 8
                | (bytes[at + 3] & 0xff);
        return order == ByteOrder.BIG_ENDIAN ? big : Integer.reverseBytes(big);
    }

    long uint32(byte[] bytes, int at) {
        return int32(bytes, at) & 0xffff_ffffL;
    }

    int uint16(byte[] bytes, int at) {
        int first = bytes[at] & 0xff;
        int second = bytes[at + 1] & 0xff;
        return order == ByteOrder.BIG_ENDIAN ? first << 8 | second : second << 8 | first;
    }
}
