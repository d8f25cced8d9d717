package io.vernier.cli.capture;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;

/**
 * Reads a capture file from its beginning to its end and tells a {@link CaptureListener} of each Diameter message in
 * it. Memory is bounded, whatever the file says.
 */
public final class Capture {
    private static final int DIAMETER_PORT = 3868;
    private static final int DIAMETER_TLS_PORT = 5868;
    private static final int SCTP_OVER_UDP_PORT = 9899;

    private final PacketSource packets;
    private final CaptureListener listener;
    private final MessageNumbering messages;
    private final Fragments fragments;
    private final Ip ip;
    private final Tcp tcp;
    private final Sctp sctp;
    private final Set<Integer> unknownLinks = new HashSet<>();

    private Capture(PacketSource packets, CaptureListener listener) {
        this.packets = packets;
        this.listener = listener;
        messages = new MessageNumbering(listener);
        fragments = new Fragments(listener);
        ip = new Ip(fragments);
        tcp = new Tcp(messages);
        sctp = new Sctp(messages);
    }

    /** Whether a file that begins with these four octets (as a big-endian number) is a pcap or pcapng file. */
    public static boolean recognises(int magic) {
        return magic == PcapngFile.SECTION_HEADER || PcapFile.recognises(magic);
    }

    /**
     * Reads the whole capture.
     *
     * @return how many messages there were
     * @throws CaptureException when the file is malformed; the messages before that place have been told
     */
    public static long read(InputStream in, CaptureListener listener) throws IOException {
        var input = new CaptureInput(in);
        int magic = input.int32("the file header");
        if (magic == PcapngFile.SECTION_HEADER) {
            return new Capture(new PcapngFile(input), listener).read();
        }
        if (PcapFile.recognises(magic)) {
            return new Capture(new PcapFile(input, magic), listener).read();
        }
        throw new CaptureException("The file is no capture: it begins with " + Integer.toHexString(magic)
                + " (expected: the magic number of pcap or pcapng)");
    }

    static boolean diameterPort(int source, int destination) {
        return source == DIAMETER_PORT
                || destination == DIAMETER_PORT
                || source == DIAMETER_TLS_PORT
                || destination == DIAMETER_TLS_PORT;
    }

    private long read() throws IOException {
        try {
            for (var packet = packets.next(); packet != null; packet = packets.next()) {
                messages.reading(packet);
                read(packet);
            }
        } finally {
            tcp.end();
            sctp.end();
            fragments.end();
        }
        return messages.messages();
    }

    private void read(Packet packet) {
        var payload = Link.ip(packet.linkType(), packet.data());
        if (payload == null) {
            if (!Link.knows(packet.linkType()) && unknownLinks.add(packet.linkType())) {
                listener.note("Frame " + packet.frame() + ": packets of link type " + packet.linkType()
                        + " cannot be read; they are left out");
            }
            return;
        }
        var datagram = ip.read(packet, payload);
        if (datagram == null) {
            return;
        }
        switch (datagram.protocol()) {
            case Datagram.TCP -> tcp.read(packet, datagram);
            case Datagram.SCTP -> sctp.read(packet, datagram);
            case Datagram.UDP -> overUdp(packet, datagram);
            default -> {}
        }
    }

    /** SCTP may travel inside UDP (RFC 6951). */
    private void overUdp(Packet packet, Datagram datagram) {
        var udp = datagram.payload();
        if (udp.length() >= 8 && (udp.uint16(0) == SCTP_OVER_UDP_PORT || udp.uint16(2) == SCTP_OVER_UDP_PORT)) {
            sctp.read(
                    packet,
                    new Datagram(
                            Datagram.SCTP, datagram.source(), datagram.destination(), udp.skip(8), datagram.missing()));
        }
    }
}
