package io.vernier.node;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.vernier.codec.CommandCode;
import io.vernier.codec.Message;
import io.vernier.protocol.peer.PeerState;
import io.vernier.requirements.Requirement;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventsTest {
    private static final int QUEUE = 4096;

    private final Lab lab = new Lab();
    private final LogWatch log = LogWatch.of("events");

    @AfterEach
    void end() {
        lab.close();
        log.close();
    }

    @Test
    @Requirement("S242")
    void theLifeOfAConnectionIsToldInItsOrder() {
        List<NodeEvent> events = new CopyOnWriteArrayList<>();
        Node ocs = lab.start(lab.server("ocs"));
        Node pcef = lab.start(lab.node("pcef").onEvent(events::add).peer(Lab.uri("ocs"), Lab::persistent));
        lab.until(() -> pcef.peer(Lab.host("ocs")).orElseThrow().isReady());
        lab.network.link("ocs", "pcef").cut();
        lab.network.settle();
        assertThat(ocs.peer(Lab.host("pcef")).orElseThrow().state()).isEqualTo(PeerState.CLOSED);

        Lab.eventually(() -> events.size() >= 11);

        assertThat(events)
                .extracting(EventsTest::shortly)
                .containsExactly(
                        "Started",
                        "Closed to Wait-Conn-Ack",
                        "Wait-Conn-Ack to Wait-I-CEA",
                        "Wait-I-CEA to I-Open",
                        "INITIAL to OKAY",
                        "PeerUp with 257",
                        "OKAY to DOWN",
                        "PeerDown",
                        "I-Open to Closed",
                        "Disconnected",
                        "ReconnectScheduled");
    }

    @Test
    void aSlowListenerDelaysNobodyAndLosesWhatItCannotHold() throws Exception {
        var goOn = new CountDownLatch(1);
        var slow = new AtomicInteger();
        var quick = new AtomicInteger();
        Node node = lab.start(lab.node("node")
                .onEvent(event -> {
                    awaitQuietly(goOn);
                    slow.incrementAndGet();
                })
                .onEvent(event -> quick.incrementAndGet()));
        Lab.eventually(() -> quick.get() == 1);

        for (int i = 0; i < QUEUE + 500; i++) {
            node.events().tell(new NodeEvent.Started(Instant.EPOCH));
            int told = i + 2;
            if (i % 100 == 0) {
                Lab.eventually(() -> quick.get() == told);
            }
        }
        Lab.eventually(() -> quick.get() == QUEUE + 501);

        assertThat(slow).hasValue(0);
        assertThat(log.lines(Level.WARN)).singleElement().asString().contains("4096 events behind");
        goOn.countDown();
        Lab.eventually(() -> slow.get() == QUEUE + 1);
        node.events().tell(new NodeEvent.Started(Instant.EPOCH));
        Lab.eventually(() -> slow.get() == QUEUE + 2);
        assertThat(log.lines(Level.WARN)).last().asString().contains("has lost 500 events");
    }

    @Test
    void aListenerThatThrowsHearsOfTheNextEventAllTheSame() {
        var heard = new AtomicInteger();
        Node node = lab.start(lab.node("node").onEvent(event -> {
            if (heard.getAndIncrement() % 2 == 0) {
                throw new IllegalStateException("listener");
            }
            throw new AssertionError("listener");
        }));

        node.events().tell(new NodeEvent.Started(Instant.EPOCH));
        node.events().tell(new NodeEvent.Started(Instant.EPOCH));

        Lab.eventually(() -> heard.get() == 3);
        Lab.eventually(() -> log.lines(Level.WARN).size() == 3);
    }

    @Test
    void aListenerThatHasBeenClosedHearsNothingMore() throws Exception {
        var heard = new AtomicInteger();
        var other = new AtomicInteger();
        Node node = lab.start(lab.node("node").onEvent(event -> other.incrementAndGet()));
        AutoCloseable subscription = node.onEvent(event -> heard.incrementAndGet());
        node.events().tell(new NodeEvent.Started(Instant.EPOCH));
        Lab.eventually(() -> heard.get() == 1);

        subscription.close();
        node.events().tell(new NodeEvent.Started(Instant.EPOCH));

        Lab.eventually(() -> other.get() == 3);
        assertThat(heard).hasValue(1);
    }

    private static String shortly(NodeEvent event) {
        return switch (event) {
            case NodeEvent.StateChanged changed ->
                changed.from().rfcName() + " to " + changed.to().rfcName();
            case NodeEvent.WatchdogChanged changed -> changed.from() + " to " + changed.to();
            case NodeEvent.PeerUp up -> {
                Message packet = up.capabilities().orElseThrow();
                assertThat(packet.isRequest()).isFalse();
                assertThat(packet.commandCode()).isEqualTo(CommandCode.CAPABILITIES_EXCHANGE);
                yield "PeerUp with " + packet.commandCode();
            }
            default -> Objects.requireNonNull(event.getClass().getSimpleName());
        };
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
