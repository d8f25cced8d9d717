package io.vernier.node.session;

import io.vernier.codec.CommandCode;
import io.vernier.codec.Message;
import io.vernier.node.CallException;
import io.vernier.node.Node;
import io.vernier.protocol.accounting.AccountingClient;
import io.vernier.protocol.accounting.AccountingClientAction;
import io.vernier.protocol.accounting.AccountingOutcome;
import io.vernier.protocol.accounting.RealtimeRequired;
import io.vernier.protocol.creditcontrol.CreditControlOutcome;
import io.vernier.protocol.creditcontrol.DebitingFailureHandling;
import io.vernier.protocol.creditcontrol.OneTimeAction;
import io.vernier.protocol.creditcontrol.OneTimeRequest;
import io.vernier.protocol.creditcontrol.RequestedAction;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Sends the accounting records and credit-control events of a store, oldest first, each with the T bit (RFC 6733 section 9.4,
 * RFC 8506 section 6.5): after a restart, or when a server can be reached again. What is answered, whatever the answer says of
 * it for good, is deleted; at what cannot be delivered it stops.
 */
public final class StoredRecords {
    private final SessionLoop loop;
    private final RecordStore store;
    private final Duration timeout;
    private final AccountingClient records =
            new AccountingClient(RealtimeRequired.GRANT_AND_STORE, Duration.ZERO, () -> 0);
    private final OneTimeRequest events = new OneTimeRequest(
            RequestedAction.REFUND_ACCOUNT, DebitingFailureHandling.TERMINATE_OR_BUFFER, Duration.ofSeconds(10));
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
        var sender = new StoredRecords(node, store, timeout);
        var done = new CompletableFuture<Integer>();
        sender.loop.execute(() -> sender.next(done));
        return done;
    }

    private void next(CompletableFuture<Integer> done) {
        var oldest = store.oldest();
        if (oldest.isEmpty()) {
            done.complete(delivered);
            return;
        }
        var entry = oldest.get();
        if (entry.request().commandCode() == CommandCode.ACCOUNTING) {
            records.sendStored(loop.now());
        } else {
            events.sendStored(loop.now());
        }
        loop.call(SessionRequests.possibleDuplicate(entry.request()), timeout, (answer, failure) -> {
            if (isDone(entry.request(), answer, failure)) {
                store.remove(entry);
                delivered++;
                next(done);
            } else {
                done.complete(delivered);
            }
        });
    }

    private boolean isDone(Message request, @Nullable Message answer, @Nullable Throwable failure) {
        boolean isBad = failure instanceof CallException.BadAnswer;
        long resultCode = answer == null ? 0 : answer.resultCode().orElse(0);
        if (request.commandCode() == CommandCode.ACCOUNTING) {
            var outcome =
                    answer == null && !isBad ? AccountingOutcome.FAILURE_TO_SEND : AccountingOutcome.of(resultCode);
            return records.outcome(outcome, true, false, loop.now()).has(AccountingClientAction.DELETE_RECORD);
        }
        var outcome =
                answer == null && !isBad ? CreditControlOutcome.FAILURE_TO_SEND : CreditControlOutcome.of(resultCode);
        return events.outcome(outcome, false, loop.now()).has(OneTimeAction.DELETE_REQUEST);
    }
}
