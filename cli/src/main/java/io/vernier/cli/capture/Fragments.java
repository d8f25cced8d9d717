package io.vernier.cli.capture;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts the fragments of IP datagrams together: at most {@value #MAX_DATAGRAMS} at a time, the eldest gives way. */
final class Fragments {
    static final int MAX_DATAGRAMS = 256;
    private static final int MAX_LENGTH = 65_535;
    private static final int MAX_PARTS = 8192; // a part holds at least 8 octets

    private record Key(InetAddress source, InetAddress destination, int protocol, int id) {}

    private record Part(int offset, Octets payload) {}

    private static final class Whole {
        final long firstFrame;
        final List<Part> parts = new ArrayList<>();
        int length = -1;

        Whole(long firstFrame) {
            this.firstFrame = firstFrame;
        }
    }

    private final Map<Key, Whole> open = new LinkedHashMap<>();
    private final CaptureListener listener;

    Fragments(CaptureListener listener) {
        this.listener = listener;
    }

    @Nullable Datagram add(Packet packet, Datagram part, int id, int offset, boolean more) {
        if (part.missing() > 0) {
            listener.note("Frame " + packet.frame() + ": the capture cut an IP fragment; its datagram is lost");
            return null;
        }
        int end = offset + part.payload().length();
        if (end > MAX_LENGTH) {
            listener.note("Frame " + packet.frame() + ": an IP fragment reaches to octet " + end
                    + " (expected: at most " + MAX_LENGTH + "); it is left out");
            return null;
        }
        var key = new Key(part.source(), part.destination(), part.protocol(), id);
        var whole = open.computeIfAbsent(key, k -> new Whole(packet.frame()));
        whole.parts.add(new Part(offset, part.payload()));
        if (!more) {
            whole.length = end;
        }
        var bytes = assemble(whole);
        if (bytes != null) {
            open.remove(key);
            return new Datagram(part.protocol(), part.source(), part.destination(), Octets.of(bytes), 0);
        }
        if (open.size() > MAX_DATAGRAMS || whole.parts.size() > MAX_PARTS) {
            dropEldest();
        }
        return null;
    }

    void end() {
        while (!open.isEmpty()) {
            dropEldest();
        }
    }

    private void dropEldest() {
        var eldest = open.entrySet().iterator();
        var whole = eldest.next().getValue();
        eldest.remove();
        listener.note("Frame " + whole.firstFrame + ": fragments of this IP datagram are missing; it is left out");
    }

    private static byte @Nullable [] assemble(Whole whole) {
        if (whole.length < 0) {
            return null;
        }
        whole.parts.sort(Comparator.comparingInt(Part::offset));
        int covered = 0;
        for (var part : whole.parts) {
            if (part.offset > covered) {
                return null;
            }
            covered = Math.max(covered, part.offset + part.payload.length());
        }
        if (covered < whole.length) {
            return null;
        }
        var bytes = new byte[whole.length];
        for (int i = whole.parts.size() - 1; i >= 0; i--) { // backwards: where parts overlap the earlier one wins
            var part = whole.parts.get(i);
            int length = Math.min(part.payload.length(), whole.length - part.offset);
            if (length > 0) {
                System.arraycopy(part.payload.bytes(), part.payload.from(), bytes, part.offset, length);
            }
        }
        return bytes;
    }
}
