package io.vernier.cli.capture;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Writes pcap and pcapng files; the n-th packet is captured at second n. */
final class CaptureFileBuilder {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteOrder order;
    private int packets;

    private CaptureFileBuilder(ByteOrder order) {
        this.order = order;
    }

    static CaptureFileBuilder pcap(int linkType) {
        return pcap(linkType, ByteOrder.LITTLE_ENDIAN, 0xa1b2c3d4);
    }

    static CaptureFileBuilder pcap(int linkType, ByteOrder order, int magic) {
        var file = new CaptureFileBuilder(order);
        file.write(file.buffer(24)
                .putInt(magic)
                .putShort((short) 2)
                .putShort((short) 4)
                .putLong(0)
                .putInt(262144)
                .putInt(linkType));
        return file;
    }

    static CaptureFileBuilder pcapng(ByteOrder order) {
        var file = new CaptureFileBuilder(order);
        file.section();
        return file;
    }

    CaptureFileBuilder section() {
        return block(
                0x0a0d0d0a,
                buffer(16)
                        .putInt(0x1a2b3c4d)
                        .putShort((short) 1)
                        .putShort((short) 0)
                        .putLong(-1));
    }

    /** An interface with the resolution {@code if_tsresol}. */
    CaptureFileBuilder iface(int linkType, int resolution) {
        return block(
                1,
                buffer(20)
                        .putShort((short) linkType)
                        .putShort((short) 0)
                        .putInt(0)
                        .putShort((short) 9)
                        .putShort((short) 1)
                        .put((byte) resolution)
                        .put(new byte[3])
                        .putInt(0));
    }

    CaptureFileBuilder packet(byte[] data) {
        return packet(data, data.length);
    }

    CaptureFileBuilder packet(byte[] data, int originalLength) {
        packets++;
        write(buffer(16 + data.length)
                .putInt(packets)
                .putInt(551)
                .putInt(data.length)
                .putInt(originalLength)
                .put(data));
        return this;
    }

    CaptureFileBuilder enhanced(int iface, long ticks, byte[] data) {
        return block(
                6,
                buffer(20 + (data.length + 3 & ~3))
                        .putInt(iface)
                        .putInt((int) (ticks >>> 32))
                        .putInt((int) ticks)
                        .putInt(data.length)
                        .putInt(data.length)
                        .put(data));
    }

    CaptureFileBuilder block(int type, ByteBuffer body) {
        byte[] bytes = octets(body);
        int length = 12 + bytes.length;
        write(buffer(length).putInt(type).putInt(length).put(bytes).putInt(length));
        return this;
    }

    ByteBuffer buffer(int length) {
        return ByteBuffer.allocate(length).order(order);
    }

    byte[] bytes() {
        return out.toByteArray();
    }

    Found read() {
        return read(bytes());
    }

    static Found read(byte[] file) {
        var found = new Found();
        try {
            Capture.read(new ByteArrayInputStream(file), found);
        } catch (IOException broken) {
            found.notes.add(String.valueOf(broken.getMessage()));
        }
        return found;
    }

    private void write(ByteBuffer buffer) {
        out.writeBytes(octets(buffer));
    }

    private static byte[] octets(ByteBuffer buffer) {
        var bytes = new byte[buffer.capacity()];
        buffer.clear().get(bytes);
        return bytes;
    }
}
