package io.vernier.messages.ietf;

import static io.vernier.messages.ietf.creditcontrol.CcRequestType.INITIAL_REQUEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.vernier.codec.BaseAvps;
import io.vernier.codec.Fault;
import io.vernier.codec.Message;
import io.vernier.codec.ResultCode;
import io.vernier.codec.data.DiameterUri;
import io.vernier.dictionary.DictionarySet;
import io.vernier.dictionary.Element;
import io.vernier.dictionary.validation.MessageValidator;
import io.vernier.messages.base.DiameterBase;
import io.vernier.messages.ietf.capabilitiesupdate.CapabilitiesUpdate;
import io.vernier.messages.ietf.creditcontrol.CcMoney;
import io.vernier.messages.ietf.creditcontrol.CreditControl;
import io.vernier.messages.ietf.creditcontrol.CreditControlAnswer;
import io.vernier.messages.ietf.creditcontrol.CreditControlAvps;
import io.vernier.messages.ietf.creditcontrol.CreditControlRequest;
import io.vernier.messages.ietf.creditcontrol.FinalUnitAction;
import io.vernier.messages.ietf.creditcontrol.MultipleServicesCreditControl;
import io.vernier.messages.ietf.creditcontrol.RedirectAddressType;
import io.vernier.messages.ietf.creditcontrol.RequestedAction;
import io.vernier.messages.ietf.creditcontrol.ResultCodeValues;
import io.vernier.messages.ietf.creditcontrol.SubscriptionIdType;
import io.vernier.messages.ietf.doic.DoicAvps;
import io.vernier.messages.ietf.doic.OcOlr;
import io.vernier.messages.ietf.doic.OcReportType;
import io.vernier.requirements.Requirement;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class CreditControlTest {
    private static CreditControlRequest.Builder ccr() {
        return CreditControlRequest.builder()
                .sessionId("pcef.example.net;1;2")
                .destinationRealm("example.org")
                .serviceContextId("32251@3gpp.org")
                .ccRequestType(INITIAL_REQUEST)
                .ccRequestNumber(0);
    }

    @Test
    void aRequestForQuotaIsGranted() {
        var ccr = ccr().subscriptionId(s ->
                        s.subscriptionIdType(SubscriptionIdType.END_USER_E164).subscriptionIdData("15550100"))
                .multipleServicesCreditControl(m -> m.requestedServiceUnit(r -> r.ccTotalOctets(1_000_000))
                        .serviceIdentifier(1)
                        .serviceIdentifier(2)
                        .ratingGroup(100))
                .build();

        var cca = CreditControlAnswer.to(ccr)
                .resultCode(ResultCode.SUCCESS)
                .multipleServicesCreditControl(m -> m.grantedServiceUnit(g -> g.ccTotalOctets(10_000_000))
                        .ratingGroup(100)
                        .validityTime(3600)
                        .resultCode(ResultCode.SUCCESS)
                        .finalUnitIndication(f -> f.finalUnitAction(FinalUnitAction.REDIRECT)
                                .redirectServer(r -> r.redirectAddressType(RedirectAddressType.URL)
                                        .redirectServerAddress("http://top-up.example.net"))))
                .build();
        var read = CreditControlAnswer.of(Message.decode(cca.message().toBytes()));

        assertThat(ccr.authApplicationId()).isEqualTo(4);
        assertThat(ccr.subscriptionId().getFirst().subscriptionIdData()).isEqualTo("15550100");
        var requested = ccr.multipleServicesCreditControl().getFirst();
        assertThat(requested.serviceIdentifier()).containsExactly(1L, 2L);
        assertThat(requested.requestedServiceUnit().orElseThrow().ccTotalOctets())
                .isEqualTo(OptionalLong.of(1_000_000));
        assertThat(read.ccRequestType()).isSameAs(INITIAL_REQUEST);
        assertThat(read.ccRequestNumber()).isZero();
        assertThat(read.resultCode()).isEqualTo(2001);
        var granted = read.multipleServicesCreditControl().getFirst();
        assertThat(granted.grantedServiceUnit().orElseThrow().ccTotalOctets()).isEqualTo(OptionalLong.of(10_000_000));
        assertThat(granted.validityTime()).isEqualTo(OptionalLong.of(3600));
        assertThat(granted.finalUnitIndication()
                        .orElseThrow()
                        .redirectServer()
                        .orElseThrow()
                        .redirectServerAddress())
                .isEqualTo("http://top-up.example.net");
    }

    @Test
    void anEventIsChargedAtOnce() {
        var price = CcMoney.of(
                m -> m.unitValue(u -> u.valueDigits(125).exponent(-2)).currencyCode(978));

        var ccr = ccr().requestedAction(RequestedAction.DIRECT_DEBITING)
                .requestedServiceUnit(r -> r.ccMoney(price))
                .build();

        var money = ccr.requestedServiceUnit().flatMap(r -> r.ccMoney()).orElseThrow();
        assertThat(money).isEqualTo(price);
        assertThat(money.unitValue().exponent()).isEqualTo(OptionalInt.of(-2));
        assertThat(money.unitValue().valueDigits()).isEqualTo(125);
    }

    @Test
    void whatWasReadCanBeWrittenAgain() {
        var first = ccr().multipleServicesCreditControl(m -> m.ratingGroup(1)).build();
        List<MultipleServicesCreditControl> services = first.multipleServicesCreditControl();

        var second = ccr();
        services.forEach(second::multipleServicesCreditControl);

        assertThat(second.build()).isEqualTo(first);
    }

    @Test
    void keysReadAndWriteTheSameAsClasses() {
        var ccr = ccr().build();

        assertThat(ccr.message().first(CreditControlAvps.CC_REQUEST_TYPE)).isEqualTo(Optional.of(INITIAL_REQUEST));
        assertThat(ccr.message().first(CreditControlAvps.CC_REQUEST_NUMBER)).isEqualTo(Optional.of(0L));
        assertThat(ResultCodeValues.DIAMETER_CREDIT_LIMIT_REACHED).isEqualTo(4012);
    }

    @Test
    void anAnswerCanPointElsewhere() {
        var redirect = DiameterUri.parse("aaa://ocs2.example.net");
        var cca = CreditControlAnswer.to(ccr().build())
                .resultCode(ResultCode.REDIRECT_INDICATION)
                .redirectHost(redirect)
                .build();

        assertThat(cca.redirectHost()).containsExactly(redirect);
    }

    @Test
    void overloadReportsGoIntoAnyMessage() {
        var report = OcOlr.of(o ->
                o.ocReportType(OcReportType.HOST_REPORT).ocSequenceNumber(5).ocReductionPercentage(20));

        var cca = CreditControlAnswer.to(ccr().build())
                .resultCode(ResultCode.SUCCESS)
                .avp(DoicAvps.OC_OLR, report)
                .build();

        assertThat(cca.message().first(DoicAvps.OC_OLR)).isEqualTo(Optional.of(report));
        assertThat(report.ocSequenceNumber()).isEqualTo(5);
    }

    @Test
    @Requirement("C-2")
    void theGrammarIsEnforcedInBothDirections() {
        var validator = MessageValidator.of(DictionarySet.of(DiameterBase.dictionary(), CreditControl.dictionary()));
        var ccr =
                ccr().originHost("pcef.example.net").originRealm("example.net").build();
        var halfAnswer = Message.decode(ccr.message()
                .answerBuilder()
                .avp(BaseAvps.RESULT_CODE, 2001L)
                .build()
                .toBytes());

        assertThatIllegalStateException()
                .isThrownBy(
                        () -> CreditControlRequest.builder().sessionId("a;1;2").build())
                .withMessageContaining("Credit-Control-Request lacks Destination-Realm");
        assertThat(validator.validate(ccr.message())).isEmpty();
        assertThat(validator.validate(halfAnswer))
                .extracting(Fault::resultCode)
                .containsOnly(ResultCode.MISSING_AVP)
                .hasSize(5);
    }

    @Test
    void theDictionaryHasTheGrammarOfTheRfc() {
        var ccr = CreditControl.dictionary().command(272, true).orElseThrow();
        var cca = CreditControl.dictionary().command(272, false).orElseThrow();

        assertThat(ccr.grammar().elements()).hasSize(30);
        assertThat(cca.grammar().elements()).hasSize(29);
        assertThat(ccr.grammar().elements().stream()
                        .filter(e -> e.kind() == Element.Kind.REQUIRED)
                        .map(Element::name))
                .containsExactly(
                        "Origin-Host",
                        "Origin-Realm",
                        "Destination-Realm",
                        "Auth-Application-Id",
                        "Service-Context-Id",
                        "CC-Request-Type",
                        "CC-Request-Number");
        assertThat(CreditControl.dictionary().ownAvps()).hasSize(68);
        assertThat(CreditControl.APPLICATION).hasToString("Credit-Control (4)");
        assertThat(CapabilitiesUpdate.APPLICATION.id()).isEqualTo(10);
    }
}
