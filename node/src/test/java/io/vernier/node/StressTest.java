package io.vernier.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.messages.ietf.creditcontrol.CreditControlAnswer;
import io.vernier.messages.ietf.creditcontrol.CreditControlRequest;
import io.vernier.protocol.peer.ReconnectPolicy;
import io.vernier.protocol.peer.RedialRule;
import io.vernier.protocol.watchdog.WatchdogSettings;
import io.vernier.transport.memory.MemoryNetwork;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Eight threads call two servers through links that break all the time: every call ends once, nothing stays behind, and
 * the counters tell what happened.
 */
class StressTest {
    private static final Duration LENGTH = Duration.ofSeconds(6);
    private static final int THREADS = 8;
    private static final int IN_FLIGHT = 256;
    private static final long SEED = 20_261_122;

    private final Lab lab = new Lab(MemoryNetwork.onRealTime());
    private final AtomicLong handled = new AtomicLong();
    private final AtomicLong calls = new AtomicLong();
    private final AtomicLong answered = new AtomicLong();
    private final AtomicLong unanswered = new AtomicLong();
    private final AtomicLong unsent = new AtomicLong();
    private final AtomicLong surprises = new AtomicLong();

    @AfterEach
    void end() {
        lab.close();
    }

    @Test
    void everyCallEndsOnceWhateverBecomesOfTheConnections() throws Exception {
        Node one = lab.start(server("one"));
        Node two = lab.start(server("two"));
        Node client = lab.start(quick(lab.node("client"))
                .callTimeout(Duration.ofSeconds(2))
                .reconnect(ReconnectPolicy.every(Duration.ofMillis(50))
                        .withFirst(Duration.ofMillis(10))
                        .withRule(RedialRule.BY_CAUSE))
                .peer(Lab.uri("one"), Lab::persistent)
                .peer(Lab.uri("two"), Lab::persistent));
        client.awaitReady(Duration.ofSeconds(20));
        var over = new AtomicBoolean();
        var callers = new ArrayList<Thread>();
        for (int i = 0; i < THREADS; i++) {
            callers.add(Thread.ofPlatform().start(() -> callOn(client, over)));
        }

        int cuts = breakLinks();
        over.set(true);
        for (Thread caller : callers) {
            assertThat(caller.join(Duration.ofSeconds(30))).isTrue();
        }

        Lab.eventually(() -> answered.get() + unanswered.get() + unsent.get() == calls.get());
        Lab.eventually(() -> pending(client) == 0);
        Lab.eventually(
                () -> Stream.of(one, two).allMatch(node -> node.dispatcher().concurrent() == 0));
        assertThat(surprises).hasValue(0);
        assertThat(answered.get()).as("answered between %d cuts", cuts).isGreaterThan(100);
        assertThat(sum(client, PeerCounters::answersReceived)).isEqualTo(answered.get());
        assertThat(sum(client, PeerCounters::requestsSent) - sum(client, PeerCounters::retransmissions))
                .as("calls of which a request was sent")
                .isEqualTo(answered.get() + unanswered.get());
        assertThat(sum(client, PeerCounters::requestsSent)).isGreaterThanOrEqualTo(handled.get());
        assertThat(sum(one, PeerCounters::requestsReceived) + sum(two, PeerCounters::requestsReceived))
                .isEqualTo(handled.get());
        assertThat(sum(client, PeerCounters::connects)).as("connections").isGreaterThan(2);
    }

    private NodeBuilder server(String name) {
        return quick(lab.node(name))
                .peer(Lab.uri("client"), p -> p.transport("memory"))
                .serve(CreditControlRequest.TYPE, this::handle);
    }

    private CreditControlAnswer handle(CreditControlRequest request) {
        if (handled.getAndIncrement() % 16 == 0) {
            LockSupport.parkNanos(2_000_000);
        }
        return Lab.success(request);
    }

    private static NodeBuilder quick(NodeBuilder builder) {
        return builder.watchdog(
                WatchdogSettings.inLaboratory(Duration.ofMillis(200)).withCounts(0, 1));
    }

    private void callOn(Node client, AtomicBoolean over) {
        var inFlight = new Semaphore(IN_FLIGHT);
        while (!over.get()) {
            inFlight.acquireUninterruptibly();
            calls.incrementAndGet();
            var ended = new AtomicInteger();
            CompletableFuture<?> call = client.callAsync(Lab.request(client)).whenComplete((answer, thrown) -> {
                inFlight.release();
                count(thrown);
                if (ended.incrementAndGet() != 1) {
                    surprises.incrementAndGet();
                }
            });
            if (call.isCompletedExceptionally()) {
                LockSupport.parkNanos(100_000);
            }
        }
    }

    private void count(@Nullable Throwable thrown) {
        if (thrown == null) {
            answered.incrementAndGet();
        } else if (thrown instanceof CallException.NoAnswer) {
            unanswered.incrementAndGet();
        } else if (thrown instanceof CallException.NotSent) {
            unsent.incrementAndGet();
        } else {
            surprises.incrementAndGet();
        }
    }

    /** Breaks links, and silences them for a while, in an order that the seed decides. */
    private int breakLinks() {
        var random = new Random(SEED);
        List<String> servers = List.of("one", "two");
        long end = System.nanoTime() + LENGTH.toNanos();
        int cuts = 0;
        while (end - System.nanoTime() > 0) {
            var link = lab.network.link("client", servers.get(random.nextInt(2)));
            LockSupport.parkNanos(random.nextLong(5_000_000, 150_000_000));
            if (random.nextInt(4) == 0) {
                link.part();
                LockSupport.parkNanos(random.nextLong(1_000_000, 700_000_000));
                link.heal();
            } else {
                link.cut();
            }
            cuts++;
        }
        return cuts;
    }

    private static long pending(Node node) {
        return node.peers().stream().mapToInt(Peer::pendingRequests).sum();
    }

    private static long sum(Node node, ToLongFunction<PeerCounters> counter) {
        return node.peers().stream()
                .mapToLong(peer -> counter.applyAsLong(peer.counters()))
                .sum();
    }
}
