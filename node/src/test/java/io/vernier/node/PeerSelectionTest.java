package io.vernier.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.codec.BaseAvps;
import io.vernier.codec.CommandCode;
import io.vernier.codec.Message;
import io.vernier.messages.ietf.creditcontrol.CreditControlAnswer;
import io.vernier.messages.ietf.creditcontrol.CreditControlRequest;
import io.vernier.protocol.peer.DisconnectCause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who of several equal peers gets a request. */
class PeerSelectionTest {
    private static final List<String> SERVERS = List.of("ocs1", "ocs2", "ocs3");

    private final Lab lab = new Lab();
    private final Map<String, Integer> served = new HashMap<>();
    private final List<String> order = new ArrayList<>();
    private final Node pcef = lab.start(withPeers(lab.node("pcef")));

    @AfterEach
    void end() {
        lab.close();
    }

    @Test
    void byDefaultThePeerWithTheFewestOutstandingRequestsGetsTheNext() {
        ready();
        lab.network.link("ocs1", "pcef").drop(PeerSelectionTest::isAnswer);
        List<CompletableFuture<CreditControlAnswer>> stuck = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            stuck.add(pcef.callAsync(Lab.request(pcef), Duration.ofMinutes(1)));
            lab.network.advance(Duration.ofMillis(10));
        }
        assertThat(pcef.peer(Lab.host("ocs1")).orElseThrow().pendingRequests())
                .as("it gets no second one while the others have none")
                .isEqualTo(1);
        served.clear();

        call(100);

        assertThat(served).as("two peers have nothing to answer, one has").containsOnlyKeys("ocs2", "ocs3");
        assertThat(stuck).filteredOn(CompletableFuture::isDone).hasSize(5);
    }

    @Test
    void roundRobinTakesOneAfterTheOtherWhateverTheyHaveToDo() {
        ready();
        pcef.selectPeersBy(PeerSelection.roundRobin());
        lab.network.link("ocs1", "pcef").drop(PeerSelectionTest::isAnswer);

        for (int i = 0; i < 9; i++) {
            assertThat(pcef.callAsync(Lab.request(pcef))).isNotDone();
            lab.network.advance(Duration.ofMillis(10));
        }

        assertThat(served).containsEntry("ocs1", 3).containsEntry("ocs2", 3).containsEntry("ocs3", 3);
    }

    @Test
    void weightsSayHowOftenAPeerIsTaken() {
        ready();
        pcef.selectPeersBy(PeerSelection.weighted(peer -> switch (peer.host().charAt(3)) {
            case '1' -> 3;
            case '2' -> 1;
            default -> 0;
        }));

        call(40);

        assertThat(served).containsEntry("ocs1", 30).containsEntry("ocs2", 10).doesNotContainKey("ocs3");
        assertThat(order.subList(0, 4)).as("spread evenly").contains("ocs2");
    }

    @Test
    void aSessionSticksToItsPeerAndOnlyTheSessionsOfALostPeerMove() {
        ready();
        pcef.selectPeersBy(PeerSelection.sticky());
        Map<String, String> before = new HashMap<>();
        for (int i = 0; i < 60; i++) {
            before.put("session;" + i, callIn("session;" + i));
        }
        assertThat(before.values()).as("all take part").contains("ocs1", "ocs2", "ocs3");
        before.forEach((session, peer) -> assertThat(callIn(session)).isEqualTo(peer));

        pcef.disconnect(Lab.host("ocs2"), DisconnectCause.BUSY);
        lab.until(() -> !pcef.peer(Lab.host("ocs2")).orElseThrow().isReady());

        before.forEach((session, peer) -> {
            if (!peer.equals("ocs2")) {
                assertThat(callIn(session)).isEqualTo(peer);
            }
        });
    }

    @Test
    void inOrderTheFirstThatIsReadyIsTaken() {
        ready();
        pcef.selectPeersBy(PeerSelection.inOrder(Lab.host("ocs3"), Lab.host("ocs1")));

        call(5);
        assertThat(served).containsOnlyKeys("ocs3");

        pcef.disconnect(Lab.host("ocs3"), DisconnectCause.BUSY);
        lab.until(() -> !pcef.peer(Lab.host("ocs3")).orElseThrow().isReady());
        served.clear();
        call(5);
        assertThat(served).containsOnlyKeys("ocs1");
    }

    @Test
    void aChoiceOfOnesOwnIsAskedOnlyWhereThereIsSomethingToChoose() {
        ready();
        List<Integer> candidates = new ArrayList<>();
        pcef.selectPeersBy((peers, request) -> {
            candidates.add(peers.size());
            return peers.get(peers.size() - 1);
        });

        call(2);
        Message forOne = Lab.request(pcef).message().toBuilder()
                .avp(BaseAvps.DESTINATION_HOST, Lab.host("ocs2"))
                .build();
        var call = pcef.callAsync(forOne);
        lab.until(call::isDone);

        assertThat(candidates).containsExactly(3, 3);
        assertThat(order).last().isEqualTo("ocs2");
    }

    @Test
    void aChoiceThatFailsFailsItsCallAndNothingElse() {
        ready();
        pcef.selectPeersBy((peers, request) -> {
            throw new IllegalStateException("no luck today");
        });

        var failed = pcef.callAsync(Lab.request(pcef));

        CallException e = Lab.failure(failed);
        assertThat(e).isInstanceOf(CallException.NotSent.class).hasMessageContaining("no luck today");
        assertThat(e.problem()).isEqualTo(CallProblem.CALLBACK_FAILED);
        pcef.selectPeersBy(PeerSelection.leastOutstanding());
        call(1);
    }

    private NodeBuilder withPeers(NodeBuilder builder) {
        for (String name : SERVERS) {
            lab.start(lab.node(name).serveInline(CreditControlRequest.TYPE, request -> {
                served.merge(name, 1, Integer::sum);
                order.add(name);
                return Lab.success(request);
            }));
            builder.peer(Lab.uri(name), Lab::persistent);
        }
        return builder;
    }

    private void ready() {
        lab.until(() -> pcef.peers().stream().allMatch(Peer::isReady));
    }

    private void call(int count) {
        for (int i = 0; i < count; i++) {
            var call = pcef.callAsync(Lab.request(pcef));
            lab.until(call::isDone);
            assertThat(call.join().resultCode()).isEqualTo(2001);
        }
    }

    private String callIn(String session) {
        Message request = Message.builder(CommandCode.CREDIT_CONTROL, 4)
                .request()
                .avp(BaseAvps.SESSION_ID, session)
                .avp(BaseAvps.DESTINATION_REALM, "example.net")
                .avp(BaseAvps.AUTH_APPLICATION_ID, 4L)
                .avp(Samples.text(Samples.SERVICE_CONTEXT_ID, "32251@3gpp.org"))
                .avp(Samples.number(Samples.CC_REQUEST_TYPE, 1))
                .avp(Samples.number(Samples.CC_REQUEST_NUMBER, 0))
                .build();
        var call = pcef.callAsync(request);
        lab.until(call::isDone);
        assertThat(call.join().resultCode()).hasValue(2001);
        return order.get(order.size() - 1);
    }

    private static boolean isAnswer(Message message) {
        return message.commandCode() == CommandCode.CREDIT_CONTROL && !message.isRequest();
    }
}
