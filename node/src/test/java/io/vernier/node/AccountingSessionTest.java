package io.vernier.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.codec.Message;
import io.vernier.messages.base.AccountingRecordType;
import io.vernier.messages.base.accounting.Accounting;
import io.vernier.messages.base.accounting.AccountingAnswer;
import io.vernier.messages.base.accounting.AccountingRequest;
import io.vernier.node.session.AccountingDecision;
import io.vernier.node.session.AccountingService;
import io.vernier.node.session.AccountingSession;
import io.vernier.node.session.AccountingSettings;
import io.vernier.node.session.AccountingStep;
import io.vernier.node.session.RecordStore;
import io.vernier.node.session.StoredRecords;
import io.vernier.protocol.accounting.RealtimeRequired;
import io.vernier.protocol.accounting.RecordType;
import io.vernier.requirements.Requirement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AccountingSessionTest {
    private final Lab lab = new Lab();
    private final RecordStore store = RecordStore.inMemory(3);
    private final List<String> served = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private int interval;
    private long resultCode = 2001;

    @AfterEach
    void end() {
        lab.close();
    }

    private final class Service implements AccountingService {
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
        public void disconnect() {
            told.add("disconnected");
        }
    }

    private Node client() {
        lab.start(lab.node("acct").serveInline(AccountingRequest.TYPE, acr -> {
            served.add(RecordType.of(acr.accountingRecordType().value()).orElseThrow() + " "
                    + acr.accountingRecordNumber() + (acr.message().isRetransmitted() ? " again" : ""));
            var answer = AccountingAnswer.to(acr)
                    .resultCode(resultCode)
                    .accountingRecordType(acr.accountingRecordType())
                    .accountingRecordNumber(acr.accountingRecordNumber());
            return interval == 0
                    ? answer.build()
                    : answer.acctInterimInterval(interval).build();
        }));
        var nas = lab.start(lab.node("nas").use(Accounting.APPLICATION).peer(Lab.uri("acct"), Lab::persistent));
        lab.until(() -> nas.peers().stream().allMatch(Peer::isReady));
        return nas;
    }

    private AccountingDecision decided(CompletableFuture<AccountingDecision> future) {
        lab.until(future::isDone);
        return future.join();
    }

    private void silence() {
        lab.network.link("acct", "nas").drop(message -> message.commandCode() == 271);
    }

    @Test
    void accountsFromStartToStopAtTheIntervalOfTheServer() {
        interval = 60;
        var session = new AccountingSession(client(), AccountingSettings.defaults(), new Service(), store);

        var start = decided(session.start());
        lab.network.advance(Duration.ofSeconds(205));
        var stop = decided(session.stop());

        assertThat(start.isServiceGranted()).isTrue();
        assertThat(start.row()).isEqualTo("CA4");
        assertThat(stop.isServiceGranted()).isFalse();
        assertThat(served)
                .containsExactly(
                        "START_RECORD 0", "INTERIM_RECORD 1", "INTERIM_RECORD 2", "INTERIM_RECORD 3", "STOP_RECORD 4");
        assertThat(store.oldest()).isEmpty();
    }

    @Test
    void aOneTimeEventIsOneRecord() {
        var session = new AccountingSession(client(), AccountingSettings.defaults(), new Service(), store);

        assertThat(decided(session.event()).row()).isEqualTo("CA20");

        assertThat(served).containsExactly("EVENT_RECORD 0");
    }

    @Test
    void storesWhatCannotBeDeliveredAndSendsItLaterWithTheTBit() {
        var nas = client();
        silence();
        var session = new AccountingSession(nas, AccountingSettings.defaults(), new Service(), store);
        var start = decided(session.start());
        assertThat(start.isServiceGranted()).isTrue();
        assertThat(start.isStored()).isTrue();
        assertThat(decided(session.stop()).isStored()).isTrue();
        served.clear();

        var none = StoredRecords.send(nas, store, Duration.ofSeconds(5));
        lab.until(none::isDone);
        assertThat(none.join()).isZero();
        lab.network.link("acct", "nas").drop(message -> false);
        lab.until(() -> nas.peers().stream().allMatch(Peer::isReady));
        served.clear();
        var all = StoredRecords.send(nas, store, Duration.ofSeconds(5));
        lab.until(all::isDone);

        assertThat(all.join()).isEqualTo(2);
        assertThat(served).containsExactly("START_RECORD 0 again", "STOP_RECORD 1 again");
        assertThat(store.oldest()).isEmpty();
    }

    @Test
    void disconnectsTheUserWhereRecordsMustBeDelivered() {
        var nas = client();
        silence();
        var session = new AccountingSession(
                nas,
                AccountingSettings.defaults().withRealtime(RealtimeRequired.DELIVER_AND_GRANT),
                new Service(),
                store);

        var decision = decided(session.start());

        assertThat(decision.isServiceGranted()).isFalse();
        assertThat(decision.isStored()).isFalse();
        assertThat(told).containsExactly("disconnected");
    }

    @Test
    void goesOnWithoutItsRecordsWhereTheyMayBeLost() {
        resultCode = 5012;
        var session = new AccountingSession(
                client(),
                AccountingSettings.defaults().withRealtime(RealtimeRequired.GRANT_AND_LOSE),
                new Service(),
                RecordStore.inMemory(0));

        assertThat(decided(session.start()).isServiceGranted()).isTrue();
        assertThat(told).isEmpty();
    }

    @Test
    @Requirement("R9-9")
    void keepsOneInterimRecordOfASessionAndOnlyWhereDirected() {
        interval = 60;
        var nas = client();
        var session = new AccountingSession(nas, AccountingSettings.defaults(), new Service(), store);
        decided(session.start());
        silence();
        lab.network.advance(Duration.ofSeconds(250));

        var kept = AccountingRequest.TYPE.view(store.oldest().orElseThrow().request());
        assertThat(kept.accountingRecordNumber()).as("the last of three").isGreaterThan(1);
        store.remove(store.oldest().orElseThrow());
        assertThat(store.oldest()).as("one only").isEmpty();

        lab.network.link("acct", "nas").drop(message -> false);
        decided(session.stop());
        interval = 0;
        served.clear();
        var undirected = new AccountingSession(nas, AccountingSettings.defaults(), new Service(), store);
        decided(undirected.start());
        lab.network.advance(Duration.ofSeconds(250));
        assertThat(served).containsExactly("START_RECORD 0");
    }

    @Test
    void saysWhatCannotBeAccountedFor() {
        var session = new AccountingSession(client(), AccountingSettings.defaults(), new Service(), store);

        var stop = session.stop();
        lab.until(stop::isDone);

        assertThat(stop)
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .withMessageContaining("the session is in state Idle");
    }
}
