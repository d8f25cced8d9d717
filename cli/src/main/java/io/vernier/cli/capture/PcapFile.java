package io.vernier.cli.capture;

import java.io.IOException;
import java.nio.ByteOrder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A file in the pcap format: one header of 24 octets, then packets of one link type. */
final class PcapFile implements PacketSource {
    private static final int MICROSECONDS = 0xa1b2c3d4;
    private static final int NANOSECONDS = 0xa1b23c4d;
    private static final int RECORD_HEADER = 16;

    private final CaptureInput in;
    private final int nanosPerTick;
    private final int linkType;
    private long frame;

    /** Reads the header behind {@code magic}, the file's first four octets read as a big-endian number. */
    PcapFile(CaptureInput in, int magic) throws IOException {
        this.in = in;
        boolean bigEndian = magic == MICROSECONDS || magic == NANOSECONDS;
        in.order(bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        nanosPerTick = (bigEndian ? magic : Integer.reverseBytes(magic)) == NANOSECONDS ? 1 : 1000;
        var header = in.exactly(20, "the pcap file header");
        int major = in.uint16(header, 0);
        if (major != 2) {
            throw new CaptureException(
                    "The pcap file header at offset 4 says version " + major + " (expected: 2); the file is damaged");
        }
        linkType = in.int32(header, 16) & 0xffff; // the upper bits tell of frame check sequences at the end of packets
    }

    static boolean recognises(int magic) {
        int swapped = Integer.reverseBytes(magic);
        return magic == MICROSECONDS || magic == NANOSECONDS || swapped == MICROSECONDS || swapped == NANOSECONDS;
    }

    @Override
    public @Nullable Packet next() throws IOException {
        long start = in.offset();
        var header = in.upTo(RECORD_HEADER);
        if (header.length == 0) {
            return null;
        }
        frame++;
        if (header.length < RECORD_HEADER) {
            throw new CaptureException("The capture ends inside the header of packet " + frame + " at offset " + start
                    + ": " + RECORD_HEADER + " octets expected, " + header.length + " are there");
        }
        long captured = in.uint32(header, 8);
        if (captured > MAX_PACKET) {
            throw new CaptureException("Packet " + frame + " at offset " + start + " announces " + captured
                    + " octets (expected: at most " + MAX_PACKET + "); the file is damaged from here on");
        }
        long ticks = in.uint32(header, 4);
        var time = Instant.ofEpochSecond(in.uint32(header, 0), ticks * nanosPerTick);
        var data = Octets.of(in.exactly((int) captured, "packet " + frame));
        return new Packet(frame, time, linkType, data, Math.max(captured, in.uint32(header, 12)));
    }
}
