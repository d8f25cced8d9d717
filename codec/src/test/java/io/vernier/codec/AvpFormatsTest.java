package io.vernier.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.vernier.codec.data.DiameterAddress;
import io.vernier.codec.data.DiameterUri;
import io.vernier.codec.data.IpFilterRule;
import io.vernier.codec.data.QosFilterRule;
import io.vernier.requirements.Requirement;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AvpFormatsTest {
    private static final int CODE = 9999;

    static Stream<Arguments> values() {
        return Stream.of(
                arguments(AvpFormats.INTEGER32, -2, "fffffffe"),
                arguments(AvpFormats.INTEGER64, Long.MIN_VALUE, "8000000000000000"),
                arguments(AvpFormats.UNSIGNED32, 0xffff_fffeL, "fffffffe"),
                arguments(AvpFormats.UNSIGNED64, -1L, "ffffffffffffffff"),
                arguments(AvpFormats.FLOAT32, -1.5f, "bfc00000"),
                arguments(AvpFormats.FLOAT64, 0.1, "3fb999999999999a"),
                arguments(AvpFormats.ENUMERATED, 7, "00000007"),
                arguments(AvpFormats.TIME, Instant.parse("2036-02-07T06:28:16Z"), "00000000"),
                arguments(AvpFormats.UTF8_STRING, "", ""),
                arguments(AvpFormats.UTF8_STRING, "z\u00e4\u20ac\ud83d\ude00", "7ac3a4e282acf09f9880"),
                arguments(AvpFormats.UTF8_STRING, "eight? and more? \u00e4", "65696768743f20616e64206d6f72653f20c3a4"),
                arguments(AvpFormats.DIAMETER_IDENTITY, "a.example", "612e6578616d706c65"),
                arguments(AvpFormats.ADDRESS, DiameterAddress.parse("192.0.2.7"), "0001c0000207"),
                arguments(AvpFormats.ADDRESS, DiameterAddress.parse("::1"), "000200000000000000000000000000000001"),
                arguments(AvpFormats.ADDRESS, DiameterAddress.e164("49"), "00083439"),
                arguments(
                        AvpFormats.IP_FILTER_RULE,
                        IpFilterRule.parse("deny in 6 from any to any"),
                        hex("deny in 6 from any to any")),
                arguments(
                        AvpFormats.QOS_FILTER_RULE,
                        QosFilterRule.parse("tag in 6 from any to any DSCP EF"),
                        hex("tag in 6 from any to any DSCP EF")),
                arguments(AvpFormats.DIAMETER_URI, DiameterUri.of("h", 1), hex("aaa://h:1;transport=tcp")));
    }

    @Requirement({"R4-2", "R4-11", "R4-13", "R4-14", "R4-17", "S176"})
    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("values")
    <T> void aValueIsWrittenInNetworkOrderAndReadBack(AvpFormat<T> format, T value, String hex) {
        for (int vendor : new int[] {0, 10415}) {
            var avp = Avp.of(new AvpKey<>("Test", CODE, vendor, 0, format), value);

            assertThat(HexFormat.of().formatHex(avp.data())).isEqualTo(hex);
            assertThat(avp.length()).isEqualTo((vendor == 0 ? 8 : 12) + hex.length() / 2);
            assertThat(avp.as(format)).isEqualTo(value);
        }
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII));
    }

    static Stream<Arguments> lengths() {
        return Stream.of(
                arguments(AvpFormats.INTEGER32, 4, 4),
                arguments(AvpFormats.UNSIGNED32, 4, 4),
                arguments(AvpFormats.FLOAT32, 4, 4),
                arguments(AvpFormats.ENUMERATED, 4, 4),
                arguments(AvpFormats.TIME, 4, 4),
                arguments(AvpFormats.INTEGER64, 8, 8),
                arguments(AvpFormats.UNSIGNED64, 8, 8),
                arguments(AvpFormats.FLOAT64, 8, 8),
                arguments(AvpFormats.OCTET_STRING, 0, 20),
                arguments(AvpFormats.UTF8_STRING, 0, 20),
                arguments(AvpFormats.DIAMETER_IDENTITY, 1, 20),
                arguments(AvpFormats.DIAMETER_URI, 1, 20),
                arguments(AvpFormats.IP_FILTER_RULE, 1, 20),
                arguments(AvpFormats.QOS_FILTER_RULE, 1, 20),
                arguments(AvpFormats.ADDRESS, 2, 20));
    }

    @Requirement({"R4-9", "R4-11"})
    @ParameterizedTest(name = "{0}: {1}..{2} octets")
    @MethodSource("lengths")
    void aLengthThatTheFormatCannotHaveIsRefused(AvpFormat<?> format, int shortest, int longest) {
        for (int length = 0; length <= 20; length++) {
            var avp = Avp.of(CODE, 0, 0, new byte[length]);
            if (length >= shortest && length <= longest) {
                assertThat(format.acceptsLength(length)).as("%d octets", length).isTrue();
                continue;
            }

            assertThatExceptionOfType(DecodeException.class)
                    .as("%d octets", length)
                    .isThrownBy(() -> avp.as(format))
                    .satisfies(e -> {
                        assertThat(e.fault().resultCode()).isEqualTo(ResultCode.INVALID_AVP_LENGTH);
                        assertThat(e.fault().failedAvps()).containsExactly(avp);
                    });
        }
    }

    static Stream<Arguments> badValues() {
        return Stream.of(
                arguments(AvpFormats.UTF8_STRING, "c328", "octets that are not UTF-8"),
                arguments(AvpFormats.UTF8_STRING, "eda080", "octets that are not UTF-8"),
                arguments(AvpFormats.DIAMETER_IDENTITY, "ff", "octets that are not UTF-8"),
                arguments(AvpFormats.IP_FILTER_RULE, "61", "column 1: \"a\" (expected: permit or deny)"),
                arguments(AvpFormats.QOS_FILTER_RULE, "61", "column 1: \"a\" (expected: tag or meter)"),
                arguments(AvpFormats.ADDRESS, "0001c00002", "expected: 4 octets for IPv4"),
                arguments(AvpFormats.DIAMETER_URI, "6874", "no scheme (expected: aaa://HOST"));
    }

    @Requirement({"R4-13", "R4-15"})
    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("badValues")
    void octetsThatAreNoValueNameTheAvpAndWhy(AvpFormat<?> format, String hex, String why) {
        var avp = Avp.of(CODE, 10415, 0, HexFormat.of().parseHex(hex));

        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(() -> avp.as(format))
                .withMessageContaining("AVP 9999 of vendor 10415 is no " + format.name())
                .withMessageContaining(why)
                .satisfies(e -> {
                    assertThat(e.fault().resultCode()).isEqualTo(ResultCode.INVALID_AVP_VALUE);
                    assertThat(e.fault().failedAvps()).containsExactly(avp);
                    assertThat(e.getStackTrace()).isEmpty();
                });
    }

    @Test
    void aValueThatTheFormatCannotExpressIsNotWritten() {
        var half = new AvpKey<>("Test", CODE, 0, 0, AvpFormats.UTF8_STRING);
        var unsigned = new AvpKey<>("Test", CODE, 0, 0, AvpFormats.UNSIGNED32);
        var time = new AvpKey<>("Test", CODE, 0, 0, AvpFormats.TIME);
        var identity = new AvpKey<>("Test", CODE, 0, 0, AvpFormats.DIAMETER_IDENTITY);

        assertThatIllegalArgumentException().isThrownBy(() -> Avp.of(half, "a\ud83d"));
        assertThatIllegalArgumentException().isThrownBy(() -> Avp.of(half, "seven..\ud83d and eight behind"));
        assertThatIllegalArgumentException().isThrownBy(() -> Avp.of(half, "?\ud83d\ude00\ud83d\ud83d\ude00"));
        assertThatIllegalArgumentException().isThrownBy(() -> Avp.of(half, "\ude00\ud83d"));
        assertThatIllegalArgumentException().isThrownBy(() -> Avp.of(unsigned, 1L << 32));
        assertThatIllegalArgumentException().isThrownBy(() -> Avp.of(unsigned, -1L));
        assertThatIllegalArgumentException().isThrownBy(() -> Avp.of(time, Instant.EPOCH.minusSeconds(100_000_000)));
        assertThatIllegalArgumentException().isThrownBy(() -> Avp.of(identity, ""));
    }

    @Test
    void aBuilderThatRefusedAValueGoesOnAsIfNothingHadBeenWritten() {
        var unsigned = new AvpKey<>("Test", CODE, 0, 0, AvpFormats.UNSIGNED32);
        var builder = Message.builder(272, 4).avp(BaseAvps.ORIGIN_HOST, "a.example");

        assertThatIllegalArgumentException().isThrownBy(() -> builder.avp(unsigned, -1L));
        var message = builder.avp(unsigned, 1L).build();

        assertThat(message.fault()).isEmpty();
        assertThat(message.avps()).extracting(Avp::code).containsExactly(264, CODE);
    }

    @Test
    void aTextOfAnyLengthIsWrittenWholeAndRefusedForHalfAPairAnywhereInIt() {
        for (int length = 1; length <= 40; length++) {
            for (int at = 0; at < length; at++) {
                var text = new StringBuilder("x".repeat(length));
                var out = new AvpWriter(16);
                text.setCharAt(at, '?');
                out.utf8(CODE, 0, 0, text.toString());
                assertThat(out.toList().utf8(0)).isEqualTo(text.toString());
                text.setCharAt(at, '\ud83d');

                assertThatIllegalArgumentException().isThrownBy(() -> out.utf8(CODE, 0, 0, text.toString()));

                assertThat(out.position()).isEqualTo(8 + (length + 3) / 4 * 4);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\u007f", "\u0080", "\u00ff", "\u0141", "\u20ac", "\ud7ff", "\ue000", "\uff41", "\ud83d\ude00"})
    void aCharacterBeyondAsciiIsWrittenInUtf8WhereverItStands(String character) {
        for (int length = 0; length <= 40; length++) {
            for (int at = 0; at <= length; at++) {
                String text = "x".repeat(at) + character + "y".repeat(length - at);
                byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
                var out = new AvpWriter(16);

                out.utf8(CODE, 0, 0, text);
                out.value(CODE, 0, 0, AvpFormats.UTF8_STRING, text);

                assertThat(out.toList().octets(0)).isEqualTo(utf8);
                assertThat(out.toList().octets(1)).isEqualTo(utf8);
            }
        }
    }
}
