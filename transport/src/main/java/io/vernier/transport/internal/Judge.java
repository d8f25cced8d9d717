package io.vernier.transport.internal;

import io.vernier.transport.BadFrame;
import io.vernier.transport.FrameVerdict;

/** Asks what becomes of a message whose header is bad. Confined to the connection's event loop. */
final class Judge {
    private final Framer.Sink sink;
    private int maxLength;

    Judge(int maxLength, Framer.Sink sink) {
        this.maxLength = maxLength;
        this.sink = sink;
    }

    void limit(int octets) {
        maxLength = octets;
    }

    int maxLength() {
        return maxLength;
    }

    /** What to do with a message of this header; RESET and CLOSE have been done when this returns. */
    FrameVerdict judge(byte[] header) {
        if (HeaderCheck.isHopeless(HeaderCheck.first(header), maxLength)) {
            sink.notDiameter(HeaderCheck.hopeless(header, header.length, maxLength));
            return FrameVerdict.RESET;
        }
        return judge(HeaderCheck.badFrame(header, maxLength));
    }

    FrameVerdict judge(BadFrame frame) {
        FrameVerdict verdict = sink.badFrame(frame);
        if (verdict == FrameVerdict.DELIVER && frame.kind() == BadFrame.Kind.TOO_LONG) {
            verdict = FrameVerdict.SKIP;
        }
        return sink.verdict(verdict, frame) ? verdict : FrameVerdict.RESET;
    }
}
