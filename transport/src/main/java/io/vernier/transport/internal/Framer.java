package io.vernier.transport.internal;

import io.vernier.codec.Explanation;
import io.vernier.codec.Message;
import io.vernier.transport.BadFrame;
import io.vernier.transport.FrameVerdict;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Cuts a stream of octets into messages by the Message Length of RFC 6733 section 3. A message that came whole is copied
 * once; one that came in pieces is put together in the array it will live in, which grows only as octets really come.
 */
final class Framer {
    /** Whom messages go to. Returns false when nothing more is wanted. */
    interface Sink {
        boolean message(Message message);

        FrameVerdict badFrame(BadFrame frame);

        boolean verdict(FrameVerdict verdict, BadFrame frame);

        void notDiameter(Explanation why);
    }

    /** Memory that a mere announcement of a long message is good for. */
    private static final int FIRST_PIECE = 64 * 1024;

    private final Sink sink;
    private final Judge judge;
    private int maxLength;

    /** The message that has begun to come: its octets so far, and its length once the header is complete. */
    private byte[] piece = new byte[Message.HEADER_LENGTH];

    private int have;
    private int length;
    private int skip;
    private long frames;

    Framer(int maxLength, Sink sink) {
        this.maxLength = maxLength;
        this.sink = sink;
        this.judge = new Judge(maxLength, sink);
    }

    /** Takes no longer messages than this from the next one on. */
    void limit(int octets) {
        maxLength = octets;
        judge.limit(octets);
    }

    /** Takes all octets of the buffer, or as many as are wanted. */
    void feed(ByteBuffer in) {
        if (skip > 0 && !skipped(in)) {
            return;
        }
        if (have > 0 && !finished(in)) {
            return;
        }
        while (in.remaining() >= Message.HEADER_LENGTH) {
            int position = in.position();
            int first = in.getInt(position);
            int frame = first & 0xff_ffff;
            if (in.remaining() < frame) {
                break;
            }
            if (HeaderCheck.isBad(first, maxLength)) {
                byte[] header = new byte[Message.HEADER_LENGTH];
                in.get(position, header);
                FrameVerdict verdict = judge.judge(header);
                if (verdict == FrameVerdict.SKIP) {
                    in.position(position + frame);
                    frames++;
                    continue;
                }
                if (verdict != FrameVerdict.DELIVER) {
                    return;
                }
            }
            byte[] bytes = new byte[frame];
            in.get(bytes);
            frames++;
            if (!sink.message(Message.decode(bytes))) {
                return;
            }
        }
        if (in.hasRemaining()) {
            finished(in);
        }
    }

    /** Whether a message has begun to come and is not complete. */
    boolean isWithinMessage() {
        return have > 0 || skip > 0;
    }

    /** How many messages have come to an end. */
    long frames() {
        return frames;
    }

    /** Goes on with a message in pieces; true if it is complete and more is wanted. */
    private boolean finished(ByteBuffer in) {
        if (length == 0) {
            take(in, Message.HEADER_LENGTH);
            if (have >= 4 && HeaderCheck.isHopeless(HeaderCheck.first(piece), maxLength)) {
                sink.notDiameter(HeaderCheck.hopeless(piece, have, maxLength));
                return false;
            }
            if (have < Message.HEADER_LENGTH) {
                return false;
            }
            length = HeaderCheck.first(piece) & 0xff_ffff;
            if (HeaderCheck.isBad(HeaderCheck.first(piece), maxLength)) {
                FrameVerdict verdict = judge.judge(piece.clone());
                if (verdict == FrameVerdict.SKIP) {
                    skip = length - have;
                    begin();
                    frames++;
                    return skipped(in);
                }
                if (verdict != FrameVerdict.DELIVER) {
                    return false;
                }
            }
            piece = Arrays.copyOf(piece, Math.min(length, FIRST_PIECE));
        }
        while (have < length) {
            if (have == piece.length) {
                piece = Arrays.copyOf(piece, (int) Math.min(length, 2L * piece.length));
            }
            take(in, piece.length);
            if (!in.hasRemaining() && have < length) {
                return false;
            }
        }
        byte[] bytes = piece;
        begin();
        frames++;
        return sink.message(Message.decode(bytes));
    }

    private void begin() {
        piece = new byte[Message.HEADER_LENGTH];
        have = 0;
        length = 0;
    }

    private void take(ByteBuffer in, int upTo) {
        int n = Math.min(in.remaining(), upTo - have);
        in.get(piece, have, n);
        have += n;
    }

    private boolean skipped(ByteBuffer in) {
        int n = Math.min(skip, in.remaining());
        in.position(in.position() + n);
        skip -= n;
        return skip == 0;
    }
}
