package io.vernier.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vernier.requirements.Requirement;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 6733 section 3, where it speaks of one message alone. */
class HeaderTest {
    @Requirement({"R3-1", "R3-2", "R4-2"})
    @Test
    void theHeaderStandsInNetworkOrder() {
        var message = Message.builder(0x0a0b0c, 0xfffe_fdfcL)
                .flags(CommandFlags.REQUEST | CommandFlags.PROXIABLE)
                .hopByHopId(0x8182_8384)
                .endToEndId(0x9192_9394)
                .avp(Avp.of(1, 0, 0, new byte[] {1}))
                .build();

        assertThat(hex(message))
                .isEqualTo("01000020" + "c00a0b0c" + "fffefdfc" + "81828384" + "91929394" + "00000001" + "00000009"
                        + "01000000");
        assertThat(message.version()).isEqualTo(1);
        assertThat(message.length()).isEqualTo(32);
        assertThat(message.commandCode()).isEqualTo(0x0a0b0c);
        assertThat(message.applicationId()).isEqualTo(0xfffe_fdfcL);
    }

    @Requirement("R3-1")
    @ParameterizedTest
    @CsvSource({"00, 0", "02, 2", "ff, 255"})
    void anotherVersionIsAFaultThatCanBeAnswered(String hex, int version) {
        var message = Message.decode(HexFormat.of()
                .parseHex(hex + "000020" + "80000110" + "00000004" + "0000000100000002" + "000001074000000961000000"));

        assertThat(message.version()).isEqualTo(version);
        assertThat(message.fault()).hasValueSatisfying(fault -> {
            assertThat(fault.resultCode()).isEqualTo(ResultCode.UNSUPPORTED_VERSION);
            assertThat(fault.offset()).isZero();
            assertThat(fault.reason()).isEqualTo("version " + version + " (expected: 1)");
        });
        assertThat(message.answerBuilder().build().require(BaseAvps.SESSION_ID)).isEqualTo("a");
    }

    @Requirement("R3-2")
    @Test
    void theLengthCountsOctetsWithThePaddingOfAvps() {
        for (int data = 0; data < 12; data++) {
            var message =
                    Message.builder(1, 1).avp(Avp.of(1, 0, 0, new byte[data])).build();

            assertThat(message.length()).isEqualTo(20 + 8 + (data + 3) / 4 * 4);
            assertThat(hex(message)).startsWith("01%06x".formatted(message.length()));
        }
    }

    @Requirement("R3-2")
    @Test
    void aMessageCannotOutgrowItsLengthField() {
        var builder = Message.builder(1, 1).avp(Avp.of(1, 0, 0, new byte[0xff_ffff - 8]));

        assertThatIllegalArgumentException()
                .isThrownBy(builder::build)
                .withMessage("message of 16777236 octets (expected: at most 16777212)");
    }

    @Requirement("R3-2")
    @Test
    void theLongestMessageIsReadBack() {
        var message = Message.builder(1, 1)
                .avp(Avp.of(1, 0, 0, new byte[Message.MAX_LENGTH - 28]))
                .build();

        assertThat(message.length()).isEqualTo(Message.MAX_LENGTH);
        var read = Message.decode(message.toBytes());
        assertThat(read.fault()).isEmpty();
        assertThat(read.avps().get(0).dataLength()).isEqualTo(Message.MAX_LENGTH - 28);
    }

    @Requirement("R3-9")
    @Test
    void reservedBitsAreIgnoredWhenReceivedAndZeroWhenSent() {
        var request = Message.builder(272, 4)
                .flags(0xcf)
                .avp(BaseAvps.SESSION_ID, "a")
                .build();

        assertThat(request.fault()).isEmpty();
        assertThat(request.isRequest()).isTrue();
        assertThat(request.isProxiable()).isTrue();
        assertThat(request.isError()).isFalse();
        assertThat(request.isRetransmitted()).isFalse();
        assertThat(request.flags() & CommandFlags.RESERVED).isEqualTo(0x0f);
        assertThat(request.answerBuilder().build().flags()).isEqualTo(CommandFlags.PROXIABLE);
        assertThat(Message.builder(272, 4).request().proxiable().build().flags())
                .isEqualTo(0xc0);
    }

    @Requirement({"R3-8", "R3-17"})
    @Test
    void anAnswerNeverHasTheTBitAndCopiesBothIdentifiers() {
        var request = Message.builder(272, 4)
                .flags(CommandFlags.REQUEST | CommandFlags.RETRANSMITTED)
                .hopByHopId(-1)
                .endToEndId(0x8000_0000)
                .build();

        var answer = request.answerBuilder().build();

        assertThat(request.isRetransmitted()).isTrue();
        assertThat(answer.flags()).isZero();
        assertThat(answer.hopByHopId()).isEqualTo(-1);
        assertThat(answer.endToEndId()).isEqualTo(0x8000_0000);
        assertThat(answer.commandCode()).isEqualTo(272);
        assertThat(answer.applicationId()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({"80, R", "40, P", "20, E", "10, T", "f0, RPET", "cf, RP", "00, ''"})
    void eachFlagHasItsBitAndItsLetter(String hex, String letters) {
        int flags = Integer.parseInt(hex, 16);
        var message = Message.builder(1, 1).flags(flags).build();

        assertThat(CommandFlags.toString(flags)).isEqualTo(letters);
        assertThat(message.isRequest()).isEqualTo(letters.contains("R"));
        assertThat(message.isProxiable()).isEqualTo(letters.contains("P"));
        assertThat(message.isError()).isEqualTo(letters.contains("E"));
        assertThat(message.isRetransmitted()).isEqualTo(letters.contains("T"));
    }

    @Requirement("R3.1-1")
    @Test
    void theCommandsOfTheBaseProtocolHaveTheirCodes() {
        assertThat(Map.of(
                        "ASR", CommandCode.ABORT_SESSION,
                        "ACR", CommandCode.ACCOUNTING,
                        "CER", CommandCode.CAPABILITIES_EXCHANGE,
                        "DWR", CommandCode.DEVICE_WATCHDOG,
                        "DPR", CommandCode.DISCONNECT_PEER,
                        "RAR", CommandCode.RE_AUTH,
                        "STR", CommandCode.SESSION_TERMINATION))
                .isEqualTo(Map.of("ASR", 274, "ACR", 271, "CER", 257, "DWR", 280, "DPR", 282, "RAR", 258, "STR", 275));
    }

    @Requirement("R3-10")
    @ParameterizedTest
    @CsvSource({"0", "256", "8388607", "8388608", "16777213", "16777214", "16777215"})
    void everyCommandCodeOfTheThreeRangesIsWrittenAndRead(int code) {
        var message = Message.builder(code, 1).request().build();

        assertThat(Message.decode(message.toBytes()).commandCode()).isEqualTo(code);
        assertThat(message.isRequest()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"-1, 0", "16777216, 0", "1, -1", "1, 4294967296"})
    void codesAndApplicationIdsThatDoNotFitAreRefused(int code, long application) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Message.builder(code, application))
                .withMessageContaining("(expected: 0..");
    }

    @Test
    void identifiersAndFlagsCanBeReplacedInACopy() {
        var message =
                Message.builder(272, 4).request().avp(BaseAvps.SESSION_ID, "a").build();

        var copy = message.withIds(7, -8).withFlags(0xd0);

        assertThat(copy.hopByHopId()).isEqualTo(7);
        assertThat(copy.endToEndId()).isEqualTo(-8);
        assertThat(copy.isRetransmitted()).isTrue();
        assertThat(copy.require(BaseAvps.SESSION_ID)).isEqualTo("a");
        assertThat(copy).isEqualTo(Message.decode(copy.toBytes()));
        assertThat(copy.withIds(0, 0).withFlags(message.flags())).isEqualTo(message);
        assertThat(message.hopByHopId()).isZero();
        assertThat(message.isRetransmitted()).isFalse();
    }

    @Test
    void aCopyOfABrokenMessageIsAsBroken() {
        var broken = Message.decode(HexFormat.of().parseHex("0200001480000101000000000000000100000002"));

        assertThat(broken.withIds(3, 4).fault()).isEqualTo(broken.fault());
        assertThat(broken.withFlags(0).fault()).isEqualTo(broken.fault());
    }

    private static String hex(Message message) {
        return HexFormat.of().formatHex(message.toBytes());
    }
}
