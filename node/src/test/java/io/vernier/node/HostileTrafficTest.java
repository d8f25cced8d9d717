package io.vernier.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.codec.BaseAvps;
import io.vernier.codec.CommandCode;
import io.vernier.codec.Message;
import io.vernier.codec.ResultCode;
import io.vernier.messages.ietf.creditcontrol.CreditControlRequest;
import io.vernier.protocol.peer.PeerState;
import io.vernier.protocol.watchdog.WatchdogSettings;
import io.vernier.requirements.Requirement;
import io.vernier.transport.TransportLimits;
import io.vernier.transport.TransportProblem;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Peers that misbehave on real sockets, while a good one calls all the time: it must not notice. */
class HostileTrafficTest {
    private static final String BAD = "bad.example.net";
    private static final int QUEUED = 4 << 20;
    private static final Duration FRAGMENT = Duration.ofMillis(300);

    private final Lab lab = new Lab();
    private final LogWatch log = LogWatch.of("peers");
    private final List<NodeEvent> events = new CopyOnWriteArrayList<>();
    private final Node ocs = lab.start(Lab.overTcp("ocs")
            .limits(TransportLimits.builder()
                    .fragmentTimeout(FRAGMENT)
                    .queuedBytes(QUEUED)
                    .build())
            .watchdog(WatchdogSettings.inLaboratory(Duration.ofMillis(500)))
            .onEvent(events::add)
            .serveInline(CreditControlRequest.TYPE, Lab::success));
    private final Node good = lab.start(Lab.clientOf(ocs).callTimeout(Duration.ofSeconds(20)));
    private final AtomicBoolean enough = new AtomicBoolean();
    private final AtomicInteger answered = new AtomicInteger();
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private final Thread caller = Thread.ofVirtual().unstarted(this::callOn);

    @BeforeEach
    void goodPeerCalls() {
        good.awaitReady(Duration.ofSeconds(20));
        caller.start();
        Lab.eventually(() -> answered.get() > 0);
    }

    @AfterEach
    void goodPeerNoticedNothing() throws Exception {
        int before = answered.get();
        Lab.eventually(() -> answered.get() > before);
        enough.set(true);
        assertThat(caller.join(Duration.ofSeconds(20))).isTrue();
        Peer seen = good.peer(Lab.host("ocs")).orElseThrow();
        lab.close();
        log.close();

        assertThat(failures).isEmpty();
        assertThat(seen.counters().connects()).isEqualTo(1);
    }

    @Test
    void randomOctetsEndOnlyTheirOwnConnection() {
        var random = new Random(42);
        for (int i = 0; i < 50; i++) {
            byte[] octets = new byte[20 + random.nextInt(2000)];
            random.nextBytes(octets);
            octets[0] = (byte) (octets[0] | 2); // never version 1
            octets[3] = (byte) (octets[3] | 1); // never a length that might be one
            try (SocketPeer raw = i % 2 == 0 ? SocketPeer.connect(ocs) : SocketPeer.open(ocs, BAD)) {
                sendInSpite(raw, octets);
                raw.awaitEnd();
            }
            Lab.eventually(() -> ocs.peer(BAD).stream().allMatch(peer -> peer.state() == PeerState.CLOSED));
        }
    }

    @Test
    void halfAMessageIsNotWaitedForForEver() {
        try (SocketPeer raw = SocketPeer.open(ocs, BAD)) {
            raw.send(Arrays.copyOf(Samples.ccr().toBytes(), 30));

            assertThat(raw.awaitEnd()).as("closed in order").isFalse();
        }
        assertEndedBecause(TransportProblem.MESSAGE_UNFINISHED.code());
    }

    @Test
    void anAnnouncedHugeMessageIsNotWaitedForEither() {
        try (SocketPeer raw = SocketPeer.open(ocs, BAD)) {
            raw.send(new byte[] {1, (byte) 0xff, (byte) 0xff, (byte) 0xfc, (byte) 0xc0, 0, 1, 16});
            raw.send(new byte[12]);

            assertThat(raw.receive().resultCode()).hasValue(ResultCode.INVALID_MESSAGE_LENGTH);
            assertThat(raw.awaitEnd()).as("closed in order").isFalse();
        }
        assertEndedBecause(TransportProblem.MESSAGE_UNFINISHED.code());
    }

    @Test
    void thousandsOfTinyMessagesAreAnsweredOneByOne() {
        try (SocketPeer raw = SocketPeer.open(ocs, BAD)) {
            Message tiny = Message.builder(272, 4).request().build();
            int lots = 5000;
            Thread.startVirtualThread(() -> {
                for (int i = 0; i < lots; i++) {
                    raw.send(tiny.withIds(i, i));
                }
            });

            for (int i = 0; i < lots; i++) {
                Message answer = receiveOfApplication(raw);
                assertThat(answer.hopByHopId()).isEqualTo(i);
                assertThat(answer.resultCode()).hasValue(ResultCode.MISSING_AVP);
            }
        }
    }

    @Test
    @Requirement({"R3-14", "R3-21"})
    void answersThatNobodyAskedForAreCountedAndNothingElse() {
        try (SocketPeer raw = SocketPeer.open(ocs, BAD)) {
            Message answer = Samples.ccr().withFlags(0);
            for (int i = 0; i < 1000; i++) {
                raw.send(answer.withIds(i, i));
            }
            raw.send(Samples.base(CommandCode.DISCONNECT_PEER, Samples.origin(BAD))
                    .withFlags(0));
            raw.send(Samples.base(CommandCode.CAPABILITIES_EXCHANGE, Samples.origin(BAD))
                    .withFlags(0));
            raw.send(Samples.watchdog(BAD).withFlags(0));
            raw.send(Samples.ccr());

            assertThat(receiveOfApplication(raw).resultCode()).hasValue(ResultCode.SUCCESS);
            PeerCounters counters = ocs.peer(BAD).orElseThrow().counters();
            assertThat(counters.unexpectedAnswers()).isEqualTo(1000);
            assertThat(counters.discarded()).isEqualTo(2);
        }
    }

    @Test
    void theSameRequestAgainAndAgainIsAnsweredEachTime() {
        try (SocketPeer raw = SocketPeer.open(ocs, BAD)) {
            for (int i = 0; i < 100; i++) {
                raw.send(Samples.ccr());
                assertThat(receiveOfApplication(raw).hopByHopId()).isEqualTo(Samples.HOP_BY_HOP);
            }
        }
    }

    @Test
    void aPeerThatReadsNothingIsNotReadFromWithoutBoundAndItsWatchdogEndsIt() {
        try (SocketPeer raw = SocketPeer.connect(ocs, 8 * 1024).greet(BAD)) {
            raw.send(Samples.ccr());
            int answerLength = receiveOfApplication(raw).length();
            byte[] request = Samples.ccr().toBytes();
            byte[] hundred = new byte[100 * request.length];
            for (int i = 0; i < 100; i++) {
                System.arraycopy(request, 0, hundred, i * request.length, request.length);
            }
            Thread.startVirtualThread(() -> {
                for (int i = 0; i < 1000; i++) {
                    sendInSpite(raw, hundred);
                }
            });
            Peer peer = ocs.peer(BAD).orElseThrow();
            Lab.eventually(() -> peer.counters().requestsReceived() > 1000);

            Lab.eventually(() -> events.stream().anyMatch(HostileTrafficTest::isEndOfBad));

            assertThat(peer.counters().answersSent() * answerLength)
                    .as(
                            "octets of answers that this node or its system took, of %d received",
                            peer.counters().requestsReceived())
                    .isLessThan(QUEUED + (6 << 20));
        }
    }

    private static boolean isEndOfBad(NodeEvent event) {
        return event instanceof NodeEvent.Disconnected ended
                && ended.peer().host().equals(BAD);
    }

    private void assertEndedBecause(String code) {
        Lab.eventually(() -> events.stream()
                .anyMatch(event -> event instanceof NodeEvent.Disconnected ended
                        && isEndOfBad(event)
                        && ended.why().code().equals(code)));
    }

    private static Message receiveOfApplication(SocketPeer raw) {
        Message message = raw.receive();
        while (message.commandCode() != CommandCode.CREDIT_CONTROL) {
            if (message.isRequest()) {
                var answer = message.answerBuilder().avp(BaseAvps.RESULT_CODE, 2001L);
                Samples.origin(BAD).forEach(answer::avp);
                raw.send(answer.build());
            }
            message = raw.receive();
        }
        return message;
    }

    /** The other side may have closed already. */
    private static void sendInSpite(SocketPeer raw, byte[] octets) {
        try {
            raw.send(octets);
        } catch (UncheckedIOException e) {
            // then it was quicker
        }
    }

    private void callOn() {
        while (!enough.get()) {
            try {
                good.call(Lab.request(good));
                answered.incrementAndGet();
            } catch (CallException e) {
                failures.add(e);
            }
        }
    }
}
