package io.vernier.bench.codec;

import io.vernier.bench.GyExchange;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How little could the request of {@link CodecBenchmark} cost? The same octets and the same eight values by code that
 * knows nothing else: each AVP at its place, nothing looked up, nothing checked but what a text needs.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class CodecFloorBenchmark {
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final int MANDATORY = 0x4000_0000;

    private final String session = GyExchange.session(1);
    private final String client = GyExchange.CLIENT;
    private final String server = GyExchange.SERVER;
    private final String realm = GyExchange.REALM;
    private final String context = GyExchange.CONTEXT;
    private final String msisdn = GyExchange.MSISDN;
    private final String imsi = GyExchange.IMSI;
    private final Instant now = Instant.now();
    private final byte[] request = GyExchange.request(session, 7, now).message().toBytes();
    private int number;

    /** Writes the request, octet for octet. */
    @Benchmark
    public byte[] write() {
        var bytes = new byte[GyExchange.REQUEST_LENGTH];
        LONG.set(bytes, 0, (long) (1 << 24 | GyExchange.REQUEST_LENGTH) << 32 | 0xC000_0110L);
        LONG.set(bytes, 8, 4L << 32);
        int at = text(bytes, 20, 263, session);
        at = text(bytes, at, 264, client);
        at = text(bytes, at, 296, realm);
        at = text(bytes, at, 283, realm);
        at = number(bytes, at, 258, 4);
        at = text(bytes, at, 461, context);
        at = number(bytes, at, 416, 2);
        at = number(bytes, at, 415, number++);
        at = text(bytes, at, 293, server);
        at = number(bytes, at, 55, (int) (now.getEpochSecond() + 2_208_988_800L));
        at = subscription(bytes, at, 0, msisdn);
        at = subscription(bytes, at, 1, imsi);
        header(bytes, at, 456, 56);
        header(bytes, at + 8, 437, 24);
        header(bytes, at + 16, 421, 16);
        LONG.set(bytes, at + 24, GyExchange.QUOTA);
        number(bytes, number(bytes, at + 32, 439, 1), 432, (int) GyExchange.RATING_GROUP);
        return bytes;
    }

    /** Makes the four texts and reads the four numbers, from where they are known to stand. */
    @Benchmark
    public long read() {
        byte[] b = request;
        return text(b, 28, 43).length()
                + text(b, 80, 18).length()
                + integer(b, 184)
                + integer(b, 196)
                + text(b, 268, 12).length()
                + text(b, 308, 15).length()
                + (long) LONG.get(b, 348)
                + integer(b, 376);
    }

    private static int subscription(byte[] bytes, int at, int type, String data) {
        int end = text(bytes, number(bytes, at + 8, 450, type), 444, data);
        header(bytes, at, 443, end - at);
        return end;
    }

    private static int number(byte[] bytes, int at, int code, int value) {
        header(bytes, at, code, 12);
        INT.set(bytes, at + 8, value);
        return at + 12;
    }

    private static int text(byte[] bytes, int at, int code, String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        header(bytes, at, code, 8 + utf8.length);
        System.arraycopy(utf8, 0, bytes, at + 8, utf8.length);
        return at + 8 + (utf8.length + 3 & ~3);
    }

    private static void header(byte[] bytes, int at, int code, int length) {
        LONG.set(bytes, at, (long) code << 32 | MANDATORY | length);
    }

    private static int integer(byte[] bytes, int at) {
        return (int) INT.get(bytes, at);
    }

    private static String text(byte[] bytes, int at, int length) {
        return new String(bytes, at, length, StandardCharsets.UTF_8);
    }
}
