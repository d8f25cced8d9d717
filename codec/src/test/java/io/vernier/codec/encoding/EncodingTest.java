package io.vernier.codec.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vernier.codec.Avp;
import io.vernier.codec.AvpKey;
import io.vernier.codec.AvpList;
import io.vernier.codec.DecodeException;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class EncodingTest {
    static Stream<Encoding<?>> all() {
        return Encoding.all().stream();
    }

    private static byte[] octets(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    private static <T> byte[] reencoded(Encoding<T> encoding, byte[] octets) {
        return encoding.toBytes(encoding.decode(octets, 0, octets.length));
    }

    /** Octets as the clauses draw them: half octets are swapped where they say so. */
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
            tbcd                     | 214365f7                     | 1234567
            tbcd                     | badc                         | *#ab
            e164                     | 947110325476                 | 491701234567
            e164                     | 21436587092143f5             | 123456789012345
            isdn-address             | 91947110325476               | +491701234567
            isdn-address             | a11032                       | national/1/0123
            isdn-address             | 966202f1                     | international/6/26201
            plmn                     | 62f210                       | 262-01
            plmn                     | 130014                       | 310-410
            plmn-text                | 3236323031                   | 262-01
            plmn-text                | 333130343130                 | 310-410
            imsi                     | 323632303131323334353637383930 | 262011234567890
            imei                     | 3335323039393030313736313438 | 35209900176148
            charging-characteristics | 30383030                     | 0800
            user-location            | 0062f2101a2b3c4d             | CGI 262-01 LAC 0x1a2b CI 0x3c4d
            user-location            | 0162f2101a2b3c4d             | SAI 262-01 LAC 0x1a2b SAC 0x3c4d
            user-location            | 0262f2101a2b3cff             | RAI 262-01 LAC 0x1a2b RAC 0x3c
            user-location            | 8062f2101a2b                 | TAI 262-01 TAC 0x1a2b
            user-location            | 8162f21001a2b3c4             | ECGI 262-01 ECI 0x01a2b3c4
            user-location            | 8262f2101a2b62f21001a2b3c4   | TAI 262-01 TAC 0x1a2b, ECGI 262-01 ECI 0x01a2b3c4
            user-location            | 8362f210012345               | eNodeB 262-01 0x012345 of 20 bits
            user-location            | 8462f2101a2b62f210012345     | TAI 262-01 TAC 0x1a2b, eNodeB 262-01 0x012345 of 20 bits
            user-location            | 8562f210812345               | eNodeB 262-01 0x012345 of 18 bits
            user-location            | 8562f210112345               | eNodeB 262-01 0x112345 of 21 bits
            user-location            | 8662f2101a2b62f210112345     | TAI 262-01 TAC 0x1a2b, eNodeB 262-01 0x112345 of 21 bits
            user-location            | 8762f2100a1b2c3d4e           | NCGI 262-01 NCI 0x0a1b2c3d4e
            user-location            | 8862f210001a2b               | 5GS TAI 262-01 TAC 0x001a2b
            user-location            | 8962f210001a2b62f2100a1b2c3d4e | 5GS TAI 262-01 TAC 0x001a2b, NCGI 262-01 NCI 0x0a1b2c3d4e
            user-location            | 8a0102                       | location type 138 0x0102
            time-zone                | 2300                         | UTC+08:00
            time-zone                | 8001                         | UTC+02:00 DST+1
            time-zone                | 2b00                         | UTC-08:00
            time-zone                | 2200                         | UTC+05:30
            radio-access             | 06                           | E-UTRAN (6)
            radio-access             | c8                           | 200
            cgi                      | 62f2101a2b3c4d               | CGI 262-01 LAC 0x1a2b CI 0x3c4d
            sai                      | 62f2101a2b3c4d               | SAI 262-01 LAC 0x1a2b SAC 0x3c4d
            lai                      | 62f2101a2b                   | LAI 262-01 LAC 0x1a2b
            rai                      | 62f2101a2b3c                 | RAI 262-01 LAC 0x1a2b RAC 0x3c
            tai                      | 62f2101a2b                   | TAI 262-01 TAC 0x1a2b
            nr-tai                   | 62f210001a2b                 | 5GS TAI 262-01 TAC 0x001a2b
            ecgi                     | 62f21001a2b3c4               | ECGI 262-01 ECI 0x01a2b3c4
            ncgi                     | 62f2100a1b2c3d4e             | NCGI 262-01 NCI 0x0a1b2c3d4e
            ipv4                     | c0000207                     | 192.0.2.7
            ipv6                     | 20010db8000000000000000000000001 | 2001:db8::1
            ipv6                     | 00000000000000000000ffffc0000207 | ::ffff:192.0.2.7
            ipv6-prefix              | 004020010db800010000         | 2001:db8:1::/64
            ipv6-prefix              | 003120010db8000180           | 2001:db8:1:8000::/49
            ipv6-prefix              | 0000                         | ::/0
            """)
    void octetsAreReadShownAndWritten(String name, String hex, String shown) {
        var encoding = Encoding.named(name).orElseThrow();

        assertThat(encoding.show(octets(hex))).isEqualTo(shown);
        assertThat(HexFormat.of().formatHex(reencoded(encoding, octets(hex)))).isEqualTo(hex);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
            tbcd                     | 2f43             | half octet 1 is f
            e164                     | 2a               | half octet 1 is a
            e164                     | b1               | half octet 2 is b (expected: one of 0123456789
            e164                     | 2143658709214365 | expected: 1 to 15 digits
            isdn-address             | 119471           | first octet 11
            isdn-address             | 91               | 1 octets
            isdn-address             | 91ff             | half octet 1 is f
            plmn                     | 62f2             | 2 octets
            plmn                     | 6ff210           | half octet 1 of the PLMN id is f
            plmn                     | 62a210           | half octet 4 of the PLMN id is a (expected: a decimal digit, or f
            plmn-text                | 32363230         | PLMN id "262-0" (expected: three digits
            plmn-text                | 32               | PLMN id "2-"
            imsi                     | 3236320a         | IMSI "262\\u000a" (expected: 6 to 15 digits)
            imei                     | ffff             | expected: 14 to 16 digits
            charging-characteristics | 303830           | expected: four hexadecimal digits
            charging-characteristics | 3038305a         | "080Z" (expected: four hexadecimal digits
            user-location            | 00               | 1 octets (expected: 8 for location type 0)
            user-location            | 8062f2101a2b00   | 7 octets (expected: 6 for location type 128)
            user-location            | 80fff2101a2b     | half octet 1 of the PLMN id is f
            time-zone                | a300             | second digit of the time zone is a
            ipv4                     | c00002           | 3 octets
            ipv6-prefix              | 008120010db8     | prefix length 129
            ipv6-prefix              | 004020010db8     | expected: a reserved one, a length of 0 to 128
            ipv6-prefix              | 001020010d       | prefix 2001:d00::/16 has a bit behind its length
            """)
    void octetsThatAreNoValueAreRefusedWithTheReason(String name, String hex, String reason) {
        var encoding = Encoding.named(name).orElseThrow();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> encoding.show(octets(hex)))
                .withMessageContaining(reason);
    }

    /** Whatever a peer sends: a value, which is written and read again as the same, or the one exception, without stack. */
    @ParameterizedTest
    @MethodSource("all")
    void anyOctetsAreAValueOrRefused(Encoding<?> encoding) {
        var random = new SplittableRandom(encoding.name().hashCode());
        int values = 0;
        for (int i = 0; i < 20_000; i++) {
            var octets = new byte[random.nextInt(22)];
            random.nextBytes(octets);
            if (i % 2 == 0) {
                likely(octets, random);
            }
            if (!encoding.acceptsLength(octets.length)) {
                continue;
            }
            try {
                var again = reencoded(encoding, octets);
                assertThat(encoding.show(again)).isEqualTo(encoding.show(octets));
                assertThat(reencoded(encoding, again)).isEqualTo(again);
                values++;
            } catch (IllegalArgumentException e) {
                assertThat(e.getMessage()).isNotEmpty();
                assertThat(e.getStackTrace()).isEmpty();
            }
        }
        assertThat(values).isPositive();
    }

    /** Makes octets a little more like digits. */
    private static void likely(byte[] octets, SplittableRandom random) {
        boolean text = random.nextBoolean();
        for (int i = 0; i < octets.length; i++) {
            octets[i] = (byte) (text ? '0' + random.nextInt(10) : random.nextInt(10) << 4 | random.nextInt(10));
        }
    }

    @Test
    void insideAMessageTheReasonCanBeAnswered() {
        var key = AvpKey.mandatory("Visited-PLMN-Id", 1407, Encoding.PLMN);
        var avps = AvpList.decode(octets("0000057f" + "0000000b" + "62f21000" + "0000057f" + "0000000b" + "6ff21000"));

        assertThat(avps.value(0, Encoding.PLMN)).isEqualTo(PlmnId.parse("26201"));
        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(() -> avps.value(1, Encoding.PLMN))
                .withMessageContaining("half octet 1 of the PLMN id is f")
                .satisfies(e -> assertThat(e.fault().resultCode()).isEqualTo(5004));
        assertThat(Avp.of(key, PlmnId.parse("310-410")).data()).isEqualTo(octets("130014"));
    }

    @Test
    void namesAreThoseOfTheConstants() throws IllegalAccessException {
        var constants = Arrays.stream(Encoding.class.getFields())
                .filter(f -> Modifier.isStatic(f.getModifiers()))
                .toList();

        assertThat(constants).hasSameSizeAs(Encoding.all());
        for (var constant : constants) {
            assertThat(((Encoding<?>) constant.get(null)).name())
                    .isEqualTo(constant.getName().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
    }
}
