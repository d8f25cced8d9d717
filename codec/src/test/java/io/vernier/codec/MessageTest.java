package io.vernier.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageTest {
    private static final Message REQUEST = Message.builder(272, 4)
            .request()
            .proxiable()
            .hopByHopId(0x8000_0001)
            .endToEndId(7)
            .avp(BaseAvps.SESSION_ID, "pcef;1;2")
            .avp(BaseAvps.PROXY_INFO, proxyInfo("one"))
            .avp(BaseAvps.ORIGIN_HOST, "pcef.example.net")
            .avp(BaseAvps.PROXY_INFO, proxyInfo("two"))
            .build();

    @Test
    void whatWasWrittenIsReadBack() {
        Message read = Message.decode(REQUEST.toBytes());

        assertThat(read).isEqualTo(REQUEST);
        assertThat(read.fault()).isEmpty();
        assertThat(read.commandCode()).isEqualTo(272);
        assertThat(read.applicationId()).isEqualTo(4);
        assertThat(read.isRequest()).isTrue();
        assertThat(read.isProxiable()).isTrue();
        assertThat(read.hopByHopId()).isEqualTo(0x8000_0001);
        assertThat(read.endToEndId()).isEqualTo(7);
        assertThat(read.require(BaseAvps.ORIGIN_HOST)).isEqualTo("pcef.example.net");
        assertThat(read.avps().size()).isEqualTo(4);
    }

    @Test
    void anAnswerCarriesIdentifiersSessionAndProxyInfosInOrder() {
        Message answer =
                REQUEST.answerBuilder().avp(BaseAvps.RESULT_CODE, 2001L).build();

        assertThat(answer.isRequest()).isFalse();
        assertThat(answer.isProxiable()).isTrue();
        assertThat(answer.hopByHopId()).isEqualTo(REQUEST.hopByHopId());
        assertThat(answer.endToEndId()).isEqualTo(REQUEST.endToEndId());
        assertThat(answer.avps()).extracting(Avp::code).containsExactly(263, 268, 284, 284);
        assertThat(answer.avps().all(BaseAvps.PROXY_INFO))
                .extracting(info -> info.require(BaseAvps.PROXY_HOST))
                .containsExactly("one", "two");
        assertThat(answer.resultCode()).hasValue(2001);
    }

    @Test
    void anExperimentalResultIsAResult() {
        Message answer = REQUEST.answerBuilder()
                .group(BaseAvps.EXPERIMENTAL_RESULT, group -> {
                    group.avp(BaseAvps.VENDOR_ID, 10415L);
                    group.avp(BaseAvps.EXPERIMENTAL_RESULT_CODE, 5030L);
                })
                .build();

        assertThat(answer.resultCode()).hasValue(5030);
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource({
        "02000014 80000101 00000000 00000001 00000002, 5011, version 2",
        "01000018 80000101 00000000 00000001 00000002, 5015, longer than what came",
        "01000010 80000101 00000000 00000001 00000002, 5015, shorter than its header",
        "01000016 80000101 00000000 00000001 00000002 0000, 5015, no multiple of four",
        "01000018 80000101 00000000 00000001 00000002 00000001, 5014, AVP header cut short",
        "0100001c 80000101 00000000 00000001 00000002 00000001 40000007, 5014, AVP shorter than its header",
        "0100001c 80000101 00000000 00000001 00000002 00000001 40ffffff, 5014, AVP longer than the message",
    })
    void aBrokenMessageIsReadUpToItsFault(String hex, int resultCode, String why) {
        Message message = Message.decode(HexFormat.of().parseHex(hex.replace(" ", "")));

        assertThat(message.fault()).hasValueSatisfying(fault -> {
            assertThat(fault.resultCode()).isEqualTo(resultCode);
            assertThat(fault.reason()).isNotBlank();
        });
        assertThat(message.commandCode()).isEqualTo(257);
        assertThat(message.avps()).isEmpty();
    }

    @Test
    void lessThanAHeaderIsNoMessage() {
        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(() -> Message.decode(new byte[19]))
                .satisfies(e -> assertThat(e.fault().resultCode()).isEqualTo(ResultCode.INVALID_MESSAGE_LENGTH));
    }

    @Test
    void aValueThatIsNotWhatWasAskedForNamesItsAvp() {
        Message message = Message.builder(272, 4)
                .avp(Avp.of(268, 0, AvpFlags.MANDATORY, new byte[3]))
                .avp(Avp.of(263, 0, AvpFlags.MANDATORY, new byte[] {(byte) 0xff}))
                .build();

        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(() -> message.require(BaseAvps.RESULT_CODE))
                .satisfies(e -> {
                    assertThat(e.fault().resultCode()).isEqualTo(ResultCode.INVALID_AVP_LENGTH);
                    assertThat(e.fault().failedAvps()).singleElement().returns(268, Avp::code);
                });
        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(() -> message.require(BaseAvps.SESSION_ID))
                .satisfies(e -> assertThat(e.fault().resultCode()).isEqualTo(ResultCode.INVALID_AVP_VALUE));
    }

    private static AvpList proxyInfo(String host) {
        var out = new AvpWriter(32);
        out.avp(BaseAvps.PROXY_HOST, host);
        out.avp(BaseAvps.PROXY_STATE, new byte[] {1});
        return out.toList();
    }
}
