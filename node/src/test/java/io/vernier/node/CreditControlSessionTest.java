package io.vernier.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.codec.CommandFlags;
import io.vernier.codec.Message;
import io.vernier.messages.ietf.creditcontrol.CcRequestType;
import io.vernier.messages.ietf.creditcontrol.CcSessionFailover;
import io.vernier.messages.ietf.creditcontrol.CreditControlAnswer;
import io.vernier.messages.ietf.creditcontrol.CreditControlRequest;
import io.vernier.messages.ietf.creditcontrol.FinalUnitAction;
import io.vernier.node.session.CreditControlService;
import io.vernier.node.session.CreditControlSession;
import io.vernier.node.session.CreditControlStep;
import io.vernier.node.session.CreditDecision;
import io.vernier.protocol.creditcontrol.CreditControlSettings;
import io.vernier.protocol.creditcontrol.FailureHandling;
import io.vernier.protocol.creditcontrol.RequestType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CreditControlSessionTest {
    private static final long UNITS = 1_000;

    private final Lab lab = new Lab();
    private final List<CreditControlRequest> first = new ArrayList<>();
    private final List<CreditControlRequest> second = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private String busy = "";
    private Answering answers = CreditControlSessionTest::granted;

    @AfterEach
    void end() {
        lab.close();
    }

    private interface Answering {
        CreditControlAnswer to(String server, CreditControlRequest request);
    }

    private final class Service implements CreditControlService {
        @Override
        public Message request(CreditControlStep step) {
            told.add(step.type() + " " + step.number() + (step.mayBeRated() ? "" : " not rated"));
            return CreditControlRequest.builder()
                    .sessionId(step.sessionId())
                    .destinationRealm("example.net")
                    .serviceContextId("32251@3gpp.org")
                    .ccRequestType(CcRequestType.of(step.type().value()))
                    .ccRequestNumber(step.number())
                    .build()
                    .message();
        }

        @Override
        public void granted(Message answer) {
            told.add("granted");
        }

        @Override
        public void grantedWithoutUnits() {
            told.add("granted without units");
        }

        @Override
        public void terminate() {
            told.add("terminated");
        }

        @Override
        public void startFinalAction(Message answer) {
            told.add("final action on");
        }

        @Override
        public void endFinalAction() {
            told.add("final action off");
        }
    }

    private static CreditControlAnswer granted(String server, CreditControlRequest request) {
        return CreditControlAnswer.to(request)
                .resultCode(2001)
                .grantedServiceUnit(g -> g.ccTotalOctets(UNITS))
                .build();
    }

    private Node pcef() {
        lab.start(lab.node("ocs1").serveInline(CreditControlRequest.TYPE, ccr -> serve("ocs1", first, ccr)));
        lab.start(lab.node("ocs2").serveInline(CreditControlRequest.TYPE, ccr -> serve("ocs2", second, ccr)));
        var pcef = lab.start(
                lab.node("pcef").peer(Lab.uri("ocs1"), Lab::persistent).peer(Lab.uri("ocs2"), Lab::persistent));
        lab.until(() -> pcef.peers().stream().filter(Peer::isReady).count() == 2);
        return pcef;
    }

    private CreditControlAnswer serve(String server, List<CreditControlRequest> served, CreditControlRequest ccr) {
        served.add(ccr);
        var answer = answers.to(server, ccr).message();
        return answer.resultCode().orElse(0) / 1000 == 3
                ? CreditControlAnswer.TYPE.view(answer.withFlags(answer.flags() | CommandFlags.ERROR))
                : CreditControlAnswer.TYPE.view(answer);
    }

    private CreditDecision decided(CompletableFuture<CreditDecision> future) {
        lab.until(future::isDone);
        return future.join();
    }

    /** Both servers' requests, in the order of their numbers; the session stays with the one that answered first. */
    private List<CreditControlRequest> requests() {
        assertThat(first.isEmpty() || second.isEmpty()).isTrue();
        return first.isEmpty() ? second : first;
    }

    @Test
    void goesFromTheInitialRequestToTheTermination() {
        var session = CreditControlSession.of(pcef(), CreditControlSettings.defaults(), new Service());

        var initial = decided(session.initial());
        decided(session.update());
        decided(session.ratingChanged());
        var last = decided(session.terminate());

        assertThat(initial.isServiceGranted()).isTrue();
        assertThat(initial.isSessionOpen()).isTrue();
        assertThat(initial.answer()).isPresent();
        assertThat(initial.row()).isEqualTo("L2");
        assertThat(last.isServiceGranted()).isFalse();
        assertThat(last.isSessionOpen()).isFalse();
        assertThat(told)
                .containsExactly(
                        "INITIAL_REQUEST 0",
                        "granted",
                        "UPDATE_REQUEST 1",
                        "granted",
                        "UPDATE_REQUEST 2",
                        "granted",
                        "TERMINATION_REQUEST 3");
        assertThat(requests())
                .hasSize(4)
                .allSatisfy(ccr -> assertThat(ccr.sessionId()).isEqualTo(session.sessionId()));
    }

    @Test
    void staysWithTheServerThatAnsweredFirst() {
        var session = CreditControlSession.of(pcef(), CreditControlSettings.defaults(), new Service());
        decided(session.initial());

        for (int i = 0; i < 5; i++) {
            decided(session.update());
        }

        assertThat(requests()).hasSize(6);
        assertThat(requests().get(0).destinationHost()).isEmpty();
        assertThat(requests().subList(1, 6))
                .allSatisfy(ccr -> assertThat(ccr.destinationHost()).isPresent());
    }

    @Test
    void endsTheServiceWhenTxExpires() {
        var pcef = pcef();
        lab.network.link("ocs1", "pcef").drop(message -> message.commandCode() == 272 && !message.isRequest());
        lab.network.link("ocs2", "pcef").drop(message -> message.commandCode() == 272 && !message.isRequest());
        var session = CreditControlSession.of(pcef, CreditControlSettings.defaults(), new Service());
        Duration before = lab.network.now();

        var decision = decided(session.initial());

        assertThat(lab.network.now().minus(before)).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(11));
        assertThat(decision.isServiceGranted()).isFalse();
        assertThat(decision.isSessionOpen()).isFalse();
        assertThat(decision.row()).isEqualTo("L5");
        assertThat(told).containsExactly("INITIAL_REQUEST 0", "terminated");
    }

    @Test
    void grantsTheServiceWhenTxExpiresAndTakesTheLateAnswer() {
        var pcef = pcef();
        lab.network.link("ocs1", "pcef").delay(Duration.ofSeconds(6));
        lab.network.link("ocs2", "pcef").delay(Duration.ofSeconds(6));
        var session = CreditControlSession.of(
                pcef, CreditControlSettings.defaults().withFailureHandling(FailureHandling.CONTINUE), new Service());

        var decision = decided(session.initial());
        assertThat(decision.isServiceGranted()).isTrue();
        assertThat(decision.isSessionOpen()).isTrue();
        assertThat(decision.answer()).isEmpty();

        lab.until(() -> told.contains("granted"));
        assertThat(told).containsExactly("INITIAL_REQUEST 0", "granted without units", "granted");
    }

    @Test
    void movesToTheAlternativeWhereTheServerSupportsFailover() {
        var pcef = pcef();
        answers = (server, ccr) -> CreditControlAnswer.to(ccr)
                .resultCode(
                        ccr.ccRequestType().equals(CcRequestType.UPDATE_REQUEST) && server.equals(busy) ? 3004 : 2001)
                .ccSessionFailover(CcSessionFailover.FAILOVER_SUPPORTED)
                .build();
        var session = CreditControlSession.of(
                pcef, CreditControlSettings.defaults(), new Service(), List.of(Lab.host("ocs1"), Lab.host("ocs2")));
        decided(session.initial());
        String left = first.isEmpty() ? "ocs2" : "ocs1";
        busy = left;

        decided(session.update());
        decided(session.terminate());

        var to = left.equals("ocs1") ? second : first;
        assertThat(to.stream().map(ccr -> ccr.ccRequestNumber())).contains(1L, 2L);
        assertThat(to)
                .allSatisfy(ccr -> assertThat(ccr.message().isRetransmitted()).isFalse());
    }

    @Test
    void staysWhereFailoverIsNotSupported() {
        var pcef = pcef();
        var session = CreditControlSession.of(
                pcef,
                CreditControlSettings.defaults().withFailureHandling(FailureHandling.CONTINUE),
                new Service(),
                List.of(Lab.host("ocs1"), Lab.host("ocs2")));
        decided(session.initial());
        answers = (server, ccr) -> CreditControlAnswer.to(ccr).resultCode(3004).build();

        var decision = decided(session.update());

        assertThat(decision.row()).isEqualTo("M9");
        assertThat(decision.isServiceGranted()).isTrue();
        assertThat(decision.isSessionOpen()).isFalse();
        assertThat(requests()).hasSize(2);
        assertThat(told).last().isEqualTo("granted without units");
    }

    @Test
    void asksAgainWhenTheValidityTimeIsOver() {
        answers = (server, ccr) -> CreditControlAnswer.to(ccr)
                .resultCode(2001)
                .grantedServiceUnit(g -> g.ccTotalOctets(UNITS))
                .validityTime(60)
                .build();
        var session = CreditControlSession.of(pcef(), CreditControlSettings.defaults(), new Service());
        decided(session.initial());

        lab.network.advance(Duration.ofSeconds(185));

        assertThat(told).filteredOn(line -> line.startsWith("UPDATE")).hasSize(3);
    }

    @Test
    void redirectsTheUserUntilThereAreUnitsAgain() {
        answers = (server, ccr) -> switch ((int) ccr.ccRequestNumber()) {
            case 0 ->
                CreditControlAnswer.to(ccr)
                        .resultCode(2001)
                        .grantedServiceUnit(g -> g.ccTotalOctets(UNITS))
                        .finalUnitIndication(f -> f.finalUnitAction(FinalUnitAction.RESTRICT_ACCESS))
                        .build();
            case 1 ->
                CreditControlAnswer.to(ccr).resultCode(2001).validityTime(30).build();
            default -> granted(server, ccr);
        };
        var session = CreditControlSession.of(
                pcef(),
                CreditControlSettings.defaults()
                        .withFinalUnitActions(
                                EnumSet.of(io.vernier.protocol.creditcontrol.FinalUnitAction.RESTRICT_ACCESS)),
                new Service());
        decided(session.initial());

        decided(session.update());
        lab.until(() -> told.contains("final action off"));

        assertThat(told)
                .containsExactly(
                        "INITIAL_REQUEST 0",
                        "granted",
                        "final action on",
                        "UPDATE_REQUEST 1 not rated",
                        "granted",
                        "UPDATE_REQUEST 2",
                        "final action off",
                        "granted");
    }

    @Test
    void answersReAuthAndAbortRequests() {
        var session = CreditControlSession.of(pcef(), CreditControlSettings.defaults(), new Service());
        var unknown = session.reAuthRequested();
        lab.until(unknown::isDone);
        assertThat(unknown.join()).isEqualTo(5002);
        decided(session.initial());

        var reAuth = session.reAuthRequested();
        lab.until(reAuth::isDone);
        assertThat(reAuth.join()).isEqualTo(2002);
        lab.until(() -> requests().size() == 2);
        lab.network.advance(Duration.ofSeconds(1));
        var abort = session.abortRequested();
        lab.until(abort::isDone);
        assertThat(abort.join()).isEqualTo(2001);
        lab.until(() -> requests().size() == 3);
        assertThat(told).contains("terminated", "TERMINATION_REQUEST 2");
    }

    @Test
    void saysWhatCannotBeAskedAndWhatTheServiceGotWrong() {
        var pcef = pcef();
        var session = CreditControlSession.of(pcef, CreditControlSettings.defaults(), new Service());
        var update = session.update();
        lab.until(update::isDone);
        assertThat(update)
                .isCompletedExceptionally()
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .withMessageContaining("the session is in state Idle");

        var failing = CreditControlSession.of(pcef, CreditControlSettings.defaults(), new CreditControlService() {
            @Override
            public Message request(CreditControlStep step) {
                throw new IllegalArgumentException("no " + RequestType.INITIAL_REQUEST);
            }

            @Override
            public void terminate() {
                told.add("terminated");
            }
        });
        var initial = failing.initial();
        lab.until(initial::isDone);
        assertThat(initial).isCompletedExceptionally();
        assertThat(catchCompletion(initial)).hasMessage("no INITIAL_REQUEST");
        lab.until(() -> told.contains("terminated"));
    }

    private static Throwable catchCompletion(CompletableFuture<?> future) {
        try {
            future.join();
            throw new AssertionError("ended well");
        } catch (CompletionException e) {
            return e.getCause() == null ? e : e.getCause();
        }
    }
}
