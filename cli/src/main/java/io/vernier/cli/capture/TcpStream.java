package io.vernier.cli.capture;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One direction of a TCP connection: brings segments into order, drops what comes twice, and says where octets are
 * missing for good. Positions are 64 bits wide and count from the first octet seen, so that sequence numbers may wrap.
 */
final class TcpStream {
    /** How much may wait for an earlier segment before that one is given up. */
    private static final int MAX_HELD = 1 << 20;

    private static final int MAX_SEGMENTS = 1024;
    private static final int MAX_UNANCHORED = 64;
    private static final Duration MAX_WAIT = Duration.ofSeconds(5);

    /** Octets that the capture cut off are a segment without octets, so that the hole is known at once. */
    private record Segment(
            Octets octets, int length, @Nullable Instant time) {}

    private final DiameterStream messages;
    private final TreeMap<Long, Segment> waiting = new TreeMap<>();
    private final boolean synSeen;
    private final int initial;
    private boolean anchored;
    private int sequence;
    private long position;
    private long lowest;
    private int held;

    /** Starts at the sequence number {@code sequence}, the first of a connection when {@code synSeen}. */
    TcpStream(int sequence, boolean synSeen, DiameterStream messages) {
        this.initial = sequence;
        this.sequence = sequence;
        this.synSeen = synSeen;
        this.anchored = synSeen;
        this.messages = messages;
    }

    boolean startedAt(int syn) {
        return synSeen && initial == syn;
    }

    int held() {
        return held + messages.held();
    }

    /** A segment with its octets; {@code missing} more follow them that the capture cut off. */
    void segment(int from, Octets octets, int missing, @Nullable Instant time) {
        long at = position + (from - sequence);
        if (anchored && !synSeen && at + octets.length() <= lowest && DiameterHeader.begins(octets)) {
            lowest = at; // a capture that began in the middle, and not in order
            messages.data(octets);
            return;
        }
        hold(at, new Segment(octets, octets.length(), time));
        if (missing > 0) {
            hold(at + octets.length(), new Segment(octets.skip(octets.length()), missing, time));
        }
        if (!anchored) {
            anchor();
        }
        if (anchored) {
            deliver(time);
        }
    }

    /** No more segments come: what still waits is delivered with its gaps. */
    void end() {
        if (!anchored && !waiting.isEmpty()) {
            anchorAt(waiting.firstKey());
        }
        while (!waiting.isEmpty()) {
            giveUpGap();
            inOrder();
        }
        messages.end();
    }

    private void hold(long at, Segment segment) {
        if (segment.length == 0 || (anchored && at + segment.length <= position)) {
            return;
        }
        var known = waiting.get(at);
        if (known == null || known.length < segment.length || known.octets.length() < segment.octets.length()) {
            waiting.put(at, segment);
            held += segment.octets.length() - (known == null ? 0 : known.octets.length());
        }
    }

    /** Without a SYN the first segment seen need not be the first one: wait for one that begins a message. */
    private void anchor() {
        if (waiting.isEmpty()) {
            return;
        }
        Map.Entry<Long, Segment> first = waiting.firstEntry();
        if (DiameterHeader.begins(first.getValue().octets) || waiting.size() >= MAX_UNANCHORED || held > MAX_HELD) {
            anchorAt(first.getKey());
        }
    }

    private void anchorAt(long at) {
        anchored = true;
        sequence += (int) (at - position);
        position = at;
        lowest = at;
    }

    private void deliver(@Nullable Instant now) {
        inOrder();
        while (!waiting.isEmpty() && (held > MAX_HELD || waiting.size() > MAX_SEGMENTS || tooLate(now))) {
            giveUpGap();
            inOrder();
        }
    }

    private boolean tooLate(@Nullable Instant now) {
        Instant since = waiting.firstEntry().getValue().time;
        return now != null && since != null && Duration.between(since, now).compareTo(MAX_WAIT) > 0;
    }

    private void giveUpGap() {
        long gap = waiting.firstKey() - position;
        if (gap > 0) {
            messages.gap(gap);
            advance(gap);
        }
    }

    private void inOrder() {
        while (!waiting.isEmpty() && waiting.firstKey() <= position) {
            var entry = waiting.pollFirstEntry();
            var segment = entry.getValue();
            held -= segment.octets.length();
            long known = position - entry.getKey();
            if (known >= segment.length) {
                continue;
            }
            if (segment.octets.length() == 0) {
                lost(segment, segment.length - known);
                continue;
            }
            var fresh = segment.octets.skip((int) known);
            messages.data(fresh);
            advance(fresh.length());
        }
    }

    /** A hole that a retransmission may have filled meanwhile, at least in part. */
    private void lost(Segment hole, long octets) {
        var next = waiting.firstEntry();
        long until = next == null ? octets : Math.min(octets, Math.max(0, next.getKey() - position));
        if (until > 0) {
            messages.gap(until);
            advance(until);
        }
        if (until < octets) {
            hold(position, new Segment(hole.octets, (int) (octets - until), hole.time));
        }
    }

    private void advance(long octets) {
        position += octets;
        sequence += (int) octets;
    }
}
