package io.vernier.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.vernier.codec.Fault;
import io.vernier.codec.Message;
import io.vernier.messages.ietf.creditcontrol.CreditControl;
import io.vernier.messages.ietf.creditcontrol.CreditControlRequest;
import io.vernier.requirements.Requirement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** On which threads callbacks run, and who waits for whom, over real sockets. */
class ApplicationThreadsTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    private final Lab lab = new Lab();

    @AfterEach
    void end() {
        lab.close();
    }

    @Test
    void thePickIsMadeOnTheCallersThreadAndTheRestOnThreadsOfItsOwn() throws Exception {
        Node ocs = lab.start(Lab.overTcp("ocs").serveInline(CreditControlRequest.TYPE, Lab::success));
        Map<String, Thread> threads = new ConcurrentHashMap<>();
        Node pcef = client(ocs, new Recorder() {
            @Override
            public Object peerUp(Peer peer, Object state) {
                threads.put("peerUp", Thread.currentThread());
                return state;
            }

            @Override
            public Pick<Object> pickPeer(List<Peer> candidates, Message request, Object state, CallContext context) {
                threads.put("pickPeer", Thread.currentThread());
                return Pick.byDefault();
            }

            @Override
            public Preparation prepareRequest(Message request, Peer peer, CallContext context) {
                threads.put("prepareRequest", Thread.currentThread());
                return Preparation.send(request);
            }

            @Override
            public String handleAnswer(
                    Message answer, List<Fault> faults, Message request, Peer peer, CallContext context) {
                threads.put("handleAnswer", Thread.currentThread());
                return "answered";
            }
        });

        var result = application(pcef).call(Lab.request(pcef));

        assertThat(result).isEqualTo("answered");
        assertThat(threads.get("pickPeer")).isSameAs(Thread.currentThread());
        assertThat(threads)
                .hasEntrySatisfying(
                        "peerUp", thread -> assertThat(thread.isVirtual()).isTrue());
        assertThat(threads)
                .hasEntrySatisfying(
                        "prepareRequest",
                        thread -> assertThat(thread.isVirtual()).isTrue());
        assertThat(threads)
                .hasEntrySatisfying(
                        "handleAnswer", thread -> assertThat(thread.isVirtual()).isTrue());
    }

    @Test
    void aCallMadeOnAnEventLoopPicksElsewhere() throws Exception {
        var answerNow = new CountDownLatch(1);
        Node ocs = lab.start(Lab.overTcp("ocs").serve(CreditControlRequest.TYPE, request -> {
            await(answerNow);
            return Lab.success(request);
        }));
        var picking = new LinkedBlockingQueue<Thread>();
        Node pcef = client(ocs, new Recorder() {
            @Override
            public Pick<Object> pickPeer(List<Peer> candidates, Message request, Object state, CallContext context) {
                picking.add(Thread.currentThread());
                return Pick.byDefault();
            }
        });

        var onLoop = pcef.callAsync(Lab.request(pcef)).thenCompose(answer -> {
            assertThat(Thread.currentThread().isVirtual()).isFalse();
            return application(pcef).callAsync(Lab.request(pcef));
        });
        answerNow.countDown();

        assertThat((Object) onLoop.get(20, TimeUnit.SECONDS)).isEqualTo("handled answer 2001 of ocs");
        assertThat(picking.take().isVirtual()).isTrue();
    }

    @Test
    @Requirement({"S191", "S192"})
    void picksThatCannotChangeTheStateAreMadeAtTheSameTime() throws Exception {
        Node ocs = lab.start(Lab.overTcp("ocs").serveInline(CreditControlRequest.TYPE, Lab::success));
        var together = new CyclicBarrier(2);
        Node pcef = client(ocs, new Recorder() {
            @Override
            public Pick<Object> pickPeer(List<Peer> candidates, Message request, Object state, CallContext context) {
                try {
                    together.await(20, TimeUnit.SECONDS);
                } catch (Exception e) {
                    throw new IllegalStateException("nobody else picked meanwhile", e);
                }
                return Pick.byDefault();
            }
        });

        List<CompletableFuture<Object>> calls = concurrently(2, pcef);

        assertThat(calls).allSatisfy(call -> assertThat(call.join()).isEqualTo("handled answer 2001 of ocs"));
    }

    @Test
    @Requirement("S192")
    void picksThatMayChangeTheStateAreMadeOneAfterTheOther() throws Exception {
        Node ocs = lab.start(Lab.overTcp("ocs").serveInline(CreditControlRequest.TYPE, Lab::success));
        var picking = new AtomicInteger();
        var most = new AtomicInteger();
        Node pcef = lab.start(Lab.clientOf(ocs)
                .application(
                        CreditControl.APPLICATION,
                        app -> app.callMutatesState(true)
                                .callbacks(
                                        new MessageCallbacks<>() {
                                            @Override
                                            public Pick<Integer> pickPeer(
                                                    List<Peer> candidates,
                                                    Message request,
                                                    Integer state,
                                                    CallContext context) {
                                                most.accumulateAndGet(picking.incrementAndGet(), Math::max);
                                                picking.decrementAndGet();
                                                return Pick.<Integer>byDefault().with(state + 1);
                                            }
                                        },
                                        0)));
        application(pcef).awaitReady(LONG);

        List<CompletableFuture<Object>> calls = concurrently(50, pcef);

        assertThat(calls).allSatisfy(call -> assertThat(call.join()).isInstanceOf(Message.class));
        assertThat(most).hasValue(1);
        assertThat(application(pcef).state()).isEqualTo(50);
    }

    @Test
    void whoseTurnToPickDoesNotComeInTimeHasNotSent() throws Exception {
        Node ocs = lab.start(Lab.overTcp("ocs").serveInline(CreditControlRequest.TYPE, Lab::success));
        var reached = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        Node pcef = lab.start(Lab.clientOf(ocs)
                .application(
                        CreditControl.APPLICATION,
                        app -> app.callMutatesState(true).callbacks(new Recorder() {
                            @Override
                            public Pick<Object> pickPeer(
                                    List<Peer> candidates, Message request, Object state, CallContext context) {
                                reached.countDown();
                                await(goOn);
                                return Pick.byDefault();
                            }
                        })));
        application(pcef).awaitReady(LONG);
        var slow = CompletableFuture.supplyAsync(() -> application(pcef).call(Lab.request(pcef)));
        await(reached);

        CallException e = catchThrowableOfType(
                CallException.class,
                () -> application(pcef)
                        .call(Lab.request(pcef), CallOptions.defaults().timeout(Duration.ofMillis(20))));
        goOn.countDown();

        assertThat(e).isInstanceOf(CallException.NotSent.class);
        assertThat(e.problem()).isEqualTo(CallProblem.TIMEOUT);
        assertThat(slow.get(20, TimeUnit.SECONDS)).isEqualTo("handled answer 2001 of ocs");
    }

    @Test
    @Requirement({"S207", "S295"})
    void aDetachedCallReturnsWhenTheRequestIsEncodedAndTheCallbacksHearTheRest() throws Exception {
        var answerNow = new CountDownLatch(1);
        Node ocs = lab.start(Lab.overTcp("ocs").serve(CreditControlRequest.TYPE, request -> {
            await(answerNow);
            return Lab.success(request);
        }));
        var handled = new CompletableFuture<String>();
        var recorder = new Recorder() {
            @Override
            public String handleAnswer(
                    Message answer, List<Fault> faults, Message request, Peer peer, CallContext context) {
                handled.complete(super.handleAnswer(answer, faults, request, peer, context));
                return "nobody sees this";
            }
        };
        Node pcef = client(ocs, recorder);

        application(pcef).callDetached(Lab.request(pcef));

        assertThat(handled).as("the answer has not been given").isNotDone();
        answerNow.countDown();
        assertThat(handled.get(20, TimeUnit.SECONDS)).isEqualTo("handled answer 2001 of ocs");
    }

    @Test
    @Requirement({"S207", "S301"})
    void aDetachedCallThatCannotBeEncodedSaysSo() {
        Node ocs = lab.start(Lab.overTcp("ocs").serveInline(CreditControlRequest.TYPE, Lab::success));
        var recorder = new Recorder();
        recorder.prepare = (request, peer) -> Preparation.send(request.withFlags(0));
        Node pcef = client(ocs, recorder);

        CallException e = catchThrowableOfType(
                CallException.class, () -> application(pcef).callDetached(Lab.request(pcef)));

        assertThat(e).isInstanceOf(CallException.NotSent.class);
        assertThat(e.problem()).isEqualTo(CallProblem.NOT_ENCODED);
    }

    private Node client(Node server, Recorder recorder) {
        Node node =
                lab.start(Lab.clientOf(server).application(CreditControl.APPLICATION, app -> app.callbacks(recorder)));
        application(node).awaitReady(LONG);
        return node;
    }

    private static NodeApplication<?> application(Node node) {
        return node.application("rfc8506");
    }

    private static List<CompletableFuture<Object>> concurrently(int count, Node node) {
        var calls = new ArrayList<CompletableFuture<Object>>();
        for (int i = 0; i < count; i++) {
            var call = new CompletableFuture<Object>();
            calls.add(call);
            Thread.ofVirtual().start(() -> {
                try {
                    call.complete(application(node)
                            .call(Lab.request(node), CallOptions.defaults().timeout(LONG)));
                } catch (RuntimeException e) {
                    call.completeExceptionally(e);
                }
            });
        }
        return calls;
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
