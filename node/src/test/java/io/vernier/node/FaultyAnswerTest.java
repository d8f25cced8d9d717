package io.vernier.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.vernier.codec.Avp;
import io.vernier.codec.AvpFlags;
import io.vernier.codec.AvpWriter;
import io.vernier.codec.BaseAvps;
import io.vernier.codec.CommandFlags;
import io.vernier.codec.Fault;
import io.vernier.codec.Message;
import io.vernier.codec.MessageBuilder;
import io.vernier.codec.ResultCode;
import io.vernier.messages.ietf.creditcontrol.CreditControlAnswer;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers that break the rules, and what becomes of the calls that waited for them. */
class FaultyAnswerTest {
    private final Lab lab = new Lab();
    private final Node pcef = lab.start(lab.node("pcef"));
    private final Stranger raw = Stranger.open(lab, "raw", "pcef");

    @AfterEach
    void end() {
        lab.close();
    }

    @ParameterizedTest(name = "Result-Code {0}, E bit {1}")
    @CsvSource({"2001, true", "4001, true", "1001, true", "3002, false", "3999, false"})
    void anErrorBitThatDoesNotFitTheResultCodeIsAFaultAndCounted(long resultCode, boolean error) {
        var call = pcef.callAsync(Lab.request(pcef));
        lab.network.settle();

        raw.send(answer(raw.last(), resultCode, error));

        assertThat(bad(call).faults()).first().satisfies(fault -> {
            assertThat(fault.resultCode()).isEqualTo(ResultCode.INVALID_AVP_VALUE);
            assertThat(fault.failedAvps()).containsExactly(Avp.of(BaseAvps.RESULT_CODE, resultCode));
        });
        assertThat(counters().faultyAnswers()).isEqualTo(1);
        assertThat(counters().invalidErrorBits()).isEqualTo(1);
    }

    @ParameterizedTest(name = "Result-Code {0}, E bit {1}")
    @CsvSource({"2001, false", "2999, false", "4001, false", "5012, false", "5999, true", "3002, true", "3999, true"})
    void anErrorBitThatFitsIsNone(long resultCode, boolean error) {
        var call = pcef.callAsync(Lab.request(pcef));
        lab.network.settle();

        raw.send(answer(raw.last(), resultCode, error));

        assertThat(call)
                .isCompletedWithValueMatching(a -> a.message().resultCode().orElse(0) == resultCode);
        assertThat(counters().faultyAnswers()).isZero();
        assertThat(counters().invalidErrorBits()).isZero();
    }

    @ParameterizedTest(name = "Experimental-Result-Code {0}")
    @CsvSource({"2001", "3001", "4001", "5001"})
    void anExperimentalResultGoesWithoutErrorBitWhateverItIs(long code) {
        var call = pcef.callAsync(Lab.request(pcef).message());
        lab.network.settle();
        Message request = raw.last();
        var members = new AvpWriter(32);
        members.avp(BaseAvps.VENDOR_ID, 10_415L);
        members.avp(BaseAvps.EXPERIMENTAL_RESULT_CODE, code);

        raw.send(withOrigin(request.answerBuilder())
                .avp(Avp.of(BaseAvps.EXPERIMENTAL_RESULT, members.toList()))
                .avp(BaseAvps.AUTH_APPLICATION_ID, Samples.CREDIT_CONTROL)
                .avp(Samples.number(Samples.CC_REQUEST_TYPE, 1))
                .avp(Samples.number(Samples.CC_REQUEST_NUMBER, 0))
                .build());

        assertThat(bad(call).faults())
                .as("nothing but the Result-Code that RFC 8506 demands")
                .extracting(Fault::resultCode)
                .containsExactly(ResultCode.MISSING_AVP);
        assertThat(counters().invalidErrorBits()).isZero();
    }

    @Test
    void whatStandsInAFailedAvpIsReadAsFarAsItCanBe() {
        var call = pcef.callAsync(Lab.request(pcef));
        lab.network.settle();
        var members = new AvpWriter(64);
        members.avp(BaseAvps.AUTH_APPLICATION_ID, 44L);
        members.avp(Samples.number(Samples.CC_REQUEST_TYPE, 77));
        members.avp(Avp.of(BaseAvps.ORIGIN_STATE_ID.code(), 0, AvpFlags.MANDATORY, new byte[3]));
        int group = members.beginGroup(BaseAvps.PROXY_INFO.code(), 0, AvpFlags.MANDATORY);
        members.avp(BaseAvps.PROXY_HOST, "dra.example.net");
        members.end(group);

        raw.send(withOrigin(raw.last().answerBuilder().error())
                .avp(BaseAvps.RESULT_CODE, 5004L)
                .avp(Avp.of(BaseAvps.FAILED_AVP, members.toList()))
                .build());

        assertThat(call).isCompleted();
        CreditControlAnswer answer = call.join();
        assertThat(answer.resultCode()).isEqualTo(5004);
        var failed = answer.message().require(BaseAvps.FAILED_AVP);
        assertThat(failed.require(BaseAvps.AUTH_APPLICATION_ID)).isEqualTo(44);
        assertThat(failed.integer32(1)).isEqualTo(77);
        assertThat(failed.get(2).data()).hasSize(3);
        assertThat(failed.require(BaseAvps.PROXY_INFO).require(BaseAvps.PROXY_HOST))
                .isEqualTo("dra.example.net");
    }

    @Test
    void evenAFailedAvpThatIsCutShortLosesNothingInFrontOfTheCut() {
        var call = pcef.callAsync(Lab.request(pcef));
        lab.network.settle();
        var members = new AvpWriter(64);
        members.avp(BaseAvps.AUTH_APPLICATION_ID, 44L);
        byte[] octets = Arrays.copyOf(members.toBytes(), 12 + 5);

        raw.send(withOrigin(raw.last().answerBuilder().error())
                .avp(BaseAvps.RESULT_CODE, 5014L)
                .avp(Avp.of(BaseAvps.FAILED_AVP.code(), 0, AvpFlags.MANDATORY, octets))
                .build());

        assertThat(call).isCompleted();
        var answer = call.join().message();
        var failed = answer.avps().group(answer.avps().indexOf(BaseAvps.FAILED_AVP.code(), 0));
        assertThat(failed.require(BaseAvps.AUTH_APPLICATION_ID)).isEqualTo(44);
        assertThat(failed.fault()).isPresent();
    }

    private static Message answer(Message request, long resultCode, boolean error) {
        MessageBuilder answer = withOrigin(request.answerBuilder())
                .avp(BaseAvps.RESULT_CODE, resultCode)
                .avp(BaseAvps.AUTH_APPLICATION_ID, Samples.CREDIT_CONTROL)
                .avp(Samples.number(Samples.CC_REQUEST_TYPE, 1))
                .avp(Samples.number(Samples.CC_REQUEST_NUMBER, 0));
        Message built = answer.build();
        return error ? built.withFlags(built.flags() | CommandFlags.ERROR) : built;
    }

    private static MessageBuilder withOrigin(MessageBuilder answer) {
        Samples.origin("raw.example.net").forEach(answer::avp);
        return answer;
    }

    private PeerCounters counters() {
        return pcef.peer(Lab.host("raw")).orElseThrow().counters();
    }

    private static CallException.BadAnswer bad(CompletableFuture<?> call) {
        assertThat(call).isCompletedExceptionally();
        Throwable thrown = catchThrowable(call::join);
        Throwable cause =
                thrown instanceof CompletionException wrapped ? Objects.requireNonNull(wrapped.getCause()) : thrown;
        assertThat(cause).isInstanceOf(CallException.BadAnswer.class);
        return (CallException.BadAnswer) cause;
    }
}
