package io.vernier.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vernier.requirements.Requirement;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One row for each way to be wrong; what a fuzzer finds becomes another. */
class MalformedMessageTest {
    /** Flags, code, application and identifiers of a request. */
    private static final String HEADER = "80000110 00000004 00000001 00000002";

    private static final String SESSION_ID = "00000107 4000000a 61620000";

    @Requirement("R3-2")
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4, 19})
    void lessThanAHeaderIsNoMessageAtAll(int length) {
        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(() -> Message.decode(new byte[length]))
                .withMessageContaining(length + " octets are no message (expected: a header of 20 at least)")
                .satisfies(e -> {
                    assertThat(e.fault().resultCode()).isEqualTo(ResultCode.INVALID_MESSAGE_LENGTH);
                    assertThat(e.getStackTrace()).isEmpty();
                });
    }

    @Requirement("R3-2")
    @ParameterizedTest(name = "length field {0}: {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "000000 | ''         | 0 | Message Length 0 (expected: the 32 octets that came)",
                "000013 | ''         | 0 | Message Length 19",
                "000014 | ''         | 0 | Message Length 20",
                "00001c | ''         | 0 | Message Length 28",
                "000024 | ''         | 1 | Message Length 36",
                "ffffff | ''         | 1 | Message Length 16777215",
                "000020 | 00000000   | 1 | Message Length 32 (expected: the 36 octets that came)",
                "000021 | 00         | 1 | Message Length 33 (expected: a multiple of 4)",
                "000023 | 000000     | 1 | Message Length 35 (expected: a multiple of 4)",
            })
    void aMessageLengthThatIsNotTheLengthIsAFault(String length, String behind, int readable, String reason) {
        var message = decode("01" + length + HEADER + SESSION_ID + behind);

        assertThat(message.fault()).hasValueSatisfying(fault -> {
            assertThat(fault.resultCode()).isEqualTo(ResultCode.INVALID_MESSAGE_LENGTH);
            assertThat(fault.offset()).isEqualTo(1);
            assertThat(fault.reason()).startsWith(reason);
            assertThat(fault.failedAvps()).isEmpty();
        });
        assertThat(message.avps().size()).isEqualTo(readable);
    }

    @Requirement("R4-9")
    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "00000108                            | 264:   | AVP header needs 8 octets, 4 left",
                "00000108 40000000                   | 264:M  | AVP 264 has length 0 (expected: 8..8)",
                "00000108 40000007                   | 264:M  | AVP 264 has length 7 (expected: 8..8)",
                "00000108 40000009                   | 264:M  | AVP 264 has length 9 (expected: 8..8)",
                "00000108 4000000d 61626364          | 264:M  | AVP 264 has length 13 (expected: 8..12)",
                "00000108 40ffffff 61626364          | 264:M  | AVP 264 has length 16777215 (expected: 8..12)",
                "ffffffff 40000007 61626364          | -1:M   | AVP 4294967295 has length 7",
                "00000108 c0000008                   | 264:M  | AVP header needs 12 octets, 8 left",
                "00000108 c0000008 000028af          | 264:VM | AVP 264 has length 8 (expected: 12..12)",
                "00000108 c000000b 000028af          | 264:VM | AVP 264 has length 11 (expected: 12..12)",
                "00000108 c000000d 000028af          | 264:VM | AVP 264 has length 13 (expected: 12..12)",
                "00000108 80000000 000028af 00000000 | 264:V  | AVP 264 has length 0 (expected: 12..16)",
            })
    void anAvpLengthThatDoesNotFitEndsTheList(String broken, String failed, String reason) {
        String avps = SESSION_ID + broken;
        int length = 20 + avps.replace(" ", "").length() / 2;

        var message = decode("01%06x".formatted(length) + HEADER + avps);

        assertThat(message.avps()).extracting(Avp::code).containsExactly(263);
        assertThat(message.avps().fault()).isEqualTo(message.fault());
        assertThat(message.fault()).hasValueSatisfying(fault -> {
            assertThat(fault.resultCode()).isEqualTo(ResultCode.INVALID_AVP_LENGTH);
            assertThat(fault.offset()).isEqualTo(32);
            assertThat(fault.reason()).startsWith(reason);
            assertThat(fault.failedAvps()).singleElement().satisfies(avp -> {
                assertThat(avp.code() + ":" + AvpFlags.toString(avp.flags())).isEqualTo(failed);
                assertThat(avp.data()).isEmpty();
            });
        });
    }

    @Requirement("R4-9")
    @ParameterizedTest
    @CsvSource({
        "00, 0",
        "0000, 0",
        "000000, 0",
        "00000108, 264",
        "0000010840, 264",
        "000001084000, 264",
        "00000108400000, 264"
    })
    void aHeaderCutShortIsAnsweredPaddedWithZeros(String rest, int code) {
        byte[] octets = HexFormat.of().parseHex(SESSION_ID.replace(" ", "") + rest);

        var list = AvpList.decode(octets);

        assertThat(list.size()).isEqualTo(1);
        assertThat(list.fault()).hasValueSatisfying(fault -> {
            assertThat(fault.offset()).isEqualTo(12);
            assertThat(fault.reason()).isEqualTo("AVP header needs 8 octets, " + rest.length() / 2 + " left");
            assertThat(fault.failedAvps()).singleElement().returns(code, Avp::code);
        });
    }

    private static Message decode(String hex) {
        return Message.decode(HexFormat.of().parseHex(hex.replace(" ", "")));
    }
}
