package io.vernier.cli.capture;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * All TCP connections of a capture. At most {@value #MAX_STREAMS} directions and {@value #MAX_HELD} octets are kept;
 * beyond that the direction that was silent longest is closed.
 */
final class Tcp {
    private static final int MAX_STREAMS = 65_536;
    private static final long MAX_HELD = 256L << 20;
    private static final int HEADER = 20;
    private static final int SYN = 0x02;
    private static final int RST = 0x04;

    record Flow(Endpoint source, Endpoint destination) {}

    private final Map<Flow, TcpStream> streams = new LinkedHashMap<>(16, 0.75f, true);
    private final MessageNumbering messages;
    private long held;

    Tcp(MessageNumbering messages) {
        this.messages = messages;
    }

    void read(Packet packet, Datagram datagram) {
        var tcp = datagram.payload();
        if (tcp.length() < HEADER) {
            return;
        }
        int header = (tcp.uint8(12) >>> 4) * 4;
        if (header < HEADER || header > tcp.length()) {
            return;
        }
        var flow = new Flow(
                new Endpoint(datagram.source(), tcp.uint16(0)), new Endpoint(datagram.destination(), tcp.uint16(2)));
        int flags = tcp.uint8(13);
        boolean syn = (flags & SYN) != 0;
        int sequence = tcp.int32(4) + (syn ? 1 : 0);
        var octets = tcp.skip(header);
        if ((flags & RST) != 0 || (octets.length() + datagram.missing() == 0 && !syn)) {
            return;
        }
        var stream = stream(flow, sequence, syn);
        int before = stream.held();
        stream.segment(sequence, octets, datagram.missing(), packet.time());
        held += stream.held() - before;
        keepBounds();
    }

    void end() {
        streams.values().forEach(TcpStream::end);
        streams.clear();
    }

    private TcpStream stream(Flow flow, int sequence, boolean syn) {
        var known = streams.get(flow);
        if (known != null && syn && !known.startedAt(sequence)) {
            close(known); // the ports are used again
            known = null;
        }
        if (known == null) {
            var sink = messages.sink(flow.source, flow.destination, "tcp");
            boolean diameterPort = Capture.diameterPort(flow.source.port(), flow.destination.port());
            known = new TcpStream(sequence, syn, new DiameterStream(diameterPort, sink));
            streams.put(flow, known);
        }
        return known;
    }

    private void keepBounds() {
        while (streams.size() > MAX_STREAMS || held > MAX_HELD) {
            Iterator<TcpStream> eldest = streams.values().iterator();
            var stream = eldest.next();
            eldest.remove();
            close(stream);
        }
    }

    private void close(TcpStream stream) {
        held -= stream.held();
        stream.end();
    }
}
