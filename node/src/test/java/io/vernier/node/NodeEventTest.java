package io.vernier.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.codec.CommandCode;
import io.vernier.codec.Message;
import io.vernier.messages.ietf.creditcontrol.CreditControl;
import io.vernier.node.CloseReason.Kind;
import io.vernier.protocol.peer.DisconnectCause;
import io.vernier.protocol.watchdog.WatchdogState;
import io.vernier.requirements.Requirement;
import io.vernier.transport.Endpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NodeEventTest {
    private static final Duration TC = Duration.ofSeconds(30);

    private final Lab lab = new Lab();
    private final List<NodeEvent> told = new CopyOnWriteArrayList<>();

    @AfterEach
    void end() {
        lab.close();
    }

    @Test
    @Requirement({"S243", "S246"})
    void aPeerIsUpWithTheMessageOfItsCapabilitiesExchange() {
        List<NodeEvent> toldThere = new CopyOnWriteArrayList<>();
        Node ocs = lab.start(lab.server("ocs").onEvent(toldThere::add));
        Node pcef = start("ocs");
        Peer peer = pcef.peer(Lab.host("ocs")).orElseThrow();
        lab.until(peer::isReady);

        NodeEvent.PeerUp here = first(NodeEvent.PeerUp.class);
        assertThat(here.peer()).isSameAs(peer);
        Message cea = here.capabilities().orElseThrow();
        assertThat(cea.commandCode()).isEqualTo(CommandCode.CAPABILITIES_EXCHANGE);
        assertThat(cea.isRequest()).isFalse();
        assertThat(here.transport()).isSameAs(connectEntry(pcef));
        assertThat(here.transport().kind()).isEqualTo(TransportEntry.Kind.CONNECT);
        assertThat(here.transport().properties()).containsEntry("site", "north");

        Lab.eventually(() -> has(toldThere, NodeEvent.PeerUp.class));
        NodeEvent.PeerUp there = first(toldThere, NodeEvent.PeerUp.class);
        Message cer = there.capabilities().orElseThrow();
        assertThat(cer.commandCode()).isEqualTo(CommandCode.CAPABILITIES_EXCHANGE);
        assertThat(cer.isRequest()).isTrue();
        assertThat(there.transport()).isSameAs(ocs.transports().get(0));
        assertThat(there.transport().kind()).isEqualTo(TransportEntry.Kind.LISTEN);
        assertThat(there.peer().host()).isEqualTo(Lab.host("pcef"));
    }

    @Test
    @Requirement({"S244", "S245"})
    void aSuspectThatAnswersIsUpAgainWithoutAMessage() {
        lab.start(lab.server("ocs"));
        Node pcef = start("ocs");
        Peer peer = pcef.peer(Lab.host("ocs")).orElseThrow();
        lab.until(peer::isReady);

        lab.network.link("ocs", "pcef").part();
        lab.until(() -> peer.watchdogState() == WatchdogState.SUSPECT);
        NodeEvent.PeerDown down = first(NodeEvent.PeerDown.class);
        assertThat(down.peer()).isSameAs(peer);
        assertThat(down.transport()).isSameAs(connectEntry(pcef));
        lab.network.link("ocs", "pcef").heal();
        lab.until(peer::isReady);

        Lab.eventually(() -> count(NodeEvent.PeerUp.class) == 2);
        assertThat(all(NodeEvent.PeerUp.class).get(1).capabilities()).isEmpty();
        assertThat(peer.counters().connects()).isEqualTo(1);
        assertThat(count(NodeEvent.PeerDown.class)).isEqualTo(1);
        assertThat(all(NodeEvent.WatchdogChanged.class))
                .extracting(changed -> changed.from() + " " + changed.to())
                .containsExactly("INITIAL OKAY", "OKAY SUSPECT", "SUSPECT OKAY");
    }

    @Test
    @Requirement("S244")
    void aPeerThatProvedItselfIsUpAgainWithoutAMessage() {
        lab.start(lab.server("ocs"));
        Node pcef = start("ocs");
        Peer peer = pcef.peer(Lab.host("ocs")).orElseThrow();
        lab.until(peer::isReady);

        lab.network.link("ocs", "pcef").cut();
        lab.until(() -> peer.watchdogState() == WatchdogState.REOPEN);
        lab.until(peer::isReady);

        Lab.eventually(() -> count(NodeEvent.PeerUp.class) == 2);
        assertThat(all(NodeEvent.PeerUp.class).get(0).capabilities()).isPresent();
        assertThat(all(NodeEvent.PeerUp.class).get(1).capabilities()).isEmpty();
    }

    @Test
    @Requirement("S249")
    void anotherAttemptIsToldWhenItIsMade() {
        Node pcef = start("nobody");
        lab.network.settle();
        Lab.eventually(() -> count(NodeEvent.ReconnectScheduled.class) == 1);
        Duration wait = first(NodeEvent.ReconnectScheduled.class).in();
        Peer nobody = pcef.peer(Lab.host("nobody")).orElseThrow();

        lab.network.advance(wait.minusMillis(1));
        assertThat(count(NodeEvent.Reconnecting.class)).isZero();
        assertThat(nobody.isReady()).isFalse();
        lab.network.advance(Duration.ofMillis(1));

        Lab.eventually(() -> count(NodeEvent.Reconnecting.class) == 1);
        assertThat(wait).isBetween(TC.minusSeconds(10), TC.plusSeconds(10));
        NodeEvent.Reconnecting attempt = first(NodeEvent.Reconnecting.class);
        assertThat(attempt.peer()).isSameAs(nobody);
        assertThat(attempt.transport()).isSameAs(connectEntry(pcef));
        assertThat(((PeerOptions) attempt.transport().options()).isPersistent()).isTrue();
    }

    /** A form that nobody has written down yet. */
    private record Comet(Instant at) implements NodeEvent {}

    @Test
    @Requirement("S250")
    void listenersLiveWithFormsThatTheyDoNotKnow() {
        var known = new AtomicInteger();
        Node node = lab.start(lab.node("node")
                .onEvent(event -> {
                    switch (event) {
                        case NodeEvent.Started started -> known.incrementAndGet();
                        case NodeEvent.Stopped stopped -> known.addAndGet(10);
                        default -> {}
                    }
                })
                .onEvent(event -> {
                    if (event instanceof Comet) {
                        throw new IllegalStateException("what is that?");
                    }
                    told.add(event);
                }));

        node.events().tell(new Comet(Instant.EPOCH));
        node.stopNow();

        Lab.eventually(() -> known.get() == 11 && has(told, NodeEvent.Stopped.class));
        assertThat(told).hasSize(2);
    }

    @Test
    void everyEndHasItsReason() {
        assertThat(reasonOf("nobody").kind()).isEqualTo(Kind.NO_CONNECTION);

        Stranger.listen(lab, "mute");
        CloseReason mute = reasonOf("mute");
        assertThat(mute.kind()).isEqualTo(Kind.CEA_TIMEOUT);
        assertThat(mute.packet()).isEmpty();

        lab.start(Node.named(Lab.host("other"), "example.net")
                .transport(lab.network.host("other"))
                .listen(new Listen("memory", Endpoint.of("other", 3868)))
                .admit((host, address) -> false)
                .use(CreditControl.APPLICATION));
        CloseReason unknown = reasonOf("other");
        assertThat(unknown.kind()).isEqualTo(Kind.CEA_REFUSED);
        assertThat(unknown.resultCode()).isEqualTo(OptionalLong.of(3010));
        assertThat(unknown.packet().orElseThrow().isRequest()).isFalse();

        lab.start(lab.server("ocs"));
        Node polite = start("ocs");
        Peer ocs = polite.peer(Lab.host("ocs")).orElseThrow();
        lab.until(ocs::isReady);
        told.clear();
        polite.disconnect(ocs.host(), DisconnectCause.BUSY);
        lab.until(() -> ocs.connection().isEmpty());
        assertThat(first(NodeEvent.Closed.class).reason().kind()).isEqualTo(Kind.PARTED);
    }

    @Test
    void aLostPeerAndASilentOneDiffer() {
        lab.start(lab.server("ocs"));
        Node pcef = start("ocs");
        Peer peer = pcef.peer(Lab.host("ocs")).orElseThrow();
        lab.until(peer::isReady);

        lab.network.link("ocs", "pcef").cut();
        lab.until(() -> peer.connection().isEmpty());
        assertThat(first(NodeEvent.Closed.class).reason()).isEqualTo(CloseReason.LOST);

        lab.until(peer::isReady);
        lab.network.link("ocs", "pcef").part();
        lab.until(() -> peer.connection().isEmpty());
        Lab.eventually(() -> count(NodeEvent.Closed.class) == 2);
        assertThat(all(NodeEvent.Closed.class).get(1).reason().kind()).isEqualTo(Kind.WATCHDOG_TIMEOUT);
    }

    @Test
    void whoeverIsTurnedAwayIsToldWithHisMessage() {
        Node node = lab.start(lab.node("node").admit((host, address) -> false).onEvent(told::add));
        Stranger.connect(lab, "raw", "node").send(Samples.cer(Lab.host("raw")));
        NodeEvent.ConnectionRefused refused = first(NodeEvent.ConnectionRefused.class);
        assertThat(refused.transport()).isSameAs(node.transports().get(0));
        assertThat(refused.reason().kind()).isEqualTo(Kind.CER_REFUSED);
        assertThat(refused.reason().resultCode()).isEqualTo(OptionalLong.of(3010));
        assertThat(refused.reason().packet().orElseThrow().isRequest()).isTrue();

        told.clear();
        Stranger.connect(lab, "early", "node").send(Samples.ccr());
        NodeEvent.ConnectionRefused early = first(NodeEvent.ConnectionRefused.class);
        assertThat(early.reason().kind()).isEqualTo(Kind.OUT_OF_ORDER);
        assertThat(early.reason().packet().orElseThrow().commandCode()).isEqualTo(CommandCode.CREDIT_CONTROL);

        told.clear();
        Stranger late = Stranger.connect(lab, "late", "node");
        lab.until(late::isClosed);
        assertThat(first(NodeEvent.Closed.class).reason().kind()).isEqualTo(Kind.CER_TIMEOUT);
    }

    /** What is told when a node dials this name and fails. */
    private CloseReason reasonOf(String name) {
        told.clear();
        Node node = lab.start(lab.node("to-" + name).onEvent(told::add).peer(Lab.uri(name), Lab::dialled));
        node.connect(Lab.host(name));
        lab.until(
                () -> node.peer(Lab.host(name)).orElseThrow().whyDisconnected().isPresent());
        return first(NodeEvent.Disconnected.class).reason();
    }

    private Node start(String peer) {
        return lab.start(lab.node("pcef").onEvent(told::add).peer(Lab.uri(peer), p -> {
            Lab.persistent(p);
            p.property("site", "north");
        }));
    }

    private static TransportEntry connectEntry(Node node) {
        return node.transports().stream()
                .filter(entry -> entry.kind() == TransportEntry.Kind.CONNECT)
                .findFirst()
                .orElseThrow();
    }

    private <E extends NodeEvent> E first(Class<E> kind) {
        Lab.eventually(() -> has(told, kind));
        return first(told, kind);
    }

    private static <E extends NodeEvent> E first(List<NodeEvent> events, Class<E> kind) {
        return events.stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst()
                .orElseThrow();
    }

    private <E extends NodeEvent> List<E> all(Class<E> kind) {
        return new ArrayList<>(
                told.stream().filter(kind::isInstance).map(kind::cast).toList());
    }

    private long count(Class<? extends NodeEvent> kind) {
        return all(kind).size();
    }

    private static boolean has(List<NodeEvent> events, Class<? extends NodeEvent> kind) {
        return events.stream().anyMatch(kind::isInstance);
    }
}
