package io.vernier.cli.decode;

import io.vernier.cli.capture.Capture;
import io.vernier.cli.capture.CaptureException;
import io.vernier.cli.capture.CaptureListener;
import io.vernier.cli.capture.CapturedMessage;
import io.vernier.cli.shell.CliProblem;
import io.vernier.codec.Explanation;
import io.vernier.codec.Message;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/** Recognises what an input is by its content, and takes the messages out of it. */
final class Input {
    private static final int GZIP = 0x1f8b;
    private static final int LOOK_AHEAD = 4096;

    private final String name;
    private final Decoded decoded;

    /** {@code name} is what error messages call the input. */
    Input(String name, Decoded decoded) {
        this.name = name;
        this.decoded = decoded;
    }

    void read(InputStream stream) throws IOException {
        var in = new BufferedInputStream(stream, 1 << 16);
        in.mark(LOOK_AHEAD);
        var start = in.readNBytes(LOOK_AHEAD);
        in.reset();
        if (start.length >= 2 && ((start[0] & 0xff) << 8 | (start[1] & 0xff)) == GZIP) {
            read(new GZIPInputStream(in));
        } else if (start.length >= 4 && Capture.recognises(int32(start, 0))) {
            capture(in);
        } else if (isText(start)) {
            text(new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\ufeff", ""));
        } else {
            binary(in.readAllBytes());
        }
    }

    private void capture(InputStream in) throws IOException {
        var listener = new CaptureListener() {
            private long messages;

            @Override
            public void message(CapturedMessage message) {
                messages++;
                decoded.message(message);
            }

            @Override
            public void note(String sentence) {
                decoded.note(sentence);
            }
        };
        try {
            Capture.read(in, listener);
        } catch (CaptureException broken) {
            decoded.problem(CliProblem.BROKEN_CAPTURE.about(broken.getMessage() + "."));
            return;
        }
        if (listener.messages == 0) {
            decoded.problem(
                    CliProblem.NO_MESSAGE_IN_CAPTURE.about("The capture " + name + " holds no Diameter message."));
        }
    }

    /** One message a line, as hex. */
    void text(String text) {
        int number = 0;
        int messages = 0;
        int wrong = 0;
        int firstWrong = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            String hex = HexText.withoutComment(line);
            if (hex.isEmpty()) {
                continue;
            }
            var octets = HexText.parse(hex);
            if (octets.isPresent()) {
                messages++;
                message(octets.get());
            } else if (wrong++ == 0) {
                firstWrong = number;
            }
        }
        if (messages == 0) {
            String what = wrong == 0 ? "is empty" : "is text, but no line of it is hex";
            decoded.problem(CliProblem.NO_DIAMETER.about("The input " + name + " " + what + "."));
        } else if (wrong > 0) {
            decoded.problem(notHex(firstWrong, wrong));
        }
    }

    private Explanation notHex(int line, int wrong) {
        String more = wrong == 1 ? "" : ", and " + (wrong - 1) + " more lines are not";
        return CliProblem.NOT_HEX.about("Line " + line + " of " + name + " is no message in hex" + more + ".");
    }

    /** Messages one behind the other. */
    void binary(byte[] octets) {
        int at = 0;
        while (at < octets.length) {
            int left = octets.length - at;
            if (!isDiameter(octets, at)) {
                String where =
                        at == 0 ? "holds no Diameter message" : "holds no Diameter message from offset " + at + " on";
                decoded.problem(CliProblem.NO_DIAMETER.about("The input " + name + " " + where + "."));
                return;
            }
            int length = int32(octets, at) & 0xff_ffff;
            if (length < Message.HEADER_LENGTH || length > left) {
                length = left; // what is wrong with it is the message's own fault, and shown as such
            }
            message(Arrays.copyOfRange(octets, at, at + length));
            at += length;
        }
    }

    /** Lenient enough for messages with a wrong version or length, strict enough for pictures and programs. */
    private static boolean isDiameter(byte[] octets, int at) {
        int left = octets.length - at;
        if (left < Message.HEADER_LENGTH) {
            return false;
        }
        int length = int32(octets, at) & 0xff_ffff;
        boolean fits = length >= Message.HEADER_LENGTH && length <= left && length % 4 == 0;
        return octets[at] == 1 || (fits && (octets[at + 4] & 0x0f) == 0);
    }

    private void message(byte[] octets) {
        if (octets.length < Message.HEADER_LENGTH) {
            decoded.tooShort(octets);
        } else {
            decoded.message(Message.decode(octets));
        }
    }

    /** Whether there are no control characters but those of a text; every binary message has others in its header. */
    private static boolean isText(byte[] start) {
        for (byte octet : start) {
            if ((octet >= 0 && octet < ' ' && octet != '\n' && octet != '\r' && octet != '\t') || octet == 0x7f) {
                return false;
            }
        }
        return true;
    }

    private static int int32(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 24
                | (bytes[at + 1] & 0xff) << 16
                | (bytes[at + 2] & 0xff) << 8
                | (bytes[at + 3] & 0xff);
    }
}
