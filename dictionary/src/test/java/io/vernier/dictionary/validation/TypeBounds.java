package io.vernier.dictionary.validation;

import io.vernier.codec.AvpFormat;
import io.vernier.codec.AvpFormats;
import io.vernier.codec.data.DiameterAddress;
import io.vernier.codec.data.DiameterTime;
import io.vernier.codec.data.DiameterUri;
import io.vernier.codec.data.IpFilterRule;
import io.vernier.codec.data.QosFilterRule;
import io.vernier.dictionary.AvpType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What lies at the ends of a type (RFC 6733 sections 4.2 and 4.3): the first and the last of its values, and octets that
 * are none.
 */
final class TypeBounds {
    private static final int LONG = 40_000;

    private TypeBounds() {}

    /** How the values of a type other than Grouped are read and written. */
    static AvpFormat<?> format(AvpType type) {
        return switch (type) {
            case OCTET_STRING -> AvpFormats.OCTET_STRING;
            case INTEGER32 -> AvpFormats.INTEGER32;
            case INTEGER64 -> AvpFormats.INTEGER64;
            case UNSIGNED32 -> AvpFormats.UNSIGNED32;
            case UNSIGNED64 -> AvpFormats.UNSIGNED64;
            case FLOAT32 -> AvpFormats.FLOAT32;
            case FLOAT64 -> AvpFormats.FLOAT64;
            case GROUPED -> throw new IllegalArgumentException("a group has no value of its own");
            case ADDRESS -> AvpFormats.ADDRESS;
            case TIME -> AvpFormats.TIME;
            case UTF8_STRING -> AvpFormats.UTF8_STRING;
            case DIAMETER_IDENTITY -> AvpFormats.DIAMETER_IDENTITY;
            case DIAMETER_URI -> AvpFormats.DIAMETER_URI;
            case ENUMERATED -> AvpFormats.ENUMERATED;
            case IP_FILTER_RULE -> AvpFormats.IP_FILTER_RULE;
            case QOS_FILTER_RULE -> AvpFormats.QOS_FILTER_RULE;
        };
    }

    /** The outermost values of a type other than Grouped, each equal to what is read again. */
    static List<?> values(AvpType type) {
        return switch (type) {
            case OCTET_STRING -> List.of(new byte[0], new byte[] {-1}, filled(LONG));
            case INTEGER32, ENUMERATED -> List.of(Integer.MIN_VALUE, -1, 0, Integer.MAX_VALUE);
            case UNSIGNED32 -> List.of(0L, 0x7fff_ffffL, 0x8000_0000L, 0xffff_ffffL);
            case INTEGER64, UNSIGNED64 -> List.of(Long.MIN_VALUE, -1L, 0L, Long.MAX_VALUE);
            case FLOAT32 ->
                List.of(
                        Float.NaN,
                        Float.NEGATIVE_INFINITY,
                        -Float.MAX_VALUE,
                        -0.0f,
                        0.0f,
                        Float.MIN_VALUE,
                        Float.POSITIVE_INFINITY);
            case FLOAT64 ->
                List.of(
                        Double.NaN,
                        Double.NEGATIVE_INFINITY,
                        -Double.MAX_VALUE,
                        -0.0,
                        0.0,
                        Double.MIN_VALUE,
                        Double.POSITIVE_INFINITY);
            case TIME ->
                List.of(
                        DiameterTime.MIN,
                        Instant.parse("2036-02-07T06:28:15Z"),
                        Instant.parse("2036-02-07T06:28:16Z"),
                        DiameterTime.MAX);
            case ADDRESS ->
                Stream.of("0.0.0.0", "255.255.255.255", "::", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "e164:46700")
                        .map(DiameterAddress::parse)
                        .toList();
            case UTF8_STRING -> List.of("", "\0", "\u007f\u0080\u07ff\u0800\uffff\ud800\udc00\udbff\udfff", text(LONG));
            case DIAMETER_IDENTITY -> List.of("a", text(63) + ".example", text(LONG));
            case DIAMETER_URI ->
                Stream.of(
                                "aaa://a",
                                "aaas://" + text(60) + ".example:65535;transport=sctp",
                                "aaa://a:1;transport=udp;protocol=radius")
                        .map(DiameterUri::parse)
                        .toList();
            case IP_FILTER_RULE ->
                Stream.of(
                                "permit in ip from any to any",
                                "deny out 255 from !255.255.255.255/32 to ::/0",
                                "permit out 132 from any 0-65535 to any 65535",
                                "permit in 6 from 0.0.0.0/0 to assigned 1,2-3 established tcpoptions mss,!sack")
                        .map(IpFilterRule::parse)
                        .toList();
            case QOS_FILTER_RULE ->
                Stream.of(
                                "tag in ip from any to any DSCP EF",
                                "meter out 6 from any 65535 to assigned metering 1 AF11 EF")
                        .map(QosFilterRule::parse)
                        .toList();
            case GROUPED -> List.of();
        };
    }

    /** Octets that are no value of a type for their number alone. */
    static List<byte[]> wrongLengths(AvpType type) {
        int length = type.minimumLength();
        if (type.isFixedLength()) {
            return IntStream.of(0, 1, length - 1, length + 1, 2 * length, LONG)
                    .mapToObj(TypeBounds::filled)
                    .toList();
        }
        return switch (type) {
            case ADDRESS -> List.of(new byte[0], new byte[1]);
            case DIAMETER_IDENTITY, DIAMETER_URI, IP_FILTER_RULE, QOS_FILTER_RULE -> List.of(new byte[0]);
            default -> List.of();
        };
    }

    /** Octets that are no value of a type although there could be so many of them. */
    static List<byte[]> wrongValues(AvpType type) {
        return switch (type) {
            // a lone continuation, an overlong slash, a surrogate, a number above the last, and one cut short
            case UTF8_STRING, DIAMETER_IDENTITY -> hex("80", "c0af", "eda080", "f4908080", "e282");
            case ADDRESS -> hex("0001", "0001c00002", "0001c000020102", "0002c0000201", "0002" + "00".repeat(17));
            case DIAMETER_URI -> utf8("a", "http://a", "aaa://", "aaa://a:0", "aaa://a:65536", "aaa://a;transport=x");
            case IP_FILTER_RULE ->
                utf8(
                        "permit",
                        "allow in ip from any to any",
                        "permit in 256 from any to any",
                        "permit in ip from 1.2.3.4/33 to any",
                        "permit in 6 from any 65536 to any",
                        "permit in ip from any to any \u00e9");
            case QOS_FILTER_RULE -> utf8("tag", "permit in ip from any to any", "tag in ip from any to any DSCP ZZ");
            default -> List.of();
        };
    }

    /** Whether a validator looks at more of a type's values than at how long they are. */
    static boolean isJudgedByContent(AvpType type) {
        return switch (type) {
            case UTF8_STRING, ADDRESS, DIAMETER_URI -> true;
            default -> false;
        };
    }

    private static List<byte[]> hex(String... octets) {
        return Stream.of(octets).map(HexFormat.of()::parseHex).toList();
    }

    private static List<byte[]> utf8(String... texts) {
        return Stream.of(texts)
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    private static byte[] filled(int length) {
        var octets = new byte[length];
        Arrays.fill(octets, (byte) 0x5a);
        return octets;
    }

    private static String text(int length) {
        return new String(filled(length), StandardCharsets.US_ASCII);
    }
}
