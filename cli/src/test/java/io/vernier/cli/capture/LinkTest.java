package io.vernier.cli.capture;

import static io.vernier.cli.capture.Wire.ethernet;
import static io.vernier.cli.capture.Wire.hex;
import static io.vernier.cli.capture.Wire.ipv4;
import static io.vernier.cli.capture.Wire.ipv6;
import static io.vernier.cli.capture.Wire.join;
import static io.vernier.cli.capture.Wire.message;
import static io.vernier.cli.capture.Wire.part;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LinkTest {
    private static final byte[] TCP = Wire.tcp(Wire.PORT, Wire.DIAMETER, 1, Wire.ACK, message(1, 60));
    private static final byte[] IP = ipv4(6, TCP);

    static Stream<Arguments> links() {
        return Stream.of(
                Arguments.of("Ethernet", 1, ethernet(0x0800, IP)),
                Arguments.of("Ethernet with padding", 1, join(ethernet(0x0800, IP), new byte[9])),
                Arguments.of("VLAN", 1, ethernet(0x8100, join(hex("0005 0800"), IP))),
                Arguments.of("VLAN in VLAN", 1, ethernet(0x88a8, join(hex("0005 8100 0006 86dd"), ipv6(6, TCP)))),
                Arguments.of("MPLS", 1, ethernet(0x8847, join(hex("00010040 00011140"), IP))),
                Arguments.of("PPPoE", 1, ethernet(0x8864, join(hex("1100 0001 0064 0021"), IP))),
                Arguments.of("Linux cooked", 113, join(hex("0000 0001 0006 0200000000010000 0800"), IP)),
                Arguments.of("Linux cooked 2", 276, join(hex("0800 0000 00000002 0001 00 06 0200000000010000"), IP)),
                Arguments.of("raw IP", 101, IP),
                Arguments.of("raw IPv6", 229, ipv6(6, TCP)),
                Arguments.of("BSD loopback, little endian", 0, join(hex("02000000"), IP)),
                Arguments.of("OpenBSD loopback", 108, join(hex("00000018"), ipv6(6, TCP))),
                Arguments.of("PPP", 9, join(hex("ff03 0021"), IP)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("links")
    void theMessageIsFoundBehindEachLinkLayer(String name, int linkType, byte[] packet) {
        var found = CaptureFileBuilder.pcap(linkType).packet(packet).read();

        assertThat(found.ids()).as(name).containsExactly(1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("links")
    void aPacketMayEndAnywhere(String name, int linkType, byte[] packet) {
        for (int i = 0; i < packet.length - 9; i++) {
            var found = CaptureFileBuilder.pcap(linkType)
                    .packet(part(packet, 0, i), packet.length)
                    .read();

            assertThat(found.messages).as("%s cut at %d", name, i).isEmpty();
        }
    }

    @Test
    void anUnknownLinkTypeIsNamedOnce() {
        var found = CaptureFileBuilder.pcap(147).packet(IP).packet(IP).read();

        assertThat(found.notes).containsExactly("Frame 1: packets of link type 147 cannot be read; they are left out");
    }

    @Test
    void headersOfIpv6AreSteppedOver() {
        byte[] routing = hex("3c 00 000000000000"); // next: destination options
        byte[] destination = hex("06 01 0000000000000000000000000000");

        var found = CaptureFileBuilder.pcap(101)
                .packet(ipv6(43, join(routing, destination, TCP)))
                .read();

        assertThat(found.ids()).containsExactly(1);
        assertThat(found.messages.getFirst().source()).hasToString("[2001:db8::1]:41022");
        assertThat(found.messages.getFirst().destination()).hasToString("[2001:db8:0:1::2]:3868");
    }

    @Test
    void fragmentsOfIpv4ComeTogetherInAnyOrder() {
        byte[] a = ipv4(6, 9, 0, true, part(TCP, 0, 40));
        byte[] b = ipv4(6, 9, 40, true, part(TCP, 40, 64));
        byte[] c = ipv4(6, 9, 64, false, part(TCP, 64, TCP.length));

        assertThat(CaptureFileBuilder.pcap(101)
                        .packet(a)
                        .packet(b)
                        .packet(c)
                        .read()
                        .ids())
                .containsExactly(1);
        assertThat(CaptureFileBuilder.pcap(101)
                        .packet(c)
                        .packet(b)
                        .packet(a)
                        .read()
                        .ids())
                .containsExactly(1);
        assertThat(CaptureFileBuilder.pcap(101)
                        .packet(b)
                        .packet(c)
                        .packet(b)
                        .packet(a)
                        .read()
                        .ids())
                .containsExactly(1);
        assertThat(CaptureFileBuilder.pcap(101).packet(a).packet(c).read().notes)
                .containsExactly("Frame 1: fragments of this IP datagram are missing; it is left out");
    }

    @Test
    void fragmentsOfIpv6ComeTogether() {
        byte[] a = ipv6(44, join(hex("06 00 0001 00000007"), part(TCP, 0, 48)));
        byte[] b = ipv6(44, join(hex("06 00 0030 00000007"), part(TCP, 48, TCP.length)));

        assertThat(CaptureFileBuilder.pcap(101).packet(b).packet(a).read().ids())
                .containsExactly(1);
    }

    @Test
    void unfinishedFragmentsAreBounded() {
        var file = CaptureFileBuilder.pcap(101);
        for (int i = 0; i <= Fragments.MAX_DATAGRAMS; i++) {
            file.packet(ipv4(6, i, 0, true, part(TCP, 0, 40)));
        }

        var found = file.packet(ipv4(6, Fragments.MAX_DATAGRAMS, 40, false, part(TCP, 40, TCP.length)))
                .read();

        assertThat(found.ids()).containsExactly(1);
        assertThat(found.notes)
                .hasSize(Fragments.MAX_DATAGRAMS)
                .first()
                .asString()
                .startsWith("Frame 1:");
    }
}
