package io.vernier.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.vernier.codec.ResultCode;
import io.vernier.codec.id.OriginStateId;
import io.vernier.messages.ietf.creditcontrol.CreditControlAnswer;
import io.vernier.messages.ietf.creditcontrol.CreditControlRequest;
import io.vernier.requirements.Requirement;
import io.vernier.transport.Endpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Nodes by name: made, given transports, listened to and stopped, in any order. */
class NodesTest {
    /** A name need not be a text. */
    private record Name(int number) {}

    private static final Name OCS = new Name(1);
    private static final Name PCEF = new Name(2);

    private final Lab lab = new Lab();
    private final Nodes nodes = Nodes.start();
    private final List<NodeEvent> events = new CopyOnWriteArrayList<>();

    @AfterEach
    void end() {
        nodes.close();
        lab.close();
    }

    @Test
    @Requirement({"S171", "S173", "S251", "S336", "S337", "S338"})
    void aNodeIsStartedByNameGetsItsTransportsApartAndSendsAndReceives() {
        Node ocs = nodes.start(OCS, lab.described("ocs").serveInline(CreditControlRequest.TYPE, Lab::success));
        Node pcef = nodes.start(PCEF, lab.described("pcef").serveInline(CreditControlRequest.TYPE, Lab::success));
        assertThat(ocs.transports()).isEmpty();
        assertThat(nodes.names()).containsExactlyInAnyOrder(OCS, PCEF);
        assertThat(nodes.find(OCS)).contains(ocs);

        nodes.addListener(OCS, new Listen("memory", Endpoint.of("ocs", 3868)), options -> {});
        nodes.addPeer(PCEF, Lab.uri("ocs"), Lab::persistent);
        lab.until(() -> pcef.peers().get(0).isReady() && ocs.peers().get(0).isReady());

        assertThat(ocs.peers().get(0).capabilities().orElseThrow().originHost()).isEqualTo("pcef.example.net");
        assertThat(call(nodes.node(PCEF)).resultCode()).isEqualTo(ResultCode.SUCCESS);
        assertThat(call(nodes.node(OCS)).resultCode()).isEqualTo(ResultCode.SUCCESS);
    }

    @Test
    @Requirement("S252")
    void aNameThatIsInUseIsRefused() {
        Node ocs = nodes.start(OCS, lab.described("ocs"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> nodes.start(OCS, lab.described("other")))
                .withMessage("a node named Name[number=1] runs already (expected: another name, or stop it first)");
        assertThat(ocs.isRunning()).isTrue();
        assertThat(nodes.find(OCS)).contains(ocs);

        assertThat(nodes.stop(OCS, Duration.ZERO)).isTrue();
        assertThat(nodes.find(OCS)).isEmpty();
        assertThat(nodes.start(OCS, lab.described("again")).isRunning()).isTrue();
    }

    @Test
    @Requirement({"S291", "S342"})
    void transportsAndListenersOfEventsMayComeBeforeTheirNodeAndStayAfterIt() {
        Node ocs = lab.start(lab.server("ocs"));
        nodes.onEvent(PCEF, events::add);
        ConnectEntry entry = nodes.addPeer(PCEF, Lab.uri("ocs"), Lab::persistent);
        lab.network.advance(Duration.ofMinutes(1));
        assertThat(ocs.peers()).isEmpty();
        assertThat(nodes.names()).isEmpty();
        assertThat(nodes.transports(PCEF)).containsExactly(entry);

        for (int run = 1; run <= 2; run++) {
            Node pcef = nodes.start(PCEF, lab.described("pcef" + run));
            lab.until(() -> pcef.peers().get(0).isReady());
            assertThat(pcef.transports()).containsExactly(entry);
            nodes.stop(PCEF, Duration.ZERO);
            lab.network.settle();
            int stops = run;
            Lab.eventually(() -> count(NodeEvent.Stopped.class) == stops);
        }

        assertThat(events.get(0)).isInstanceOf(NodeEvent.Started.class);
        assertThat(count(NodeEvent.PeerUp.class)).isEqualTo(2);
    }

    @Test
    @Requirement({"S341", "S343"})
    void eventsAreToldUntilTheListenerHasEnough() throws Exception {
        AutoCloseable subscription = nodes.onEvent(OCS, events::add);
        nodes.start(OCS, lab.described("ocs"));
        Lab.eventually(() -> count(NodeEvent.Started.class) == 1);

        subscription.close();
        var later = new CopyOnWriteArrayList<NodeEvent>();
        nodes.onEvent(OCS, later::add);
        nodes.stop(OCS, Duration.ZERO);

        Lab.eventually(() -> later.stream().anyMatch(NodeEvent.Stopped.class::isInstance));
        assertThat(events).hasSize(1);
    }

    @Test
    @Requirement("S340")
    void stoppingANodeEndsTheCallsThatWait() {
        Stranger raw = Stranger.listen(lab, "raw");
        Node pcef = nodes.start(PCEF, lab.described("pcef").peer(Lab.uri("raw"), Lab::persistent));
        lab.until(() -> !raw.received.isEmpty());
        raw.send(Samples.cea(raw.last(), Lab.host("raw"), ResultCode.SUCCESS));
        CompletableFuture<CreditControlAnswer> call = pcef.callAsync(Lab.request(pcef));
        lab.network.settle();
        assertThat(pcef.peers().get(0).pendingRequests()).isEqualTo(1);

        nodes.stop(PCEF, Duration.ZERO);
        lab.network.settle();

        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(call::join)
                .havingCause()
                .isInstanceOfSatisfying(
                        CallException.NoAnswer.class,
                        e -> assertThat(e.problem()).isEqualTo(CallProblem.CANCELLED));
        assertThat(nodes.names()).isEmpty();
        assertThat(nodes.stop(PCEF)).isFalse();
    }

    @Test
    @Requirement({"S175", "S333", "S334", "S339"})
    void withoutARegistryThatIsStartedThereAreNoNodes() {
        Node ocs = nodes.start(OCS, lab.described("ocs"));

        nodes.close();
        nodes.close();

        assertThat(ocs.isRunning()).isFalse();
        assertThatIllegalStateException()
                .isThrownBy(() -> nodes.start(OCS, lab.described("other")))
                .withMessage("VN-4404 The nodes of this program have been stopped. Start them with Nodes.start().");
        assertThatIllegalStateException().isThrownBy(nodes::names);
        assertThatIllegalStateException().isThrownBy(nodes::originStateId);
        assertThatIllegalStateException().isThrownBy(() -> nodes.stop(OCS));
        assertThatIllegalStateException().isThrownBy(() -> nodes.onEvent(OCS, events::add));
        assertThatIllegalStateException().isThrownBy(() -> nodes.addPeer(OCS, Lab.uri("pcef"), Lab::persistent));
        try (Nodes again = Nodes.start()) {
            assertThat(again.start(OCS, lab.described("again")).isRunning()).isTrue();
        }
    }

    @Test
    @Requirement({"S220", "S312", "S315"})
    void theOriginStateIdIsTheTimeOfTheStartForAsLongAsItLives() {
        long before = OriginStateId.startedAt(Instant.now());
        try (Nodes started = Nodes.start()) {
            long after = OriginStateId.startedAt(Instant.now());

            long id = started.originStateId();
            Node ocs = started.start(OCS, lab.described("ocs").originStateId(id));
            started.stop(OCS, Duration.ZERO);

            assertThat(id).isBetween(before, after);
            assertThat(ocs.settings().originStateId()).isEqualTo(id);
            assertThat(started.originStateId()).isEqualTo(id);
        }
    }

    @Test
    void anUnknownNameIsNamed() {
        nodes.start(OCS, lab.described("ocs"));

        assertThat(nodes.find("gx")).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> nodes.node("gx"))
                .withMessage("no node named gx runs (expected: one of [Name[number=1]])");
        assertThat(nodes.removeTransports("gx", entry -> true)).isZero();
    }

    @Test
    void transportsAreTakenAwayBeforeTheNodeWhileItRunsAndAfterwards() {
        ConnectEntry one = nodes.addPeer(PCEF, Lab.uri("one"), Lab::persistent);
        ConnectEntry two = nodes.addPeer(PCEF, Lab.uri("two"), Lab::persistent);
        ConnectEntry three = nodes.addPeer(PCEF, Lab.uri("three"), Lab::persistent);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> nodes.addPeer(PCEF, Lab.uri("THREE"), Lab::persistent))
                .withMessage("two peers named three.example.net (expected: one)");

        assertThat(nodes.removeTransports(PCEF, one::equals)).isEqualTo(1);
        Node pcef = nodes.start(PCEF, lab.described("pcef"));
        assertThat(pcef.transports()).containsExactly(two, three);
        assertThat(pcef.removeTransport(two.ref())).isTrue();
        assertThat(nodes.transports(PCEF)).containsExactly(three);
        nodes.stop(PCEF, Duration.ZERO);
        assertThat(nodes.removeTransports(PCEF, three::equals)).isEqualTo(1);

        assertThat(nodes.start(PCEF, lab.described("again")).transports()).isEmpty();
    }

    private long count(Class<?> kind) {
        return events.stream().filter(kind::isInstance).count();
    }

    private CreditControlAnswer call(Node from) {
        var answer = from.callAsync(Lab.request(from));
        lab.until(answer::isDone);
        return answer.join();
    }
}
