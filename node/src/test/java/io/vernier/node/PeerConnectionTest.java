package io.vernier.node;

import static io.vernier.node.PeerConnectionState.CLOSED;
import static io.vernier.node.PeerConnectionState.CLOSING;
import static io.vernier.node.PeerConnectionState.CONNECTED;
import static io.vernier.node.PeerConnectionState.CONNECTING;
import static io.vernier.node.PeerConnectionState.DISCONNECTING;
import static io.vernier.node.PeerConnectionState.READY;
import static io.vernier.node.PeerConnectionState.READY_STATES;
import static io.vernier.node.PeerConnectionState.READY_WAITING_DWA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vernier.codec.CommandCode;
import io.vernier.codec.Message;
import io.vernier.dictionary.ApplicationDefinition;
import io.vernier.dictionary.ApplicationDefinition.Kind;
import io.vernier.messages.base.accounting.Accounting;
import io.vernier.messages.ietf.creditcontrol.CreditControl;
import io.vernier.messages.ietf.creditcontrol.CreditControlRequest;
import io.vernier.protocol.peer.ApplicationIds;
import io.vernier.protocol.peer.DisconnectCause;
import io.vernier.requirements.Requirement;
import io.vernier.transport.SendResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PeerConnectionTest {
    private static final Duration DELAY = Duration.ofMillis(100);

    private final Lab lab = new Lab();
    private final List<Message> served = new CopyOnWriteArrayList<>();
    private final Node ocs = lab.start(lab.node("ocs").serveInline(CreditControlRequest.TYPE, ccr -> {
        served.add(ccr.message());
        return Lab.success(ccr);
    }));
    private final Node pcef = lab.start(lab.node("pcef").peer(Lab.uri("ocs"), Lab::dialled));
    private final Peer peer = pcef.peer(Lab.host("ocs")).orElseThrow();

    @AfterEach
    void end() {
        lab.close();
    }

    @Test
    @Requirement({"S119", "S129"})
    void aPeerHasAConnectionWhileItIsConnected() {
        assertThat(peer.connection()).isEmpty();

        pcef.connect(peer.host());
        lab.until(peer::isReady);
        PeerConnection connection = peer.connection().orElseThrow();
        assertThat(connection.isReady()).isTrue();
        assertThat(connection.peer()).containsSame(peer);
        assertThat(seenThere().peer()).contains(ocs.peer(Lab.host("pcef")).orElseThrow());

        lab.network.link("ocs", "pcef").cut();
        lab.network.settle();
        assertThat(peer.connection()).isEmpty();
        assertThat(connection.state()).isEqualTo(CLOSED);
    }

    @Test
    @Requirement({"S130", "S131"})
    void aConnectionMadeHereCountsFromItsSocketOn() {
        Stranger mute = Stranger.listen(lab, "mute");
        Node node = lab.start(lab.node("node").peer(Lab.uri("mute"), Lab::dialled));
        Peer silent = node.peer(Lab.host("mute")).orElseThrow();
        assertThat(silent.lastConnect()).isEmpty();
        Instant before = Instant.now();

        node.connect(silent.host());
        lab.network.settle();

        assertThat(mute.received).extracting(Message::commandCode).containsExactly(CommandCode.CAPABILITIES_EXCHANGE);
        assertThat(silent.connection().orElseThrow().state()).isEqualTo(CONNECTED);
        assertThat(silent.lastConnect().orElseThrow()).isBetween(before, Instant.now());
    }

    @Test
    @Requirement("S132")
    void aConnectionMadeThereCountsFromItsCerOn() {
        Node node = lab.start(lab.node("node").peer(Lab.uri("raw"), p -> p.transport("memory")));
        Peer raw = node.peer(Lab.host("raw")).orElseThrow();

        Stranger stranger = Stranger.connect(lab, "raw", "node");
        assertThat(raw.lastConnect()).isEmpty();
        assertThat(raw.connection()).isEmpty();

        Instant before = Instant.now();
        stranger.send(Samples.cer(Lab.host("raw")));
        assertThat(raw.lastConnect().orElseThrow()).isBetween(before, Instant.now());
        assertThat(raw.connection().orElseThrow().isReceiver()).isTrue();
    }

    @Test
    @Requirement("S133")
    void theEndOfAConnectionIsRememberedAndThatOfAnAttemptIsNone() {
        Node node = lab.start(lab.node("node").peer(Lab.uri("nobody"), Lab::dialled));
        Peer nobody = node.peer(Lab.host("nobody")).orElseThrow();
        node.connect(nobody.host());
        lab.until(() -> nobody.whyDisconnected().isPresent());
        assertThat(nobody.lastDisconnect()).isEmpty();

        pcef.connect(peer.host());
        lab.until(peer::isReady);
        assertThat(peer.lastDisconnect()).isEmpty();
        Instant before = Instant.now();
        pcef.disconnect(peer.host(), DisconnectCause.BUSY);
        lab.until(() -> peer.connection().isEmpty());

        assertThat(peer.lastDisconnect().orElseThrow()).isBetween(before, Instant.now());
    }

    @Test
    @Requirement("S147")
    void aConnectionIsAskedAndKeepsWhatAProgramWantsToRemember() {
        PeerConnection connection = connected();

        connection.attributes().put("colour", "green");

        assertThat(peer.connection().orElseThrow().attributes()).containsEntry("colour", "green");
        assertThat(connection.local()).isPresent();
        assertThat(connection.remote()).isEqualTo(peer.address());
        assertThat(connection.since()).isPresent();
        assertThat(connection.id()).isNotEqualTo(seenThere().id());
        assertThat(connection.queuedBytes()).isZero();
        assertThat(connection.queuedMessages()).isZero();
        assertThat(connection.pendingRequests()).isZero();
        lab.network.advance(Duration.ofSeconds(3));
        assertThat(connection.uptime()).isEqualTo(Duration.ofSeconds(3));
        assertThat(connection.silence()).isEqualTo(Duration.ofSeconds(3));
        assertThat(connection).hasToString("connection " + connection.id() + " READY ocs:3868");
    }

    @Test
    @Requirement({"S148", "S149"})
    void theApplicationsOfBothSidesAreKnownAfterTheExchange() {
        var vendors = new ApplicationDefinition(
                "Ours", 16_777_999, 10_415, Kind.AUTHENTICATION, CreditControl.APPLICATION.dictionary());
        var vendorsAccounting = new ApplicationDefinition(
                "Ours-Accounting", 16_777_998, 10_415, Kind.ACCOUNTING, Accounting.APPLICATION.dictionary());
        var mine = new ApplicationDefinition(
                "Mine", 16_777_997, 10_415, Kind.AUTHENTICATION, CreditControl.APPLICATION.dictionary());
        lab.start(lab.node("server")
                .application(vendors, o -> o.alias("ours"))
                .application(vendorsAccounting, o -> o.alias("ours-accounting"))
                .use(Accounting.APPLICATION));
        lab.network.link("client", "server").delay(DELAY);
        Node client = lab.start(lab.node("client")
                .application(vendors, o -> o.alias("ours"))
                .application(vendorsAccounting, o -> o.alias("ours-accounting"))
                .use(Accounting.APPLICATION)
                .application(mine, o -> o.alias("mine"))
                .peer(Lab.uri("server"), Lab::persistent));
        Peer server = client.peer(Lab.host("server")).orElseThrow();

        lab.until(() -> server.connection().isPresent());
        assertThat(server.connection().orElseThrow().authApplicationIds()).isEqualTo(ApplicationIds.none());
        assertThat(server.connection().orElseThrow().acctApplicationIds()).isEqualTo(ApplicationIds.none());

        lab.until(server::isReady);
        PeerConnection connection = server.connection().orElseThrow();
        assertThat(connection.authApplicationIds()).isEqualTo(ApplicationIds.of(4, 16_777_999));
        assertThat(connection.acctApplicationIds()).isEqualTo(ApplicationIds.of(3, 16_777_998));
    }

    @Test
    @Requirement({"S150", "S151", "S153"})
    void oneSupplyOfIdentifiersServesCallsAndHands() throws Exception {
        PeerConnection connection = connected();
        Set<Integer> byHand = ConcurrentHashMap.newKeySet();
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < 4; i++) {
            threads.add(Thread.ofVirtual().start(() -> {
                for (int n = 0; n < 250; n++) {
                    byHand.add(connection.nextHopByHopId());
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        for (int i = 0; i < 100; i++) {
            CompletableFuture<?> answer = pcef.callAsync(Lab.request(pcef));
            lab.until(answer::isDone);
        }

        assertThat(byHand).hasSize(1000);
        assertThat(served)
                .extracting(Message::hopByHopId)
                .doesNotHaveDuplicates()
                .doesNotContainAnyElementsOf(byHand);
        assertThat(served)
                .extracting(Message::endToEndId)
                .doesNotHaveDuplicates()
                .doesNotContain(0);
        assertThat(served).hasSize(100);
    }

    @Test
    @Requirement({"S152", "S159"})
    void readyPeersAreFoundByTheStatesOfTheirConnections() {
        Stranger.listen(lab, "mute");
        Node node = lab.start(lab.node("node")
                .peer(Lab.uri("ocs"), Lab::persistent)
                .peer(Lab.uri("mute"), Lab::persistent)
                .peer(Lab.uri("nobody"), Lab::dialled));
        lab.until(() -> node.peer(Lab.host("ocs")).orElseThrow().isReady());

        List<String> ready = node.peers().stream()
                .filter(known -> known.connection()
                        .filter(connection -> READY_STATES.contains(connection.state()))
                        .isPresent())
                .map(Peer::host)
                .toList();

        assertThat(ready).containsExactly(Lab.host("ocs"));
        assertThat(READY_STATES).containsExactlyInAnyOrder(READY, READY_WAITING_DWA);
        for (PeerConnectionState state : PeerConnectionState.values()) {
            assertThat(state.isReady()).isEqualTo(state == READY || state == READY_WAITING_DWA);
        }
    }

    @Test
    @Requirement({"S155", "S156", "S158"})
    void aConnectionPassesThroughItsStatesInOrder() {
        lab.network.link("ocs", "pcef").delay(DELAY);
        pcef.connect(peer.host());
        PeerConnection connection = pcef.connections().get(0);
        Set<PeerConnectionState> made = new LinkedHashSet<>();
        Set<PeerConnectionState> accepted = new LinkedHashSet<>();

        watch(connection, made, accepted, READY);
        lab.until(() -> seenThere().state() == READY_WAITING_DWA || connection.state() == READY_WAITING_DWA);
        made.add(connection.state());
        accepted.add(seenThere().state());
        pcef.disconnect(peer.host(), DisconnectCause.BUSY);
        watch(connection, made, accepted, CLOSED);

        made.addAll(accepted);
        assertThat(made).contains(READY_WAITING_DWA);
        made.remove(READY_WAITING_DWA);
        assertThat(made).containsExactly(CONNECTING, CONNECTED, READY, DISCONNECTING, CLOSING, CLOSED);
        assertThat(PeerConnectionState.values())
                .containsExactly(CONNECTING, CONNECTED, READY, READY_WAITING_DWA, DISCONNECTING, CLOSING, CLOSED);
        assertThat(pcef.connections()).isEmpty();
        assertThat(ocs.connections()).isEmpty();
    }

    private void watch(
            PeerConnection connection,
            Set<PeerConnectionState> made,
            Set<PeerConnectionState> accepted,
            PeerConnectionState last) {
        while (connection.state() != last) {
            made.add(connection.state());
            ocs.connections().forEach(one -> accepted.add(one.state()));
            lab.network.advance(Duration.ofMillis(1));
        }
        made.add(last);
    }

    @Test
    void aWatchdogRequestIsWaitedForUntilItsAnswerComes() {
        PeerConnection connection = connected();
        assertThat(connection.waitingForDwa()).isEmpty();

        lab.network.link("ocs", "pcef").part();
        lab.until(() -> connection.state() == READY_WAITING_DWA);
        lab.network.advance(Duration.ofSeconds(2));

        assertThat(connection.waitingForDwa()).hasValue(Duration.ofSeconds(2));
        assertThat(connection.isReady()).isTrue();
        assertThat(connection.silence()).isGreaterThan(Lab.TW);
        lab.network.link("ocs", "pcef").heal();
        lab.until(() -> connection.waitingForDwa().isEmpty());
        assertThat(connection.state()).isEqualTo(READY);
    }

    @Test
    @Requirement("S157")
    void messagesOfApplicationsAreTakenOnlyWhenReady() {
        lab.network.link("ocs", "pcef").delay(DELAY);
        pcef.connect(peer.host());
        PeerConnection connection = pcef.connections().get(0);
        for (PeerConnectionState state : List.of(CONNECTING, CONNECTED)) {
            lab.until(() -> connection.state() == state);
            assertNotTaken();
        }
        lab.until(() -> connection.state() == READY);
        CompletableFuture<?> answer = pcef.callAsync(Lab.request(pcef));
        lab.until(answer::isDone);
        assertThat(answer).isCompletedWithValueMatching(cca -> cca != null);

        pcef.disconnect(peer.host(), DisconnectCause.BUSY);
        for (PeerConnectionState state : List.of(DISCONNECTING, CLOSED)) {
            lab.until(() -> connection.state() == state);
            assertNotTaken();
        }

        Stranger early = Stranger.connect(lab, "early", "ocs");
        early.send(Samples.ccr());
        assertThat(early.received).isEmpty();
        assertThat(early.isClosed()).isTrue();
        assertThat(served).hasSize(1);
    }

    private void assertNotTaken() {
        assertThat(pcef.callAsync(Lab.request(pcef))).isCompletedExceptionally();
        assertThatExceptionOfType(CallException.NotSent.class).isThrownBy(() -> pcef.call(Lab.request(pcef)));
    }

    @Test
    @Requirement({"S160", "S161", "S162"})
    void eachSideKnowsWhoMadeTheConnection() {
        PeerConnection connection = connected();

        assertThat(connection.isSender()).isTrue();
        assertThat(connection.isReceiver()).isFalse();
        assertThat(seenThere().isReceiver()).isTrue();
        assertThat(seenThere().isSender()).isFalse();
        assertThat(PeerConnection.class.getMethods())
                .filteredOn(method ->
                        method.getName().contains("ender") || method.getName().contains("eceiver"))
                .allSatisfy(method -> assertThat(method.getParameterCount()).isZero());
    }

    @Test
    @Requirement({"S164", "S165", "S166", "S168"})
    void aMessageIsPushedThroughAConnectionByHand() throws Exception {
        PeerConnection connection = connected();
        CompletableFuture<?> normally = pcef.callAsync(Lab.request(pcef));
        lab.until(normally::isDone);
        CreditControlRequest plain = Lab.request(pcef);
        int hopByHopId = connection.nextHopByHopId();
        int endToEndId = pcef.nextEndToEndId();
        long unexpected = peer.counters().unexpectedAnswers();

        CompletableFuture<SendResult> sent = connection.send(plain.message().withIds(hopByHopId, endToEndId));
        lab.until(sent::isDone);
        lab.network.settle();

        assertThat(sent.get()).isEqualTo(SendResult.QUEUED);
        assertThat(served).hasSize(2);
        Message pushed = served.get(1);
        assertThat(pushed.hopByHopId()).isEqualTo(hopByHopId);
        assertThat(pushed.endToEndId()).isEqualTo(endToEndId);
        assertThat(CreditControlRequest.TYPE.view(pushed).sessionId()).isEqualTo(plain.sessionId());
        assertThat(CreditControlRequest.TYPE.view(pushed).originHost()).isEqualTo(pcef.originHost());
        assertThat(peer.counters().requestsSent()).isEqualTo(2);
        assertThat(peer.counters().unexpectedAnswers()).isEqualTo(unexpected + 1);
    }

    @Test
    @Requirement("S167")
    void aConnectionIsReadyOnlyAfterTheCapabilitiesExchange() throws Exception {
        lab.network.link("ocs", "pcef").delay(DELAY);
        pcef.connect(peer.host());
        PeerConnection connection = pcef.connections().get(0);
        assertThat(connection.send(Samples.ccr()).get()).isEqualTo(SendResult.CLOSED);

        lab.until(() -> peer.connection().isPresent());
        assertThat(connection.isReady()).isFalse();
        Duration before = lab.network.now();
        lab.until(connection::isReady);

        assertThat(lab.network.now().minus(before)).isGreaterThanOrEqualTo(DELAY.multipliedBy(2));
        assertThat(peer.capabilities()).isPresent();
    }

    @Test
    void aBrokenConnectionSaysWhoBrokeIt() throws Exception {
        PeerConnection connection = connected();

        connection.abort();
        lab.until(() -> connection.state() == CLOSED);

        assertThat(peer.whyDisconnected())
                .hasValueSatisfying(why -> assertThat(why.code()).isEqualTo(NodeProblem.BROKEN_OFF.code()));
        assertThat(connection.send(Samples.ccr()).get()).isEqualTo(SendResult.CLOSED);
        assertThat(connection.queuedBytes()).isZero();
    }

    private PeerConnection connected() {
        pcef.connect(peer.host());
        lab.until(peer::isReady);
        return peer.connection().orElseThrow();
    }

    /** The connection as the server sees it. */
    private PeerConnection seenThere() {
        return ocs.connections().get(0);
    }
}
