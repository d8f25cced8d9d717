package io.vernier.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.codec.CommandCode;
import io.vernier.codec.ResultCode;
import io.vernier.messages.ietf.creditcontrol.CreditControlAnswer;
import io.vernier.messages.ietf.creditcontrol.CreditControlRequest;
import io.vernier.node.statistics.CommandKey;
import io.vernier.node.statistics.CommandStatistics;
import io.vernier.node.statistics.Exchanged;
import io.vernier.node.statistics.Irregularity;
import io.vernier.node.statistics.ResponseTimes;
import io.vernier.node.statistics.ResultCount;
import io.vernier.node.statistics.TrafficStatistics;
import io.vernier.node.statistics.Window;
import io.vernier.protocol.peer.DisconnectCause;
import io.vernier.requirements.Requirement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StatisticsTest {
    private static final long CREDIT_CONTROL = 4;
    private final Lab lab = new Lab();
    private int resultCode = ResultCode.SUCCESS;

    private final Node ocs = lab.start(lab.node("ocs")
            .serveInline(
                    CreditControlRequest.TYPE,
                    request -> CreditControlAnswer.to(request)
                            .resultCode(resultCode)
                            .build()));
    private final Node pcef =
            lab.start(lab.node("pcef").callTimeout(Duration.ofSeconds(10)).peer(Lab.uri("ocs"), Lab::persistent));

    @AfterEach
    void end() {
        lab.close();
    }

    @Test
    @Requirement("S134")
    void eachMessageOfTheBaseProtocolIsCountedOnItsOwnInBothDirections() {
        lab.until(() -> ready(pcef));
        Peer client = peer(ocs, "pcef");
        Peer server = peer(pcef, "ocs");
        assertThat(client.counters().cer()).isEqualTo(new Exchanged(0, 1));
        assertThat(client.counters().cea()).isEqualTo(new Exchanged(1, 0));
        assertThat(server.counters().cer()).isEqualTo(new Exchanged(1, 0));
        assertThat(server.counters().cea()).isEqualTo(new Exchanged(0, 1));

        lab.until(() ->
                server.counters().dwr().sent() >= 1 && server.counters().dwr().received() >= 1);
        lab.network.settle();
        Exchanged requests = server.counters().dwr();
        assertThat(server.counters().dwa()).isEqualTo(new Exchanged(requests.received(), requests.sent()));
        assertThat(client.counters().dwr()).isEqualTo(new Exchanged(requests.received(), requests.sent()));
        assertThat(client.counters().dwa()).isEqualTo(requests);
        pcef.disconnect(Lab.host("ocs"), DisconnectCause.BUSY);
        lab.network.settle();

        PeerCounters counted = server.counters();
        assertThat(counted.dpr()).isEqualTo(new Exchanged(1, 0));
        assertThat(counted.dpa()).isEqualTo(new Exchanged(0, 1));
        assertThat(counted.cer()).isEqualTo(new Exchanged(1, 0));
        assertThat(counted.requestsSent()).isZero();
        assertThat(counted.answersReceived()).isZero();
        assertThat(ocs.statistics().baseRequests(CommandCode.DISCONNECT_PEER))
                .as("of a peer that was met and has gone")
                .isEqualTo(new Exchanged(0, 1));
        assertThat(ocs.statistics().baseAnswers(CommandCode.DISCONNECT_PEER)).isEqualTo(new Exchanged(1, 0));
    }

    @Test
    @Requirement({"S135", "S137", "S138"})
    void requestsAndAnswersOfApplicationsAreCountedByCommandDirectionAndResult() {
        lab.until(() -> ready(pcef));

        ask(3);
        resultCode = ResultCode.CREDIT_LIMIT_REACHED;
        ask(2);

        PeerCounters counters = peer(ocs, "pcef").counters();
        assertThat(counters.requestsReceived()).isEqualTo(5);
        assertThat(counters.answersSent()).isEqualTo(5);
        assertThat(counters.requestsSent()).isZero();
        assertThat(counters.answersReceived()).isZero();
        TrafficStatistics server = peer(ocs, "pcef").statistics();
        CommandStatistics answered = creditControl(server);
        assertThat(answered.command()).isEqualTo(new CommandKey("Credit-Control", CREDIT_CONTROL, 272));
        assertThat(answered.requests()).isEqualTo(new Exchanged(0, 5));
        assertThat(answered.answers()).isEqualTo(new Exchanged(5, 0));
        assertThat(answered.sentResults())
                .containsExactlyInAnyOrder(new ResultCount(0, 2001, 3), new ResultCount(0, 4012, 2));
        assertThat(answered.receivedResults()).isEmpty();
        assertThat(server.requestsReceived()).isEqualTo(new Window(5, 5, 5));
        assertThat(server.sentResults())
                .containsOnly(Map.entry(2, new Window(3, 3, 3)), Map.entry(4, new Window(2, 2, 2)));
        CommandStatistics asked = creditControl(peer(pcef, "ocs").statistics());
        assertThat(asked.requests()).isEqualTo(new Exchanged(5, 0));
        assertThat(asked.answers()).isEqualTo(new Exchanged(0, 5));
        assertThat(asked.receivedResults())
                .containsExactlyInAnyOrder(new ResultCount(0, 2001, 3), new ResultCount(0, 4012, 2));
    }

    @Test
    void windowsForgetWhatIsOlderThanOneFiveAndFifteenMinutes() {
        lab.until(() -> ready(pcef));
        ask(6);
        Peer client = peer(ocs, "pcef");

        lab.network.advance(Duration.ofSeconds(58));
        assertThat(client.statistics().requestsReceived()).isEqualTo(new Window(6, 6, 6));
        assertThat(client.statistics().requestsReceived().perSecond()).isEqualTo(0.1);
        lab.network.advance(Duration.ofSeconds(2));
        assertThat(client.statistics().requestsReceived()).isEqualTo(new Window(0, 6, 6));
        lab.network.advance(Duration.ofMinutes(4));
        assertThat(client.statistics().requestsReceived()).isEqualTo(new Window(0, 0, 6));
        ask(1);
        lab.network.advance(Duration.ofMinutes(10));
        assertThat(client.statistics().requestsReceived()).isEqualTo(new Window(0, 0, 1));
    }

    @Test
    @Requirement({"S136", "S139"})
    void responseTimesOfTheLast1024AnswersAndTheRateTheyAllowAreKept() {
        var gate = new Gate();
        Node slow = lab.start(lab.node("slow").serve(CreditControlRequest.TYPE, gate::pass));
        Node client = lab.start(lab.node("client").peer(Lab.uri("slow"), Lab::persistent));
        lab.until(() -> ready(client));

        for (int millis : new int[] {100, 300, 200}) {
            var call = client.callAsync(Lab.request(client));
            lab.network.settle();
            lab.network.advance(Duration.ofMillis(millis));
            gate.open();
            Lab.eventually(() -> {
                lab.network.settle();
                return call.isDone();
            });
        }

        ResponseTimes times = peer(slow, "client").statistics().responseTimes();
        assertThat(times.count()).isEqualTo(3);
        assertThat(times.average()).isEqualTo(Duration.ofMillis(200));
        assertThat(times.processedPerSecond())
                .as("3 in 0.6 s, rounded up to 1 s")
                .isEqualTo(3);
        assertThat(times.max()).isEqualTo(Duration.ofMillis(300));
        assertThat(times.p50()).isBetween(Duration.ofNanos(193_600_000), Duration.ofNanos(206_400_000));
        assertThat(times.p99()).isBetween(Duration.ofNanos(290_400_000), Duration.ofMillis(300));
        assertThat(creditControl(peer(slow, "client").statistics()).responseTimes())
                .isEqualTo(times);
        assertThat(peer(client, "slow").statistics().roundTrips().average()).isEqualTo(Duration.ofMillis(200));
        assertThat(peer(client, "slow").statistics().responseTimes()).isEqualTo(ResponseTimes.NONE);
    }

    @Test
    @Requirement("S106")
    void theNodeSumsUpEveryPeerAtTheMomentOfAsking() {
        Node second = lab.start(lab.node("second").peer(Lab.uri("ocs"), Lab::persistent));
        lab.until(() -> ready(pcef) && ready(second));
        assertThat(ocs.statistics().requests()).isEqualTo(Exchanged.NONE);

        ask(2);
        answered(second, second.callAsync(Lab.request(second)));

        TrafficStatistics sum = ocs.statistics();
        assertThat(sum.requests()).isEqualTo(new Exchanged(0, 3));
        assertThat(creditControl(sum).sentResults()).containsExactly(new ResultCount(0, 2001, 3));
        assertThat(sum.responseTimes().count()).isEqualTo(3);
        assertThat(sum.requestsReceived()).isEqualTo(new Window(3, 3, 3));
        assertThat(sum.baseRequests(CommandCode.CAPABILITIES_EXCHANGE)).isEqualTo(new Exchanged(0, 2));
        second.stop(Duration.ZERO);
        lab.network.settle();
        lab.until(() -> ocs.peers().size() == 1); // the other has been forgotten
        assertThat(ocs.statistics().requests()).as("totals never go back").isEqualTo(new Exchanged(0, 3));
        ask(1);
        assertThat(ocs.statistics().requests()).isEqualTo(new Exchanged(0, 4));
    }

    @Test
    void aPeerKeepsWhatWasCountedOverReconnections() {
        lab.until(() -> ready(pcef));
        ask(2);

        lab.network.link("pcef", "ocs").cut();
        lab.until(() -> !ready(pcef));
        lab.until(() -> ready(pcef));
        ask(1);

        TrafficStatistics statistics = peer(pcef, "ocs").statistics();
        assertThat(creditControl(statistics).requests()).isEqualTo(new Exchanged(3, 0));
        assertThat(statistics.requestsSent().last15Minutes()).isEqualTo(3);
        assertThat(statistics.roundTrips().count()).isEqualTo(3);
        assertThat(statistics.baseRequests(CommandCode.CAPABILITIES_EXCHANGE).sent())
                .isEqualTo(2);
    }

    @Test
    void commandsThatNoDictionaryKnowsShareOneRow() {
        var raw = Stranger.open(lab, "raw", "ocs");

        for (int code = 1000; code < 1100; code++) {
            raw.ask(Samples.request(code, CREDIT_CONTROL, Samples.ccrAvps()));
        }

        TrafficStatistics statistics = peer(ocs, "raw").statistics();
        assertThat(statistics.commands())
                .extracting(c -> c.command().name())
                .containsExactlyInAnyOrder("unknown", "Capabilities-Exchange");
        CommandStatistics unknown = statistics.commands().get(0);
        assertThat(unknown.command()).isEqualTo(CommandKey.UNKNOWN);
        assertThat(unknown.requests()).isEqualTo(new Exchanged(0, 100));
        assertThat(unknown.sentResults()).containsExactly(new ResultCount(0, 3001, 100));
    }

    @Test
    void whatGoesAnotherWayIsCountedByItsKind() {
        lab.until(() -> ready(pcef));
        var raw = Stranger.open(lab, "raw", "ocs");
        raw.send(Samples.ccr(Samples.ccrAvps().subList(0, 4)));
        raw.send(Samples.ccr().answerBuilder().build());
        lab.network.link("pcef", "ocs").drop(message -> !message.isRequest());

        CompletableFuture<CreditControlAnswer> lost = pcef.callAsync(Lab.request(pcef), Duration.ofSeconds(2));
        lab.until(lost::isCompletedExceptionally);

        TrafficStatistics statistics = peer(ocs, "raw").statistics();
        assertThat(creditControl(statistics).irregularities())
                .containsOnly(
                        Map.entry(Irregularity.FAULTY_REQUEST, 1L), Map.entry(Irregularity.UNEXPECTED_ANSWER, 1L));
        assertThat(peer(pcef, "ocs").statistics().count(Irregularity.TIMEOUT)).isEqualTo(1);
        assertThat(peer(pcef, "ocs").counters().timeouts()).isEqualTo(1);
    }

    @Test
    void withoutTrafficCountersOnlyTheLinkIsCounted() {
        Node quiet = lab.start(lab.node("quiet").trafficCounters(false).peer(Lab.uri("ocs"), Lab::persistent));
        lab.until(() -> ready(quiet));

        answered(quiet, quiet.callAsync(Lab.request(quiet)));

        TrafficStatistics statistics = quiet.statistics();
        assertThat(statistics.commands()).extracting(c -> c.command().name()).containsExactly("Capabilities-Exchange");
        assertThat(statistics.baseRequests(CommandCode.CAPABILITIES_EXCHANGE)).isEqualTo(new Exchanged(1, 0));
        assertThat(statistics.roundTrips()).isEqualTo(ResponseTimes.NONE);
        assertThat(statistics.requestsSent()).isEqualTo(Window.NONE);
    }

    @Test
    void octetsOfAllMessagesAreCountedAsTheyTravel() {
        lab.until(() -> ready(pcef));
        ask(1);

        Exchanged here = peer(pcef, "ocs").statistics().octets();
        Exchanged there = peer(ocs, "pcef").statistics().octets();

        assertThat(here.sent()).isEqualTo(there.received()).isPositive();
        assertThat(here.received()).isEqualTo(there.sent()).isPositive();
    }

    private void ask(int times) {
        for (int i = 0; i < times; i++) {
            answered(pcef, pcef.callAsync(Lab.request(pcef)));
        }
    }

    private void answered(Node node, CompletableFuture<CreditControlAnswer> call) {
        lab.network.settle();
        assertThat(call).as("%s", node).isCompleted();
    }

    private static CommandStatistics creditControl(TrafficStatistics statistics) {
        return statistics.command(CREDIT_CONTROL, CommandCode.CREDIT_CONTROL).orElseThrow();
    }

    private static boolean ready(Node node) {
        return node.peers().stream().allMatch(Peer::isReady);
    }

    private static Peer peer(Node node, String name) {
        return node.peer(Lab.host(name)).orElseThrow();
    }

    /** A handler that answers when it is told to. */
    private static final class Gate {
        private final Semaphore open = new Semaphore(0);

        CreditControlAnswer pass(CreditControlRequest request) throws InterruptedException {
            open.acquire();
            return Lab.success(request);
        }

        void open() {
            open.release();
        }
    }
}
