package io.vernier.cli.capture;

import java.nio.ByteOrder;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One interface of a pcapng section.
 *
 * @param linkType what its packets start with
 * @param snapLength the most octets it captured of a packet; 0 is no limit
 * @param resolution ticks per second, as the option {@code if_tsresol} has it: 6 is 10^6, 0x8a is 2^10
 * @param secondsOffset what is added to each time
 */
record CaptureInterface(int linkType, long snapLength, int resolution, long secondsOffset) {
    private static final int OPTION_RESOLUTION = 9;
    private static final int OPTION_OFFSET = 14;
    private static final int MICROSECONDS = 6;

    static CaptureInterface read(CaptureInput in, byte[] body) {
        int resolution = MICROSECONDS;
        long secondsOffset = 0;
        int at = 8;
        while (at + 4 <= body.length) {
            int option = in.uint16(body, at);
            int length = in.uint16(body, at + 2);
            at += 4;
            if (option == 0 || at + length > body.length) {
                break;
            }
            if (option == OPTION_RESOLUTION && length == 1) {
                resolution = body[at] & 0xff;
            } else if (option == OPTION_OFFSET && length == 8) {
                boolean highFirst = in.order() == ByteOrder.BIG_ENDIAN;
                long first = in.uint32(body, at);
                long second = in.uint32(body, at + 4);
                secondsOffset = highFirst ? first << 32 | second : second << 32 | first;
            }
            at += length + 3 & ~3;
        }
        return new CaptureInterface(in.uint16(body, 0), in.uint32(body, 4), resolution, secondsOffset);
    }

    /** The time that {@code ticks} means; null where it is none that a calendar can name. */
    @Nullable Instant time(long ticks) {
        int exponent = resolution & 0x7f;
        boolean binary = (resolution & 0x80) != 0;
        if (exponent > (binary ? 62 : 18)) {
            return null;
        }
        long perSecond = binary ? 1L << exponent : pow10(exponent);
        long seconds = Long.divideUnsigned(ticks, perSecond);
        double fraction = (double) Long.remainderUnsigned(ticks, perSecond) / perSecond;
        long nanos = perSecond <= 1_000_000_000L && !binary
                ? Long.remainderUnsigned(ticks, perSecond) * (1_000_000_000L / perSecond)
                : (long) (fraction * 1e9);
        try {
            return Instant.ofEpochSecond(Math.addExact(seconds, secondsOffset), nanos);
        } catch (ArithmeticException | DateTimeException outOfRange) {
            return null;
        }
    }

    private static long pow10(int exponent) {
        long result = 1;
        for (int i = 0; i < exponent; i++) {
            result *= 10;
        }
        return result;
    }
}
