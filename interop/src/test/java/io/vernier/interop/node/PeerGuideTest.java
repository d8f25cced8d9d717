package io.vernier.interop.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vernier.codec.BaseAvps;
import io.vernier.codec.CommandCode;
import io.vernier.codec.Message;
import io.vernier.codec.VendorId;
import io.vernier.interop.freediameter.FreeDiameterNode;
import io.vernier.interop.process.ForeignStack;
import io.vernier.interop.process.FreePort;
import io.vernier.interop.process.Needs;
import io.vernier.interop.process.Processes;
import io.vernier.interop.wire.Wiretap;
import io.vernier.interop.wire.Wiretap.Sender;
import io.vernier.messages.ietf.creditcontrol.CreditControl;
import io.vernier.messages.ietf.creditcontrol.CreditControlRequest;
import io.vernier.node.Node;
import io.vernier.node.Peer;
import io.vernier.node.PeerConnectionState;
import io.vernier.node.Tcp;
import io.vernier.protocol.peer.ApplicationIds;
import io.vernier.protocol.peer.DisconnectCause;
import io.vernier.requirements.Requirement;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What users of python-diameter know of servers, settings, peers and connections, section by section of
 * docs/requirements.md, with freeDiameter at the other end.
 */
@Needs({ForeignStack.FREEDIAMETER, ForeignStack.FREEDIAMETER_EXTENSION})
class PeerGuideTest {
    private static final Duration READY = Duration.ofSeconds(60);
    private static final String HOST = "fd.example";

    @RegisterExtension
    final Processes processes = new Processes();

    private final Seen seen = new Seen();

    @AfterEach
    void keepWhatWasSeen() {
        seen.write(processes.folder());
    }

    @Test
    @Requirement({"S30", "S31", "S32", "S54"})
    void aServerWaitsForPeersThatItMerelyKnows() {
        int port = FreePort.find();
        try (var node = Node.named(Ours.HOST, "example")
                .listen(Tcp.at("127.0.0.1", 0))
                .peer("aaa://" + HOST + ":" + port, peer -> {})
                .serve(CreditControlRequest.TYPE, Ours::answer)
                .onEvent(seen)
                .start()) {
            var known = node.peer(HOST).orElseThrow();
            assertThat(known.connection()).isEmpty();

            var foreign = FreeDiameterNode.start(processes, HOST, port, Map.of(Ours.HOST, Ours.port(node)));
            foreign.expectUp(Ours.HOST);

            assertThat(foreign.call("cc", 3, 1, 10_000)).isEqualTo(Map.of("2001", 3));
            assertThat(known.isReady()).isTrue();
            assertThat(known.connection().orElseThrow().isReceiver()).isTrue();
        }
    }

    @Test
    @Requirement({"S64", "S67", "S70"})
    void settingsOfANodeCountFromTheNextExchangeOn() {
        var foreign = FreeDiameterNode.start(processes, HOST, Map.of());
        try (var tap = Wiretap.to(foreign.port());
                var node = Ours.client(HOST, tap.port())
                        .reconnect(Ours.soon())
                        .productName("Before")
                        .build()) {
            node.configure(change -> change.vendorId(VendorId.ETSI).productName("Started"));
            node.start();
            node.awaitReady(READY);
            assertThat(node.settings().productName()).isEqualTo("Started");
            assertSaid(tap.expect(1, Sender.CALLER, CommandCode.CAPABILITIES_EXCHANGE, true), VendorId.ETSI, "Started");

            node.configure(change -> change.vendorId(VendorId.THREEGPP).productName("Running"));
            assertThat(node.settings().vendorId()).isEqualTo(VendorId.THREEGPP);
            assertThat(tap.count(Sender.CALLER, CommandCode.CAPABILITIES_EXCHANGE, true))
                    .isEqualTo(1);
            tap.cut();
            assertSaid(
                    tap.expect(2, Sender.CALLER, CommandCode.CAPABILITIES_EXCHANGE, true),
                    VendorId.THREEGPP,
                    "Running");
        }
    }

    @Test
    @Requirement({"S112", "S114", "S118", "S119", "S129", "S133"})
    void aPeerTellsWhatBecameOfIt() {
        var start = Instant.now();
        var foreign = FreeDiameterNode.start(processes, HOST, Map.of());
        try (var node =
                Node.named(Ours.HOST, "example").use(CreditControl.APPLICATION).start()) {
            Peer peer = node.addPeer("aaa://" + HOST + ":" + foreign.port(), p -> p.addresses("127.0.0.1"));
            assertThat(node.peer(HOST)).containsSame(peer);
            assertThat(peer.connection()).isEmpty();
            assertThat(peer.lastConnect()).isEmpty();

            node.connect(HOST);
            await().atMost(READY).until(peer::isReady);
            assertThat(peer.connection().orElseThrow().peer()).containsSame(peer);
            foreign.expectState(Ours.HOST, "STATE_OPEN(_NEW)?");
            assertThat(peer.realm()).hasValue("example");
            assertThat(peer.lastConnect().orElseThrow()).isBetween(start, Instant.now());
            assertThat(peer.lastDisconnect()).isEmpty();
            node.call(Ours.ccr(node, 1));

            node.disconnect(HOST, DisconnectCause.BUSY);
            await().atMost(READY).until(() -> peer.connection().isEmpty());
            assertThat(peer.lastDisconnect().orElseThrow())
                    .isBetween(peer.lastConnect().orElseThrow(), Instant.now());
            var counters = peer.counters();
            assertThat(counters.cer().sent()).isEqualTo(1);
            assertThat(counters.cea().received()).isEqualTo(1);
            assertThat(counters.dwr().received()).isEqualTo(counters.dwa().sent());
            assertThat(counters.dpr().sent()).isEqualTo(1);
            assertThat(counters.dpa().received()).isEqualTo(1);
            assertThat(counters.requestsSent()).isEqualTo(1);
            assertThat(counters.answersReceived()).isEqualTo(1);
        }
    }

    @Test
    @Requirement({"S148", "S149", "S152", "S160", "S162"})
    void aConnectionTellsItsStateAndWhatBothSidesHave() {
        var foreign = FreeDiameterNode.start(processes, HOST, Map.of());
        try (var node = Ours.client(HOST, foreign.port()).start()) {
            node.awaitReady(READY);

            var connection = node.peer(HOST).flatMap(Peer::connection).orElseThrow();
            assertThat(connection.state()).isIn(PeerConnectionState.READY_STATES);
            assertThat(connection.isSender()).isTrue();
            assertThat(connection.isReceiver()).isFalse();
            assertThat(connection.authApplicationIds()).isEqualTo(ApplicationIds.of(4));
            assertThat(connection.acctApplicationIds()).isEqualTo(ApplicationIds.of(3));
            assertThat(node.peers().stream()
                            .filter(peer -> peer.connection()
                                    .filter(one -> PeerConnectionState.READY_STATES.contains(one.state()))
                                    .isPresent()))
                    .extracting(Peer::host)
                    .containsExactly(HOST);
        }
    }

    @Test
    @Requirement({"S165", "S166", "S168"})
    void aMessageIsSentByHand() throws Exception {
        var foreign = FreeDiameterNode.start(processes, HOST, Map.of());
        try (var tap = Wiretap.to(foreign.port());
                var node = Ours.client(HOST, tap.port()).start()) {
            node.awaitReady(READY);
            var peer = node.peer(HOST).orElseThrow();
            var connection = peer.connection().orElseThrow();
            var request = Ours.ccr(node, 5);
            int hopByHop = connection.nextHopByHopId();
            int endToEnd = node.nextEndToEndId();

            connection.send(request.message().withIds(hopByHop, endToEnd)).get();

            var sent = tap.expect(1, Sender.CALLER, CommandCode.CREDIT_CONTROL, true);
            var answer = tap.expect(1, Sender.LISTENER, CommandCode.CREDIT_CONTROL, false);
            assertThat(sent.require(BaseAvps.SESSION_ID)).isEqualTo(request.sessionId());
            assertThat(sent.hopByHopId()).isEqualTo(hopByHop);
            assertThat(sent.endToEndId()).isEqualTo(endToEnd);
            assertThat(answer.hopByHopId()).isEqualTo(hopByHop);
            assertThat(answer.resultCode()).hasValue(2001);
            assertThat(node.call(Ours.ccr(node, 6)).resultCode()).isEqualTo(2001);
        }
    }

    private static void assertSaid(Message cer, long vendor, String product) {
        assertThat(cer.require(BaseAvps.VENDOR_ID)).isEqualTo(vendor);
        assertThat(cer.require(BaseAvps.PRODUCT_NAME)).isEqualTo(product);
    }
}
