package io.vernier.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ch.qos.logback.classic.Level;
import io.vernier.codec.Avp;
import io.vernier.codec.AvpWriter;
import io.vernier.codec.BaseAvps;
import io.vernier.codec.CommandFlags;
import io.vernier.codec.Fault;
import io.vernier.codec.Message;
import io.vernier.codec.MessageBuilder;
import io.vernier.codec.ResultCode;
import io.vernier.messages.ietf.creditcontrol.CreditControl;
import io.vernier.messages.ietf.creditcontrol.CreditControlRequest;
import io.vernier.requirements.Requirement;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of requests that callbacks decide on. */
class OutcomeTest {
    private final Lab lab = new Lab();
    private final LogWatch log = LogWatch.of("requests");
    private final Deciding callbacks = new Deciding(request -> Outcome.reply(success(request)));
    private final Node ocs = lab.start(lab.node("ocs")
            .application(
                    CreditControl.APPLICATION,
                    o -> o.callbacks(callbacks).inlineCallbacks().requestErrors(RequestErrors.CALLBACK)));
    private final Stranger raw = Stranger.open(lab, "raw", "ocs");

    @AfterEach
    void end() {
        lab.close();
        log.close();
    }

    @Test
    @Requirement("S174")
    void requestsComeToTheCallbacksNamedInTheSetUp() {
        Message answer = raw.ask(Samples.ccr());

        assertThat(callbacks.requests).containsExactly(Samples.ccr());
        assertThat(callbacks.lastFaults()).isEmpty();
        assertThat(answer.resultCode()).hasValue(ResultCode.SUCCESS);
        assertThat(log.events()).isEmpty();
    }

    @Test
    void aTypedReplyWillDo() {
        callbacks.decide(request -> Outcome.reply(Lab.success(CreditControlRequest.of(request))));

        assertThat(raw.ask(Samples.ccr()).resultCode()).hasValue(ResultCode.SUCCESS);
    }

    @Test
    void aReplyGetsWhatEveryAnswerTakesFromItsRequest() {
        var avps = Samples.ccrAvps();
        avps.add(proxyInfo("first.example.net"));
        avps.add(proxyInfo("second.example.net"));
        callbacks.decide(request -> Outcome.reply(body(Message.builder(272, 4)).build()));

        Message answer = raw.ask(Samples.ccr(avps));

        assertThat(answer.hopByHopId()).isEqualTo(Samples.HOP_BY_HOP);
        assertThat(answer.endToEndId()).isEqualTo(Samples.END_TO_END);
        assertThat(answer.isProxiable()).isTrue();
        assertThat(answer.avps().code(0)).isEqualTo(BaseAvps.SESSION_ID.code());
        assertThat(answer.require(BaseAvps.SESSION_ID)).isEqualTo("raw.example.net;1;1");
        assertThat(answer.require(BaseAvps.ORIGIN_HOST)).isEqualTo("ocs.example.net");
        assertThat(answer.avps().all(BaseAvps.PROXY_INFO))
                .extracting(group -> group.require(BaseAvps.PROXY_HOST))
                .containsExactly("first.example.net", "second.example.net");
        assertThat(log.lines(Level.WARN)).isEmpty();
    }

    @Test
    void aReplyKeepsWhatItHasOfThatAndTheRequestsPBit() {
        callbacks.decide(request ->
                Outcome.reply(success(request).withFlags(CommandFlags.PROXIABLE | CommandFlags.RETRANSMITTED)));

        Message answer = raw.ask(Samples.ccr().withFlags(CommandFlags.REQUEST));

        assertThat(answer.isProxiable()).isFalse();
        assertThat(answer.isRetransmitted()).isFalse();
        assertThat(answer.avps().count(BaseAvps.SESSION_ID.code(), 0)).isEqualTo(1);
    }

    @Test
    void aReplyThatBreaksItsGrammarGoesOutAndIsLogged() {
        callbacks.decide(request -> Outcome.reply(
                request.answerBuilder().avp(BaseAvps.RESULT_CODE, 2001L).build()));

        assertThat(raw.ask(Samples.ccr()).resultCode()).hasValue(ResultCode.SUCCESS);
        assertThat(log.lines(Level.WARN)).singleElement().asString().contains("VN-4106");
    }

    @Test
    void aReplyToAFaultyRequestGetsTheFirstFault() {
        Message answer = raw.ask(faulty());

        assertThat(callbacks.lastFaults()).containsExactly(5004, 5005);
        assertThat(answer.resultCode()).hasValue(5004);
        assertThat(answer.avps().count(BaseAvps.RESULT_CODE.code(), 0)).isEqualTo(1);
        assertThat(answer.isError()).isFalse();
        var failed = answer.require(BaseAvps.FAILED_AVP);
        assertThat(failed.size()).isEqualTo(1);
        assertThat(failed.code(0)).isEqualTo(Samples.CC_REQUEST_TYPE);
        assertThat(failed.integer32(0)).isEqualTo(77);
        assertThat(answer.avps().code(0)).isEqualTo(BaseAvps.SESSION_ID.code());
    }

    @Test
    void aReplyMayIgnoreTheFaults() {
        callbacks.decide(request -> Outcome.reply(success(request)).asItIs());

        Message answer = raw.ask(faulty());

        assertThat(answer.resultCode()).hasValue(ResultCode.SUCCESS);
        assertThat(answer.avps().contains(BaseAvps.FAILED_AVP)).isFalse();
    }

    @Test
    void aReplyMayReportOtherFaults() {
        Avp culprit = Samples.number(Samples.CC_REQUEST_NUMBER, 0);
        callbacks.decide(
                request -> Outcome.reply(success(request)).withFaults(List.of(Fault.of(5012, 0, "no idea", culprit))));

        Message answer = raw.ask(faulty());

        assertThat(answer.resultCode()).hasValue(5012);
        assertThat(answer.require(BaseAvps.FAILED_AVP)).containsExactly(culprit);
    }

    @Test
    void aProtocolErrorAmongTheFaultsSetsTheErrorBit() {
        Message answer =
                raw.ask(Samples.ccr().withFlags(CommandFlags.REQUEST | CommandFlags.PROXIABLE | CommandFlags.ERROR));

        assertThat(callbacks.lastFaults()).containsExactly(3008);
        assertThat(answer.isError()).isTrue();
        assertThat(answer.resultCode()).hasValue(3008);
    }

    @ParameterizedTest
    @ValueSource(ints = {3001, 3002, 3999, 5012, 5999})
    void anAnswerMessageHasTheErrorBitAndTheGrammarOfAllOfThem(int resultCode) {
        var avps = Samples.ccrAvps();
        avps.add(proxyInfo("first.example.net"));
        avps.add(proxyInfo("second.example.net"));
        callbacks.decide(request -> Outcome.answerMessage(resultCode));

        Message answer = raw.ask(Samples.ccr(avps));

        assertThat(answer.isError()).isTrue();
        assertThat(answer.resultCode()).hasValue(resultCode);
        assertThat(answer.require(BaseAvps.SESSION_ID)).isEqualTo("raw.example.net;1;1");
        assertThat(answer.require(BaseAvps.ORIGIN_HOST)).isEqualTo("ocs.example.net");
        assertThat(answer.require(BaseAvps.ORIGIN_REALM)).isEqualTo("example.net");
        assertThat(answer.avps().contains(BaseAvps.ERROR_MESSAGE)).isFalse();
        assertThat(answer.avps().all(BaseAvps.PROXY_INFO))
                .extracting(group -> group.require(BaseAvps.PROXY_HOST))
                .containsExactly("first.example.net", "second.example.net");
        assertThat(answer.avps().contains(BaseAvps.FAILED_AVP)).isFalse();
    }

    @Test
    void anAnswerMessageHasTheFailedAvpOfTheFaultItIsAbout() {
        callbacks.decide(request -> Outcome.answerMessage(5005, "say what you want"));

        Message answer = raw.ask(faulty());

        assertThat(answer.isError()).isTrue();
        assertThat(answer.resultCode()).hasValue(5005);
        assertThat(answer.require(BaseAvps.FAILED_AVP).code(0)).isEqualTo(Samples.SERVICE_CONTEXT_ID);
        assertThat(answer.require(BaseAvps.ERROR_MESSAGE)).isEqualTo("say what you want");
    }

    @Test
    void aRejectionOfTheCallbacksWinsOverTheFaults() {
        callbacks.decide(request -> Outcome.protocolError(3004));

        Message answer = raw.ask(faulty());

        assertThat(answer.isError()).isTrue();
        assertThat(answer.resultCode()).hasValue(3004);
        assertThat(answer.avps().contains(BaseAvps.FAILED_AVP)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2001, 2999, 4001, 6000})
    void anAnswerMessageOfAnotherKindIsRefused(int resultCode) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Outcome.answerMessage(resultCode))
                .withMessageContaining(resultCode + " (expected: 3000..3999 or 5000..5999, RFC 6733 section 7.2)");
    }

    @ParameterizedTest
    @ValueSource(ints = {2001, 4001, 5012})
    void aProtocolErrorOfAnotherKindIsRefused(int resultCode) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Outcome.protocolError(resultCode))
                .withMessageContaining(resultCode + " (expected: 3000..3999, RFC 6733 section 7.1.3)");
    }

    @Test
    void aDiscardedRequestIsNotAnswered() {
        callbacks.decide(request -> Outcome.discard());
        int before = raw.received.size();

        raw.send(Samples.ccr());

        assertThat(callbacks.requests).hasSize(1);
        assertThat(raw.received).hasSize(before);
    }

    @Test
    void aTaskRunsAfterTheOutcome() {
        var order = new ArrayList<String>();
        callbacks.decide(request -> Outcome.reply(success(request))
                .beforeSending(answer -> order.add("sending"))
                .then(() -> order.add("first"))
                .then(() -> order.add("second")));

        assertThat(raw.ask(Samples.ccr()).resultCode()).hasValue(ResultCode.SUCCESS);
        callbacks.decide(request ->
                Outcome.discard().beforeSending(answer -> order.add("never")).then(() -> order.add("discarded")));
        raw.send(Samples.ccr());

        assertThat(order).containsExactly("sending", "first", "second", "discarded");
    }

    @Test
    void whoIsShownTheAnswerSeesItAsItGoesOut() {
        var seen = new ArrayList<Message>();
        callbacks.decide(request -> Outcome.reply(success(request)).beforeSending(seen::add));

        Message answer = raw.ask(Samples.ccr());

        assertThat(seen).containsExactly(answer);
        callbacks.decide(request -> Outcome.answerMessage(3004).beforeSending(seen::add));
        assertThat(raw.ask(Samples.ccr())).isEqualTo(seen.get(1));
    }

    @Test
    void aTaskThatFailsIsLoggedAndHurtsNobody() {
        callbacks.decide(request -> Outcome.reply(success(request)).then(() -> {
            throw new IllegalStateException("too late");
        }));

        assertThat(raw.ask(Samples.ccr()).resultCode()).hasValue(ResultCode.SUCCESS);
        assertThat(log.lines(Level.WARN)).hasSize(1);
        assertThat(raw.ask(Samples.ccr()).resultCode()).hasValue(ResultCode.SUCCESS);
    }

    @Test
    void whoFailsWhenShownTheAnswerMakesItUnableToComply() {
        callbacks.decide(request -> Outcome.reply(success(request)).beforeSending(answer -> {
            throw new IllegalStateException("no signature");
        }));

        assertThat(raw.ask(Samples.ccr()).resultCode()).hasValue(ResultCode.UNABLE_TO_COMPLY);
        assertThat(log.lines(Level.WARN)).singleElement().asString().contains("VN-4103", "no signature");
    }

    @Test
    @SuppressWarnings("NullAway") // what a program that does not check nullness may do
    void nothingAtAllIsUnableToComply() {
        callbacks.decide(request -> null);

        assertThat(raw.ask(Samples.ccr()).resultCode()).hasValue(ResultCode.UNABLE_TO_COMPLY);
        assertThat(log.lines(Level.WARN)).singleElement().asString().contains("VN-4103", "expected: an Outcome");
    }

    @Test
    void callbacksThatThrowAreAnsweredForAndLogged() {
        callbacks.decide(request -> {
            throw new IOException("no account store");
        });

        Message answer = raw.ask(Samples.ccr());

        assertThat(answer.resultCode()).hasValue(ResultCode.UNABLE_TO_COMPLY);
        assertThat(log.lines(Level.WARN)).singleElement().asString().contains("VN-4103", "no account store");
        assertThat(raw.isClosed()).isFalse();
    }

    @Test
    void whatIsNoAnswerToTheRequestNeverLeavesTheNode() {
        callbacks.decide(Outcome::reply);

        assertThat(raw.ask(Samples.ccr()).resultCode()).hasValue(ResultCode.UNABLE_TO_COMPLY);
    }

    @Test
    void anAnswerIsNeverAnswered() {
        int before = raw.received.size();
        Message broken = Samples.ccr().withFlags(CommandFlags.PROXIABLE | CommandFlags.ERROR);

        raw.send(broken);
        raw.send(Samples.request(4711, 4, List.of()).withFlags(0));
        raw.send(Samples.request(272, 4711, List.of()).withFlags(0));

        assertThat(raw.received).hasSize(before);
        assertThat(callbacks.requests).isEmpty();
        assertThat(ocs.peer(Lab.host("raw")).orElseThrow().counters().unexpectedAnswers())
                .isEqualTo(3);
    }

    /** A value without a name, and no Service-Context-Id. */
    private static Message faulty() {
        var avps = Samples.ccrAvps();
        Samples.remove(avps, Samples.SERVICE_CONTEXT_ID);
        Samples.remove(avps, Samples.CC_REQUEST_TYPE);
        avps.add(Samples.number(Samples.CC_REQUEST_TYPE, 77));
        return Samples.ccr(avps);
    }

    private static Message success(Message request) {
        return body(request.answerBuilder()).build();
    }

    private static MessageBuilder body(MessageBuilder answer) {
        return answer.avp(BaseAvps.RESULT_CODE, 2001L)
                .avp(BaseAvps.AUTH_APPLICATION_ID, Samples.CREDIT_CONTROL)
                .avp(Samples.number(Samples.CC_REQUEST_TYPE, 1))
                .avp(Samples.number(Samples.CC_REQUEST_NUMBER, 0));
    }

    private static Avp proxyInfo(String host) {
        var members = new AvpWriter(64);
        members.avp(BaseAvps.PROXY_HOST, host);
        members.avp(BaseAvps.PROXY_STATE, new byte[] {4, 5, 6});
        return Avp.of(BaseAvps.PROXY_INFO, members.toList());
    }
}
