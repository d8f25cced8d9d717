package io.vernier.interop.tshark;

import io.vernier.codec.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * Writes messages as a capture of one TCP connection to port 3868, one message after the other; messages longer than a
 * packet are cut. Checksums are zero, which dissectors do not look at unless told to.
 */
final class Pcap {
    /** Packets that start with their IP header. */
    private static final int LINKTYPE_RAW = 101;

    private static final int MAGIC_MICROSECONDS = 0xa1b2c3d4;
    private static final int SNAP_LENGTH = 0x4_0000;
    private static final int IP_AND_TCP = 40;
    private static final int SEGMENT = 60_000;
    private static final int LOOPBACK = 0x7f00_0001;
    private static final short CLIENT_PORT = (short) 49152;
    private static final short DIAMETER_PORT = 3868;

    private Pcap() {}

    static void write(Path file, List<Message> messages) {
        try (var out = Files.newByteChannel(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            out.write(fileHeader());
            int sequence = 1;
            int packets = 0;
            for (var message : messages) {
                for (int from = 0; from < message.length(); from += SEGMENT) {
                    int to = Math.min(message.length(), from + SEGMENT);
                    out.write(packet(message, from, to, sequence, packets++));
                    sequence += to - from;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ByteBuffer fileHeader() {
        return ByteBuffer.allocate(24)
                .putInt(MAGIC_MICROSECONDS)
                .putShort((short) 2)
                .putShort((short) 4)
                .putLong(0)
                .putInt(SNAP_LENGTH)
                .putInt(LINKTYPE_RAW)
                .flip();
    }

    private static ByteBuffer packet(Message message, int from, int to, int sequence, int second) {
        int length = IP_AND_TCP + to - from;
        var packet = ByteBuffer.allocate(16 + length);
        packet.putInt(second).putInt(0).putInt(length).putInt(length);
        packet.putShort((short) 0x4500).putShort((short) length).putInt(0);
        packet.putShort((short) 0x4006).putShort((short) 0).putInt(LOOPBACK).putInt(LOOPBACK);
        packet.putShort(CLIENT_PORT).putShort(DIAMETER_PORT).putInt(sequence).putInt(1);
        packet.putShort((short) 0x5018).putShort((short) 0xffff).putInt(0);
        message.copyTo(packet, from, to);
        return packet.flip();
    }
}
