package io.vernier.cli.capture;

import static io.vernier.cli.capture.Wire.DIAMETER;
import static io.vernier.cli.capture.Wire.PORT;
import static io.vernier.cli.capture.Wire.chunk;
import static io.vernier.cli.capture.Wire.interleaved;
import static io.vernier.cli.capture.Wire.ipv4;
import static io.vernier.cli.capture.Wire.join;
import static io.vernier.cli.capture.Wire.message;
import static io.vernier.cli.capture.Wire.part;
import static io.vernier.cli.capture.Wire.sctp;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CaptureTest {
    private static final int WHOLE = 3;
    private static final int BEGIN = 2;
    private static final int MIDDLE = 0;
    private static final int END = 1;

    private static CaptureFileBuilder file() {
        return CaptureFileBuilder.pcap(101);
    }

    private static byte[] overSctp(byte[]... chunks) {
        return ipv4(132, sctp(PORT, DIAMETER, 77, chunks));
    }

    @Test
    void sctpMessagesCarryTheirStream() {
        var found = file().packet(overSctp(chunk(1, 0, WHOLE, 46, message(1, 4)), chunk(2, 3, WHOLE, 0, message(2, 5))))
                .read();

        assertThat(found.notes).isEmpty();
        assertThat(found.messages).extracting(CapturedMessage::transport).containsExactly("sctp[0]", "sctp[3]");
        assertThat(found.ids()).containsExactly(1, 2);
    }

    @Test
    void fragmentsOfSctpMessagesComeTogetherByTheirSequenceNumbers() {
        byte[] m = message(1, 60);

        var found = file().packet(overSctp(chunk(0, 0, END, 46, part(m, 60, 88))))
                .packet(overSctp(chunk(-2, 0, BEGIN, 46, part(m, 0, 30)), chunk(7, 1, WHOLE, 46, message(2, 4))))
                .packet(overSctp(chunk(-1, 0, MIDDLE, 46, part(m, 30, 60))))
                .read();

        assertThat(found.ids()).containsExactly(2, 1);
        assertThat(found.messages.get(1).message().toBytes()).isEqualTo(m);
    }

    @Test
    void interleavedMessagesComeTogetherByTheirOwnNumbers() {
        byte[] a = message(1, 40);
        byte[] b = message(2, 40);

        var found = file().packet(overSctp(
                        interleaved(1, 0, BEGIN, 5, 46, part(a, 0, 30)),
                        interleaved(2, 0, BEGIN, 6, 46, part(b, 0, 30)),
                        interleaved(3, 0, MIDDLE, 5, 1, part(a, 30, 50))))
                .packet(overSctp(
                        interleaved(4, 0, END, 6, 1, part(b, 30, 68)), interleaved(5, 0, END, 5, 2, part(a, 50, 68))))
                .read();

        assertThat(found.ids()).containsExactly(2, 1);
    }

    @Test
    void aChunkSentTwiceIsShownOnce() {
        byte[] packet = overSctp(chunk(1, 0, WHOLE, 46, message(1, 4)));
        byte[] reused = overSctp(chunk(1, 0, WHOLE, 46, message(2, 4)));

        assertThat(file().packet(packet).packet(packet).read().ids()).containsExactly(1);
        assertThat(file().packet(packet).packet(reused).read().ids())
                .as("captures made by hand repeat sequence numbers")
                .containsExactly(1, 2);
    }

    @Test
    void missingFragmentsAndEncryptionAreExplained() {
        byte[] m = message(1, 60);

        assertThat(file().packet(overSctp(chunk(1, 0, BEGIN, 46, part(m, 0, 30))))
                        .read()
                        .notes)
                .containsExactly("Frame 1, 10.0.0.5:41022 > 10.0.0.9:3868 sctp[0]: "
                        + "1 fragments are left out: the rest of their messages is not in the capture");
        assertThat(file().packet(overSctp(chunk(1, 0, WHOLE, 47, m))).read().notes)
                .singleElement()
                .asString()
                .endsWith("the message is encrypted with DTLS; it cannot be read");
        assertThat(file().packet(ipv4(6, Wire.tcp(PORT, DIAMETER, 1, 16, Wire.hex("160301 0200 01"))))
                        .read()
                        .notes)
                .singleElement()
                .asString()
                .endsWith("the connection is encrypted with TLS; its messages cannot be read");
    }

    @Test
    void sctpInsideUdpIsRead() {
        byte[] sctp = sctp(PORT, DIAMETER, 77, chunk(1, 0, WHOLE, 46, message(1, 4)));
        byte[] udp = join(Wire.hex("26ab 26ab 0000 0000"), sctp);

        assertThat(file().packet(ipv4(17, udp)).read().ids()).containsExactly(1);
    }

    @Test
    void diameterIsRecognisedOnAnyPort() {
        byte[] http = "GET / HTTP/1.1\r\nHost: example.net\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

        var found = file().packet(ipv4(6, Wire.tcp(5555, 7777, 1, 16, message(1, 4))))
                .packet(ipv4(6, Wire.tcp(5556, 80, 1, 16, http)))
                .packet(ipv4(132, sctp(9, 10, 5, chunk(1, 0, WHOLE, 0, message(2, 4)), chunk(2, 0, WHOLE, 0, http))))
                .read();

        assertThat(found.ids()).containsExactly(1, 2);
        assertThat(found.notes).isEmpty();
    }

    @Test
    void whatANodeWouldRefuseIsShownOnADiameterPort() {
        byte[] version2 = message(1, 4);
        version2[0] = 2;
        byte[] odd = join(message(2, 4), new byte[2]);
        odd[3] = (byte) (odd[3] + 2);
        byte[] tooShort = message(3, 4);
        tooShort[3] = 12;

        var found = file().packet(ipv4(
                        6, Wire.tcp(PORT, DIAMETER, 1, 16, join(version2, odd, tooShort, message(4, 4)))))
                .read();

        assertThat(found.ids()).containsExactly(1, 2, 3, 4);
        assertThat(found.messages.get(1).message().toBytes()).hasSize(34);
        assertThat(found.messages.get(2).message().toBytes()).hasSize(20);
        assertThat(found.notes).singleElement().asString().contains("12 octets are left out");
    }
}
