package io.vernier.messages.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.vernier.codec.Avp;
import io.vernier.codec.DecodeException;
import io.vernier.codec.Message;
import io.vernier.codec.ResultCode;
import io.vernier.codec.data.DiameterAddress;
import io.vernier.dictionary.ApplicationDefinition.Kind;
import io.vernier.messages.base.accounting.Accounting;
import io.vernier.messages.base.accounting.AccountingAnswer;
import io.vernier.messages.base.accounting.AccountingRequest;
import io.vernier.messages.base.relay.Relay;
import io.vernier.requirements.Requirement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class BaseMessagesTest {
    private static final DiameterAddress ADDRESS = DiameterAddress.parse("192.0.2.1");

    private static List<Integer> codes(Message message) {
        var codes = new ArrayList<Integer>();
        message.avps().forEach(avp -> codes.add(avp.code()));
        return codes;
    }

    private static CapabilitiesExchangeRequest.Builder cer() {
        return CapabilitiesExchangeRequest.builder()
                .originHost("pcef.example.net")
                .originRealm("example.net")
                .hostIpAddress(ADDRESS)
                .vendorId(0)
                .productName("Vernier");
    }

    @Test
    void aCerSaysWhoOneIs() {
        var sent = cer().hostIpAddress(DiameterAddress.parse("2001:db8::1"))
                .supportedVendorId(10415)
                .authApplicationId(4)
                .vendorSpecificApplicationId(v -> v.vendorId(10415).authApplicationId(16_777_238))
                .build();

        var cer = CapabilitiesExchangeRequest.of(Message.decode(sent.message().toBytes()));

        assertThat(cer).isEqualTo(sent);
        assertThat(cer.message().commandCode()).isEqualTo(257);
        assertThat(cer.message().isRequest()).isTrue();
        assertThat(cer.message().isProxiable()).isFalse();
        assertThat(cer.originHost()).isEqualTo("pcef.example.net");
        assertThat(cer.hostIpAddress()).containsExactly(ADDRESS, DiameterAddress.parse("2001:db8::1"));
        assertThat(cer.supportedVendorId()).containsExactly(10415L);
        assertThat(cer.firmwareRevision()).isEmpty();
        var application = cer.vendorSpecificApplicationId().getFirst();
        assertThat(application.vendorId()).isEqualTo(10415);
        assertThat(application.authApplicationId()).isEqualTo(OptionalLong.of(16_777_238));
        assertThat(application.acctApplicationId()).isEmpty();
    }

    @Test
    void aCeaTakesNothingFromTheOtherSideButTheIdentifiers() {
        var cer = CapabilitiesExchangeRequest.of(cer().build().message().withIds(1, 2));

        var answer = CapabilitiesExchangeAnswer.to(cer).resultCode(ResultCode.SUCCESS);

        assertThatIllegalStateException()
                .isThrownBy(answer::build)
                .withMessage("Capabilities-Exchange-Answer lacks Host-IP-Address"
                        + " (expected: 1* { Host-IP-Address }, RFC 6733 section 5.3.2)");
        var cea =
                answer.hostIpAddress(ADDRESS).vendorId(0).productName("Vernier").build();
        assertThat(cea.isSuccess()).isTrue();
        assertThat(cea.message().hopByHopId()).isEqualTo(1);
        assertThat(cea.message().endToEndId()).isEqualTo(2);
        assertThat(cer.answerType()).isSameAs(CapabilitiesExchangeAnswer.TYPE);
    }

    @Test
    void theNodeCompletesOriginHostAndOriginRealm() {
        var dwr = DeviceWatchdogRequest.builder().originStateId(7).build();

        assertThat(codes(dwr.message())).containsExactly(278);
        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(dwr::originHost)
                .withMessageContaining("no Origin-Host (264)");
    }

    @Test
    @Requirement("S169")
    void aCommandIsAClassWithTypedAttributesAndAHeader() {
        ReAuthRequest rar = ReAuthRequest.of(ReAuthRequest.builder(16_777_238)
                .sessionId("pcrf.example.net;1;2")
                .originHost("pcrf.example.net")
                .originRealm("example.net")
                .destinationHost("pcef.example.net")
                .destinationRealm("example.net")
                .reAuthRequestType(ReAuthRequestType.AUTHORIZE_ONLY)
                .originStateId(7)
                .build()
                .message()
                .withIds(0x1111_1111, 0x2222_2222));

        assertThat(rar.sessionId()).isEqualTo("pcrf.example.net;1;2");
        assertThat(rar.reAuthRequestType()).isEqualTo(ReAuthRequestType.AUTHORIZE_ONLY);
        assertThat(rar.originStateId()).isEqualTo(OptionalLong.of(7));
        assertThat(rar.userName()).isEmpty();
        assertThat(rar.message().commandCode()).isEqualTo(258);
        assertThat(rar.message().applicationId()).isEqualTo(16_777_238);
        assertThat(rar.message().hopByHopId()).isEqualTo(0x1111_1111);
        assertThat(rar.message().endToEndId()).isEqualTo(0x2222_2222);
        assertThat(rar.message().isRequest()).isTrue();
    }

    @Test
    @Requirement("R5.4.3-1")
    void aDprSaysWhy() {
        assertThatIllegalStateException()
                .isThrownBy(() -> DisconnectPeerRequest.builder().build())
                .withMessage("Disconnect-Peer-Request lacks Disconnect-Cause"
                        + " (expected: { Disconnect-Cause }, RFC 6733 section 5.4.1)");

        var dpr = DisconnectPeerRequest.builder()
                .disconnectCause(DisconnectCause.DO_NOT_WANT_TO_TALK_TO_YOU)
                .build();

        assertThat(dpr.disconnectCause().value()).isEqualTo(2);
        assertThat(dpr.disconnectCause()).hasToString("DO_NOT_WANT_TO_TALK_TO_YOU (2)");
    }

    @Test
    @Requirement("R9-6a")
    void anAccountingRequestIsAnswered() {
        var acr = AccountingRequest.of(AccountingRequest.builder()
                .accountingRecordNumber(3)
                .accountingRecordType(AccountingRecordType.INTERIM_RECORD)
                .sessionId("pcef.example.net;1;2")
                .destinationRealm("example.org")
                .acctApplicationId(3)
                .userName("me")
                .proxyInfo(p -> p.proxyHost("proxy.example.net").proxyState(new byte[] {1, 2}))
                .build()
                .message()
                .withIds(8, 9));

        var aca = AccountingAnswer.to(acr).resultCode(ResultCode.SUCCESS).build();

        assertThat(codes(acr.message())).containsExactly(263, 283, 480, 485, 259, 1, 284);
        assertThat(codes(aca.message())).containsExactly(263, 268, 480, 485, 284);
        assertThat(aca.sessionId()).isEqualTo("pcef.example.net;1;2");
        assertThat(aca.accountingRecordType()).isSameAs(AccountingRecordType.INTERIM_RECORD);
        assertThat(aca.accountingRecordNumber()).isEqualTo(3);
        assertThat(aca.proxyInfo()).isEqualTo(acr.proxyInfo());
        assertThat(aca.proxyInfo().getFirst().proxyHost()).isEqualTo("proxy.example.net");
        assertThat(aca.message().applicationId()).isEqualTo(3);
        assertThat(aca.message().isProxiable()).isTrue();
        assertThat(AccountingRequest.TYPE.application().kind()).isEqualTo(Kind.ACCOUNTING);
    }

    @Test
    void aSessionEndsUnderTheIdOfItsApplication() {
        var str = SessionTerminationRequest.builder(4)
                .sessionId("pcef.example.net;1;2")
                .destinationRealm("example.org")
                .terminationCause(TerminationCause.DIAMETER_LOGOUT)
                .build();

        var sta = SessionTerminationAnswer.to(str)
                .resultCode(ResultCode.UNKNOWN_SESSION_ID)
                .failedAvp(f -> f.avp(DiameterBaseAvps.SESSION_ID, "pcef.example.net;1;2"))
                .build();

        assertThat(str.authApplicationId()).isEqualTo(4);
        assertThat(str.message().applicationId()).isEqualTo(4);
        assertThat(str.answerType().applicationId()).isEqualTo(4);
        assertThat(str.answerType().matches(sta.message())).isTrue();
        assertThat(sta.resultCode()).isEqualTo(5002);
        assertThat(sta.failedAvp().map(f -> f.otherAvps().getFirst().code())).isEqualTo(Optional.of(263));
    }

    @Test
    @Requirement("R8.5.2-1")
    void anAsaHasAResultCode() {
        var asr = AbortSessionRequest.builder(4)
                .sessionId("pcef.example.net;1;2")
                .destinationRealm("example.net")
                .destinationHost("pcef.example.net")
                .build();

        assertThatIllegalStateException()
                .isThrownBy(() -> AbortSessionAnswer.to(asr).build())
                .withMessageContaining("Abort-Session-Answer lacks Result-Code");
        assertThat(AbortSessionAnswer.to(asr)
                        .resultCode(ResultCode.SUCCESS)
                        .build()
                        .sessionId())
                .isEqualTo("pcef.example.net;1;2");
    }

    @Test
    @Requirement("R7.2-2")
    void answerMessageHasTheGrammarOfTheRfc() {
        var grammar = DiameterBase.dictionary()
                .command("answer-message")
                .orElseThrow()
                .grammar();

        assertThat(grammar.elements())
                .extracting(Object::toString)
                .containsExactly(
                        "0*1 < Session-Id >",
                        "{ Origin-Host }",
                        "{ Origin-Realm }",
                        "{ Result-Code }",
                        "[ Origin-State-Id ]",
                        "[ Error-Message ]",
                        "[ Error-Reporting-Host ]",
                        "[ Failed-AVP ]",
                        "[ Experimental-Result ]",
                        "* [ Proxy-Info ]",
                        "* [ AVP ]");
    }

    @Test
    void whateverCannotBeAnsweredInItsGrammarIsAnsweredByAnswerMessage() {
        var request = cer().build().message().withIds(1, 2);

        var answer = AnswerMessage.to(request).resultCode(ResultCode.TOO_BUSY).build();

        assertThat(answer.message().isError()).isTrue();
        assertThat(answer.message().commandCode()).isEqualTo(257);
        assertThat(answer.resultCode()).isEqualTo(3004);
        assertThat(answer.sessionId()).isEmpty();
        assertThat(codes(answer.message())).containsExactly(268);
    }

    @Test
    void numbersAndAvpsThatNobodyKnowsAreKept() {
        var unknown = Avp.of(4711, 99, 0, new byte[] {1});

        var dpr = DisconnectPeerRequest.builder()
                .avp(unknown)
                .disconnectCause(DisconnectCause.of(77))
                .build();
        var read = DisconnectPeerRequest.of(Message.decode(dpr.message().toBytes()));

        assertThat(read.disconnectCause().value()).isEqualTo(77);
        assertThat(read.disconnectCause().isKnown()).isFalse();
        assertThat(read.otherAvps()).containsExactly(unknown);
        assertThat(codes(read.message())).containsExactly(273, 4711);
    }

    @Test
    void describesItsApplications() {
        assertThat(DiameterBase.APPLICATION.id()).isZero();
        assertThat(Accounting.APPLICATION.id()).isEqualTo(3);
        assertThat(Accounting.APPLICATION).hasToString("Accounting (3)");
        assertThat(Relay.APPLICATION.id()).isEqualTo(0xffff_ffffL);
        assertThat(Accounting.dictionary().avp("Session-Id"))
                .isEqualTo(DiameterBase.dictionary().avp("Session-Id"));
    }
}
