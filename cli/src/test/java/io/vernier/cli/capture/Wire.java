package io.vernier.cli.capture;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;

/** Makes packets octet by octet, from the Diameter message outwards. */
final class Wire {
    static final String CLIENT = "0a000005";
    static final String SERVER = "0a000009";
    static final int PORT = 41022;
    static final int DIAMETER = 3868;
    static final int SYN = 2;
    static final int ACK = 16;

    private Wire() {}

    static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replace(" ", ""));
    }

    static byte[] join(byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        var all = ByteBuffer.allocate(length);
        for (byte[] part : parts) {
            all.put(part);
        }
        return all.array();
    }

    static byte[] part(byte[] bytes, int from, int to) {
        return Arrays.copyOfRange(bytes, from, to);
    }

    /** A Device-Watchdog-Request with an Origin-Host of {@code host} octets and {@code id} as both identifiers. */
    static byte[] message(int id, int host) {
        int avp = 8 + host;
        int length = 20 + (avp + 3 & ~3);
        var m = ByteBuffer.allocate(length);
        m.putInt(1 << 24 | length).putInt(0x80 << 24 | 280).putInt(0).putInt(id).putInt(id);
        m.putInt(264).putInt(0x40 << 24 | avp);
        for (int i = 0; i < host; i++) {
            m.put((byte) ('a' + i % 26));
        }
        return m.array();
    }

    static int id(CapturedMessage message) {
        return message.message().hopByHopId();
    }

    static byte[] tcp(int from, int to, int sequence, int flags, byte[] data) {
        return join(
                ByteBuffer.allocate(20)
                        .putShort((short) from)
                        .putShort((short) to)
                        .putInt(sequence)
                        .putInt(0)
                        .put((byte) 0x50)
                        .put((byte) flags)
                        .array(),
                data);
    }

    static byte[] chunk(int tsn, int stream, int bits, int protocol, byte[] data) {
        int length = 16 + data.length;
        return ByteBuffer.allocate(length + 3 & ~3)
                .put((byte) 0)
                .put((byte) bits)
                .putShort((short) length)
                .putInt(tsn)
                .putShort((short) stream)
                .putShort((short) 0)
                .putInt(protocol)
                .put(data)
                .array();
    }

    /** An I-DATA chunk; {@code number} is the fragment number, or the payload protocol where the message begins. */
    static byte[] interleaved(int tsn, int stream, int bits, int message, int number, byte[] data) {
        int length = 20 + data.length;
        return ByteBuffer.allocate(length + 3 & ~3)
                .put((byte) 64)
                .put((byte) bits)
                .putShort((short) length)
                .putInt(tsn)
                .putShort((short) stream)
                .putShort((short) 0)
                .putInt(message)
                .putInt(number)
                .put(data)
                .array();
    }

    static byte[] sctp(int from, int to, int tag, byte[]... chunks) {
        return join(
                ByteBuffer.allocate(12)
                        .putShort((short) from)
                        .putShort((short) to)
                        .putInt(tag)
                        .putInt(0)
                        .array(),
                join(chunks));
    }

    static byte[] ipv4(int protocol, byte[] payload) {
        return ipv4(protocol, 7, 0, false, payload);
    }

    static byte[] ipv4(int protocol, int id, int offset, boolean more, byte[] payload) {
        return join(
                ByteBuffer.allocate(20)
                        .put((byte) 0x45)
                        .put((byte) 0)
                        .putShort((short) (20 + payload.length))
                        .putShort((short) id)
                        .putShort((short) ((more ? 0x2000 : 0) | offset / 8))
                        .put((byte) 64)
                        .put((byte) protocol)
                        .putShort((short) 0)
                        .put(hex(CLIENT))
                        .put(hex(SERVER))
                        .array(),
                payload);
    }

    static byte[] ipv6(int next, byte[] payload) {
        return join(
                ByteBuffer.allocate(8)
                        .putInt(0x60000000)
                        .putShort((short) payload.length)
                        .put((byte) next)
                        .put((byte) 64)
                        .array(),
                hex("20010db8000000000000000000000001"),
                hex("20010db8000000010000000000000002"),
                payload);
    }

    static byte[] ethernet(int type, byte[] payload) {
        return join(hex("020000000001020000000002"), new byte[] {(byte) (type >> 8), (byte) type}, payload);
    }

    /** A client's segment to a Diameter server, from Ethernet on. */
    static byte[] segment(int sequence, byte[] data) {
        return ethernet(0x0800, ipv4(6, tcp(PORT, DIAMETER, sequence, ACK, data)));
    }

    static byte[] syn(int sequence) {
        return ethernet(0x0800, ipv4(6, tcp(PORT, DIAMETER, sequence, SYN, new byte[0])));
    }
}
