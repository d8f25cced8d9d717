package io.vernier.protocol.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.vernier.codec.ApplicationId;
import io.vernier.codec.Avp;
import io.vernier.codec.AvpKey;
import io.vernier.codec.BaseAvps;
import io.vernier.codec.CommandCode;
import io.vernier.codec.CommandFlags;
import io.vernier.codec.Fault;
import io.vernier.codec.Message;
import io.vernier.codec.ResultCode;
import io.vernier.codec.data.DiameterAddress;
import io.vernier.protocol.Reason;
import io.vernier.requirements.Requirement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** RFC 6733 section 5.3, judged from both ends; long because its rules are many. */
class CapabilitiesExchangeTest {
    private static final Capabilities OCS = Capabilities.builder("ocs.example.net", "example.net", 32473, "Vernier")
            .hostIpAddresses(List.of(DiameterAddress.parse("192.0.2.1"), DiameterAddress.parse("2001:db8::1")))
            .originStateId(1_761_505_152)
            .supportedVendorIds(10415, 13019)
            .authApplicationIds(ApplicationIds.of(4))
            .acctApplicationIds(ApplicationIds.of(3))
            .vendorSpecificApplications(List.of(VendorSpecificApplication.auth(10415, 16777238)))
            .firmwareRevision(7)
            .build();

    private static final Capabilities PCEF = Capabilities.builder("pcef.example.net", "example.net", 0, "Gateway")
            .hostIpAddresses(List.of(DiameterAddress.parse("192.0.2.2")))
            .authApplicationIds(ApplicationIds.of(4))
            .build();

    private final CapabilitiesExchange ocs = new CapabilitiesExchange(OCS, Admission.everybody());

    @Test
    @Requirement("R2.5-2")
    void writesTheRequestInTheOrderOfItsGrammar() {
        Message cer = ocs.request(0x1234, 0x5678);

        assertThat(cer.commandCode()).isEqualTo(CommandCode.CAPABILITIES_EXCHANGE);
        assertThat(cer.applicationId()).isZero();
        assertThat(cer.flags()).isEqualTo(CommandFlags.REQUEST);
        assertThat(cer.hopByHopId()).isEqualTo(0x1234);
        assertThat(cer.endToEndId()).isEqualTo(0x5678);
        assertThat(codes(cer)).containsExactly(264, 296, 257, 257, 266, 269, 278, 265, 265, 258, 259, 260, 267);
    }

    @Test
    @Requirement("R4-7")
    void setsTheMBitOnAllButProductNameAndFirmwareRevision() {
        Message cer = ocs.request(1, 1);

        for (Avp avp : cer.avps()) {
            assertThat(avp.isMandatory())
                    .as("%s", avp)
                    .isEqualTo(!avp.is(BaseAvps.PRODUCT_NAME) && !avp.is(BaseAvps.FIRMWARE_REVISION));
        }
    }

    @Test
    void readsWhatItWrites() {
        Capabilities read = accepted(
                        new CapabilitiesExchange(PCEF, Admission.everybody()).answer(ocs.request(1, 1), false))
                .peer();

        assertThat(read).usingRecursiveComparison().isEqualTo(OCS);
    }

    @Test
    @Requirement({"R5.3-6", "S218"})
    void acceptsAPeerAndAnswersWithAllItsApplications() {
        Message cer = new CapabilitiesExchange(PCEF, Admission.everybody()).request(77, 78);

        var accepted = accepted(ocs.answer(cer, false));

        assertThat(accepted.peer().originHost()).isEqualTo("pcef.example.net");
        assertThat(accepted.common().auth()).isEqualTo(ApplicationIds.of(4));
        assertThat(accepted.common().acct()).isEqualTo(ApplicationIds.none());
        Message cea = accepted.answer();
        assertThat(cea.flags()).isZero();
        assertThat(cea.hopByHopId()).isEqualTo(77);
        assertThat(cea.endToEndId()).isEqualTo(78);
        assertThat(cea.resultCode()).hasValue(ResultCode.SUCCESS);
        assertThat(codes(cea)).containsExactly(268, 264, 296, 257, 257, 266, 269, 278, 265, 265, 258, 259, 260, 267);
    }

    @Test
    @Requirement("R5.3-3")
    void refusesAPeerWithoutACommonApplication() {
        Message cer = cerOf(PCEF, ApplicationIds.of(16777251), ApplicationIds.none());

        var refused = refused(ocs.answer(cer, false));

        assertThat(refused.resultCode()).isEqualTo(ResultCode.NO_COMMON_APPLICATION);
        assertThat(refused.why().toString())
                .isEqualTo("VN-2201 No application in common with pcef.example.net: it offers application 16777251, we"
                        + " offer applications 3, 4, 16777238. Serve or use an application that the peer offers, or have"
                        + " the peer offer one of ours.");
        assertThat(refused.answer().resultCode()).hasValue(5010);
        assertThat(refused.answer().isError()).isFalse();
        assertThat(codes(refused.answer()))
                .containsExactly(268, 264, 296, 257, 257, 266, 269, 278, 281, 265, 265, 258, 259, 260, 267);
    }

    @Test
    @Requirement({"R5.3-4", "R2.4-4"})
    void hasEveryApplicationInCommonWithARelay() {
        var common = accepted(
                        ocs.answer(cerOf(PCEF, ApplicationIds.of(ApplicationId.RELAY), ApplicationIds.none()), false))
                .common();

        assertThat(common.auth()).isEqualTo(ApplicationIds.of(4, 16777238));
        assertThat(common.acct()).isEqualTo(ApplicationIds.of(3));
        assertThat(common.supports(999)).isTrue();
    }

    @Test
    @Requirement("R5.3-4")
    void hasAsARelayEveryApplicationOfThePeerInCommon() {
        Capabilities relay = Capabilities.builder("dra.example.net", "example.net", 0, "Vernier")
                .hostIpAddresses(OCS.hostIpAddresses())
                .authApplicationIds(ApplicationIds.of(ApplicationId.RELAY))
                .build();

        var common = accepted(new CapabilitiesExchange(relay, Admission.everybody()).answer(ocs.request(1, 1), false))
                .common();

        assertThat(common.auth()).isEqualTo(ApplicationIds.of(4, 16777238));
        assertThat(common.acct()).isEqualTo(ApplicationIds.of(3));
        assertThat(common.supports(999)).isFalse();
        assertThat(common.supports(ApplicationId.COMMON)).isTrue();
    }

    @Test
    @Requirement({"R5.3-5", "R6.11-4"})
    void comparesIdsOfAllThreeAvpsWhateverTheVendor() {
        Capabilities gateway = Capabilities.builder("pcef.example.net", "example.net", 0, "Gateway")
                .hostIpAddresses(PCEF.hostIpAddresses())
                .vendorSpecificApplications(
                        List.of(VendorSpecificApplication.acct(9, 4), VendorSpecificApplication.auth(9, 16777238)))
                .build();

        var common = accepted(ocs.answer(new CapabilitiesExchange(gateway, Admission.everybody()).request(1, 1), false))
                .common();

        assertThat(common.auth()).isEqualTo(ApplicationIds.of(4, 16777238));
        assertThat(common.supports(4)).isTrue();
        assertThat(common.supports(3)).isFalse();
    }

    @Test
    @Requirement("R5.3-8")
    void refusesAPeerWithoutCommonInbandSecurity() {
        Message cer = cerWith(Avp.of(BaseAvps.INBAND_SECURITY_ID, 1L));

        var refused = refused(ocs.answer(cer, false));

        assertThat(refused.resultCode()).isEqualTo(ResultCode.NO_COMMON_SECURITY);
        assertThat(refused.answer().isError()).isFalse();
        assertThat(refused.why().cause())
                .isEqualTo("No security mechanism in common with pcef.example.net: it offers Inband-Security-Id 1, we"
                        + " offer 0.");
    }

    @Test
    @Requirement("R6.10-1")
    void takesNoInbandSecurityAndNothingForTheSame() {
        assertThat(ocs.answer(cerWith(Avp.of(BaseAvps.INBAND_SECURITY_ID, 0L)), false))
                .isInstanceOf(CerOutcome.Accepted.class);
        assertThat(ocs.request(1, 1).avps().contains(BaseAvps.INBAND_SECURITY_ID))
                .isFalse();
    }

    @Test
    void doesNotAskForInbandSecurityUnderTls() {
        assertThat(ocs.answer(cerWith(Avp.of(BaseAvps.INBAND_SECURITY_ID, 1L)), true))
                .isInstanceOf(CerOutcome.Accepted.class);
    }

    @ParameterizedTest(name = "ours {0}, theirs {1}: {2}")
    @CsvSource({"0 1, 0 1, 1", "1, 0 1, 1", "0 1, 1, 1", "0 1, 0, 0", "0 1, '', 0", "0, 0 1, 0"})
    void namesTheSecurityThatIsAgreedOn(String ours, String theirs, long agreed) {
        var exchange = new CapabilitiesExchange(OCS.withInbandSecurityIds(ids(ours)), Admission.everybody());
        Message cer =
                new CapabilitiesExchange(PCEF.withInbandSecurityIds(ids(theirs)), Admission.everybody()).request(1, 1);

        var accepted = accepted(exchange.answer(cer, false));

        assertThat(accepted.answer().avps().all(BaseAvps.INBAND_SECURITY_ID)).containsExactly(agreed);
        assertThat(exchange.isTlsAgreed(accepted.peer())).isEqualTo(agreed == 1);
    }

    @ParameterizedTest(name = "ours {0}, theirs {1}: {2}")
    @CsvSource({"1, 1, true", "1, '', false", "1, 0, false", "0 1, '', true", "'', 1, true"})
    void takesNoAnswerInClearWhereItInsistsOnTls(String ours, String theirs, boolean isTaken) {
        var exchange = new CapabilitiesExchange(PCEF.withInbandSecurityIds(ids(ours)), Admission.everybody());
        Message request = exchange.request(1, 1);
        Message answer = new CapabilitiesExchange(OCS.withInbandSecurityIds(ids(theirs)), Admission.everybody())
                .success(request, PCEF.withInbandSecurityIds(ids(theirs)), ResultCode.SUCCESS);

        CeaOutcome outcome = exchange.accept(answer, Optional.empty());

        assertThat(outcome instanceof CeaOutcome.Accepted).isEqualTo(isTaken);
        if (outcome instanceof CeaOutcome.Refused refused) {
            assertThat(refused.why().code()).isEqualTo(Reason.NO_COMMON_SECURITY.code());
        }
    }

    private static List<Long> ids(String words) {
        return words.isEmpty()
                ? List.of()
                : Stream.of(words.split(" ", -1)).map(Long::valueOf).toList();
    }

    @Test
    @Requirement("R5.3-9")
    void answersAnUnknownPeerWithTheEBit() {
        var refused = refused(onlyFor("other.example.net"::equals, false).answer(cerWith(), false));

        assertThat(refused.resultCode()).isEqualTo(ResultCode.UNKNOWN_PEER);
        assertThat(refused.answer().isError()).isTrue();
        assertThat(codes(refused.answer())).containsExactly(264, 296, 268, 278, 281);
        assertThat(refused.why().code()).isEqualTo("VN-2202");
    }

    @Test
    @Requirement("R5.3-9")
    void discardsAnUnknownPeerSilentlyIfToldSo() {
        CerOutcome outcome = onlyFor("other.example.net"::equals, true).answer(cerWith(), false);

        assertThat(outcome)
                .asInstanceOf(type(CerOutcome.Discarded.class))
                .extracting(discarded -> discarded.why().code())
                .isEqualTo("VN-2202");
    }

    @Test
    void acceptsAKnownPeer() {
        assertThat(onlyFor("pcef.example.net"::equals, false).answer(cerWith(), false))
                .isInstanceOf(CerOutcome.Accepted.class);
    }

    @Test
    void refusesAPeerThatPresentsOurOwnName() {
        Capabilities self = Capabilities.builder("OCS.example.NET", "example.net", 0, "Copy")
                .hostIpAddresses(PCEF.hostIpAddresses())
                .authApplicationIds(ApplicationIds.of(4))
                .build();

        var refused = refused(ocs.answer(new CapabilitiesExchange(self, Admission.everybody()).request(1, 1), false));

        assertThat(refused.why().code()).isEqualTo("VN-2203");
        assertThat(refused.resultCode()).isEqualTo(ResultCode.UNKNOWN_PEER);
    }

    @ParameterizedTest(name = "without {0}")
    @MethodSource
    @Requirement({"R7.5-2", "R7-5"})
    void refusesARequestWithoutWhatItMustHave(AvpKey<?> missing, int exampleLength) {
        var refused = refused(ocs.answer(cerWithout(missing), false));

        assertThat(refused.resultCode()).isEqualTo(ResultCode.MISSING_AVP);
        Avp example = failedAvps(refused.answer()).get(0);
        assertThat(example.is(missing)).isTrue();
        assertThat(example.data()).isEqualTo(new byte[exampleLength]);
        assertThat(refused.why().cause()).contains(missing.name());
    }

    static Stream<Arguments> refusesARequestWithoutWhatItMustHave() {
        return Stream.of(
                Arguments.of(BaseAvps.ORIGIN_HOST, 0),
                Arguments.of(BaseAvps.ORIGIN_REALM, 0),
                Arguments.of(BaseAvps.HOST_IP_ADDRESS, 6),
                Arguments.of(BaseAvps.VENDOR_ID, 4),
                Arguments.of(BaseAvps.PRODUCT_NAME, 0));
    }

    @Test
    void refusesWhatMayStandOnlyOnce() {
        var second = Avp.of(BaseAvps.ORIGIN_HOST, "second.example.net");

        var refused = refused(ocs.answer(cerWith(second), false));

        assertThat(refused.resultCode()).isEqualTo(ResultCode.AVP_OCCURS_TOO_MANY_TIMES);
        assertThat(failedAvps(refused.answer())).containsExactly(second);
    }

    @Test
    @Requirement("R6.11-2")
    void refusesAVendorSpecificApplicationWithoutAnId() {
        var refused = refused(ocs.answer(cerWith(vendorSpecific(Avp.of(BaseAvps.VENDOR_ID, 10415L))), false));

        assertThat(refused.resultCode()).isEqualTo(ResultCode.MISSING_AVP);
        assertThat(failedAvps(refused.answer()))
                .containsExactly(Avp.of(BaseAvps.AUTH_APPLICATION_ID, 0L), Avp.of(BaseAvps.ACCT_APPLICATION_ID, 0L));
    }

    @Test
    @Requirement({"R6.11-1", "R6.11-3"})
    void refusesAVendorSpecificApplicationWithBothIds() {
        var auth = Avp.of(BaseAvps.AUTH_APPLICATION_ID, 16777238L);
        var acct = Avp.of(BaseAvps.ACCT_APPLICATION_ID, 16777239L);
        Message cer = cerWith(vendorSpecific(Avp.of(BaseAvps.VENDOR_ID, 10415L), auth, acct));

        var refused = refused(ocs.answer(cer, false));

        assertThat(refused.resultCode()).isEqualTo(ResultCode.AVP_OCCURS_TOO_MANY_TIMES);
        assertThat(failedAvps(refused.answer())).containsExactly(auth, acct);
    }

    @Test
    void takesBothIdsFromPeersOfRfc3588() {
        var vendorSpecific = vendorSpecific(
                Avp.of(BaseAvps.VENDOR_ID, 10415L),
                Avp.of(BaseAvps.VENDOR_ID, 13019L),
                Avp.of(BaseAvps.AUTH_APPLICATION_ID, 16777238L),
                Avp.of(BaseAvps.ACCT_APPLICATION_ID, 3L));

        var accepted = accepted(ocs.withRfc3588Peers().answer(cerWith(vendorSpecific), false));

        assertThat(accepted.peer().vendorSpecificApplications())
                .containsExactly(
                        VendorSpecificApplication.auth(10415, 16777238), VendorSpecificApplication.acct(10415, 3));
    }

    @Test
    void refusesAnotherVersion() {
        byte[] octets = cerWith().toBytes();
        octets[0] = 2;

        var refused = refused(ocs.answer(Message.decode(octets), false));

        assertThat(refused.resultCode()).isEqualTo(ResultCode.UNSUPPORTED_VERSION);
        assertThat(refused.answer().version()).isEqualTo(1);
    }

    @Test
    void refusesAnAvpOfWrongLengthAndShowsIt() {
        var broken = Avp.of(258, 0, 0x40, new byte[] {0, 0, 4});

        var refused = refused(ocs.answer(cerWith(broken), false));

        assertThat(refused.resultCode()).isEqualTo(ResultCode.INVALID_AVP_LENGTH);
        assertThat(failedAvps(refused.answer()).get(0).code()).isEqualTo(258);
    }

    @Test
    void answersWhatADictionaryFinds() {
        var unknown = Avp.of(999_999, 10415, 0x40, new byte[4]);
        var strict = ocs.withValidation(message -> message.avps().indexOf(999_999, 10415) < 0
                ? List.of()
                : List.of(Fault.of(ResultCode.AVP_UNSUPPORTED, 0, "AVP 999999 is not known", unknown)));

        var refused = refused(strict.answer(cerWith(unknown), false));

        assertThat(refused.resultCode()).isEqualTo(ResultCode.AVP_UNSUPPORTED);
        assertThat(failedAvps(refused.answer())).containsExactly(unknown);
        assertThat(strict.answer(cerWith(), false)).isInstanceOf(CerOutcome.Accepted.class);
    }

    @Test
    @Requirement("R3-3")
    void refusesTheEBitInARequest() {
        Message cer = cerWith();

        var refused = refused(ocs.answer(cer.withFlags(cer.flags() | CommandFlags.ERROR), false));

        assertThat(refused.resultCode()).isEqualTo(ResultCode.INVALID_HDR_BITS);
        assertThat(refused.answer().isError()).isTrue();
    }

    @Test
    @Requirement("R5.6.1-1")
    void discardsWhatIsNoCapabilitiesExchangeRequest() {
        var dwr = BaseMessages.watchdogRequest(PCEF, 1, 1);

        assertThat(ocs.answer(dwr, false))
                .asInstanceOf(type(CerOutcome.Discarded.class))
                .extracting(discarded -> discarded.why().cause())
                .asString()
                .startsWith("The first message on the new connection was a Device-Watchdog-Request");
        assertThat(ocs.answer(cea(), false)).isInstanceOf(CerOutcome.Discarded.class);
    }

    @Test
    void acceptsASuccessfulAnswer() {
        var outcome =
                new CapabilitiesExchange(PCEF, Admission.everybody()).accept(cea(), Optional.of("OCS.example.net"));

        assertThat(outcome).isInstanceOfSatisfying(CeaOutcome.Accepted.class, accepted -> {
            assertThat(accepted.peer().originHost()).isEqualTo("ocs.example.net");
            assertThat(accepted.common().auth()).isEqualTo(ApplicationIds.of(4));
        });
    }

    @Test
    @Requirement("R5.1-1")
    void refusesAnAnswerOfAnotherHostThanItDialled() {
        var outcome =
                new CapabilitiesExchange(PCEF, Admission.everybody()).accept(cea(), Optional.of("ocs2.example.net"));

        assertThat(outcome).isInstanceOfSatisfying(CeaOutcome.Refused.class, refused -> {
            assertThat(refused.why().cause())
                    .isEqualTo("The peer that we know as ocs2.example.net calls itself ocs.example.net.");
            assertThat(refused.resultCode()).isEmpty();
        });
    }

    @Test
    void refusesAnAnswerWithItsOwnNameOrWithoutACommonApplication() {
        var ownName = ocs.accept(cea(), Optional.empty());
        var hss = Capabilities.builder("hss.example.net", "example.net", 0, "Hss")
                .hostIpAddresses(PCEF.hostIpAddresses())
                .authApplicationIds(ApplicationIds.of(16777251))
                .build();
        var nothingInCommon = new CapabilitiesExchange(hss, Admission.everybody()).accept(cea(), Optional.empty());

        assertThat(why(ownName)).isEqualTo("VN-2203");
        assertThat(why(nothingInCommon)).isEqualTo("VN-2201");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"5010, VN-2208", "3010, VN-2209", "4003, VN-2211", "5017, VN-2210", "5012, VN-2210", "9999, VN-2210"})
    void explainsWhyThePeerRefused(int resultCode, String code) {
        Message cea = Message.builder(CommandCode.CAPABILITIES_EXCHANGE, 0)
                .avp(BaseAvps.RESULT_CODE, (long) resultCode)
                .avp(BaseAvps.ERROR_MESSAGE, "go\naway")
                .build();

        var outcome = new CapabilitiesExchange(PCEF, Admission.everybody()).accept(cea, Optional.of("ocs.example.net"));

        assertThat(outcome).isInstanceOfSatisfying(CeaOutcome.Refused.class, refused -> {
            assertThat(refused.why().code()).isEqualTo(code);
            assertThat(refused.why().cause()).startsWith("ocs.example.net ").endsWith(" It says: \"go\\u000aaway\".");
            assertThat(refused.resultCode()).isEqualTo(OptionalLong.of(resultCode));
        });
    }

    @Test
    void refusesAnAnswerWithoutResultCodeOrCapabilities() {
        var client = new CapabilitiesExchange(PCEF, Admission.everybody());
        Message empty = Message.builder(CommandCode.CAPABILITIES_EXCHANGE, 0).build();
        Message bare = Message.builder(CommandCode.CAPABILITIES_EXCHANGE, 0)
                .avp(BaseAvps.RESULT_CODE, 2001L)
                .build();

        assertThat(why(client.accept(empty, Optional.empty()))).isEqualTo("VN-2206");
        assertThat(why(client.accept(bare, Optional.empty()))).isEqualTo("VN-2206");
    }

    @Test
    @Requirement("R5.6-5")
    void tellsTheLoserOfAnElection() {
        Message answer = ocs.electionLost(cerWith(), "pcef.example.net");

        assertThat(answer.resultCode()).hasValue(ResultCode.ELECTION_LOST);
        assertThat(answer.isError()).isFalse();
    }

    @Test
    void answersARepeatedRequestWithUnableToComply() {
        assertThat(ocs.repeated(cerWith()).resultCode()).hasValue(ResultCode.UNABLE_TO_COMPLY);
    }

    @Test
    @Requirement({"S219", "S217"})
    void leavesOutAnOriginStateIdOfZero() {
        Capabilities stateless = Capabilities.builder("a.example.net", "example.net", 0, "Vernier")
                .hostIpAddresses(PCEF.hostIpAddresses())
                .originStateId(0)
                .build();

        assertThat(stateless.originStateId()).isEmpty();
        assertThat(new CapabilitiesExchange(stateless, Admission.everybody())
                        .request(1, 1)
                        .avps()
                        .contains(BaseAvps.ORIGIN_STATE_ID))
                .isFalse();
        assertThat(ocs.request(1, 1).first(BaseAvps.ORIGIN_STATE_ID)).contains(1_761_505_152L);
    }

    @Test
    @Requirement("R5.3.6-1")
    void saysEachVendorOnceAndNeverZero() {
        var builder = Capabilities.builder("a.example.net", "example.net", 0, "Vernier");

        assertThat(builder.supportedVendorIds(10415, 13019, 10415).build().supportedVendorIds())
                .containsExactly(10415L, 13019L);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.supportedVendorIds(0))
                .withMessage("Supported-Vendor-Id: 0 (expected: 1..4294967295, RFC 6733 section 5.3.6)");
    }

    @Test
    void wantsAnAddressOfItsOwn() {
        var homeless = Capabilities.builder("a.example.net", "example.net", 0, "Vernier")
                .build();

        assertThatIllegalStateException()
                .isThrownBy(() -> new CapabilitiesExchange(homeless, Admission.everybody()).request(1, 1))
                .withMessageStartingWith("no Host-IP-Address");
    }

    private static CapabilitiesExchange onlyFor(Predicate<String> isKnown, boolean silent) {
        return new CapabilitiesExchange(OCS, silent ? Admission.knownSilently(isKnown) : Admission.known(isKnown));
    }

    private Message cea() {
        return accepted(ocs.answer(cerWith(), false)).answer();
    }

    private static Message cerWith(Avp... more) {
        var cer = new CapabilitiesExchange(PCEF, Admission.everybody()).request(1, 2).toBuilder();
        for (Avp avp : more) {
            cer.avp(avp);
        }
        return cer.build();
    }

    private static Message cerWithout(AvpKey<?> key) {
        var cer = Message.builder(CommandCode.CAPABILITIES_EXCHANGE, 0).request();
        for (Avp avp : cerWith().avps()) {
            if (!avp.is(key)) {
                cer.avp(avp);
            }
        }
        return cer.build();
    }

    private static Message cerOf(Capabilities of, ApplicationIds auth, ApplicationIds acct) {
        return new CapabilitiesExchange(
                        Capabilities.builder(of.originHost(), of.originRealm(), 0, "Test")
                                .hostIpAddresses(of.hostIpAddresses())
                                .authApplicationIds(auth)
                                .acctApplicationIds(acct)
                                .build(),
                        Admission.everybody())
                .request(1, 1);
    }

    private static Avp vendorSpecific(Avp... members) {
        Message holder = Message.builder(0, 0)
                .group(
                        BaseAvps.VENDOR_SPECIFIC_APPLICATION_ID,
                        out -> List.of(members).forEach(out::avp))
                .build();
        return holder.avps().get(0);
    }

    private static List<Avp> failedAvps(Message answer) {
        var failed = new ArrayList<Avp>();
        answer.require(BaseAvps.FAILED_AVP).forEach(failed::add);
        return failed;
    }

    private static List<Integer> codes(Message message) {
        var codes = new ArrayList<Integer>();
        message.avps().forEach(avp -> codes.add(avp.code()));
        return codes;
    }

    private static CerOutcome.Accepted accepted(CerOutcome outcome) {
        assertThat(outcome).isInstanceOf(CerOutcome.Accepted.class);
        return (CerOutcome.Accepted) outcome;
    }

    private static CerOutcome.Refused refused(CerOutcome outcome) {
        assertThat(outcome).isInstanceOf(CerOutcome.Refused.class);
        return (CerOutcome.Refused) outcome;
    }

    private static String why(CeaOutcome outcome) {
        assertThat(outcome).isInstanceOf(CeaOutcome.Refused.class);
        return ((CeaOutcome.Refused) outcome).why().code();
    }
}
