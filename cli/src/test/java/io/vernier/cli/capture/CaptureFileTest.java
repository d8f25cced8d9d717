package io.vernier.cli.capture;

import static io.vernier.cli.capture.Wire.join;
import static io.vernier.cli.capture.Wire.message;
import static io.vernier.cli.capture.Wire.part;
import static io.vernier.cli.capture.Wire.segment;
import static io.vernier.cli.capture.Wire.syn;
import static java.nio.ByteOrder.BIG_ENDIAN;
import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CaptureFileTest {
    private static final int ETHERNET = 1;
    private static final int MICRO = 0xa1b2c3d4;
    private static final int NANO = 0xa1b23c4d;

    static Stream<Arguments> pcapVariants() {
        return Stream.of(
                Arguments.of(BIG_ENDIAN, MICRO, "1970-01-01T00:00:02.000551Z"),
                Arguments.of(LITTLE_ENDIAN, MICRO, "1970-01-01T00:00:02.000551Z"),
                Arguments.of(BIG_ENDIAN, NANO, "1970-01-01T00:00:02.000000551Z"),
                Arguments.of(LITTLE_ENDIAN, NANO, "1970-01-01T00:00:02.000000551Z"));
    }

    @ParameterizedTest(name = "{0} {2}")
    @MethodSource("pcapVariants")
    void pcapIsReadInBothByteOrdersAndResolutions(ByteOrder order, int magic, Instant time) {
        var found = CaptureFileBuilder.pcap(ETHERNET, order, magic)
                .packet(syn(99))
                .packet(segment(100, message(1, 5)))
                .read();

        assertThat(found.notes).isEmpty();
        assertThat(found.messages).singleElement().satisfies(m -> {
            assertThat(m.message().toBytes()).isEqualTo(message(1, 5));
            assertThat(m.time()).contains(time);
            assertThat(m.frame()).isEqualTo(2);
            assertThat(m.source()).hasToString("10.0.0.5:41022");
            assertThat(m.destination()).hasToString("10.0.0.9:3868");
            assertThat(m.transport()).isEqualTo("tcp");
        });
    }

    @Test
    void pcapngKeepsTheClockOfEachInterface() {
        var found = CaptureFileBuilder.pcapng(LITTLE_ENDIAN)
                .iface(ETHERNET, 6)
                .iface(ETHERNET, 9)
                .iface(ETHERNET, 0x80 | 10)
                .enhanced(0, 1_500_000, segment(100, message(1, 4)))
                .enhanced(1, 2_000_000_007L, segment(132, message(2, 4)))
                .enhanced(2, 3 * 1024 + 512, segment(164, message(3, 4)))
                .read();

        assertThat(found.notes).isEmpty();
        assertThat(found.messages)
                .extracting(m -> m.time().orElseThrow().toString())
                .containsExactly(
                        "1970-01-01T00:00:01.500Z", "1970-01-01T00:00:02.000000007Z", "1970-01-01T00:00:03.500Z");
    }

    @Test
    void pcapngSectionsHaveTheirOwnByteOrderAndInterfaces() {
        var first = CaptureFileBuilder.pcapng(BIG_ENDIAN)
                .iface(ETHERNET, 6)
                .block(5, ByteBuffer.allocate(8))
                .enhanced(0, 1, segment(100, message(1, 4)));
        var second = CaptureFileBuilder.pcapng(LITTLE_ENDIAN).iface(101, 6);
        byte[] raw = Wire.ipv4(6, Wire.tcp(Wire.PORT, Wire.DIAMETER, 132, Wire.ACK, message(2, 4)));
        second.enhanced(0, 2, raw);

        var found = CaptureFileBuilder.read(join(first.bytes(), second.bytes()));

        assertThat(found.notes).isEmpty();
        assertThat(found.ids()).containsExactly(1, 2);
    }

    @Test
    void simplePacketsHaveNoTime() {
        var file = CaptureFileBuilder.pcapng(LITTLE_ENDIAN).iface(ETHERNET, 6);
        byte[] data = segment(100, message(1, 6));
        file.block(
                3, file.buffer(4 + (data.length + 3 & ~3)).putInt(data.length).put(data));

        var found = file.read();

        assertThat(found.messages)
                .singleElement()
                .satisfies(m -> assertThat(m.time()).isEmpty());
    }

    @Test
    void whatStandsBeforeACutIsKept() {
        byte[] whole = CaptureFileBuilder.pcap(ETHERNET)
                .packet(segment(100, message(1, 4)))
                .packet(segment(132, message(2, 4)))
                .bytes();

        var found = CaptureFileBuilder.read(part(whole, 0, whole.length - 10));

        assertThat(found.ids()).containsExactly(1);
        assertThat(found.notes)
                .containsExactly(
                        "The capture ends inside packet 2: at offset 142 86 octets are announced, 76 are there");
    }

    @Test
    void aDamagedRecordLengthIsNamedWithItsOffset() {
        byte[] whole = CaptureFileBuilder.pcap(ETHERNET)
                .packet(segment(100, message(1, 4)))
                .packet(segment(132, message(2, 4)))
                .bytes();
        whole[126 + 11] = 0x7f;

        var found = CaptureFileBuilder.read(whole);

        assertThat(found.ids()).containsExactly(1);
        assertThat(found.notes)
                .singleElement()
                .asString()
                .startsWith("Packet 2 at offset 126 announces 2130706518 octets");
    }

    @Test
    void damagedBlocksAreNamedWithTheirOffset() {
        var file = CaptureFileBuilder.pcapng(BIG_ENDIAN).iface(ETHERNET, 6).enhanced(0, 1, segment(100, message(1, 4)));
        int damagedAt = file.bytes().length;
        byte[] whole = file.enhanced(0, 2, segment(132, message(2, 4))).bytes();
        byte[] badTrailer = whole.clone();
        badTrailer[whole.length - 1] ^= 4;
        byte[] badLength = whole.clone();
        badLength[damagedAt + 7] = 3;
        byte[] badInterface = whole.clone();
        badInterface[damagedAt + 11] = 9;
        byte[] badCaptured = whole.clone();
        badCaptured[damagedAt + 21] = 1;

        assertThat(CaptureFileBuilder.read(badTrailer).notes)
                .singleElement()
                .asString()
                .startsWith("The block at offset " + damagedAt + " has the length 120 in front and 124 at its end");
        assertThat(CaptureFileBuilder.read(badLength).notes)
                .singleElement()
                .asString()
                .startsWith("The block at offset " + damagedAt + " announces 3 octets");
        assertThat(CaptureFileBuilder.read(badInterface).notes)
                .containsExactly(
                        "Packet 2 at offset " + damagedAt + " comes from interface 9, but the section describes 1");
        assertThat(CaptureFileBuilder.read(badCaptured).notes)
                .singleElement()
                .asString()
                .startsWith("Packet 2 at offset " + damagedAt + " announces 65622 octets");
    }

    @Test
    void noPrefixOrDamageOfACaptureDoesMoreThanEndIt() {
        byte[] whole = CaptureFileBuilder.pcapng(LITTLE_ENDIAN)
                .iface(ETHERNET, 6)
                .enhanced(0, 1, segment(100, message(1, 40)))
                .enhanced(0, 2, segment(168, message(2, 4)))
                .bytes();

        for (int i = 4; i < whole.length; i++) {
            CaptureFileBuilder.read(part(whole, 0, i));
            for (int bit = 0; bit < 8; bit++) {
                byte[] damaged = whole.clone();
                damaged[i] ^= (byte) (1 << bit);
                assertThat(CaptureFileBuilder.read(damaged).messages).hasSizeLessThanOrEqualTo(4);
            }
        }
    }
}
