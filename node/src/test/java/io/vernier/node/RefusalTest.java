package io.vernier.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.codec.Avp;
import io.vernier.codec.AvpFlags;
import io.vernier.codec.AvpList;
import io.vernier.codec.AvpWriter;
import io.vernier.codec.BaseAvps;
import io.vernier.codec.CommandFlags;
import io.vernier.codec.Message;
import io.vernier.codec.ResultCode;
import io.vernier.requirements.Requirement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a node answers to requests that it does not hand to a handler. */
class RefusalTest {
    private static final int UNKNOWN_COMMAND = 8_388_650;
    private static final int UNKNOWN_AVP = 99_999;

    private final Lab lab = new Lab();
    private final Node ocs = lab.start(lab.server("ocs"));
    private final Stranger raw = Stranger.open(lab, "raw", "ocs");
    private final List<Avp> avps = Samples.ccrAvps();

    @AfterEach
    void end() {
        lab.close();
    }

    @Test
    void anUnknownCommandOfAServedApplication() {
        Message answer = raw.ask(Samples.request(UNKNOWN_COMMAND, Samples.CREDIT_CONTROL, avps));

        assertIsProtocolError(answer, ResultCode.COMMAND_UNSUPPORTED);
        assertThat(answer.commandCode()).isEqualTo(UNKNOWN_COMMAND);
    }

    @Test
    void aKnownCommandThatNobodyServes() {
        lab.start(lab.node("user"));
        Stranger other = Stranger.open(lab, "other", "user");

        Message answer = other.ask(Samples.ccr());

        assertIsProtocolError(answer, ResultCode.COMMAND_UNSUPPORTED);
        assertThat(answer.require(BaseAvps.ERROR_MESSAGE)).contains("Nobody serves command 272");
    }

    @Test
    void anUnknownApplication() {
        Message answer = raw.ask(Samples.request(272, 16_777_999, avps));

        assertIsProtocolError(answer, ResultCode.APPLICATION_UNSUPPORTED);
        assertThat(answer.applicationId()).isEqualTo(16_777_999);
    }

    @Test
    void anotherDestinationHost() {
        avps.add(Avp.of(BaseAvps.DESTINATION_HOST, "elsewhere.example.net"));

        Message answer = raw.ask(Samples.ccr(avps));

        assertIsProtocolError(answer, ResultCode.UNABLE_TO_DELIVER);
        assertThat(answer.require(BaseAvps.ERROR_MESSAGE)).contains("elsewhere.example.net");
    }

    @Test
    void anotherRealm() {
        Samples.remove(avps, BaseAvps.DESTINATION_REALM.code());
        avps.add(Avp.of(BaseAvps.DESTINATION_REALM, "elsewhere.example"));

        assertIsProtocolError(raw.ask(Samples.ccr(avps)), ResultCode.REALM_NOT_SERVED);
    }

    @Test
    @Requirement("R6.1.3-1")
    void ourOwnRouteRecord() {
        avps.add(Avp.of(BaseAvps.ROUTE_RECORD, "first.example.net"));
        avps.add(Avp.of(BaseAvps.ROUTE_RECORD, "OCS.example.net"));

        assertIsProtocolError(raw.ask(Samples.ccr(avps)), ResultCode.LOOP_DETECTED);
    }

    @Test
    @Requirement({"R7.1.5-1", "R7.5-2"})
    void aMissingAvpIsShownByAnExampleInTheCommandsOwnAnswer() {
        Samples.remove(avps, Samples.SERVICE_CONTEXT_ID);

        Message answer = raw.ask(Samples.ccr(avps));

        assertIsCommandsOwn(answer, ResultCode.MISSING_AVP);
        assertThat(failed(answer).code(0)).isEqualTo(Samples.SERVICE_CONTEXT_ID);
        assertThat(answer.avps().indexOf(Samples.CC_REQUEST_TYPE, 0)).isNotNegative();
        assertThat(answer.avps().indexOf(Samples.CC_REQUEST_NUMBER, 0)).isNotNegative();
        assertThat(answer.require(BaseAvps.AUTH_APPLICATION_ID)).isEqualTo(Samples.CREDIT_CONTROL);
    }

    @Test
    @Requirement("R7.1.5-1")
    void aMissingAvpThatTheAnswerNeedsMakesItAnAnswerMessage() {
        Samples.remove(avps, Samples.CC_REQUEST_TYPE);

        Message answer = raw.ask(Samples.ccr(avps));

        assertThat(answer.isError()).isTrue();
        assertThat(answer.resultCode()).hasValue(ResultCode.MISSING_AVP);
        assertThat(failed(answer).code(0)).isEqualTo(Samples.CC_REQUEST_TYPE);
    }

    @Test
    @Requirement("R7.1.5-1")
    void aMissingSessionIdMakesItAnAnswerMessageToo() {
        Samples.remove(avps, BaseAvps.SESSION_ID.code());

        Message answer = raw.ask(Samples.ccr(avps));

        assertThat(answer.isError()).as("%s", answer).isTrue();
        assertThat(answer.resultCode()).hasValue(ResultCode.MISSING_AVP);
        assertThat(answer.avps().contains(BaseAvps.SESSION_ID)).isFalse();
    }

    @Test
    @Requirement({"R4-5", "R7.5-1"})
    void anUnknownAvpThatIsMandatory() {
        Avp unknown = Avp.of(UNKNOWN_AVP, 0, AvpFlags.MANDATORY, new byte[] {1, 2, 3});
        avps.add(unknown);

        Message answer = raw.ask(Samples.ccr(avps));

        assertIsCommandsOwn(answer, ResultCode.AVP_UNSUPPORTED);
        assertThat(failed(answer).get(0)).isEqualTo(unknown);
    }

    @Test
    @Requirement("R4-8")
    void anUnknownAvpThatIsNotMandatoryIsNoReasonToRefuse() {
        avps.add(Avp.of(UNKNOWN_AVP, 0, 0, new byte[] {1, 2, 3}));

        assertThat(raw.ask(Samples.ccr(avps)).resultCode()).hasValue(ResultCode.SUCCESS);
    }

    @Test
    void aValueThatIsNotAllowed() {
        Samples.remove(avps, Samples.CC_REQUEST_TYPE);
        avps.add(Samples.number(Samples.CC_REQUEST_TYPE, 77));

        Message answer = raw.ask(Samples.ccr(avps));

        assertThat(answer.resultCode()).hasValue(ResultCode.INVALID_AVP_VALUE);
        assertThat(failed(answer).integer32(0)).isEqualTo(77);
    }

    @Test
    void anAvpThatOccursTooOften() {
        avps.add(Samples.number(Samples.CC_REQUEST_NUMBER, 5));

        Message answer = raw.ask(Samples.ccr(avps));

        assertThat(answer.resultCode()).hasValue(ResultCode.AVP_OCCURS_TOO_MANY_TIMES);
        assertThat(failed(answer).integer32(0)).isEqualTo(5);
    }

    @Test
    @Requirement("R4-9")
    void anAvpOfAWrongLength() {
        Samples.remove(avps, Samples.CC_REQUEST_NUMBER);
        avps.add(Avp.of(Samples.CC_REQUEST_NUMBER, 0, AvpFlags.MANDATORY, new byte[3]));

        Message answer = raw.ask(Samples.ccr(avps));

        assertThat(answer.resultCode()).hasValue(ResultCode.INVALID_AVP_LENGTH);
        assertThat(failed(answer).code(0)).isEqualTo(Samples.CC_REQUEST_NUMBER);
    }

    @Test
    @Requirement("R4-9")
    void anAvpThatIsLongerThanItsMessage() {
        byte[] octets = Samples.ccr().toBytes();
        octets[27] = (byte) 200; // the length of the Session-Id, first behind the header
        octets[26] = 1;

        Message answer = raw.ask(Message.decode(octets));

        assertThat(answer.resultCode()).hasValue(ResultCode.INVALID_AVP_LENGTH);
        assertThat(failed(answer).code(0)).isEqualTo(BaseAvps.SESSION_ID.code());
    }

    @Test
    @Requirement("R3-3")
    void aRequestWithTheEBit() {
        Message answer =
                raw.ask(Samples.ccr().withFlags(CommandFlags.REQUEST | CommandFlags.PROXIABLE | CommandFlags.ERROR));

        assertIsProtocolError(answer, ResultCode.INVALID_HDR_BITS);
    }

    @Test
    @Requirement("R7-5")
    void ofSeveralErrorsTheFirstIsReported() {
        Samples.remove(avps, Samples.CC_REQUEST_TYPE);
        avps.add(4, Samples.number(Samples.CC_REQUEST_TYPE, 77));
        avps.add(Avp.of(UNKNOWN_AVP, 0, AvpFlags.MANDATORY, new byte[4]));

        Message answer = raw.ask(Samples.ccr(avps));

        assertThat(answer.resultCode()).hasValue(ResultCode.INVALID_AVP_VALUE);
        assertThat(failed(answer).size()).isEqualTo(1);
        assertThat(answer.avps().count(BaseAvps.RESULT_CODE.code(), 0)).isEqualTo(1);
    }

    @Test
    @Requirement("R6.2-2")
    void aRefusalKeepsTheRulesOfEveryAnswer() {
        avps.add(proxyInfo("first.example.net"));
        avps.add(proxyInfo("second.example.net"));
        avps.add(Avp.of(BaseAvps.DESTINATION_HOST, "elsewhere.example.net"));

        Message answer = raw.ask(Samples.ccr(avps));

        assertThat(answer.hopByHopId()).isEqualTo(Samples.HOP_BY_HOP);
        assertThat(answer.endToEndId()).isEqualTo(Samples.END_TO_END);
        assertThat(answer.isProxiable()).isTrue();
        assertThat(answer.isRetransmitted()).isFalse();
        assertThat(answer.avps().code(0)).isEqualTo(BaseAvps.SESSION_ID.code());
        assertThat(answer.require(BaseAvps.ORIGIN_HOST)).isEqualTo("ocs.example.net");
        assertThat(answer.avps().contains(BaseAvps.DESTINATION_HOST)).isFalse();
        assertThat(answer.avps().contains(BaseAvps.DESTINATION_REALM)).isFalse();
        assertThat(answer.avps().all(BaseAvps.PROXY_INFO))
                .extracting(group -> group.require(BaseAvps.PROXY_HOST))
                .containsExactly("first.example.net", "second.example.net");
    }

    @Test
    @Requirement({"R3-14", "R6.2.1-1"})
    void anAnswerThatNobodyAskedForIsCountedAndNotAnswered() {
        int before = raw.received.size();

        raw.send(Samples.ccr().withFlags(CommandFlags.PROXIABLE));

        assertThat(raw.received).hasSize(before);
        assertThat(ocs.peer(Lab.host("raw")).orElseThrow().counters().unexpectedAnswers())
                .isEqualTo(1);
    }

    private static Avp proxyInfo(String host) {
        var members = new AvpWriter(64);
        members.avp(BaseAvps.PROXY_HOST, host);
        members.avp(BaseAvps.PROXY_STATE, new byte[] {4, 5, 6});
        return Avp.of(BaseAvps.PROXY_INFO, members.toList());
    }

    private static AvpList failed(Message answer) {
        return answer.require(BaseAvps.FAILED_AVP);
    }

    private static void assertIsProtocolError(Message answer, long resultCode) {
        assertThat(answer.isRequest()).isFalse();
        assertThat(answer.isError()).as("E bit of %s", answer).isTrue();
        assertThat(answer.resultCode()).hasValue(resultCode);
        assertThat(answer.require(BaseAvps.ORIGIN_REALM)).isEqualTo("example.net");
    }

    private static void assertIsCommandsOwn(Message answer, long resultCode) {
        assertThat(answer.isError()).as("E bit of %s", answer).isFalse();
        assertThat(answer.resultCode()).hasValue(resultCode);
    }
}
