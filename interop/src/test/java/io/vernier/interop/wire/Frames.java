package io.vernier.interop.wire;

import io.vernier.codec.Message;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.Arrays;

/** Cuts a stream of octets into messages, by the Message Length and nothing else. */
final class Frames {
    private Frames() {}

    /** The next message; blocks until it is complete. */
    static Message read(DataInputStream in) throws IOException {
        int head = in.readInt();
        int length = head & 0xff_ffff;
        byte[] bytes = Arrays.copyOf(
                new byte[] {(byte) (head >> 24), (byte) (head >> 16), (byte) (head >> 8), (byte) head}, length);
        in.readFully(bytes, 4, length - 4);
        return Message.decode(bytes);
    }
}
