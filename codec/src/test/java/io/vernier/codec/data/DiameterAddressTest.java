package io.vernier.codec.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vernier.requirements.Requirement;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DiameterAddressTest {
    @Requirement("R4-13")
    @ParameterizedTest
    @CsvSource({
        "0001c0000207,                          1, 192.0.2.7",
        "0001ffffffff,                          1, 255.255.255.255",
        "000220010db8000000000000000000000001,  2, 2001:db8::1",
        "000200000000000000000000000000000000,  2, ::",
        "000200010000000000010000000000010001, 2, 1::1:0:0:1:1",
        "000200010000000200030004000500060007,  2, 1:0:2:3:4:5:6:7",
        "000200000000000000000000ffffc0000207,  2, ::ffff:192.0.2.7",
        "0008343933303132333435363738,          8, e164:493012345678",
        "0008,                                  8, family-8:",
        "00082b3439,                            8, family-8:2b3439",
        "0000,                                  0, family-0:",
        "00100a0b,                             16, family-16:0a0b",
        "ffff00,                            65535, family-65535:00",
    })
    void octetsAndTextMeanTheSame(String hex, int family, String text) {
        byte[] data = HexFormat.of().parseHex(hex.replace(" ", ""));

        var address = DiameterAddress.decode(data, 0, data.length);

        assertThat(address.family()).isEqualTo(family);
        assertThat(address).hasToString(text);
        assertThat(DiameterAddress.parse(text)).isEqualTo(address).hasSameHashCodeAs(address);
        byte[] written = new byte[address.encodedLength()];
        assertThat(address.encode(written, 0)).isEqualTo(data.length);
        assertThat(written).isEqualTo(data);
    }

    @Requirement("R4-13")
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''             | address: 0 octets (expected: 2 of the address family and the address)",
                "00             | address: 1 octets",
                "0001           | address: 0 octets of family 1 (expected: 4 octets for IPv4)",
                "0001c00002     | address: 3 octets of family 1",
                "0001c000020701 | address: 5 octets of family 1",
                "0002c0000207   | address: 4 octets of family 2 (expected: 16 octets for IPv6)",
            })
    void anAddressOfTheWrongLengthIsRefusedWithoutAStackTrace(String hex, String complaint) {
        byte[] data = HexFormat.of().parseHex(hex);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> DiameterAddress.decode(data, 0, data.length))
                .withMessageStartingWith(complaint)
                .satisfies(e -> assertThat(e.getStackTrace()).isEmpty());
    }

    @Test
    void readsAndWritesWhereItIsTold() {
        byte[] data = HexFormat.of().parseHex("eeee0001c0000207ee");
        var target = new byte[9];

        var address = DiameterAddress.decode(data, 2, 6);
        int end = address.encode(target, 2);

        assertThat(end).isEqualTo(8);
        assertThat(target).containsExactly(0, 0, 0, 1, 192, 0, 2, 7, 0);
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> address.encode(target, 4));
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> DiameterAddress.decode(data, 4, 6));
    }

    @Test
    void goesFromAndToTheAddressesOfJava() throws Exception {
        var four = InetAddress.getByName("192.0.2.7");
        var six = InetAddress.getByName("2001:db8::1");
        var mapped = DiameterAddress.parse("::ffff:192.0.2.7");

        assertThat(DiameterAddress.of(four)).hasToString("192.0.2.7");
        assertThat(DiameterAddress.of(four).inetAddress()).contains(four);
        assertThat(DiameterAddress.of(six).inetAddress()).contains(six);
        assertThat(mapped.inetAddress()).containsInstanceOf(Inet6Address.class);
        assertThat(DiameterAddress.parse("1.2.3.4").inetAddress()).containsInstanceOf(Inet4Address.class);
        assertThat(DiameterAddress.e164("4930").inetAddress()).isEmpty();
    }

    @Test
    void isAValueThatNobodyElseCanChange() {
        byte[] octets = {1, 2, 3};
        var address = DiameterAddress.of(16, octets);

        octets[0] = 9;
        address.octets()[1] = 9;

        assertThat(address).isEqualTo(DiameterAddress.of(16, new byte[] {1, 2, 3}));
        assertThat(address).isNotEqualTo(DiameterAddress.of(17, new byte[] {1, 2, 3}));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "1.2.3",
                "1.2.3.4.5",
                "1.2.3.256",
                "01.2.3.4",
                "1.2.3.",
                "1..2.3",
                "1.2.3.4 ",
                "1.2.3.+4",
                ":",
                ":::",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "1:2:3:4:5:6:7:8::",
                "::1::",
                "1:",
                ":1",
                "12345::",
                "::g",
                "fe80::1%eth0",
                "::1.2.3",
                "1:2:3:4:5:6:7:1.2.3.4",
                "::1.2.3.4:1",
                "::-1",
                "\u0663::",
                "e164:",
                "e164:12a",
                "e164:1234567890123456",
                "e164:++1",
                "family-",
                "family-1",
                "family-x:00",
                "family-16:0",
                "family-16:zz",
                "family-65536:00",
                "family--1:00",
                "family-1:0a0b",
                "::1:1.2.3.4x",
            })
    void otherTextIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DiameterAddress.parse(text))
                .withMessageContaining("expected: ")
                .satisfies(e -> assertThat(e.getStackTrace()).isNotEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "2001:DB8::,          2001:db8::",
        "1:2:3:4:5:6:7::,     1:2:3:4:5:6:7:0",
        "::2:3:4:5:6:7:8,     0:2:3:4:5:6:7:8",
        "0:0:0:0:0:0:0:0,     ::",
        "64:ff9b::192.0.2.7,  64:ff9b::c000:207",
        "1:2:3:4:5:6:1.2.3.4, 1:2:3:4:5:6:102:304",
    })
    void everySpellingOfIpv6IsRead(String text, String canonical) {
        assertThat(DiameterAddress.parse(text)).hasToString(canonical);
    }

    @Test
    void anyIpv6AddressComesBackFromItsText() throws Exception {
        long seed = 20261122;
        var random = new SplittableRandom(seed);
        for (int round = 0; round < 5_000; round++) {
            var octets = new byte[16];
            for (int i = 0; i < 16; i++) {
                octets[i] = random.nextInt(3) == 0 ? (byte) random.nextInt() : 0;
            }
            String text = DiameterAddress.of(DiameterAddress.IPV6, octets).toString();

            assertThat(DiameterAddress.parse(text).octets())
                    .as("seed %d, %s", seed, text)
                    .isEqualTo(octets);
            assertThat(Inet6Address.getByAddress(null, octets, -1))
                    .as("seed %d, %s", seed, text)
                    .isEqualTo(DiameterAddress.parse(text).inetAddress().orElseThrow());
        }
    }
}
