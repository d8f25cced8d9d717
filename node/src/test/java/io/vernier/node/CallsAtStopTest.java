package io.vernier.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.codec.Message;
import io.vernier.codec.ResultCode;
import io.vernier.messages.ietf.creditcontrol.CreditControl;
import io.vernier.messages.ietf.creditcontrol.CreditControlAnswer;
import io.vernier.messages.ietf.creditcontrol.CreditControlRequest;
import io.vernier.protocol.peer.PeerState;
import io.vernier.transport.memory.MemoryNetwork;
import io.vernier.transport.tcp.TcpOptions;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Many threads call in all ways there are while their node is stopped: every call ends, and says how. */
final class CallsAtStopTest {
    private static final int THREADS_PER_FORM = 2;
    private static final int CALLS_AT_ONCE = 16;
    private static final int LATE_CALLS = 200;
    private static final int ROUNDS = 20;

    /** Far longer than the test: no call ends because its time is over. */
    private static final Duration LONG = Duration.ofHours(1);

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Lab lab = new Lab(MemoryNetwork.onRealTime());
    private final Queue<CompletableFuture<?>> calls = new ConcurrentLinkedQueue<>();

    @AfterEach
    void end() {
        lab.close();
    }

    private static Stream<Arguments> endings() {
        return Stream.of("tcp", "memory")
                .flatMap(transport -> Stream.of(
                        Arguments.of(transport, "stop()", (Consumer<Node>) Node::stop),
                        Arguments.of(transport, "stop(20 ms)", stopWithin(Duration.ofMillis(20))),
                        Arguments.of(transport, "stopNow()", (Consumer<Node>) Node::stopNow)));
    }

    private static Consumer<Node> stopWithin(Duration time) {
        return node -> node.stop(time);
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("endings")
    void everyCallEnds(String transport, String name, Consumer<Node> stop) throws Exception {
        Node client = lab.build(calling(client(transport)));
        for (int round = 0; round < ROUNDS; round++) {
            client.start();
            client.application("cc").awaitReady(PATIENCE);
            List<Thread> callers = forms(client).stream()
                    .flatMap(form -> IntStream.range(0, THREADS_PER_FORM).mapToObj(i -> callOn(client, form)))
                    .toList();
            Lab.eventually(() -> calls.size() > 100);

            stop.accept(client);

            for (Thread caller : callers) {
                assertThat(caller.join(PATIENCE))
                        .as("every call has ended: %s", caller.getName())
                        .isTrue();
            }
            assertThat(calls).allSatisfy(CallsAtStopTest::hasItsWord);
            calls.clear();
        }
    }

    @Test
    void aCallThatItsLoopHasNotSeenYetIsWaitedFor() throws Exception {
        var served = new CountDownLatch(1);
        var mayAnswer = new CountDownLatch(1);
        Node server = lab.start(Lab.overTcp("ocs").serve(CreditControlRequest.TYPE, request -> {
            served.countDown();
            await(mayAnswer);
            return Lab.success(request);
        }));
        Node client = lab.start(Lab.clientOf(server).tcp(TcpOptions.defaults().withLoops(1)));
        client.awaitReady(PATIENCE);
        var isLoopFree = new CountDownLatch(1);
        client.anyLoop().execute(() -> await(isLoopFree));

        CompletableFuture<CreditControlAnswer> call = client.callAsync(Lab.request(client), LONG);
        Thread stopping = Thread.ofPlatform().start(() -> client.stop(Duration.ofMinutes(1)));
        Lab.eventually(() -> stopping.getState() == Thread.State.TIMED_WAITING);
        isLoopFree.countDown();
        await(served);

        assertThat(client.peers().get(0).state()).as("nobody parts yet").isEqualTo(PeerState.I_OPEN);
        mayAnswer.countDown();
        assertThat(stopping.join(PATIENCE)).isTrue();
        assertThat(call.join().resultCode()).isEqualTo(ResultCode.SUCCESS);
    }

    @RepeatedTest(5)
    void callsThatHaveTheirPeerButComeTooLateEnd() throws Exception {
        var one = lab.start(Lab.overTcp("one").serveInline(CreditControlRequest.TYPE, Lab::success));
        var two = lab.start(Lab.overTcp("two").serveInline(CreditControlRequest.TYPE, Lab::success));
        Node client = lab.start(Lab.clientOf(one)
                .peer(Lab.tcpUri(two), p -> p.addresses("127.0.0.1").persistent())
                .tcp(TcpOptions.defaults().withLoops(1)));
        Lab.eventually(() -> client.peers().stream().allMatch(Peer::isReady));
        var choosing = new CountDownLatch(LATE_CALLS);
        var stopped = new CountDownLatch(1);
        client.selectPeersBy((candidates, request) -> {
            choosing.countDown();
            await(stopped);
            return candidates.get(0);
        });
        List<Thread> callers = IntStream.range(0, LATE_CALLS)
                .mapToObj(i -> Thread.ofPlatform().start(() -> calls.add(client.callAsync(Lab.request(client), LONG))))
                .toList();
        await(choosing);

        client.stopNow();
        stopped.countDown();

        for (Thread caller : callers) {
            assertThat(caller.join(PATIENCE)).isTrue();
        }
        assertThat(calls).hasSize(LATE_CALLS).allSatisfy(call -> {
            assertThat(call).isDone();
            assertThat(Lab.failure(call).problem()).isEqualTo(CallProblem.CANCELLED);
        });
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private NodeBuilder client(String transport) {
        return switch (transport) {
            case "tcp" ->
                Lab.clientOf(lab.start(Lab.overTcp("ocs").serveInline(CreditControlRequest.TYPE, Lab::success)));
            default -> {
                lab.start(lab.server("ocs"));
                yield lab.described("pcef").peer(Lab.uri("ocs"), Lab::persistent);
            }
        };
    }

    private static NodeBuilder calling(NodeBuilder client) {
        return client.application(
                CreditControl.APPLICATION, app -> app.alias("cc").callbacks(new MessageCallbacks<Object>() {}));
    }

    private static List<Supplier<CompletableFuture<?>>> forms(Node node) {
        var options = CallOptions.defaults().timeout(LONG);
        var choosy = options.to(node.peer(Lab.host("ocs")).orElseThrow());
        var application = node.application("cc", Message.class);
        return List.of(
                () -> node.callAsync(Lab.request(node), LONG),
                () -> node.callAsync(Lab.request(node), choosy),
                () -> application.callAsync(Lab.request(node), options),
                () -> ended(() -> node.call(Lab.request(node), LONG)));
    }

    private static CompletableFuture<?> ended(Supplier<?> call) {
        try {
            return CompletableFuture.completedFuture(call.get());
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** Calls until the node does not run, and ends when all calls have. */
    private Thread callOn(Node node, Supplier<CompletableFuture<?>> form) {
        return Thread.ofPlatform().start(() -> {
            do {
                var some = new CompletableFuture<?>[CALLS_AT_ONCE];
                for (int i = 0; i < some.length; i++) {
                    some[i] = form.get();
                    calls.add(some[i]);
                }
                CompletableFuture.allOf(some).exceptionally(failed -> null).join();
            } while (node.isRunning());
        });
    }

    private static void hasItsWord(CompletableFuture<?> call) {
        assertThat(call).isDone();
        if (call.isCompletedExceptionally()) {
            assertThat(Lab.failure(call).explanation().code()).startsWith("VN-");
        } else {
            assertThat(call.join()).isInstanceOfAny(CreditControlAnswer.class, Message.class);
        }
    }
}
