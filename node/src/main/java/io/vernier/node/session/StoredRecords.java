package io.vernier.node.session;

import io.vernier.node.CallException;
import io.vernier.node.Node;
import io.vernier.protocol.accounting.AccountingClient;
import io.vernier.protocol.accounting.AccountingClientAction;
import io.vernier.protocol.accounting.AccountingOutcome;
import io.vernier.protocol.accounting.RealtimeRequired;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * Sends the accounting records of a store, oldest first, each with the T bit (RFC 6733 section 9.4): after a restart, or when a
 * server can be reached again. A record that is answered, whatever the answer says of it for good, is deleted; at one that
 * cannot be delivered it stops.
 */
public final class StoredRecords {
    private final SessionLoop loop;
    private final RecordStore store;
    private final Duration timeout;
    private final AccountingClient machine =
            new AccountingClient(RealtimeRequired.GRANT_AND_STORE, Duration.ZERO, () -> 0);
    private int delivered;

    private StoredRecords(Node node, RecordStore store, Duration timeout) {
        this.loop = new SessionLoop(node);
        this.store = store;
        this.timeout = timeout;
    }

    /**
     * Sends them. The future ends on an event loop with the number of records that were answered.
     *
     * @param timeout how long each may take to be answered
     */
    public static CompletableFuture<Integer> send(Node node, RecordStore store, Duration timeout) {
        var records = new StoredRecords(node, store, timeout);
        var done = new CompletableFuture<Integer>();
        records.loop.execute(() -> records.next(done));
        return done;
    }

    private void next(CompletableFuture<Integer> done) {
        var oldest = store.oldest();
        if (oldest.isEmpty()) {
            done.complete(delivered);
            return;
        }
        var entry = oldest.get();
        machine.sendStored(loop.now());
        loop.call(SessionRequests.possibleDuplicate(entry.request()), timeout, (answer, failure) -> {
            var outcome = answer != null
                    ? AccountingOutcome.of(answer.resultCode().orElse(0))
                    : failure instanceof CallException.BadAnswer
                            ? AccountingOutcome.FAILED_ANSWER
                            : AccountingOutcome.FAILURE_TO_SEND;
            var row = machine.outcome(outcome, true, false, loop.now());
            if (row.has(AccountingClientAction.DELETE_RECORD)) {
                store.remove(entry);
                delivered++;
                next(done);
            } else {
                done.complete(delivered);
            }
        });
    }
}
