package io.vernier.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.codec.Message;
import io.vernier.messages.base.AccountingRecordType;
import io.vernier.messages.base.accounting.Accounting;
import io.vernier.messages.base.accounting.AccountingAnswer;
import io.vernier.messages.base.accounting.AccountingRequest;
import io.vernier.messages.ietf.creditcontrol.CcRequestType;
import io.vernier.messages.ietf.creditcontrol.CreditControlAnswer;
import io.vernier.messages.ietf.creditcontrol.CreditControlRequest;
import io.vernier.node.session.AccountingService;
import io.vernier.node.session.AccountingSession;
import io.vernier.node.session.AccountingSettings;
import io.vernier.node.session.AccountingStep;
import io.vernier.node.session.CreditControlEvents;
import io.vernier.node.session.CreditControlService;
import io.vernier.node.session.CreditControlSession;
import io.vernier.node.session.CreditControlStep;
import io.vernier.node.session.CreditDecision;
import io.vernier.node.session.RecordStore;
import io.vernier.node.session.StoredRecords;
import io.vernier.protocol.creditcontrol.CreditControlSettings;
import io.vernier.protocol.creditcontrol.RequestType;
import io.vernier.protocol.creditcontrol.RequestedAction;
import io.vernier.transport.memory.MemoryNetwork;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions outlive the stop of their node: what is asked meanwhile is decided as when no server can be reached. */
final class SessionsAtStopTest {
    private static final int ROUNDS = 20;
    private static final int SESSIONS = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Lab lab = new Lab(MemoryNetwork.onRealTime());
    private final RecordStore store = RecordStore.inMemory(100);
    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private int validity = 3600;

    @AfterEach
    void end() {
        lab.close();
    }

    private final class Online implements CreditControlService {
        @Override
        public Message request(CreditControlStep step) {
            asked.add(step.type() + " " + step.number());
            return event(step);
        }

        @Override
        public void terminate() {}
    }

    private static final class Offline implements AccountingService {
        @Override
        public Message record(AccountingStep step) {
            return AccountingRequest.builder()
                    .sessionId(step.sessionId())
                    .destinationRealm("example.net")
                    .accountingRecordType(AccountingRecordType.of(step.type().value()))
                    .accountingRecordNumber(step.number())
                    .acctApplicationId(3)
                    .build()
                    .message();
        }

        @Override
        public void disconnect() {}
    }

    private static Message event(CreditControlStep step) {
        var request = CreditControlRequest.builder()
                .sessionId(step.sessionId())
                .destinationRealm("example.net")
                .serviceContextId("32251@3gpp.org")
                .ccRequestType(CcRequestType.of(step.type().value()))
                .ccRequestNumber(step.number());
        return step.type() == RequestType.EVENT_REQUEST
                ? request.requestedAction(io.vernier.messages.ietf.creditcontrol.RequestedAction.REFUND_ACCOUNT)
                        .build()
                        .message()
                : request.build().message();
    }

    /** A node that runs and has a server for all there is. */
    private Node client(String transport) {
        boolean isTcp = transport.equals("tcp");
        Node server = lab.start((isTcp ? Lab.overTcp("ocs") : lab.node("ocs"))
                .serveInline(
                        CreditControlRequest.TYPE,
                        request -> CreditControlAnswer.to(request)
                                .resultCode(2001)
                                .grantedServiceUnit(units -> units.ccTotalOctets(1000))
                                .validityTime(validity)
                                .build())
                .serveInline(
                        AccountingRequest.TYPE,
                        request -> AccountingAnswer.to(request)
                                .resultCode(2001)
                                .accountingRecordType(request.accountingRecordType())
                                .accountingRecordNumber(request.accountingRecordNumber())
                                .build()));
        Node client =
                lab.start((isTcp ? Lab.clientOf(server) : lab.described("pcef").peer(Lab.uri("ocs"), Lab::persistent))
                        .use(Accounting.APPLICATION));
        client.awaitReady(PATIENCE);
        return client;
    }

    private CreditControlSession online(Node node) {
        return CreditControlSession.of(node, CreditControlSettings.defaults(), new Online());
    }

    private AccountingSession offline(Node node) {
        return new AccountingSession(node, AccountingSettings.defaults(), new Offline(), store);
    }

    private static <T> T decided(CompletableFuture<T> future) throws Exception {
        return future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp", "memory"})
    void creditThatNobodyCanBeAskedForIsDecidedByTheFailureHandling(String transport) throws Exception {
        Node client = client(transport);
        var session = online(client);
        assertThat(decided(session.initial()).isServiceGranted()).isTrue();

        client.stopNow();
        CreditDecision update = decided(session.update());

        assertThat(update.isServiceGranted()).isFalse();
        assertThat(update.isSessionOpen()).isFalse();
        assertThat(update.answer()).isEmpty();
        assertThat(asked).containsExactly("INITIAL_REQUEST 0", "UPDATE_REQUEST 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp", "memory"})
    void recordsAndEventsOfANodeThatWasStoppedAreStored(String transport) throws Exception {
        Node client = client(transport);
        var session = offline(client);
        assertThat(decided(session.start()).isServiceGranted()).isTrue();

        client.stopNow();
        var stop = decided(session.stop());
        var events = new CreditControlEvents(client, CreditControlSettings.defaults(), List.of(), store);
        var refund = decided(events.send(RequestedAction.REFUND_ACCOUNT, SessionsAtStopTest::event));
        int none = decided(StoredRecords.send(client, store, PATIENCE));
        client.start();
        client.awaitReady(PATIENCE);
        int both = decided(StoredRecords.send(client, store, PATIENCE));

        assertThat(stop.isStored()).isTrue();
        assertThat(refund.answer()).isEmpty();
        assertThat(none).isZero();
        assertThat(both).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp", "memory"})
    void aSessionGoesOnWhenItsNodeIsStartedAgain(String transport) throws Exception {
        Node client = client(transport);
        var session = online(client);
        var beside = offline(client);
        decided(session.initial());
        decided(beside.start());

        client.stopNow();
        client.start();
        client.awaitReady(PATIENCE);

        assertThat(decided(session.update()).isServiceGranted()).isTrue();
        assertThat(decided(session.terminate()).answer()).isPresent();
        assertThat(decided(beside.stop()).answer()).isPresent();
    }

    @Test
    void aSessionHasItsTimerBackWhenItsNodeIsStartedAgain() throws Exception {
        validity = 1;
        Node client = client("tcp");
        decided(online(client).initial());

        client.stopNow();
        client.start();

        Lab.eventually(() -> asked.contains("UPDATE_REQUEST 1"));
    }

    @Test
    void aTimerThatIsSetWhileTheNodeIsStoppedWaitsForItsStart() {
        Node client = client("tcp");
        client.stopNow();
        var ran = new CompletableFuture<Boolean>();
        var cancelled = new CompletableFuture<Boolean>();
        client.schedule(Duration.ofMillis(1), () -> cancelled.complete(true)).cancel();
        var unused = client.schedule(Duration.ofMillis(2), () -> ran.complete(true));

        client.start();
        Lab.eventually(ran::isDone);

        assertThat(cancelled).isNotDone();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp", "memory"})
    void whatIsAskedAsTheNodeStopsEnds(String transport) throws Exception {
        Node client = client(transport);
        for (int round = 0; round < ROUNDS; round++) {
            var isStopped = new AtomicBoolean();
            var asks = new AtomicInteger();
            List<Thread> owners = IntStream.range(0, SESSIONS)
                    .mapToObj(i -> Thread.ofPlatform().start(() -> askUntil(isStopped, online(client), asks)))
                    .toList();
            Lab.eventually(() -> asks.get() > 100);

            client.stopNow();
            isStopped.set(true);

            for (Thread owner : owners) {
                assertThat(owner.join(PATIENCE))
                        .as("all its futures have ended")
                        .isTrue();
            }
            client.start();
            client.awaitReady(PATIENCE);
        }
    }

    /** Asks until the node has been stopped, and once more. */
    private static void askUntil(AtomicBoolean isStopped, CreditControlSession session, AtomicInteger asks) {
        session.initial().join();
        boolean isLast;
        do {
            isLast = isStopped.get();
            session.ratingChanged().exceptionally(idle -> null).join();
            asks.incrementAndGet();
        } while (!isLast);
    }
}
