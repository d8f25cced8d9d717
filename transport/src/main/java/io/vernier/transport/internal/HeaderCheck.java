package io.vernier.transport.internal;

import static io.vernier.transport.BadFrame.Kind.LENGTH_NOT_MULTIPLE_OF_FOUR;
import static io.vernier.transport.BadFrame.Kind.NOT_ITS_LENGTH;
import static io.vernier.transport.BadFrame.Kind.TOO_LONG;
import static io.vernier.transport.BadFrame.Kind.UNKNOWN_VERSION;

import io.vernier.codec.Explanation;
import io.vernier.codec.Message;
import io.vernier.transport.BadFrame;
import io.vernier.transport.TransportProblem;
import java.util.HexFormat;

/** Judges the first four octets of a message: version and length. */
final class HeaderCheck {
    private static final int TLS_HANDSHAKE = 0x16;
    private static final int TLS_MAJOR = 3;

    private HeaderCheck() {}

    /** Version and length as one number. */
    static int first(byte[] octets) {
        return (octets[0] << 24) | ((octets[1] & 0xff) << 16) | ((octets[2] & 0xff) << 8) | (octets[3] & 0xff);
    }

    static boolean isBad(int first, int maxLength) {
        int length = first & 0xff_ffff;
        return first >>> 24 != Message.VERSION
                || length < Message.HEADER_LENGTH
                || length > maxLength
                || (length & 3) != 0;
    }

    /** Whether even the end of the message cannot be found: too short for a header, or no header at all. */
    static boolean isHopeless(int first, int maxLength) {
        int version = first >>> 24;
        int length = first & 0xff_ffff;
        if (length < Message.HEADER_LENGTH) {
            return true;
        }
        return version != Message.VERSION
                && (length > maxLength || (length & 3) != 0 || isText(version) || isTls(version, length >>> 16));
    }

    static Explanation hopeless(byte[] octets, int count, int maxLength) {
        int version = octets[0] & 0xff;
        int length = first(octets) & 0xff_ffff;
        String hex = HexFormat.of().formatHex(octets, 0, Math.min(count, Message.HEADER_LENGTH));
        if (isTls(version, octets[1])) {
            return TransportProblem.NOT_DIAMETER.explain(
                    "the peer starts a TLS handshake on a connection without TLS (octets " + hex + ")");
        }
        if (version == Message.VERSION) {
            return TransportProblem.NOT_DIAMETER.explain(
                    "a Message Length of " + length + " (expected: at least 20; octets " + hex + ")");
        }
        return TransportProblem.NOT_DIAMETER.explain("what came is not Diameter: version " + version + " and length "
                + length + " (expected: version 1 and a multiple of 4 up to " + maxLength + "; octets " + hex + ")");
    }

    static BadFrame badFrame(byte[] header, int maxLength) {
        Message message = Message.decode(header);
        int length = first(header) & 0xff_ffff;
        if (header[0] != Message.VERSION) {
            return new BadFrame(
                    UNKNOWN_VERSION,
                    message,
                    TransportProblem.UNKNOWN_VERSION.explain(
                            "a message of version " + (header[0] & 0xff) + " (expected: 1)"));
        }
        if (length > maxLength) {
            return new BadFrame(
                    TOO_LONG,
                    message,
                    TransportProblem.MESSAGE_TOO_LONG.explain(
                            "a message of " + length + " octets (expected: at most " + maxLength + ")"));
        }
        return new BadFrame(
                LENGTH_NOT_MULTIPLE_OF_FOUR,
                message,
                TransportProblem.BAD_LENGTH.explain("a Message Length of " + length + " (expected: a multiple of 4)"));
    }

    /** What came is a whole user message, and shorter than any header. */
    static Explanation tooShort(byte[] octets, int maxLength) {
        if (octets.length >= 4 && isHopeless(first(octets), maxLength)) {
            return hopeless(octets, octets.length, maxLength);
        }
        return TransportProblem.NOT_ONE_MESSAGE.explain("a user message of " + octets.length
                + " octets (expected: a header of 20 at least; octets "
                + HexFormat.of().formatHex(octets) + ")");
    }

    /** @param length how long the user message is */
    static BadFrame otherLength(byte[] header, int length) {
        int said = first(header) & 0xff_ffff;
        return new BadFrame(
                NOT_ITS_LENGTH,
                Message.decode(header),
                TransportProblem.NOT_ONE_MESSAGE.explain(
                        "a user message of " + length + " octets with a Message Length of " + said
                                + (length > said
                                        ? " (expected: one Diameter message in each user message)"
                                        : " (expected: a Diameter message that is complete)")));
    }

    private static boolean isText(int octet) {
        return octet >= 0x20 && octet < 0x7f;
    }

    private static boolean isTls(int first, int second) {
        return first == TLS_HANDSHAKE && second == TLS_MAJOR;
    }
}
