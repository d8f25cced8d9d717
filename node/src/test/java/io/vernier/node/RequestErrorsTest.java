package io.vernier.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.codec.Avp;
import io.vernier.codec.AvpFlags;
import io.vernier.codec.BaseAvps;
import io.vernier.codec.CommandFlags;
import io.vernier.codec.Message;
import io.vernier.messages.ietf.creditcontrol.CreditControl;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who answers a faulty request: the node or the application's callbacks, as {@link RequestErrors} says. */
class RequestErrorsTest {
    private static final int CALLBACK_SAYS = 3999;

    private final Lab lab = new Lab();
    private final Deciding callbacks = new Deciding(request -> Outcome.answerMessage(CALLBACK_SAYS));

    @AfterEach
    void end() {
        lab.close();
    }

    @ParameterizedTest(name = "{0}: {1} is answered {2}, the callbacks see {3}")
    @CsvSource(
            nullValues = "nothing",
            value = {
                "ANSWER,      UNKNOWN_APPLICATION, 3007, nothing",
                "ANSWER,      UNKNOWN_COMMAND,     3001, nothing",
                "ANSWER,      ERROR_BIT,           3008, nothing",
                "ANSWER,      MISSING_AVP,         5005, nothing",
                "ANSWER,      UNKNOWN_AVP,         5001, nothing",
                "ANSWER,      DOUBLE,              3008, nothing",
                "ANSWER,      SOUND,               3999, []",
                "ANSWER_3XXX, UNKNOWN_APPLICATION, 3007, nothing",
                "ANSWER_3XXX, UNKNOWN_COMMAND,     3001, nothing",
                "ANSWER_3XXX, ERROR_BIT,           3008, nothing",
                "ANSWER_3XXX, MISSING_AVP,         3999, [5005]",
                "ANSWER_3XXX, UNKNOWN_AVP,         3999, [5001]",
                "ANSWER_3XXX, DOUBLE,              3008, nothing",
                "ANSWER_3XXX, SOUND,               3999, []",
                "CALLBACK,    UNKNOWN_APPLICATION, 3007, nothing",
                "CALLBACK,    UNKNOWN_COMMAND,     3999, [3001]",
                "CALLBACK,    ERROR_BIT,           3999, [3008]",
                "CALLBACK,    MISSING_AVP,         3999, [5005]",
                "CALLBACK,    UNKNOWN_AVP,         3999, [5001]",
                "CALLBACK,    DOUBLE,              3999, '[3008, 5005]'",
                "CALLBACK,    SOUND,               3999, []",
            })
    void isAMatterOfThePolicy(RequestErrors policy, Request request, long answered, @Nullable String seen) {
        Stranger raw = ocs(policy);

        Message answer = raw.ask(request.message());

        assertThat(answer.resultCode()).hasValue(answered);
        if (seen == null) {
            assertThat(callbacks.requests).isEmpty();
        } else {
            assertThat(callbacks.lastFaults()).hasToString(seen);
        }
    }

    @Test
    void theNodeAnswersUnlessToldOtherwise() {
        lab.start(lab.node("ocs")
                .application(
                        CreditControl.APPLICATION, o -> o.callbacks(callbacks).inlineCallbacks()));
        Stranger raw = Stranger.open(lab, "raw", "ocs");

        assertThat(raw.ask(Request.MISSING_AVP.message()).resultCode()).hasValue(5005);
        assertThat(callbacks.requests).isEmpty();
    }

    @Test
    void anUnknownApplicationIsEchoed() {
        Message answer = ocs(RequestErrors.CALLBACK).ask(Request.UNKNOWN_APPLICATION.message());

        assertThat(answer.isError()).isTrue();
        assertThat(answer.applicationId()).isEqualTo(42);
        assertThat(answer.commandCode()).isEqualTo(272);
    }

    @Test
    void callbacksMayLeaveAFaultyRequestUnanswered() {
        Stranger raw = ocs(RequestErrors.CALLBACK);
        callbacks.decide(request -> Outcome.discard());
        int before = raw.received.size();

        raw.send(Request.UNKNOWN_COMMAND.message());

        assertThat(raw.received).hasSize(before);
    }

    @Test
    void callbacksMayOverrideTheResultCode() {
        Stranger raw = ocs(RequestErrors.ANSWER_3XXX);
        callbacks.decide(request -> Outcome.reply(
                        request.answerBuilder().avp(BaseAvps.RESULT_CODE, 5002L).build())
                .asItIs());

        Message answer = raw.ask(Request.MISSING_AVP.message());

        assertThat(answer.resultCode()).hasValue(5002);
        assertThat(answer.isError()).isFalse();
    }

    @Test
    void typedHandlersNeverSeeAFaultyRequest() {
        lab.start(lab.server("ocs")
                .application(
                        CreditControl.APPLICATION,
                        o -> o.callbacks(callbacks).inlineCallbacks().requestErrors(RequestErrors.CALLBACK)));
        Stranger raw = Stranger.open(lab, "raw", "ocs");

        assertThat(raw.ask(Request.SOUND.message()).resultCode()).hasValue(2001);
        assertThat(raw.ask(Request.MISSING_AVP.message()).resultCode()).hasValue(CALLBACK_SAYS);
        assertThat(callbacks.requests).hasSize(1);
    }

    @Test
    void withoutCallbacksThereIsNobodyElseToAskThanTheNode() {
        lab.start(
                lab.server("ocs").application(CreditControl.APPLICATION, o -> o.requestErrors(RequestErrors.CALLBACK)));
        Stranger raw = Stranger.open(lab, "raw", "ocs");

        assertThat(raw.ask(Request.MISSING_AVP.message()).resultCode()).hasValue(5005);
    }

    private Stranger ocs(RequestErrors policy) {
        lab.start(lab.node("ocs")
                .application(
                        CreditControl.APPLICATION,
                        o -> o.callbacks(callbacks).inlineCallbacks().requestErrors(policy)));
        return Stranger.open(lab, "raw", "ocs");
    }

    /** Requests with and without faults. */
    enum Request {
        SOUND,
        UNKNOWN_APPLICATION,
        UNKNOWN_COMMAND,
        ERROR_BIT,
        MISSING_AVP,
        UNKNOWN_AVP,
        DOUBLE;

        Message message() {
            List<Avp> avps = Samples.ccrAvps();
            int withError = CommandFlags.REQUEST | CommandFlags.PROXIABLE | CommandFlags.ERROR;
            return switch (this) {
                case SOUND -> Samples.ccr();
                case UNKNOWN_APPLICATION -> Samples.request(272, 42, avps);
                case UNKNOWN_COMMAND -> Samples.request(42, Samples.CREDIT_CONTROL, avps);
                case ERROR_BIT -> Samples.ccr().withFlags(withError);
                case MISSING_AVP -> withoutContext(avps);
                case UNKNOWN_AVP -> {
                    avps.add(Avp.of(999, 0, AvpFlags.MANDATORY, new byte[4]));
                    yield Samples.ccr(avps);
                }
                case DOUBLE -> withoutContext(avps).withFlags(withError);
            };
        }

        private static Message withoutContext(List<Avp> avps) {
            Samples.remove(avps, Samples.SERVICE_CONTEXT_ID);
            return Samples.ccr(avps);
        }
    }
}
