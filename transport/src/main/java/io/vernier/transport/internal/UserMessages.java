package io.vernier.transport.internal;

import io.vernier.codec.Message;
import io.vernier.transport.BadFrame;
import io.vernier.transport.FrameVerdict;
import io.vernier.transport.TransportProblem;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Messages from a transport that keeps their bounds: each user message is one Diameter message. Those that come in parts
 * are put together, stream by stream; of what grows beyond the bound only the header is kept.
 */
final class UserMessages {
    private final Judge judge;
    private final Framer.Sink sink;
    private final long maxBegun;
    private final Map<Integer, Parts> begun = new HashMap<>();
    private long begunBytes;
    private long messages;

    /** @param maxBegun octets that all messages which have begun to come may have together */
    UserMessages(int maxLength, long maxBegun, Framer.Sink sink) {
        this.judge = new Judge(maxLength, sink);
        this.sink = sink;
        this.maxBegun = maxBegun;
    }

    /** Takes no longer messages than this from now on. */
    void limit(int octets) {
        judge.limit(octets);
    }

    /** Takes all octets of the buffer, which are the next part of the stream's message, and maybe its last one. */
    void feed(int stream, ByteBuffer octets, boolean last) {
        Parts parts = begun.remove(stream);
        if (parts == null && last) {
            byte[] bytes = new byte[Math.min(octets.remaining(), judge.maxLength() + 1)];
            int length = octets.remaining();
            octets.get(bytes);
            ended(bytes, length);
            return;
        }
        if (parts == null) {
            parts = new Parts();
        }
        begunBytes -= parts.have;
        parts.add(octets, judge.maxLength());
        if (last) {
            ended(parts.bytes(), parts.length);
            return;
        }
        begun.put(stream, parts);
        begunBytes += parts.have;
        if (begunBytes > maxBegun) {
            sink.notDiameter(TransportProblem.MESSAGE_TOO_LONG.explain("the peer has begun " + begun.size()
                    + " messages and finished none of them (" + begunBytes + " octets; expected: at most " + maxBegun
                    + ")"));
        }
    }

    /** Whether a message has begun to come and is not complete. */
    boolean isWithinMessage() {
        return !begun.isEmpty();
    }

    /** How many messages have come to an end. */
    long messages() {
        return messages;
    }

    /** @param length how long the message was, of which not all octets may have been kept */
    private void ended(byte[] bytes, int length) {
        messages++;
        if (bytes.length < Message.HEADER_LENGTH) {
            sink.notDiameter(HeaderCheck.tooShort(bytes, judge.maxLength()));
            return;
        }
        byte[] header = Arrays.copyOf(bytes, Message.HEADER_LENGTH);
        int first = HeaderCheck.first(header);
        if (HeaderCheck.isBad(first, judge.maxLength())) {
            if (judge.judge(header) != FrameVerdict.DELIVER) {
                return;
            }
        } else if ((first & 0xff_ffff) != length) {
            BadFrame frame = HeaderCheck.otherLength(header, length);
            if (judge.judge(frame) != FrameVerdict.DELIVER) {
                return;
            }
        }
        if (bytes.length == length) {
            sink.message(Message.decode(bytes));
        }
    }

    /** What has come of one message. */
    private static final class Parts {
        private static final int FIRST = 64 * 1024;

        private byte[] octets = new byte[FIRST];
        private int have;
        private int length;

        void add(ByteBuffer in, int maxLength) {
            length = (int) Math.min(Integer.MAX_VALUE, (long) length + in.remaining());
            if (length > maxLength) {
                have = Math.min(have, Message.HEADER_LENGTH);
                in.get(octets, have, Math.min(in.remaining(), Message.HEADER_LENGTH - have));
                have = Message.HEADER_LENGTH;
                octets = Arrays.copyOf(octets, have);
                in.position(in.limit());
                return;
            }
            if (length > octets.length) {
                octets = Arrays.copyOf(octets, (int) Math.min(maxLength, Math.max(length, 2L * octets.length)));
            }
            int more = in.remaining();
            in.get(octets, have, more);
            have += more;
        }

        byte[] bytes() {
            return have == octets.length ? octets : Arrays.copyOf(octets, have);
        }
    }
}
