package io.vernier.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ch.qos.logback.classic.Level;
import io.vernier.codec.BaseAvps;
import io.vernier.codec.Fault;
import io.vernier.codec.Message;
import io.vernier.messages.ietf.creditcontrol.CreditControl;
import io.vernier.messages.ietf.creditcontrol.CreditControlRequest;
import io.vernier.requirements.Requirement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of faulty answers, as {@link AnswerErrors} says. */
class AnswerErrorsTest {
    private final Lab lab = new Lab();
    private final LogWatch log = LogWatch.of("traffic");
    private final List<String> told = new ArrayList<>();

    @AfterEach
    void end() {
        lab.close();
        log.close();
    }

    @Test
    @Requirement({"S193", "S194"})
    void callbackHandsTheAnswerOverWithItsFaults() {
        CompletableFuture<String> call = answeredWrongly(o -> o.answerErrors(AnswerErrors.CALLBACK));

        assertThat(call).isCompletedWithValue("made of [5005, 5005, 5005]");
        assertThat(told).containsExactly("answer");
        assertThat(log.lines(Level.WARN)).isEmpty();
    }

    @Test
    @Requirement({"S193", "S195", "S197"})
    void reportDropsItWithAWarningAndTheCallFails() {
        CompletableFuture<String> call = answeredWrongly(o -> o.answerErrors(AnswerErrors.REPORT));

        assertFailed(call);
        assertThat(told).isEmpty();
        assertThat(log.lines(Level.WARN))
                .singleElement()
                .asString()
                .contains("VN-4201", "raw.example.net", "5005 DIAMETER_MISSING_AVP");
    }

    @Test
    @Requirement({"S193", "S196", "S197"})
    void discardDropsItSilentlyAndTheCallFails() {
        CompletableFuture<String> call = answeredWrongly(o -> o.answerErrors(AnswerErrors.DISCARD));

        assertFailed(call);
        assertThat(told).isEmpty();
        assertThat(log.events()).isEmpty();
    }

    @Test
    @Requirement("S198")
    void reportIsTheDefault() {
        CompletableFuture<String> call = answeredWrongly(o -> {});

        assertFailed(call);
        assertThat(log.lines(Level.WARN)).hasSize(1);
    }

    @Test
    void aCallOfTheNodeFailsWhateverThePolicySinceNobodyIsThereToHandIt() {
        Node pcef = lab.start(node(o -> o.answerErrors(AnswerErrors.CALLBACK)));
        Stranger raw = Stranger.open(lab, "raw", "pcef");
        var call = pcef.callAsync(Lab.request(pcef));
        lab.network.settle();

        raw.send(wrong(raw.last()));

        assertFailed(call);
        assertThat(log.lines(Level.WARN)).isEmpty();
    }

    @Test
    void aFaultyAnswerDisturbsNothingElse() {
        Node pcef = lab.start(node(o -> {}));
        Stranger raw = Stranger.open(lab, "raw", "pcef");
        var first = pcef.callAsync(Lab.request(pcef).message());
        var second = pcef.callAsync(Lab.request(pcef).message());
        lab.network.settle();
        Message to = raw.received.get(raw.received.size() - 2);
        Message also = raw.last();

        raw.send(wrong(to));
        raw.send(Lab.success(CreditControlRequest.of(also)).message().toBuilder()
                .avp(BaseAvps.ORIGIN_HOST, "raw.example.net")
                .avp(BaseAvps.ORIGIN_REALM, "example.net")
                .build());

        assertFailed(first);
        assertThat(second).isCompleted();
        assertThat(raw.isClosed()).isFalse();
    }

    private CompletableFuture<String> answeredWrongly(Consumer<ApplicationOptions> options) {
        Node pcef = lab.start(node(options));
        Stranger raw = Stranger.open(lab, "raw", "pcef");
        var call = pcef.application("cc", String.class).callAsync(Lab.request(pcef));
        lab.network.settle();

        raw.send(wrong(raw.last()));

        return call;
    }

    private NodeBuilder node(Consumer<ApplicationOptions> options) {
        return lab.node("pcef").application(CreditControl.APPLICATION, o -> {
            o.alias("cc").callbacks(new Telling()).inlineCallbacks();
            options.accept(o);
        });
    }

    /** An answer that lacks what its command demands. */
    private static Message wrong(Message request) {
        return request.answerBuilder()
                .avp(BaseAvps.RESULT_CODE, 2001L)
                .avp(BaseAvps.ORIGIN_HOST, "raw.example.net")
                .avp(BaseAvps.ORIGIN_REALM, "example.net")
                .build();
    }

    private static void assertFailed(CompletableFuture<?> call) {
        assertThat(call).isCompletedExceptionally();
        Throwable thrown = catchThrowable(call::join);
        Throwable cause =
                thrown instanceof CompletionException wrapped ? Objects.requireNonNull(wrapped.getCause()) : thrown;
        assertThat(cause).isInstanceOf(CallException.BadAnswer.class);
        var bad = (CallException.BadAnswer) cause;
        assertThat(bad.problem()).isEqualTo(CallProblem.FAULTY_ANSWER);
        assertThat(bad.mayHaveBeenSent()).isTrue();
        assertThat(bad.answer().resultCode()).hasValue(2001);
        assertThat(bad.faults()).extracting(Fault::resultCode).contains(5005);
    }

    /** Callbacks that tell what they are called for. */
    private final class Telling implements ApplicationCallbacks<Object, String> {
        @Override
        public String handleAnswer(
                Message answer, List<Fault> faults, Message request, Peer peer, CallContext context) {
            told.add("answer");
            return "made of " + faults.stream().map(Fault::resultCode).toList();
        }

        @Override
        public String handleError(CallException error, Message request, Peer peer, CallContext context) {
            told.add("error");
            throw error;
        }
    }
}
