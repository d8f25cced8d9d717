package io.vernier.cli.capture;

import java.io.ByteArrayOutputStream;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One direction of an SCTP association: puts fragmented messages together by their transmission sequence numbers and
 * lets chunks pass once that were sent twice. Streams are not brought into order: each message stands for itself.
 */
final class SctpReassembly {
    private static final int MAX_HELD = 4 << 20;
    private static final int MAX_FRAGMENTS = 4096;
    private static final int REMEMBERED = 1024;

    /**
     * Where a fragment belongs. Fragments of a message have adjacent indices: transmission sequence numbers in DATA
     * chunks, where the message is 0 and the stream is {@value Place#ANY_STREAM}; fragment numbers in I-DATA chunks.
     */
    record Place(int stream, int message, int index) {
        static final int ANY_STREAM = -1;

        Place moved(int by) {
            return new Place(stream, message, index + by);
        }
    }

    record Fragment(int tsn, Place place, boolean begin, boolean end, Octets octets) {}

    private record Held(Fragment fragment, DiameterStream.Sink sink) {}

    private final boolean dropsRepetitions;
    private final long[] seen = new long[REMEMBERED];
    private final Map<Place, Held> fragments = new LinkedHashMap<>();
    private int held;

    /** Without a verification tag sequence numbers mean little: then nothing is taken for a repetition. */
    SctpReassembly(boolean dropsRepetitions) {
        this.dropsRepetitions = dropsRepetitions;
    }

    void add(Fragment fragment, boolean diameterPort, DiameterStream.Sink sink) {
        if (dropsRepetitions && repetition(fragment)) {
            return;
        }
        if (fragment.begin && fragment.end) {
            deliver(fragment.octets, diameterPort, sink);
            return;
        }
        var previous = fragments.put(fragment.place, new Held(fragment, sink));
        held += fragment.octets.length() - (previous == null ? 0 : previous.fragment.octets.length());
        complete(fragment.place, diameterPort, sink);
        while (held > MAX_HELD || fragments.size() > MAX_FRAGMENTS) {
            Iterator<Held> eldest = fragments.values().iterator();
            var lost = eldest.next();
            eldest.remove();
            held -= lost.fragment.octets.length();
            lost.sink.note("a fragment waited too long for the rest of its message; it is left out");
        }
    }

    void end() {
        if (!fragments.isEmpty()) {
            fragments
                    .values()
                    .iterator()
                    .next()
                    .sink
                    .note(fragments.size()
                            + " fragments are left out: the rest of their messages is not in the capture");
        }
    }

    /** The same sequence number with the same octets. Those of captures made by hand often repeat without meaning it. */
    private boolean repetition(Fragment fragment) {
        var octets = fragment.octets;
        int hash = 1;
        for (int i = octets.from(); i < octets.to(); i++) {
            hash = 31 * hash + octets.bytes()[i];
        }
        long mark = (long) fragment.tsn << 32 | Integer.toUnsignedLong(hash | 1);
        int slot = Math.floorMod(fragment.tsn, REMEMBERED);
        if (seen[slot] == mark) {
            return true;
        }
        seen[slot] = mark;
        return false;
    }

    private void complete(Place added, boolean diameterPort, DiameterStream.Sink sink) {
        var first = added;
        for (var at = fragments.get(first); at != null && !at.fragment.begin; at = fragments.get(first)) {
            first = first.moved(-1);
        }
        var last = added;
        for (var at = fragments.get(last); at != null && !at.fragment.end; at = fragments.get(last)) {
            last = last.moved(1);
        }
        if (!fragments.containsKey(first) || !fragments.containsKey(last)) {
            return;
        }
        var whole = new ByteArrayOutputStream();
        var beyond = last.moved(1);
        for (var place = first; !place.equals(beyond); place = place.moved(1)) {
            var part = fragments.remove(place);
            if (part != null) {
                var octets = part.fragment.octets;
                whole.write(octets.bytes(), octets.from(), octets.length());
                held -= octets.length();
            }
        }
        deliver(Octets.of(whole.toByteArray()), diameterPort, sink);
    }

    /** One Diameter message as a rule; several behind one another are cut apart. */
    private static void deliver(Octets payload, boolean diameterPort, DiameterStream.Sink sink) {
        if (payload.length() < DiameterHeader.LENGTH || !(diameterPort || DiameterHeader.begins(payload))) {
            return;
        }
        var left = payload;
        int length = DiameterHeader.length(left);
        while (length >= DiameterHeader.LENGTH && length < left.length() && DiameterHeader.begins(left.skip(length))) {
            sink.message(left.first(length).copy());
            left = left.skip(length);
            length = DiameterHeader.length(left);
        }
        sink.message(left.copy());
    }
}
