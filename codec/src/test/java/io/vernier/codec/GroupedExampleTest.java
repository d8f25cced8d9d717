package io.vernier.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.requirements.Requirement;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Example-AVP of RFC 6733 section 4.4.1, octet by octet. */
class GroupedExampleTest {
    /** The RFC prints 206 and a half octets of it, its figure has 215: first and last ones as there, zeros between. */
    private static final byte[] RECOVERY_POLICY = octets(215, "2163bc1d0ad82371f6bc0948", "8c7f92");

    /** The RFC prints 127 octets of it, its figure has 129. */
    private static final byte[] FUTURISTIC_ACCT_RECORD = octets(129, "fe19da5802acd98b07a5b8c6", "e49968f841");

    private final AvpList written = write();

    @Requirement({"R4-22", "R4-12", "R4-1"})
    @Test
    void takesExactly496Octets() {
        assertThat(written.toBytes()).hasSize(496);
        assertThat(written.length(0)).isEqualTo(496);
    }

    @Requirement({"R4-22", "R4-1", "R4-2", "R4-12"})
    @ParameterizedTest(name = "octet {0}: {2}")
    @CsvSource({
        "0,   000f423f 000001f0,  Example-AVP header of code 999999 with length 496",
        "8,   00000108 00000013,  Origin-Host header of code 264 with length 19",
        "16,  6578616d 706c652e,  example.",
        "24,  636f6d00,           com and one octet of padding",
        "28,  00000107 00000031,  Session-Id header of code 263 with length 49",
        "36,  6772756d,           grum",
        "72,  46334238 31000000,  F3B81 and three octets of padding",
        "80,  00000107 00000032,  Session-Id header of code 263 with length 50",
        "120, 35383b30 41463342,  58;0AF3B",
        "128, 38320000,           82 and two octets of padding",
        "132, 00002095 000000df,  Recovery-Policy header of code 8341 with length 223",
        "140, 2163bc1d 0ad82371 f6bc0948,  the policy",
        "352, 8c7f9200,           its end and one octet of padding",
        "356, 00003e3a 00000089,  Futuristic-Acct-Record header of code 15930 with length 137",
        "364, fe19da58 02acd98b 07a5b8c6,  the record",
        "488, e49968f8 41000000,  its end and three octets of padding",
    })
    void standsAsTheRfcDrawsIt(int offset, String hex, String what) {
        byte[] expected = HexFormat.of().parseHex(hex.replace(" ", ""));

        assertThat(HexFormat.of().formatHex(written.toBytes(), offset, offset + expected.length))
                .as(what)
                .isEqualTo(hex.replace(" ", ""));
    }

    @Requirement({"R4-22", "R4-8"})
    @Test
    void isReadBackWithTheMembersNobodyKnows() {
        var read = AvpList.decode(written.toBytes()).group(0);

        assertThat(read.fault()).isEmpty();
        assertThat(read).extracting(Avp::code).containsExactly(264, 263, 263, 8341, 15930);
        assertThat(read.require(BaseAvps.ORIGIN_HOST)).isEqualTo("example.com");
        assertThat(read.all(BaseAvps.SESSION_ID))
                .containsExactly(
                        "grump.example.com:33041;23432;893;0AF3B81", "grump.example.com:33054;23561;2358;0AF3B82");
        assertThat(read.get(3).data()).isEqualTo(RECOVERY_POLICY);
        assertThat(read.get(4).data()).isEqualTo(FUTURISTIC_ACCT_RECORD);
    }

    private static AvpList write() {
        var out = new AvpWriter(64);
        int group = out.beginGroup(999999, 0, 0);
        out.octets(264, 0, 0, "example.com".getBytes(StandardCharsets.US_ASCII));
        out.utf8(263, 0, 0, "grump.example.com:33041;23432;893;0AF3B81");
        out.utf8(263, 0, 0, "grump.example.com:33054;23561;2358;0AF3B82");
        out.octets(8341, 0, 0, RECOVERY_POLICY);
        out.octets(15930, 0, 0, FUTURISTIC_ACCT_RECORD);
        out.end(group);
        return out.toList();
    }

    private static byte[] octets(int length, String first, String last) {
        return HexFormat.of().parseHex(first + "00".repeat(length - (first.length() + last.length()) / 2) + last);
    }
}
