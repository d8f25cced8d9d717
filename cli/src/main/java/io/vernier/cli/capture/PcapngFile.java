package io.vernier.cli.capture;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file in the pcapng format: blocks in sections, each section with its own byte order and interfaces. Blocks that
 * carry no packets (names, statistics, secrets, whatever comes) are stepped over.
 */
final class PcapngFile implements PacketSource {
    static final int SECTION_HEADER = 0x0a0d0d0a;
    private static final int INTERFACE = 1;
    private static final int OLD_PACKET = 2;
    private static final int SIMPLE_PACKET = 3;
    private static final int ENHANCED_PACKET = 6;
    private static final int BYTE_ORDER_MAGIC = 0x1a2b3c4d;
    private static final int MAX_INTERFACES = 65_536;

    private final CaptureInput in;
    private final List<CaptureInterface> interfaces = new ArrayList<>();
    private long frame;

    /** Reads on behind the four octets of the first section header. */
    PcapngFile(CaptureInput in) throws IOException {
        this.in = in;
        section(in.offset() - 4);
    }

    @Override
    public @Nullable Packet next() throws IOException {
        while (true) {
            long start = in.offset();
            var type = in.upTo(4);
            if (type.length == 0) {
                return null;
            }
            if (type.length < 4) {
                throw new CaptureException("The capture ends inside a block at offset " + start);
            }
            int number = in.int32(type, 0);
            if (number == SECTION_HEADER) {
                section(start);
                continue;
            }
            var packet = block(number, start, body(start, in.int32("the block at offset " + start)));
            if (packet != null) {
                return packet;
            }
        }
    }

    private @Nullable Packet block(int type, long start, byte[] body) throws IOException {
        return switch (type) {
            case INTERFACE -> describe(start, body);
            case ENHANCED_PACKET -> packet(body, 4, start);
            case OLD_PACKET -> packet(body, 2, start);
            case SIMPLE_PACKET -> simple(body, start);
            default -> null;
        };
    }

    private @Nullable Packet describe(long start, byte[] body) throws IOException {
        require(body, 8, "interface description", start);
        if (interfaces.size() == MAX_INTERFACES) {
            throw new CaptureException(
                    "The capture describes more than " + MAX_INTERFACES + " interfaces, the last at offset " + start);
        }
        interfaces.add(CaptureInterface.read(in, body));
        return null;
    }

    private Packet simple(byte[] body, long start) throws IOException {
        frame++;
        require(body, 4, "packet", start);
        var from = iface(0, start);
        long original = in.uint32(body, 0);
        long captured = Math.min(original, body.length - 4L);
        captured = from.snapLength() == 0 ? captured : Math.min(captured, from.snapLength());
        return new Packet(frame, null, from.linkType(), new Octets(body, 4, 4 + (int) captured), original);
    }

    /** The interface's number is {@code width} octets wide: 4 in today's blocks, 2 in the old ones. */
    private Packet packet(byte[] body, int width, long start) throws IOException {
        frame++;
        require(body, 20, "packet", start);
        var from = iface(width == 4 ? in.uint32(body, 0) : in.uint16(body, 0), start);
        long captured = in.uint32(body, 12);
        if (captured > body.length - 20) {
            throw new CaptureException("Packet " + frame + " at offset " + start + " announces " + captured
                    + " octets, its block has room for " + (body.length - 20));
        }
        var time = from.time(in.uint32(body, 4) << 32 | in.uint32(body, 8));
        var data = new Octets(body, 20, 20 + (int) captured);
        return new Packet(frame, time, from.linkType(), data, Math.max(captured, in.uint32(body, 16)));
    }

    private CaptureInterface iface(long index, long start) throws IOException {
        if (index >= interfaces.size()) {
            throw new CaptureException("Packet " + frame + " at offset " + start + " comes from interface " + index
                    + ", but the section describes " + interfaces.size());
        }
        return interfaces.get((int) index);
    }

    private void section(long start) throws IOException {
        var head = in.exactly(8, "the section header");
        in.order(ByteOrder.BIG_ENDIAN);
        if (in.int32(head, 4) != BYTE_ORDER_MAGIC) {
            in.order(ByteOrder.LITTLE_ENDIAN);
        }
        if (in.int32(head, 4) != BYTE_ORDER_MAGIC) {
            throw new CaptureException(
                    "The section header at offset " + start + " has no byte-order magic 1a2b3c4d; the file is damaged");
        }
        long length = in.uint32(head, 0);
        if (length < 28 || length % 4 != 0 || length > MAX_PACKET) {
            throw wrongLength(start, length, 28);
        }
        var rest = in.exactly((int) length - 12, "the section header");
        int major = in.uint16(rest, 0);
        if (major != 1) {
            throw new CaptureException("The section header at offset " + start + " says version " + major
                    + " (expected: 1); this format is newer than this program");
        }
        interfaces.clear();
    }

    private byte[] body(long start, int announced) throws IOException {
        long length = announced & 0xffff_ffffL;
        if (length < 12 || length % 4 != 0 || length > MAX_PACKET + 1024) {
            throw wrongLength(start, length, 12);
        }
        var body = in.exactly((int) length - 12, "the block at offset " + start);
        int again = in.int32("the block at offset " + start);
        if (again != announced) {
            throw new CaptureException("The block at offset " + start + " has the length " + length + " in front and "
                    + (again & 0xffff_ffffL) + " at its end; the file is damaged from here on");
        }
        return body;
    }

    private static void require(byte[] body, int octets, String what, long start) throws CaptureException {
        if (body.length < octets) {
            throw new CaptureException("The " + what + " block at offset " + start + " is too short: " + body.length
                    + " octets (expected: at least " + octets + ")");
        }
    }

    private static CaptureException wrongLength(long start, long length, int least) {
        return new CaptureException("The block at offset " + start + " announces " + length
                + " octets (expected: a multiple of 4 from " + least + " on); the file is damaged from here on");
    }
}
