package io.vernier.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.vernier.codec.Avp;
import io.vernier.codec.BaseAvps;
import io.vernier.codec.CommandCode;
import io.vernier.codec.CommandFlags;
import io.vernier.codec.Fault;
import io.vernier.codec.Message;
import io.vernier.messages.ietf.creditcontrol.CreditControl;
import io.vernier.messages.ietf.creditcontrol.CreditControlRequest;
import io.vernier.requirements.Requirement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The way of a call through the callbacks of its application, with every way it can end; long because these are many. */
class ApplicationCallTest {
    private static final CallOptions DEFAULTS = CallOptions.defaults();

    private final Lab lab = new Lab();
    private final List<String> served = new ArrayList<>();
    private final List<Message> received = new ArrayList<>();
    private final Recorder recorder = new Recorder();
    private final Node ocs1 = lab.start(server("ocs1"));
    private final Node ocs2 = lab.start(server("ocs2"));
    private final Node pcef = lab.start(lab.node("pcef")
            .application(
                    CreditControl.APPLICATION,
                    app -> app.alias("cc").callbacks(recorder).inlineCallbacks())
            .peer(Lab.uri("ocs1"), Lab::persistent)
            .peer(Lab.uri("ocs2"), Lab::persistent));
    private final NodeApplication<String> cc = pcef.application("cc", String.class);

    @AfterEach
    void end() {
        lab.close();
    }

    @Test
    @Requirement({"S186", "S292", "S293", "S294", "S295", "S296"})
    void aCallGivesWhatItsApplicationMakesOfTheAnswer() {
        bothReady();

        var call = cc.callAsync(Lab.request(pcef));

        assertThat(call).as("waits for the answer").isNotDone();
        lab.until(call::isDone);
        assertThat(recorder.log)
                .containsExactly("pick [ocs1, ocs2]", "prepare for " + first(), "answer 2001 of " + first());
        assertThat(call.join()).isEqualTo("handled answer 2001 of " + first());
        assertThat(served).containsExactly(first() + " first");
    }

    @Test
    @Requirement("S300")
    void whatWasPickedIsPreparedThenEncodedThenSent() {
        bothReady();
        recorder.prepare = (request, peer) -> Preparation.send(request.withFlags(CommandFlags.REQUEST))
                .then(encoded -> recorder.log.add("encoded with " + CommandFlags.toString(encoded.flags()) + " from "
                        + encoded.first(BaseAvps.ORIGIN_HOST).orElseThrow() + ", sent: " + served));

        var call = cc.callAsync(Lab.request(pcef));
        lab.until(call::isDone);

        assertThat(recorder.log)
                .containsExactly(
                        "pick [ocs1, ocs2]",
                        "prepare for " + first(),
                        "encoded with " + CommandFlags.toString(CommandFlags.REQUEST)
                                + " from pcef.example.net, sent: []",
                        "answer 2001 of " + first());
        assertThat(received)
                .singleElement()
                .satisfies(request -> assertThat(request.isProxiable()).isFalse());
    }

    @Test
    @Requirement("S298")
    void withoutASuitablePeerTheCallSaysThatNobodyIsConnected() {
        Node lonely = lab.start(lab.node("lonely")
                .application(
                        CreditControl.APPLICATION,
                        app -> app.callbacks(recorder).inlineCallbacks())
                .peer(Lab.uri("nobody"), p -> p.transport("memory").addresses("nobody")));

        var call = lonely.application("rfc8506").callAsync(Lab.request(lonely));

        CallException e = Lab.failure(call);
        assertThat(e).isInstanceOf(CallException.NotSent.class).hasMessageContaining("nobody.example.net is Closed");
        assertThat(e.problem()).isEqualTo(CallProblem.NO_PEER);
        assertThat(recorder.log).isEmpty();
    }

    @Test
    @Requirement("S299")
    void aPickOfNobodyEndsTheCallUnsentAndSaysWhy() {
        bothReady();
        recorder.pick = candidates -> Pick.none("all of them are too dear");

        var call = cc.callAsync(Lab.request(pcef));

        CallException e = Lab.failure(call);
        assertThat(e).isInstanceOf(CallException.NotSent.class).hasMessageContaining("all of them are too dear");
        assertThat(e.problem()).isEqualTo(CallProblem.NONE_PICKED);
        assertThat(recorder.log).containsExactly("pick [ocs1, ocs2]");
        nothingWasSent();
    }

    @Test
    void aDiscardedRequestEndsTheCallUnsentAndSaysWhy() {
        bothReady();
        recorder.prepare = (request, peer) -> Preparation.discard("not on a Sunday");

        CallException e = Lab.failure(cc.callAsync(Lab.request(pcef)));

        assertThat(e).isInstanceOf(CallException.NotSent.class).hasMessageContaining("not on a Sunday");
        assertThat(e.problem()).isEqualTo(CallProblem.DISCARDED);
        nothingWasSent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"missing AVP", "bad value", "too long", "answer", "other application"})
    @Requirement({"S297", "S301", "S311"})
    void whatCannotBeEncodedIsCertainlyNotSentAndNoErrorToHandle(String how) {
        bothReady();
        recorder.prepare = (request, peer) -> Preparation.send(broken(how, request));

        var call = cc.callAsync(Lab.request(pcef));
        lab.until(call::isDone);

        CallException e = Lab.failure(call);
        assertThat(e).isInstanceOf(CallException.NotSent.class);
        assertThat(e.problem()).isEqualTo(CallProblem.NOT_ENCODED);
        assertThat(e).hasMessageContaining(whatIsWrong(how));
        assertThat(recorder.log).containsExactly("pick [ocs1, ocs2]", "prepare for " + first());
        nothingWasSent();
    }

    @Test
    @Requirement({"S205", "S297", "S302"})
    void anAnswerThatDoesNotComeInTimeIsAnErrorToHandle() {
        bothReady();
        loseAnswers();
        Duration asked = lab.network.now();

        var call = cc.callAsync(Lab.request(pcef), DEFAULTS.timeout(Duration.ofMillis(1_500)));
        lab.until(call::isDone);

        assertThat(lab.network.now().minus(asked)).isBetween(Duration.ofMillis(1_500), Duration.ofMillis(1_520));
        assertThat(recorder.log).last().isEqualTo("error TIMEOUT after sending to " + first());
        assertThat(call.join()).isEqualTo("handled error TIMEOUT after sending to " + first());
    }

    @Test
    @Requirement("S206")
    void theTimeIsFiveSecondsUnlessTold() {
        bothReady();
        loseAnswers();
        Duration asked = lab.network.now();

        var call = cc.callAsync(Lab.request(pcef));
        lab.until(call::isDone);

        assertThat(lab.network.now().minus(asked)).isBetween(Duration.ofMillis(5_000), Duration.ofMillis(5_020));
    }

    @Test
    @Requirement("S303")
    void stoppingTheNodeIsAnErrorToHandle() {
        bothReady();
        loseAnswers();
        var call = cc.callAsync(Lab.request(pcef));
        lab.until(() -> served.size() == 1);

        pcef.stop(Duration.ZERO);
        lab.network.settle();

        assertThat(call.join()).isEqualTo("handled error CANCELLED after sending to " + first());
        assertThat(Lab.failure(cc.callAsync(Lab.request(pcef))).problem()).isEqualTo(CallProblem.NOT_STARTED);
    }

    @Test
    @Requirement({"S304", "S307"})
    void whenTheTransportGoesTheRequestIsPreparedAgainAndSentToTheOther() {
        bothReady();
        loseAnswers();
        var call = cc.callAsync(Lab.request(pcef));
        lab.until(() -> served.size() == 1);
        lab.network.link(other(), "pcef").drop(message -> false);

        lab.network.link(first(), "pcef").cut();
        lab.until(call::isDone);

        assertThat(recorder.log)
                .containsExactly(
                        "pick [ocs1, ocs2]",
                        "prepare for " + first(),
                        "down " + first(),
                        "pick [" + other() + "]",
                        "prepare again for " + other(),
                        "answer 2001 of " + other());
        assertThat(served).containsExactly(first() + " first", other() + " again");
        assertThat(received.get(1).endToEndId()).isEqualTo(received.get(0).endToEndId());
        assertThat(call.join()).isEqualTo("handled answer 2001 of " + other());
    }

    @Test
    @Requirement("S307")
    void whatIsPreparedAgainIsWhatWasPreparedFirstAndMayBeChanged() {
        bothReady();
        loseAnswers();
        recorder.prepare = (request, peer) -> Preparation.send(request.withFlags(CommandFlags.REQUEST));
        recorder.prepareAgain = (request, peer) -> {
            recorder.log.add("was proxiable: " + request.isProxiable());
            return Preparation.send(request.withFlags(request.flags() | CommandFlags.PROXIABLE));
        };
        var call = cc.callAsync(Lab.request(pcef));
        lab.until(() -> served.size() == 1);
        lab.network.link(other(), "pcef").drop(message -> false);

        lab.network.link(first(), "pcef").cut();
        lab.until(call::isDone);

        assertThat(recorder.log).contains("was proxiable: false");
        assertThat(received.get(0).isProxiable()).isFalse();
        assertThat(received.get(1).isProxiable()).isTrue();
        assertThat(received.get(1).isRetransmitted()).isTrue();
    }

    @Test
    @Requirement("S305")
    void withoutAnotherPeerTheLossIsAnErrorToHandle() {
        bothReady();
        loseAnswers();
        var call = cc.callAsync(Lab.request(pcef));
        lab.until(() -> served.size() == 1);
        String first = first();
        String other = other();
        lab.network.link(other, "pcef").cut();
        lab.until(() -> !pcef.peer(Lab.host(other)).orElseThrow().isReady());

        lab.network.link(first, "pcef").cut();
        lab.until(call::isDone);

        assertThat(call.join()).isEqualTo("handled error FAILOVER after sending to " + first);
    }

    @Test
    @Requirement("S306")
    void aPickOfNobodyAfterALossIsAnErrorToHandle() {
        bothReady();
        loseAnswers();
        var call = cc.callAsync(Lab.request(pcef));
        lab.until(() -> served.size() == 1);
        String first = first();
        recorder.pick = candidates -> Pick.none("one try is enough");

        lab.network.link(first, "pcef").cut();
        lab.until(call::isDone);

        assertThat(recorder.log).contains("pick [" + other() + "]");
        assertThat(call.join()).isEqualTo("handled error FAILOVER after sending to " + first);
    }

    @Test
    void aRetransmissionThatIsDiscardedIsAnErrorToHandle() {
        bothReady();
        loseAnswers();
        recorder.prepareAgain = (request, peer) -> Preparation.discard("too late");
        var call = cc.callAsync(Lab.request(pcef));
        lab.until(() -> served.size() == 1);

        lab.network.link(first(), "pcef").cut();
        lab.until(call::isDone);

        assertThat(call.join()).isEqualTo("handled error DISCARDED after sending to " + other());
    }

    @Test
    @Requirement({"S308", "S311"})
    void aRetransmissionThatCannotBeEncodedFailsTheCallWhichMayHaveBeenSent() {
        bothReady();
        loseAnswers();
        recorder.prepareAgain = (request, peer) -> Preparation.send(broken("missing AVP", request));
        var call = cc.callAsync(Lab.request(pcef));
        lab.until(() -> served.size() == 1);

        lab.network.link(first(), "pcef").cut();
        lab.until(call::isDone);

        CallException e = Lab.failure(call);
        assertThat(e).isInstanceOf(CallException.NoAnswer.class);
        assertThat(e.problem()).isEqualTo(CallProblem.NOT_ENCODED);
        assertThat(recorder.log).noneMatch(line -> line.startsWith("error"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pickPeer", "prepareRequest"})
    @Requirement({"S309", "S311"})
    void aCallbackThatFailsBeforeTheSendingFailsTheCallUnsent(String callback) {
        bothReady();
        recorder.pick = candidates -> {
            if (callback.equals("pickPeer")) {
                throw onPurpose();
            }
            return Pick.of(candidates.get(0));
        };
        recorder.prepare = (request, peer) -> {
            throw onPurpose();
        };

        var call = cc.callAsync(Lab.request(pcef));
        lab.until(call::isDone);

        CallException e = Lab.failure(call);
        assertThat(e).isInstanceOf(CallException.NotSent.class).hasMessageContaining(callback + " failed");
        assertThat(e.problem()).isEqualTo(CallProblem.CALLBACK_FAILED);
        assertThat(e).hasRootCauseMessage("broken on purpose");
        assertThat(recorder.log).noneMatch(line -> line.startsWith("error"));
        nothingWasSent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pickPeer", "prepareRetransmit", "handleAnswer", "handleError"})
    @Requirement("S310")
    void aCallbackThatFailsAfterTheSendingFailsTheCallWhichMayHaveBeenSent(String callback) {
        Recorder failing = new Recorder() {
            @Override
            public String handleAnswer(
                    Message answer, List<Fault> faults, Message request, Peer peer, CallContext context) {
                throw onPurpose();
            }

            @Override
            public String handleError(CallException error, Message request, Peer peer, CallContext context) {
                throw onPurpose();
            }
        };
        Node client = lab.start(lab.node("client")
                .application(
                        CreditControl.APPLICATION, app -> app.callbacks(failing).inlineCallbacks())
                .peer(Lab.uri("ocs1"), Lab::persistent)
                .peer(Lab.uri("ocs2"), Lab::persistent));
        lab.until(() -> client.peers().stream().allMatch(Peer::isReady));
        if (!callback.equals("handleAnswer")) {
            lab.network.link("ocs1", "client").drop(ApplicationCallTest::isAnswer);
            lab.network.link("ocs2", "client").drop(ApplicationCallTest::isAnswer);
        }

        var call = client.application("rfc8506", String.class).callAsync(Lab.request(client));
        lab.until(() -> served.size() == 1);
        if (callback.equals("pickPeer")) {
            failing.pick = candidates -> {
                throw onPurpose();
            };
        }
        failing.prepareAgain = (request, peer) -> {
            throw onPurpose();
        };
        if (callback.equals("pickPeer") || callback.equals("prepareRetransmit")) {
            lab.network.link(first(), "client").cut();
        }
        lab.until(call::isDone);

        CallException e = Lab.failure(call);
        assertThat(e).isInstanceOf(CallException.NoAnswer.class).hasMessageContaining(callback + " failed");
        assertThat(e.problem()).isEqualTo(CallProblem.CALLBACK_FAILED);
        assertThat(e).hasRootCauseMessage("broken on purpose");
    }

    @Test
    @Requirement("S311")
    void whatAHandlerThrowsCannotSayThatNothingWasSentWhereItWas() {
        Recorder lying = new Recorder() {
            @Override
            public String handleError(CallException error, Message request, Peer peer, CallContext context) {
                throw new CallException.NotSent(CallProblem.NO_PEER, error.explanation());
            }
        };
        Node client = lab.start(lab.node("client")
                .application(
                        CreditControl.APPLICATION, app -> app.callbacks(lying).inlineCallbacks())
                .peer(Lab.uri("ocs1"), Lab::persistent));
        lab.until(() -> client.peers().get(0).isReady());
        lab.network.link("ocs1", "client").drop(ApplicationCallTest::isAnswer);

        var call = client.application("rfc8506").callAsync(Lab.request(client));
        lab.until(call::isDone);

        assertThat(Lab.failure(call)).isInstanceOf(CallException.NoAnswer.class);
        assertThat(Lab.failure(call).problem()).isEqualTo(CallProblem.CALLBACK_FAILED);
    }

    @Test
    void allAttemptsTogetherTakeNoLongerThanTheCallsTime() {
        bothReady();
        loseAnswers();
        Duration asked = lab.network.now();
        var call = cc.callAsync(Lab.request(pcef), DEFAULTS.timeout(Duration.ofSeconds(8)));
        lab.until(() -> served.size() == 1);
        lab.network.advance(Duration.ofSeconds(5));

        lab.network.link(first(), "pcef").cut();
        lab.until(call::isDone);

        assertThat(lab.network.now().minus(asked)).isBetween(Duration.ofSeconds(8), Duration.ofMillis(8_020));
        assertThat(served).hasSize(2);
        assertThat(call.join()).isEqualTo("handled error TIMEOUT after sending to " + other());
    }

    @Test
    void aPeerThatWasTriedIsNotTriedAgain() {
        bothReady();
        loseAnswers();
        var call = cc.callAsync(Lab.request(pcef), DEFAULTS.timeout(Duration.ofMinutes(10)));
        lab.until(() -> served.size() == 1);
        lab.network.link(first(), "pcef").cut();
        lab.until(() -> served.size() == 2);
        lab.until(() -> pcef.peers().stream().allMatch(Peer::isReady));

        lab.network.link(other(), "pcef").cut();
        lab.until(call::isDone);

        assertThat(call.join()).isEqualTo("handled error FAILOVER after sending to " + other());
    }

    @Test
    void whoCancelsHearsNoMoreOfIt() {
        bothReady();
        loseAnswers();
        var call = cc.callAsync(Lab.request(pcef));
        lab.until(() -> served.size() == 1);

        call.cancel(false);
        lab.network.advance(Duration.ofSeconds(6));

        assertThat(recorder.log).containsExactly("pick [ocs1, ocs2]", "prepare for " + first());
    }

    @Test
    void aRequestOfAnotherApplicationIsTheCallersMistake() {
        bothReady();
        Message other = Message.builder(CommandCode.CREDIT_CONTROL, 5).request().build();

        assertThat(catchThrowable(() -> cc.callAsync(other, DEFAULTS)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("application 5")
                .hasMessageContaining("expected: a request of");
    }

    @Test
    void aPeerThatIsNoCandidateCannotBePicked() {
        bothReady();
        var stranger = lab.start(lab.node("stranger").peer(Lab.uri("ocs1"), Lab::persistent));
        recorder.pick = candidates -> Pick.of(stranger.peers().get(0));
        CallException e = Lab.failure(cc.callAsync(Lab.request(pcef)));

        assertThat(e.problem()).isEqualTo(CallProblem.CALLBACK_FAILED);
        assertThat(e).hasMessageContaining("expected: one of [");
    }

    private static IllegalStateException onPurpose() {
        return new IllegalStateException("broken on purpose");
    }

    private static Message broken(String how, Message request) {
        return switch (how) {
            case "missing AVP" -> without(request, Samples.SERVICE_CONTEXT_ID);
            case "bad value" ->
                without(request, Samples.CC_REQUEST_TYPE).toBuilder()
                        .avp(Samples.text(Samples.CC_REQUEST_TYPE, "not a number"))
                        .build();
            case "too long" ->
                request.toBuilder().avp(Avp.of(9_999, 0, 0, new byte[4 << 20])).build();
            case "answer" -> request.withFlags(0);
            default ->
                Message.builder(CommandCode.CREDIT_CONTROL, 5)
                        .request()
                        .avps(request.avps())
                        .build();
        };
    }

    private static String whatIsWrong(String how) {
        return switch (how) {
            case "missing AVP" -> "Service-Context-Id";
            case "bad value" -> "CC-Request-Type";
            case "too long" -> "longer than the largest";
            case "answer" -> "it is an answer";
            default -> "its application is 5";
        };
    }

    private static Message without(Message request, int code) {
        var builder =
                Message.builder(request.commandCode(), request.applicationId()).flags(request.flags());
        for (int i = 0; i < request.avps().size(); i++) {
            if (request.avps().code(i) != code) {
                builder.avp(request.avps().get(i));
            }
        }
        return builder.build();
    }

    private NodeBuilder server(String name) {
        return lab.node(name).serveInline(CreditControlRequest.TYPE, request -> {
            served.add(name + (request.message().isRetransmitted() ? " again" : " first"));
            received.add(request.message());
            return Lab.success(request);
        });
    }

    private void bothReady() {
        lab.until(() -> pcef.peers().stream().allMatch(Peer::isReady));
        assertThat(ocs1.peers()).isNotEmpty();
        assertThat(ocs2.peers()).isNotEmpty();
        recorder.log.clear();
    }

    private void loseAnswers() {
        lab.network.link("ocs1", "pcef").drop(ApplicationCallTest::isAnswer);
        lab.network.link("ocs2", "pcef").drop(ApplicationCallTest::isAnswer);
    }

    private static boolean isAnswer(Message message) {
        return message.commandCode() == CommandCode.CREDIT_CONTROL && !message.isRequest();
    }

    private void nothingWasSent() {
        lab.network.advance(Duration.ofSeconds(1));
        assertThat(served).isEmpty();
    }

    private String first() {
        return served.isEmpty()
                ? Objects.requireNonNull(recorder.log.get(1)).substring("prepare for ".length())
                : served.get(0).substring(0, 4);
    }

    private String other() {
        return first().equals("ocs1") ? "ocs2" : "ocs1";
    }
}
