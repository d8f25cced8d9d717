package io.vernier.messages.threegpp;

import static io.vernier.messages.ietf.creditcontrol.CcRequestType.INITIAL_REQUEST;
import static io.vernier.messages.ietf.creditcontrol.CcRequestType.TERMINATION_REQUEST;
import static io.vernier.messages.ietf.creditcontrol.CcRequestType.UPDATE_REQUEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.vernier.codec.Avp;
import io.vernier.codec.AvpList;
import io.vernier.codec.Message;
import io.vernier.codec.ResultCode;
import io.vernier.codec.data.DiameterAddress;
import io.vernier.codec.encoding.Ecgi;
import io.vernier.codec.encoding.MsTimeZone;
import io.vernier.codec.encoding.PlmnId;
import io.vernier.codec.encoding.RadioAccess;
import io.vernier.codec.encoding.Tai;
import io.vernier.codec.encoding.UserLocationInfo;
import io.vernier.dictionary.AvpDefinition;
import io.vernier.dictionary.DictionarySet;
import io.vernier.dictionary.validation.MessageValidator;
import io.vernier.messages.base.DiameterBase;
import io.vernier.messages.base.TerminationCause;
import io.vernier.messages.ietf.creditcontrol.CcRequestType;
import io.vernier.messages.ietf.creditcontrol.FinalUnitAction;
import io.vernier.messages.ietf.creditcontrol.MultipleServicesIndicator;
import io.vernier.messages.ietf.creditcontrol.SubscriptionIdType;
import io.vernier.messages.ietf.creditcontrol.UserEquipmentInfoType;
import io.vernier.messages.threegpp.charging.Charging;
import io.vernier.messages.threegpp.charging.PdpContextType;
import io.vernier.messages.threegpp.charging.ReportingReason;
import io.vernier.messages.threegpp.charging.ServingNodeType;
import io.vernier.messages.threegpp.charging.TriggerType;
import io.vernier.messages.threegpp.gy.CreditControlAnswer;
import io.vernier.messages.threegpp.gy.CreditControlRequest;
import io.vernier.messages.threegpp.gy.Gy;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** A session on Gy as a packet gateway has it with its charging system. */
class GyTest {
    private static final PlmnId PLMN = PlmnId.parse("262-01");
    private static final UserLocationInfo LOCATION = UserLocationInfo.of(new Tai(PLMN, 1), new Ecgi(PLMN, 0x1234501));

    private static CreditControlRequest.Builder ccr(CcRequestType type, int number) {
        return CreditControlRequest.builder()
                .sessionId("pgw.example.net;1;2")
                .originHost("pgw.example.net")
                .originRealm("example.net")
                .destinationRealm("example.org")
                .serviceContextId("32251@3gpp.org")
                .ccRequestType(type)
                .ccRequestNumber(number);
    }

    private static CreditControlRequest initial() {
        return ccr(INITIAL_REQUEST, 0)
                .userName("262010000000001@example.net")
                .eventTimestamp(Instant.parse("2026-11-22T10:00:00Z"))
                .subscriptionId(s ->
                        s.subscriptionIdType(SubscriptionIdType.END_USER_E164).subscriptionIdData("15550100"))
                .subscriptionId(s ->
                        s.subscriptionIdType(SubscriptionIdType.END_USER_IMSI).subscriptionIdData("262010000000001"))
                .multipleServicesIndicator(MultipleServicesIndicator.MULTIPLE_SERVICES_SUPPORTED)
                .multipleServicesCreditControl(
                        m -> m.requestedServiceUnit(r -> {}).ratingGroup(100))
                .userEquipmentInfo(u -> u.userEquipmentInfoType(UserEquipmentInfoType.IMEISV)
                        .userEquipmentInfoValue("3500000000000011".getBytes(StandardCharsets.US_ASCII)))
                .serviceInformation(s -> s.psInformation(p -> p.threeGppChargingId(new byte[] {0, 0, 0, 42})
                        .threeGppPdpType(ThreeGppPdpType.IPV4V6)
                        .pdpAddress(DiameterAddress.parse("10.0.0.1"))
                        .pdpAddress(DiameterAddress.parse("2001:db8::1"))
                        .qosInformation(q -> q.qosClassIdentifier(QosClassIdentifier.QCI_9)
                                .allocationRetentionPriority(a -> a.priorityLevel(8))
                                .apnAggregateMaxBitrateUl(50_000_000)
                                .apnAggregateMaxBitrateDl(100_000_000))
                        .sgsnAddress(DiameterAddress.parse("192.0.2.10"))
                        .ggsnAddress(DiameterAddress.parse("192.0.2.20"))
                        .servingNodeType(ServingNodeType.GTPSGW)
                        .threeGppImsiMccMnc(PLMN)
                        .calledStationId("internet")
                        .threeGppSelectionMode("0")
                        .threeGppChargingCharacteristics("0800")
                        .threeGppMsTimeZone(new MsTimeZone(4, 0))
                        .threeGppUserLocationInfo(LOCATION)
                        .threeGppRatType(RadioAccess.EUTRAN)
                        .pdpContextType(PdpContextType.PRIMARY)))
                .build();
    }

    private static List<Integer> codes(AvpList avps) {
        var codes = new ArrayList<Integer>();
        avps.forEach(avp -> codes.add(avp.code()));
        return codes;
    }

    @Test
    void theFirstRequestSaysWhoIsWhere() {
        var ccr = CreditControlRequest.of(Message.decode(initial().message().toBytes()));

        assertThat(ccr.message().fault()).isEmpty();
        assertThat(codes(ccr.message().avps()))
                .containsExactly(263, 264, 296, 283, 258, 461, 416, 415, 1, 55, 443, 443, 455, 456, 458, 873);
        assertThat(ccr.ccRequestType()).isSameAs(INITIAL_REQUEST);
        assertThat(ccr.eventTimestamp()).contains(Instant.parse("2026-11-22T10:00:00Z"));
        assertThat(ccr.multipleServicesCreditControl().getFirst().ratingGroup()).isEqualTo(OptionalLong.of(100));
        var ps = ccr.serviceInformation().flatMap(s -> s.psInformation()).orElseThrow();
        assertThat(ps.threeGppChargingId().orElseThrow()).containsExactly(0, 0, 0, 42);
        assertThat(ps.threeGppPdpType()).contains(ThreeGppPdpType.IPV4V6);
        assertThat(ps.pdpAddress())
                .containsExactly(DiameterAddress.parse("10.0.0.1"), DiameterAddress.parse("2001:db8::1"));
        var qos = ps.qosInformation().orElseThrow();
        assertThat(qos.qosClassIdentifier()).contains(QosClassIdentifier.QCI_9);
        assertThat(qos.apnAggregateMaxBitrateDl()).isEqualTo(OptionalLong.of(100_000_000));
        assertThat(qos.allocationRetentionPriority().orElseThrow().priorityLevel())
                .isEqualTo(8);
        assertThat(ps.calledStationId()).contains("internet");
        assertThat(ps.threeGppUserLocationInfo()).contains(LOCATION);
        assertThat(ps.threeGppUserLocationInfoOctets().orElseThrow()).startsWith(0x82, 0x62, 0xf2, 0x10, 0, 1);
        assertThat(ps.threeGppImsiMccMnc()).contains(PLMN);
        assertThat(ps.threeGppImsiMccMncText()).contains("26201");
        assertThat(ps.threeGppChargingCharacteristics().orElseThrow().isNormal())
                .isTrue();
        assertThat(ps.threeGppMsTimeZone()).contains(MsTimeZone.parse("UTC+01:00"));
        assertThat(ps.threeGppMsTimeZoneOctets().orElseThrow()).containsExactly(0x40, 0);
        assertThat(ps.threeGppRatType()).contains(RadioAccess.EUTRAN);
        assertThat(ps.pdpContextType()).contains(PdpContextType.PRIMARY);
        assertThat(ps.startTime()).isEmpty();
    }

    @Test
    void theWholeRequestIsSoundByItsDictionary() {
        var validator = MessageValidator.of(DictionarySet.of(DiameterBase.dictionary(), Gy.dictionary()));

        assertThat(validator.validate(initial().message())).isEmpty();
    }

    @Test
    void quotaIsGrantedAndTheServerSaysWhenToAskAgain() {
        var cca = CreditControlAnswer.to(initial())
                .resultCode(ResultCode.SUCCESS)
                .multipleServicesCreditControl(m -> m.grantedServiceUnit(g -> g.ccTotalOctets(10_000_000))
                        .ratingGroup(100)
                        .validityTime(3600)
                        .resultCode(ResultCode.SUCCESS)
                        .volumeQuotaThreshold(1_000_000)
                        .quotaHoldingTime(600)
                        .trigger(t ->
                                t.triggerType(TriggerType.CHANGE_IN_RAT).triggerType(TriggerType.CHANGE_IN_LOCATION))
                        .finalUnitIndication(f -> f.finalUnitAction(FinalUnitAction.TERMINATE)))
                .build();

        var read = CreditControlAnswer.of(Message.decode(cca.message().toBytes()));

        assertThat(codes(read.message().avps())).containsExactly(263, 268, 258, 416, 415, 456);
        var service = read.multipleServicesCreditControl().getFirst();
        assertThat(codes(service.avps())).containsExactly(431, 432, 448, 268, 430, 869, 871, 1264);
        assertThat(service.volumeQuotaThreshold()).isEqualTo(OptionalLong.of(1_000_000));
        assertThat(service.trigger().orElseThrow().triggerType())
                .containsExactly(TriggerType.CHANGE_IN_RAT, TriggerType.CHANGE_IN_LOCATION);
    }

    @Test
    void usageIsReportedWithItsReason() {
        var update = ccr(UPDATE_REQUEST, 1)
                .multipleServicesCreditControl(
                        m -> m.usedServiceUnit(u -> u.reportingReason(ReportingReason.QUOTA_EXHAUSTED)
                                        .ccTotalOctets(10_000_000)
                                        .ccInputOctets(4_000_000)
                                        .ccOutputOctets(6_000_000))
                                .requestedServiceUnit(r -> {})
                                .ratingGroup(100))
                .build();
        var last = ccr(TERMINATION_REQUEST, 2)
                .terminationCause(TerminationCause.DIAMETER_LOGOUT)
                .multipleServicesCreditControl(
                        m -> m.usedServiceUnit(u -> u.ccTotalOctets(-1).reportingReason(ReportingReason.FINAL))
                                .ratingGroup(100))
                .build();

        var service = update.multipleServicesCreditControl().getFirst();
        assertThat(codes(service.avps())).containsExactly(437, 446, 432);
        assertThat(service.usedServiceUnit().getFirst().reportingReason())
                .containsExactly(ReportingReason.QUOTA_EXHAUSTED);
        var used = last.multipleServicesCreditControl()
                .getFirst()
                .usedServiceUnit()
                .getFirst();
        assertThat(used.ccTotalOctets()).isEqualTo(OptionalLong.of(-1));
        assertThat(Long.toUnsignedString(used.ccTotalOctets().getAsLong())).isEqualTo("18446744073709551615");
        assertThat(last.terminationCause()).contains(TerminationCause.DIAMETER_LOGOUT);
    }

    @Test
    void anUnknownNumberAndAnUnknownAvpSurviveAProxy() {
        var unknown = Avp.of(9999, 10415, 0, new byte[] {1, 2, 3});
        var request = ccr(UPDATE_REQUEST, 1)
                .avp(unknown)
                .serviceInformation(s ->
                        s.psInformation(p -> p.qosInformation(q -> q.qosClassIdentifier(QosClassIdentifier.of(254)))))
                .build();

        var forwarded = CreditControlRequest.of(
                Message.decode(request.message().toBuilder().build().toBytes()));

        assertThat(forwarded.otherAvps()).containsExactly(unknown);
        var qos = forwarded.serviceInformation().flatMap(s -> s.psInformation()).flatMap(p -> p.qosInformation());
        assertThat(qos.flatMap(q -> q.qosClassIdentifier()).map(c -> c.value())).isEqualTo(Optional.of(254));
    }

    @Test
    void whatIsMissingIsSaidInOneSentence() {
        assertThatIllegalStateException()
                .isThrownBy(() -> CreditControlRequest.builder()
                        .sessionId("pgw.example.net;1;2")
                        .destinationRealm("example.org")
                        .ccRequestType(INITIAL_REQUEST)
                        .ccRequestNumber(0)
                        .build())
                .withMessage("Credit-Control-Request lacks Service-Context-Id"
                        + " (expected: { Service-Context-Id }, TS 32.299 clause 6.4.2)");
    }

    @Test
    void everyMemberOfServiceInformationAndPsInformationIsDefined() {
        var dictionary = Gy.dictionary();

        assertThat(members(dictionary.avp("Service-Information").orElseThrow())).hasSize(17);
        assertThat(members(dictionary.avp("PS-Information").orElseThrow())).hasSizeGreaterThan(65);
        assertThat(dictionary.groups())
                .allSatisfy(group -> assertThat(group.group()).isPresent());
        assertThat(Charging.dictionary().id()).isEmpty();
        assertThat(Gy.APPLICATION.id()).isEqualTo(4);
        assertThat(Gy.APPLICATION.vendorId()).isZero();
        assertThat(CreditControlRequest.TYPE.application()).isSameAs(Gy.APPLICATION);
    }

    private static List<String> members(AvpDefinition group) {
        return group.group().orElseThrow().elements().stream()
                .map(element -> element.name())
                .toList();
    }
}
