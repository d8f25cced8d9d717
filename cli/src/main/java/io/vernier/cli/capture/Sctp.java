package io.vernier.cli.capture;

import java.net.InetAddress;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All SCTP associations of a capture: takes DATA and I-DATA chunks out of the packets. A direction of an association is
 * known by its ports and its verification tag, whatever the address: a retransmission may take another path.
 */
final class Sctp {
    private static final int MAX_ASSOCIATIONS = 4096;
    private static final int HEADER = 12;
    private static final int DATA = 0;
    private static final int I_DATA = 64;
    private static final int DTLS_PAYLOAD = 47;

    /** The addresses are part of the key only where there is no verification tag. */
    private record Key(
            int ports,
            int tag,
            @Nullable InetAddress source,
            @Nullable InetAddress destination) {}

    private final Map<Key, SctpReassembly> associations = new LinkedHashMap<>(16, 0.75f, true);
    private final MessageNumbering messages;

    Sctp(MessageNumbering messages) {
        this.messages = messages;
    }

    void read(Packet packet, Datagram datagram) {
        var sctp = datagram.payload();
        if (sctp.length() < HEADER) {
            return;
        }
        var source = new Endpoint(datagram.source(), sctp.uint16(0));
        var destination = new Endpoint(datagram.destination(), sctp.uint16(2));
        int tag = sctp.int32(4);
        var key = tag == 0
                ? new Key(sctp.int32(0), 0, datagram.source(), datagram.destination())
                : new Key(sctp.int32(0), tag, null, null);
        var chunks = sctp.skip(HEADER);
        while (chunks.length() >= 4) {
            int length = chunks.uint16(2);
            if (length < 4) {
                messages.sink(source, destination, "sctp")
                        .note("a chunk of length " + length + " (expected: 4 or more)");
                return;
            }
            int type = chunks.uint8(0);
            if (type == DATA || type == I_DATA) {
                chunk(key, source, destination, chunks, length);
            }
            chunks = chunks.skip(length + 3 & ~3);
        }
    }

    void end() {
        associations.values().forEach(SctpReassembly::end);
        associations.clear();
    }

    private void chunk(Key key, Endpoint source, Endpoint destination, Octets chunk, int length) {
        boolean interleaved = chunk.uint8(0) == I_DATA;
        int header = interleaved ? 20 : 16;
        if (length < header || chunk.length() < header) {
            return;
        }
        int stream = chunk.uint16(8);
        var sink = messages.sink(source, destination, "sctp[" + stream + "]");
        if (chunk.length() < length) {
            sink.note("the capture cut a DATA chunk of " + length + " octets; its message is lost");
            return;
        }
        boolean begin = (chunk.uint8(1) & 2) != 0;
        // where an I-DATA chunk continues a message, this is the fragment's number
        int payloadProtocol = chunk.int32(interleaved ? 16 : 12);
        if (begin && payloadProtocol == DTLS_PAYLOAD) {
            sink.note("the message is encrypted with DTLS; it cannot be read");
            return;
        }
        boolean diameterPort = Capture.diameterPort(source.port(), destination.port());
        int tsn = chunk.int32(4);
        var place = new SctpReassembly.Place(SctpReassembly.Place.ANY_STREAM, 0, tsn);
        if (interleaved) {
            int unordered = (chunk.uint8(1) & 4) << 16; // ordered and unordered messages are numbered apart
            place = new SctpReassembly.Place(stream | unordered, chunk.int32(12), begin ? 0 : payloadProtocol);
        }
        boolean end = (chunk.uint8(1) & 1) != 0;
        var octets = chunk.first(length).skip(header);
        var fragment = new SctpReassembly.Fragment(tsn, place, begin, end, octets);
        reassembly(key).add(fragment, diameterPort, sink);
    }

    private SctpReassembly reassembly(Key key) {
        var known = associations.get(key);
        if (known == null) {
            known = new SctpReassembly(key.tag != 0);
            associations.put(key, known);
            if (associations.size() > MAX_ASSOCIATIONS) {
                Iterator<SctpReassembly> eldest = associations.values().iterator();
                eldest.next();
                eldest.remove();
            }
        }
        return known;
    }
}
