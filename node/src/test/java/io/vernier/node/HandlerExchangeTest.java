package io.vernier.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vernier.codec.BaseAvps;
import io.vernier.codec.Message;
import io.vernier.codec.ResultCode;
import io.vernier.dictionary.validation.ValidationOptions;
import io.vernier.messages.ietf.capabilitiesupdate.CapabilitiesUpdate;
import io.vernier.messages.ietf.creditcontrol.CreditControl;
import io.vernier.messages.ietf.creditcontrol.CreditControlAnswer;
import io.vernier.messages.ietf.creditcontrol.CreditControlRequest;
import io.vernier.requirements.Requirement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Handlers and rules that are exchanged while the node runs. */
class HandlerExchangeTest {
    private final Lab lab = new Lab();

    @AfterEach
    void end() {
        lab.close();
    }

    @Test
    @Requirement("S229")
    void theNextRequestIsForTheNewHandlerAndNothingKeepsTheOldOne() throws Exception {
        Node ocs = lab.start(lab.server("ocs"));
        Stranger raw = Stranger.open(lab, "raw", "ocs");
        assertThat(raw.ask(Samples.ccr()).resultCode()).hasValue(2001);

        ocs.serveInline(CreditControlRequest.TYPE, request -> answer(request, 4010));
        assertThat(raw.ask(Samples.ccr()).resultCode()).hasValue(4010);

        assertThat(ocs.unserve(CreditControlRequest.TYPE)).isTrue();
        assertThat(raw.ask(Samples.ccr()).resultCode()).hasValue(ResultCode.COMMAND_UNSUPPORTED);
        assertThat(ocs.unserve(CreditControlRequest.TYPE)).isFalse();
        assertThat(raw.isClosed()).isFalse();
    }

    @Test
    @Requirement("S229")
    void noRequestIsLostWhileHandlersAreExchangedUnderLoad() throws Exception {
        Node ocs = lab.start(Lab.overTcp("ocs").serveInline(CreditControlRequest.TYPE, Lab::success));
        Node pcef = lab.start(Lab.clientOf(ocs).callTimeout(Duration.ofSeconds(20)));
        pcef.awaitReady(Duration.ofSeconds(20));
        var calls = new ArrayList<CompletableFuture<CreditControlAnswer>>();

        for (int i = 0; i < 2_000; i++) {
            calls.add(pcef.callAsync(Lab.request(pcef)));
            if (i % 50 == 0) {
                long resultCode = 2001L + i / 50 % 2;
                ocs.serve(CreditControlRequest.TYPE, request -> answer(request, resultCode));
            }
        }

        assertThat(calls)
                .allSatisfy(call -> assertThat(call.join().resultCode()).isBetween(2001L, 2002L));
        assertThat(pcef.call(Lab.request(pcef)).resultCode())
                .as("the last one wins")
                .isEqualTo(2002);
    }

    @Test
    void aRequestUnderWayIsFinishedByTheHandlerThatHasIt() throws Exception {
        var reached = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        Node ocs = lab.start(Lab.overTcp("ocs").serve(CreditControlRequest.TYPE, request -> {
            reached.countDown();
            goOn.await();
            return Lab.success(request);
        }));
        Node pcef = lab.start(Lab.clientOf(ocs).callTimeout(Duration.ofSeconds(20)));
        pcef.awaitReady(Duration.ofSeconds(20));
        var slow = pcef.callAsync(Lab.request(pcef));
        assertThat(reached.await(20, TimeUnit.SECONDS)).isTrue();

        ocs.serveInline(CreditControlRequest.TYPE, request -> answer(request, 4010));

        assertThat(pcef.call(Lab.request(pcef)).resultCode()).isEqualTo(4010);
        goOn.countDown();
        assertThat(slow.get(20, TimeUnit.SECONDS).resultCode()).isEqualTo(2001);
    }

    @Test
    void anApplicationThatHadNoneMayGetAHandlerLater() {
        Node ocs = lab.start(lab.node("ocs"));
        Stranger raw = Stranger.open(lab, "raw", "ocs");
        assertThat(raw.ask(Samples.ccr()).resultCode()).hasValue(ResultCode.COMMAND_UNSUPPORTED);

        ocs.serveInline(CreditControlRequest.TYPE, Lab::success);

        assertThat(raw.ask(Samples.ccr()).resultCode()).hasValue(2001);
    }

    @Test
    void anApplicationThatTheNodeHasNotIsNamed() {
        Node ocs = lab.start(lab.node("ocs"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ocs.serve(CapabilitiesUpdate.APPLICATION, (request, from) -> Optional.empty()))
                .withMessage("application 10 (expected: one of this node's: application 4)");
    }

    @Test
    void anApplicationThatIsTakenAwayIsUnsupportedFromThenOn() {
        Node ocs = lab.start(lab.server("ocs").use(CapabilitiesUpdate.APPLICATION));
        Stranger raw = Stranger.open(lab, "raw", "ocs");
        assertThat(raw.ask(Samples.ccr()).resultCode()).hasValue(2001);
        var calling = ocs.application(CreditControl.APPLICATION.dictionary().name(), Message.class);

        assertThat(ocs.removeApplication(calling.alias())).isTrue();

        assertThat(raw.ask(Samples.ccr()).resultCode()).hasValue(ResultCode.APPLICATION_UNSUPPORTED);
        assertThat(raw.isClosed()).isFalse();
        assertThat(calling.callAsync(Lab.request(ocs)))
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .havingCause()
                .satisfies(e -> assertThat(((CallException) e).problem()).isEqualTo(CallProblem.NO_SUCH_APPLICATION));
        Stranger later = Stranger.connect(lab, "later", "ocs");
        assertThat(later.ask(Samples.cer(Lab.host("later"))).resultCode())
                .as("nothing in common any more")
                .hasValue(5010);
        assertThat(ocs.removeApplication(calling.alias())).isFalse();
    }

    @Test
    void anApplicationThatATransportEntryNamesCannotBeTakenAway() {
        Node ocs = lab.start(lab.server("ocs")
                .application(CreditControl.APPLICATION, o -> o.alias("cc"))
                .peer(
                        Lab.uri("pcef"),
                        p -> p.transport("memory").addresses("pcef").applications("cc")));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ocs.removeApplication("cc"))
                .withMessageContaining("cc (expected: one that no transport entry names");
        Stranger raw = Stranger.open(lab, "raw", "ocs");
        assertThat(raw.ask(Samples.ccr()).resultCode()).hasValue(2001);
    }

    @Test
    void howStrictlyRequestsAreLookedAtCanBeSwitchedWhileTheNodeRuns() {
        Node ocs = lab.start(lab.server("ocs"));
        Stranger raw = Stranger.open(lab, "raw", "ocs");
        var avps = Samples.ccrAvps();
        Samples.remove(avps, Samples.SERVICE_CONTEXT_ID);
        assertThat(raw.ask(Samples.ccr(avps)).resultCode()).hasValue(ResultCode.MISSING_AVP);

        ocs.configure(c -> c.validation(ValidationOptions.DEFAULT.withArities(false)));
        assertThat(raw.ask(Samples.ccr(avps)).resultCode()).hasValue(2001);

        ocs.configure(c -> c.validation(ValidationOptions.DEFAULT));
        assertThat(raw.ask(Samples.ccr(avps)).resultCode()).hasValue(ResultCode.MISSING_AVP);
    }

    @Test
    void oneApplicationMayBeLookedAtMoreLeniently() {
        lab.start(
                lab.server("ocs").application(CreditControl.APPLICATION, o -> o.validation(ValidationOptions.LENIENT)));
        Stranger raw = Stranger.open(lab, "raw", "ocs");
        var avps = Samples.ccrAvps();
        Samples.remove(avps, Samples.SERVICE_CONTEXT_ID);
        avps.add(Samples.number(99_999, 1));

        assertThat(raw.ask(Samples.ccr(avps)).resultCode()).hasValue(2001);
    }

    @Test
    void aHandlerThatStumblesOverWhatWasLetThroughTellsThePeerWhatIsWrong() {
        lab.start(lab.node("ocs")
                .validation(ValidationOptions.LENIENT)
                .serveInline(CreditControlRequest.TYPE, request -> {
                    assertThat(request.serviceContextId()).isNotEmpty();
                    return Lab.success(request);
                }));
        Stranger raw = Stranger.open(lab, "raw", "ocs");
        var avps = Samples.ccrAvps();
        Samples.remove(avps, Samples.SERVICE_CONTEXT_ID);

        var answer = raw.ask(Samples.ccr(avps));

        assertThat(answer.resultCode()).hasValue(ResultCode.MISSING_AVP);
        assertThat(answer.require(BaseAvps.FAILED_AVP).code(0)).isEqualTo(Samples.SERVICE_CONTEXT_ID);
    }

    private static CreditControlAnswer answer(CreditControlRequest request, long resultCode) {
        return CreditControlAnswer.to(request).resultCode(resultCode).build();
    }
}
