package io.vernier.node;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.vernier.codec.Message;
import io.vernier.codec.ResultCode;
import io.vernier.messages.ietf.creditcontrol.CreditControlAnswer;
import io.vernier.messages.ietf.creditcontrol.CreditControlRequest;
import io.vernier.transport.tcp.TcpOptions;
import io.vernier.transport.tcp.TcpTransport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** On which threads handlers run, and how many at once, over real sockets. */
class HandlerThreadsTest {
    private final Lab lab = new Lab();

    @AfterEach
    void end() {
        lab.close();
    }

    @Test
    void aHundredHandlersMayWaitForEachOther() {
        var barrier = new CyclicBarrier(100);
        Node ocs = lab.start(Lab.overTcp("ocs").serve(CreditControlRequest.TYPE, request -> {
            barrier.await(20, TimeUnit.SECONDS);
            return Lab.success(request);
        }));
        Node pcef = lab.start(Lab.clientOf(ocs).callTimeout(Duration.ofSeconds(20)));
        pcef.awaitReady(Duration.ofSeconds(20));

        var calls = new ArrayList<CompletableFuture<CreditControlAnswer>>();
        for (int i = 0; i < 100; i++) {
            calls.add(pcef.callAsync(Lab.request(pcef)));
        }

        assertThat(calls)
                .allSatisfy(call -> assertThat(call.join().resultCode()).isEqualTo(ResultCode.SUCCESS));
    }

    @Test
    void handlersRunOnVirtualThreadsAndInlineOnesOnTheEventLoop() throws Exception {
        var threads = new LinkedBlockingQueue<Thread>();
        Node ocs = lab.start(Lab.overTcp("ocs").serve(CreditControlRequest.TYPE, request -> {
            threads.add(Thread.currentThread());
            return Lab.success(request);
        }));
        Node inline = lab.start(Lab.overTcp("inline").serveInline(CreditControlRequest.TYPE, request -> {
            threads.add(Thread.currentThread());
            return Lab.success(request);
        }));
        Node pcef = lab.start(Lab.clientOf(ocs));
        Node other = lab.start(Lab.clientOf(inline));
        pcef.awaitReady(Duration.ofSeconds(20));
        other.awaitReady(Duration.ofSeconds(20));

        pcef.call(Lab.request(pcef));
        other.call(Lab.request(other));

        assertThat(threads.take().isVirtual()).isTrue();
        Thread loop = threads.take();
        assertThat(loop.isVirtual()).isFalse();
        assertThat(loop.getName()).startsWith("vernier-tcp");
    }

    @Test
    void moreThanMayBeHandledAtOnceAreToldThatTheNodeIsBusy() throws Exception {
        var reached = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        Node ocs = lab.start(Lab.overTcp("ocs").maxConcurrentRequests(1).serve(CreditControlRequest.TYPE, request -> {
            reached.countDown();
            goOn.await();
            return Lab.success(request);
        }));
        try (SocketPeer raw = SocketPeer.open(ocs, "raw.example.net")) {
            raw.send(Samples.ccr().withIds(1, 1));
            assertThat(reached.await(20, TimeUnit.SECONDS)).isTrue();

            raw.send(Samples.ccr().withIds(2, 2));
            Message second = raw.receive();
            goOn.countDown();
            Message first = raw.receive();

            assertThat(second.hopByHopId()).isEqualTo(2);
            assertThat(second.isError()).isTrue();
            assertThat(second.resultCode()).hasValue(ResultCode.TOO_BUSY);
            assertThat(first.hopByHopId()).isEqualTo(1);
            assertThat(first.resultCode()).hasValue(ResultCode.SUCCESS);
            Lab.eventually(() -> ocs.dispatcher().concurrent() == 0);
            raw.send(Samples.ccr().withIds(3, 3));
            assertThat(raw.receive().resultCode()).hasValue(ResultCode.SUCCESS);
        }
    }

    @Test
    void aHandlerMayCallThroughItsOwnNode() {
        Node second = lab.start(Lab.overTcp("second").serve(CreditControlRequest.TYPE, Lab::success));
        var self = new CompletableFuture<Node>();
        Node first = lab.start(Lab.overTcp("first")
                .peer(Lab.tcpUri(second), p -> p.addresses("127.0.0.1").persistent())
                .serve(CreditControlRequest.TYPE, request -> {
                    Node node = self.join();
                    return CreditControlAnswer.to(request)
                            .resultCode(node.call(Lab.request(node)).resultCode())
                            .build();
                }));
        self.complete(first);
        first.awaitReady(Duration.ofSeconds(20));
        Node pcef = lab.start(Lab.clientOf(first));
        pcef.awaitReady(Duration.ofSeconds(20));

        assertThat(pcef.call(Lab.request(pcef)).resultCode()).isEqualTo(ResultCode.SUCCESS);
    }

    @Test
    void aBlockingCallOnAnEventLoopIsRefusedAtOnce() {
        var self = new CompletableFuture<Node>();
        try (var transport = TcpTransport.open(TcpOptions.defaults().withLoops(1));
                var log = LogWatch.of("requests")) {
            Node ocs = lab.start(
                    Lab.overTcp("ocs").transport(transport).serveInline(CreditControlRequest.TYPE, request -> {
                        Node node = self.join();
                        node.call(Lab.request(node));
                        return Lab.success(request);
                    }));
            self.complete(ocs);
            SocketPeer raw = SocketPeer.open(ocs, "raw.example.net");
            raw.send(Samples.ccr());

            assertThat(raw.receive().resultCode()).hasValue(ResultCode.UNABLE_TO_COMPLY);

            assertThat(log.lines(Level.WARN)).singleElement().asString().contains(NodeProblem.WOULD_BLOCK.code());
            raw.close();
            ocs.stop(Duration.ZERO);
        }
    }
}
