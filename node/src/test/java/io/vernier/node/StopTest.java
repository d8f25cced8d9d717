package io.vernier.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import com.sun.management.UnixOperatingSystemMXBean;
import io.vernier.codec.Avp;
import io.vernier.codec.BaseAvps;
import io.vernier.codec.CommandCode;
import io.vernier.codec.Message;
import io.vernier.codec.ResultCode;
import io.vernier.messages.ietf.creditcontrol.CreditControl;
import io.vernier.messages.ietf.creditcontrol.CreditControlAnswer;
import io.vernier.messages.ietf.creditcontrol.CreditControlRequest;
import io.vernier.protocol.peer.DisconnectCause;
import io.vernier.protocol.peer.PeerState;
import io.vernier.requirements.Requirement;
import io.vernier.transport.TransportException;
import io.vernier.transport.memory.MemoryNetwork;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How a node ends, over real sockets: politely, within its time, and leaving nothing behind. Longer than other files because
 * all endings share the same pair of nodes.
 */
class StopTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Pattern OUR_THREAD = Pattern.compile("\"name\": \"(vernier-[^\"]*)\"");

    private final Lab lab = new Lab();
    private final List<NodeEvent> events = new CopyOnWriteArrayList<>();

    @AfterEach
    void end() {
        lab.close();
    }

    @Test
    void handlersUnderWayFinishAndTheirAnswersGoOut() throws Exception {
        var reached = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        Node ocs = lab.start(Lab.overTcp("ocs").serve(CreditControlRequest.TYPE, request -> {
            reached.countDown();
            goOn.await();
            return Lab.success(request);
        }));
        try (SocketPeer raw = SocketPeer.open(ocs, "raw.example.net")) {
            raw.send(Samples.ccr());
            assertThat(reached.await(20, TimeUnit.SECONDS)).isTrue();

            Thread stopping = Thread.startVirtualThread(() -> ocs.stop(PATIENCE));
            Lab.eventually(ocs::isStopping);
            goOn.countDown();

            expectAnswerAndDisconnect(raw);
            assertThat(raw.awaitEnd()).as("closed in order").isTrue();
            assertThat(stopping.join(PATIENCE)).isTrue();
        }
    }

    @Test
    void callsUnderWayFinish() throws Exception {
        Node ocs = lab.start(Lab.overTcp("ocs").serveInline(CreditControlRequest.TYPE, Lab::success));
        try (SocketPeer raw = SocketPeer.open(ocs, "raw.example.net")) {
            Lab.eventually(() -> ocs.peer("raw.example.net").orElseThrow().isReady());
            CompletableFuture<CreditControlAnswer> call = ocs.callAsync(Lab.request(ocs), PATIENCE);
            Message request = raw.receive();

            Thread stopping = Thread.startVirtualThread(() -> ocs.stop(PATIENCE));
            Lab.eventually(ocs::isStopping);
            raw.send(success(request));

            assertThat(call.get(20, TimeUnit.SECONDS).resultCode()).isEqualTo(ResultCode.SUCCESS);
            answerDisconnect(raw, raw.receive());
            assertThat(stopping.join(PATIENCE)).isTrue();
        }
    }

    @Test
    @Requirement({"S45", "S46", "S47", "S49"})
    void everyPeerIsToldWhyAndTheEndComesWhenAllHaveAnswered() throws Exception {
        Node ocs = lab.start(Lab.overTcp("ocs").serveInline(CreditControlRequest.TYPE, Lab::success));
        try (SocketPeer one = SocketPeer.open(ocs, "one.example.net");
                SocketPeer two = SocketPeer.open(ocs, "two.example.net")) {
            Thread stopping = Thread.startVirtualThread(() -> ocs.stop(Duration.ofMinutes(2)));

            answerDisconnect(one, one.receive());
            Message last = two.receive();
            assertThat(one.awaitEnd()).isTrue();
            assertThat(stopping.isAlive()).as("before the last answer").isTrue();
            answerDisconnect(two, last);

            assertThat(two.awaitEnd()).isTrue();
            assertThat(stopping.join(PATIENCE))
                    .as("long before the time is over")
                    .isTrue();
            assertThat(ocs.isRunning()).isFalse();
        }
        assertThat(Node.STOP_TIMEOUT).as("unless told").hasSeconds(180);
        ocs.start();
        ocs.stop();
        ocs.start();
        ocs.stopNow();
        assertThat(ocs.isRunning()).isFalse();
    }

    @Test
    @Requirement("S51")
    void whatWaitsToBeSentStillGoesOut() throws Exception {
        byte[] large = new byte[40_000];
        Node ocs = lab.start(Lab.overTcp("ocs")
                .serve(
                        CreditControl.APPLICATION,
                        (request, from) -> Optional.of(request.answerBuilder()
                                .avp(BaseAvps.RESULT_CODE, (long) ResultCode.SUCCESS)
                                .avp(Avp.of(99_998, 0, 0, large))
                                .build())));
        try (SocketPeer raw = SocketPeer.connect(ocs, 4_096).greet("raw.example.net")) {
            for (int i = 0; i < 200; i++) {
                raw.send(Samples.ccr());
            }
            Peer peer = ocs.peer("raw.example.net").orElseThrow();
            Lab.eventually(() -> peer.counters().answersSent() == 200);

            Thread stopping = Thread.startVirtualThread(() -> ocs.stop(PATIENCE));
            int answers = 0;
            boolean told = false;
            while (answers < 200 || !told) {
                Message next = raw.receive();
                if (next.commandCode() == CommandCode.DISCONNECT_PEER) {
                    answerDisconnect(raw, next);
                    told = true;
                } else {
                    answers++;
                }
            }

            assertThat(raw.awaitEnd()).as("closed in order").isTrue();
            assertThat(stopping.join(PATIENCE)).isTrue();
        }
    }

    @Test
    @Requirement("S51")
    void whatNobodyReadsIsGivenUpWhenTheTimeIsOver() {
        byte[] large = new byte[40_000];
        Node ocs = lab.start(Lab.overTcp("ocs")
                .serve(
                        CreditControl.APPLICATION,
                        (request, from) -> Optional.of(request.answerBuilder()
                                .avp(BaseAvps.RESULT_CODE, (long) ResultCode.SUCCESS)
                                .avp(Avp.of(99_998, 0, 0, large))
                                .build())));
        try (SocketPeer raw = SocketPeer.connect(ocs, 4_096).greet("raw.example.net")) {
            for (int i = 0; i < 200; i++) {
                raw.send(Samples.ccr());
            }

            ocs.stop(Duration.ofMillis(300));

            assertThat(ocs.isRunning()).isFalse();
            assertThat(raw.awaitEnd()).as("closed in order").isFalse();
        }
    }

    @Test
    @Requirement("S52")
    void withForceNobodyIsToldAnything() {
        Stranger raw = Stranger.listen(lab, "raw");
        Node pcef = lab.start(lab.node("pcef").peer(Lab.uri("raw"), Lab::persistent));
        lab.until(() -> !raw.received.isEmpty());
        raw.send(Samples.cea(raw.last(), Lab.host("raw"), ResultCode.SUCCESS));
        assertThat(pcef.peers().get(0).isReady()).isTrue();

        pcef.stopNow();
        lab.network.settle();

        assertThat(raw.received).extracting(Message::commandCode).containsExactly(CommandCode.CAPABILITIES_EXCHANGE);
        assertThat(raw.isClosed()).isTrue();
        assertThat(pcef.isRunning()).isFalse();
    }

    @Test
    @Requirement("S50")
    void aPeerThatNeverAnswersTheDisconnectIsCutOffWhenTheTimeIsOver() {
        Node ocs =
                lab.start(Lab.overTcp("ocs").onEvent(events::add).serveInline(CreditControlRequest.TYPE, Lab::success));
        try (SocketPeer raw = SocketPeer.open(ocs, "raw.example.net")) {
            Lab.eventually(() -> ocs.peer("raw.example.net").orElseThrow().isReady());
            CompletableFuture<CreditControlAnswer> call = ocs.callAsync(Lab.request(ocs), Duration.ofMinutes(5));
            raw.receive();

            long before = System.nanoTime();
            ocs.stop(Duration.ofMillis(200));
            Duration took = Duration.ofNanos(System.nanoTime() - before);

            assertThat(took).isBetween(Duration.ofMillis(200), Duration.ofSeconds(4));
            assertThat(raw.receive().commandCode()).isEqualTo(CommandCode.DISCONNECT_PEER);
            assertThat(raw.awaitEnd()).as("closed in order").isFalse();
            assertWasCancelled(call);
            Lab.eventually(() -> !events.isEmpty() && last() instanceof NodeEvent.Stopped);
        }
    }

    @Test
    void zeroCutsEverythingOffAtOnce() {
        Node ocs =
                lab.start(Lab.overTcp("ocs").onEvent(events::add).serveInline(CreditControlRequest.TYPE, Lab::success));
        try (SocketPeer raw = SocketPeer.open(ocs, "raw.example.net")) {
            Lab.eventually(() -> ocs.peer("raw.example.net").orElseThrow().isReady());
            CompletableFuture<CreditControlAnswer> call = ocs.callAsync(Lab.request(ocs), Duration.ofMinutes(5));
            raw.receive();

            ocs.stop(Duration.ZERO);

            assertThat(raw.awaitEnd()).as("closed in order").isFalse();
            assertWasCancelled(call);
            Lab.eventually(() -> !events.isEmpty() && last() instanceof NodeEvent.Stopped);
            assertThat(events)
                    .extracting(event -> event.getClass().getSimpleName())
                    .endsWith("PeerDown", "StateChanged", "Disconnected", "Stopped");
        }
    }

    @Test
    @Requirement("S85")
    void aForcedStopWaitsNeitherForPeersNorForHandlers() throws Exception {
        var reached = new CountDownLatch(1);
        var never = new CountDownLatch(1);
        Node ocs = lab.start(Lab.overTcp("ocs").serve(CreditControlRequest.TYPE, request -> {
            reached.countDown();
            never.await();
            return Lab.success(request);
        }));
        try (SocketPeer raw = SocketPeer.open(ocs, "raw.example.net")) {
            raw.send(Samples.ccr());
            assertThat(reached.await(20, TimeUnit.SECONDS)).isTrue();

            ocs.stopNow();

            assertThat(never.getCount()).as("the handler still runs").isEqualTo(1);
            assertThat(ocs.isRunning()).isFalse();
            assertThat(ocs.connections()).isEmpty();
            assertThat(ocs.listening()).isEmpty();
            raw.awaitEnd();
        } finally {
            never.countDown();
        }
    }

    @Test
    void afterwardsNothingIsSentOrAccepted() {
        Node ocs = lab.start(Lab.overTcp("ocs").serveInline(CreditControlRequest.TYPE, Lab::success));
        int port = ocs.port();
        ocs.close();
        ocs.close();
        ocs.stop(PATIENCE);

        Throwable sync = catchThrowable(() -> ocs.call(Lab.request(ocs)));
        Throwable async = catchThrowable(() -> ocs.callAsync(Lab.request(ocs)).join());

        assertThat(sync)
                .isInstanceOfSatisfying(
                        CallException.NotSent.class,
                        e -> assertThat(e.explanation().code()).isEqualTo(NodeProblem.NOT_STARTED.code()));
        assertThat(async).hasCauseInstanceOf(CallException.NotSent.class);
        assertThatExceptionOfType(ConnectException.class)
                .isThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port));
    }

    @Test
    void manyThreadsMayStopItAtOnce() throws Exception {
        Node ocs =
                lab.start(Lab.overTcp("ocs").onEvent(events::add).serveInline(CreditControlRequest.TYPE, Lab::success));
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < 20; i++) {
            threads.add(Thread.startVirtualThread(ocs::close));
        }
        for (Thread thread : threads) {
            assertThat(thread.join(PATIENCE)).isTrue();
        }

        Lab.eventually(() -> last() instanceof NodeEvent.Stopped);
        assertThat(events).filteredOn(NodeEvent.Stopped.class::isInstance).hasSize(1);
    }

    @Test
    void aConnectionThatIsStillBeingMadeIsGivenUp() throws Exception {
        try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Node pcef = lab.start(Node.named("pcef.example.net")
                    .use(CreditControl.APPLICATION)
                    .peer(
                            "aaa://ocs.example.net:" + silent.getLocalPort(),
                            p -> p.addresses("127.0.0.1").persistent()));
            Peer peer = pcef.peer("ocs.example.net").orElseThrow();
            Lab.eventually(() -> peer.state() == PeerState.WAIT_I_CEA);

            long before = System.nanoTime();
            pcef.close();

            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(4));
            assertThat(peer.state()).isEqualTo(PeerState.CLOSED);
        }
    }

    @Test
    void anAttemptWhosePacketsGetLostIsGivenUp() {
        lab.network.host("ocs");
        Node pcef = lab.start(lab.node("pcef").peer(Lab.uri("ocs"), Lab::persistent));
        lab.network.link("pcef", "ocs").part();
        Peer peer = pcef.peer(Lab.host("ocs")).orElseThrow();
        assertThat(peer.state()).isEqualTo(PeerState.WAIT_CONN_ACK);

        pcef.stop(Duration.ZERO);
        lab.network.advance(Duration.ofHours(1));

        assertThat(peer.state()).isEqualTo(PeerState.CLOSED);
        assertThat(peer.counters().connects()).isZero();
    }

    @Test
    void aStrangerWhoHasNotIntroducedHimselfIsSentAway() {
        var network = MemoryNetwork.onVirtualTime();
        try (var other = new Lab(network)) {
            Node ocs = other.start(other.server("ocs"));
            Stranger raw = Stranger.connect(other, "raw", "ocs");

            ocs.stop(Duration.ZERO);
            network.settle();

            assertThat(raw.isClosed()).isTrue();
        }
    }

    @Test
    void aHandlerMayStopItsOwnNode() {
        var self = new CompletableFuture<Node>();
        Node ocs = lab.start(Lab.overTcp("ocs").onEvent(events::add).serve(CreditControlRequest.TYPE, request -> {
            self.join().stop(PATIENCE);
            return Lab.success(request);
        }));
        self.complete(ocs);
        try (SocketPeer raw = SocketPeer.open(ocs, "raw.example.net")) {
            raw.send(Samples.ccr());

            expectAnswerAndDisconnect(raw);
            assertThat(raw.awaitEnd()).isTrue();
            Lab.eventually(() -> last() instanceof NodeEvent.Stopped);
        }
    }

    @Test
    void anEventLoopMayStopTheNode() {
        Node ocs =
                lab.start(Lab.overTcp("ocs").onEvent(events::add).serveInline(CreditControlRequest.TYPE, Lab::success));
        try (SocketPeer raw = SocketPeer.open(ocs, "raw.example.net")) {
            Lab.eventually(() -> ocs.peer("raw.example.net").orElseThrow().isReady());
            CompletableFuture<Void> stopping =
                    ocs.callAsync(Lab.request(ocs), PATIENCE).thenRun(() -> ocs.stop(PATIENCE));
            raw.send(success(raw.receive()));

            answerDisconnect(raw, raw.receive());

            assertThat(raw.awaitEnd()).isTrue();
            stopping.join();
            Lab.eventually(() -> last() instanceof NodeEvent.Stopped);
        }
    }

    @Test
    void twoHundredNodesLeaveNoThreadAndNoDescriptorBehind(@TempDir Path folder) throws Exception {
        startAndStop();
        List<String> threadsBefore = ourThreads(folder.resolve("before.json"));
        long before = openDescriptors();

        for (int i = 0; i < 100; i++) {
            startAndStop();
        }

        Lab.eventually(() -> openDescriptors() <= before + 5);
        assertThat(ourThreads(folder.resolve("after.json"))).hasSizeLessThanOrEqualTo(threadsBefore.size());
    }

    @Test
    void aNodeThatCannotListenLeavesNothingBehind(@TempDir Path folder) throws Exception {
        Node ocs = lab.start(Lab.overTcp("ocs").serveInline(CreditControlRequest.TYPE, Lab::success));
        int before = ourThreads(folder.resolve("before.json")).size();

        Throwable thrown = catchThrowable(() -> Node.named("second.example.net")
                .listen(Tcp.at("127.0.0.1", ocs.listening().get(0).endpoint().port()))
                .onEvent(events::add)
                .start());
        Throwable noTransport = catchThrowable(() -> Lab.overTcp("third")
                .onEvent(events::add)
                .peer("aaa://ocs.example.net", p -> p.persistent().transport("pigeon"))
                .start());

        assertThat(thrown).isInstanceOf(TransportException.class);
        assertThat(noTransport).hasMessageContaining(NodeProblem.NO_TRANSPORT.code());
        Path after = folder.resolve("after.json");
        Lab.eventually(() -> ourThreads(after).size() <= before);
    }

    private static void startAndStop() {
        try (Node ocs = Lab.overTcp("ocs")
                        .onEvent(event -> {})
                        .serve(CreditControlRequest.TYPE, Lab::success)
                        .start();
                Node pcef = Lab.clientOf(ocs).onEvent(event -> {}).start()) {
            pcef.awaitReady(PATIENCE);
            pcef.call(Lab.request(pcef));
        }
    }

    private static long openDescriptors() {
        var system = (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return system.getOpenFileDescriptorCount();
    }

    /** Virtual threads, too, which no other way shows. */
    private static List<String> ourThreads(Path file) {
        try {
            Files.deleteIfExists(file);
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                    .dumpThreads(file.toString(), ThreadDumpFormat.JSON);
            return OUR_THREAD
                    .matcher(Files.readString(file))
                    .results()
                    .map(found -> found.group(1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private NodeEvent last() {
        return events.get(events.size() - 1);
    }

    private static Message success(Message request) {
        return CreditControlAnswer.to(CreditControlRequest.of(request))
                .resultCode(ResultCode.SUCCESS)
                .originHost("raw.example.net")
                .originRealm("example.net")
                .build()
                .message();
    }

    /** Both come before the connection ends; the disconnect may overtake the answer, because it never waits behind one. */
    private static void expectAnswerAndDisconnect(SocketPeer raw) {
        Message first = raw.receive();
        Message second = raw.receive();
        boolean isOvertaken = first.commandCode() == CommandCode.DISCONNECT_PEER;
        assertThat((isOvertaken ? second : first).resultCode()).hasValue(ResultCode.SUCCESS);
        answerDisconnect(raw, isOvertaken ? first : second);
    }

    private static void answerDisconnect(SocketPeer raw, Message request) {
        assertThat(request.commandCode()).as("%s", request).isEqualTo(CommandCode.DISCONNECT_PEER);
        assertThat(request.require(BaseAvps.DISCONNECT_CAUSE)).isEqualTo(DisconnectCause.REBOOTING.value());
        var answer = request.answerBuilder().avp(BaseAvps.RESULT_CODE, 2001L);
        Samples.origin("raw.example.net").forEach(answer::avp);
        raw.send(answer.build());
    }

    private static void assertWasCancelled(CompletableFuture<?> call) {
        Lab.eventually(call::isDone);
        assertThat(catchThrowable(call::join))
                .isInstanceOf(CompletionException.class)
                .extracting(e -> Objects.requireNonNull(e.getCause()))
                .isInstanceOfSatisfying(
                        CallException.NoAnswer.class,
                        e -> assertThat(e.explanation().code()).isEqualTo(NodeProblem.CANCELLED.code()));
    }
}
