package io.vernier.codec;

import io.vernier.codec.data.DiameterAddress;
import io.vernier.codec.data.DiameterTime;
import io.vernier.codec.data.DiameterUri;
import io.vernier.codec.data.IpFilterRule;
import io.vernier.codec.data.QosFilterRule;
import io.vernier.codec.data.Utf8;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.IntPredicate;

/** The formats of RFC 6733 sections 4.2 to 4.4. */
public final class AvpFormats {
    /** Any octets. */
    public static final AvpFormat<byte[]> OCTET_STRING =
            new Format<>("OctetString", length -> true, Arrays::copyOfRange, (value, out) -> out.putBytes(value));

    public static final AvpFormat<Integer> INTEGER32 = new Format<>(
            "Integer32",
            length -> length == 4,
            (b, from, to) -> Octets.int32(b, from),
            (value, out) -> out.putInt(value));

    public static final AvpFormat<Long> INTEGER64 = new Format<>(
            "Integer64",
            length -> length == 8,
            (b, from, to) -> Octets.int64(b, from),
            (value, out) -> out.putLong(value));

    /** 0 to 4,294,967,295. */
    public static final AvpFormat<Long> UNSIGNED32 = new Format<>(
            "Unsigned32",
            length -> length == 4,
            (b, from, to) -> Integer.toUnsignedLong(Octets.int32(b, from)),
            AvpFormats::putUnsigned32);

    /** Values from 2^63 on are negative here: use the unsigned methods of {@link Long}. */
    public static final AvpFormat<Long> UNSIGNED64 = new Format<>(
            "Unsigned64",
            length -> length == 8,
            (b, from, to) -> Octets.int64(b, from),
            (value, out) -> out.putLong(value));

    public static final AvpFormat<Float> FLOAT32 = new Format<>(
            "Float32",
            length -> length == 4,
            (b, from, to) -> Float.intBitsToFloat(Octets.int32(b, from)),
            (value, out) -> out.putInt(Float.floatToRawIntBits(value)));

    public static final AvpFormat<Double> FLOAT64 = new Format<>(
            "Float64",
            length -> length == 8,
            (b, from, to) -> Double.longBitsToDouble(Octets.int64(b, from)),
            (value, out) -> out.putLong(Double.doubleToRawLongBits(value)));

    /** The number; names of values are the dictionary's business. */
    public static final AvpFormat<Integer> ENUMERATED = new Format<>(
            "Enumerated",
            length -> length == 4,
            (b, from, to) -> Octets.int32(b, from),
            (value, out) -> out.putInt(value));

    /** The members. */
    public static final AvpFormat<AvpList> GROUPED =
            new Format<>("Grouped", length -> true, AvpList::new, (value, out) -> out.putBytes(value.toBytes()));

    public static final AvpFormat<String> UTF8_STRING =
            new Format<>("UTF8String", length -> true, AvpFormats::utf8, (value, out) -> out.putUtf8(value));

    /** The name of a node or realm, at least one octet. */
    public static final AvpFormat<String> DIAMETER_IDENTITY =
            new Format<>("DiameterIdentity", length -> length > 0, AvpFormats::utf8, AvpFormats::putIdentity);

    /** IPv4, IPv6, or the octets of any other address family. */
    public static final AvpFormat<DiameterAddress> ADDRESS = new Format<>(
            "Address",
            length -> length >= 2,
            (b, from, to) -> DiameterAddress.decode(b, from, to - from),
            AvpFormats::putAddress);

    /** Whole seconds from {@link DiameterTime#MIN} to {@link DiameterTime#MAX}. */
    public static final AvpFormat<Instant> TIME = new Format<>(
            "Time",
            length -> length == 4,
            (b, from, to) -> DiameterTime.decode(Octets.int32(b, from)),
            (value, out) -> out.putInt(DiameterTime.encode(value)));

    public static final AvpFormat<DiameterUri> DIAMETER_URI = new Format<>(
            "DiameterURI",
            length -> length > 0,
            (b, from, to) -> DiameterUri.decode(b, from, to - from),
            (value, out) -> out.putUtf8(value.toString()));

    public static final AvpFormat<IpFilterRule> IP_FILTER_RULE = new Format<>(
            "IPFilterRule",
            length -> length > 0,
            (b, from, to) -> IpFilterRule.decode(b, from, to - from),
            (value, out) -> out.putUtf8(value.toString()));

    /** RFC 7155 section 4.1.1. */
    public static final AvpFormat<QosFilterRule> QOS_FILTER_RULE = new Format<>(
            "QoSFilterRule",
            length -> length > 0,
            (b, from, to) -> QosFilterRule.decode(b, from, to - from),
            (value, out) -> out.putUtf8(value.toString()));

    private AvpFormats() {}

    private static String utf8(byte[] bytes, int from, int to) {
        String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        if (text.indexOf('\ufffd') >= 0 && !Utf8.isValid(bytes, from, to - from)) {
            throw new IllegalArgumentException("octets that are not UTF-8");
        }
        return text;
    }

    private static void putIdentity(String value, AvpWriter out) {
        checkIdentity(value);
        out.putUtf8(value);
    }

    static void checkIdentity(String value) {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("empty DiameterIdentity (expected: a host or realm name)");
        }
    }

    private static void putAddress(DiameterAddress value, AvpWriter out) {
        int start = out.position();
        out.skip(value.encodedLength());
        value.encode(out.array(), start);
    }

    private static void putUnsigned32(long value, AvpWriter out) {
        if (value >>> 32 != 0) {
            throw new IllegalArgumentException("Unsigned32 " + value + " (expected: 0..4294967295)");
        }
        out.putInt((int) value);
    }

    @FunctionalInterface
    private interface Decoder<T> {
        T decode(byte[] bytes, int from, int to);
    }

    @FunctionalInterface
    private interface Encoder<T> {
        void encode(T value, AvpWriter out);
    }

    private record Format<T>(String name, IntPredicate lengths, Decoder<T> decoder, Encoder<T> encoder)
            implements AvpFormat<T> {
        @Override
        public boolean acceptsLength(int length) {
            return lengths.test(length);
        }

        @Override
        public T decode(byte[] bytes, int offset, int length) {
            return decoder.decode(bytes, offset, offset + length);
        }

        @Override
        public void encode(T value, AvpWriter out) {
            encoder.encode(value, out);
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
