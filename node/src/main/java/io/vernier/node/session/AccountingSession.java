package io.vernier.node.session;

import io.vernier.codec.Message;
import io.vernier.node.CallException;
import io.vernier.node.Node;
import io.vernier.protocol.accounting.AccountingClient;
import io.vernier.protocol.accounting.AccountingClientAction;
import io.vernier.protocol.accounting.AccountingOutcome;
import io.vernier.protocol.accounting.AccountingState;
import io.vernier.protocol.accounting.RealtimeRequired;
import io.vernier.protocol.accounting.RecordType;
import io.vernier.protocol.session.SessionTransition;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An accounting session of a client (RFC 6733 sections 8.2 and 9): it numbers the records, times the interim ones, stores what
 * cannot be delivered, and follows Accounting-Realtime-Required. Its machine is {@link AccountingClient}. All methods may be
 * called from any thread and return at once; the futures end on an event loop, where nothing must block.
 *
 * <p>What is stored is sent again by {@link StoredRecords}.
 *
 * <p>A session outlives a stop of its node. Records of that time are treated at once, on the thread that asks, as those that
 * cannot be delivered; after a new start the session goes on, with its timers.
 */
public final class AccountingSession {
    private final SessionLoop loop;
    private final AccountingSettings settings;
    private final AccountingService service;
    private final AccountingClient machine;
    private final RecordStore store;
    private final String sessionId;
    private RealtimeRequired realtime;
    private Duration interval;
    private @Nullable Message sent;
    private @Nullable CompletableFuture<AccountingDecision> asked;
    private int sending;
    private boolean isServiceOn;
    private boolean isStored;

    /** A session that has not begun, with a Session-Id of its own. */
    public AccountingSession(Node node, AccountingSettings settings, AccountingService service, RecordStore store) {
        this(node, settings, service, store, node.newSessionId());
    }

    /** As the other one, with the Session-Id of the session whose service is accounted for. */
    public AccountingSession(
            Node node, AccountingSettings settings, AccountingService service, RecordStore store, String sessionId) {
        this.loop = new SessionLoop(node);
        this.settings = settings;
        this.service = service;
        this.store = store;
        this.sessionId = sessionId;
        this.realtime = settings.realtime();
        this.interval = settings.interval();
        this.machine = new AccountingClient(
                realtime, interval, () -> ThreadLocalRandom.current().nextDouble());
    }

    /** The Session-Id. */
    public String sessionId() {
        return sessionId;
    }

    /**
     * A service of some length begins: START_RECORD. The future ends when it is decided whether the service is granted; it fails
     * with {@link IllegalStateException} if the session has begun already.
     */
    public CompletableFuture<AccountingDecision> start() {
        return ask(() -> machine.start(loop.now()));
    }

    /** The service is over: STOP_RECORD. Where an answer is awaited the record is stored, and the future ends at once. */
    public CompletableFuture<AccountingDecision> stop() {
        return ask(() -> machine.stop(loop.now()));
    }

    /** A one-time service was given: EVENT_RECORD. */
    public CompletableFuture<AccountingDecision> event() {
        return ask(() -> machine.event(loop.now()));
    }

    private CompletableFuture<AccountingDecision> ask(
            Supplier<SessionTransition<AccountingState, AccountingClientAction>> what) {
        var future = new CompletableFuture<AccountingDecision>();
        loop.execute(() -> {
            var row = what.get();
            if (row.has(AccountingClientAction.REFUSE) || row.actions().isEmpty()) {
                future.completeExceptionally(new IllegalStateException("the session is in state "
                        + row.state().rfcName() + " (expected: one in which there is something to account for)"));
            } else if (row.has(AccountingClientAction.STORE_STOP)) {
                isServiceOn = false;
                perform(row);
                future.complete(new AccountingDecision(false, isStored, Optional.empty(), row.row()));
            } else {
                asked = future;
                perform(row);
            }
        });
        return future;
    }

    private void perform(SessionTransition<AccountingState, AccountingClientAction> row) {
        isStored = false;
        for (AccountingClientAction action : row.actions()) {
            switch (action) {
                case SEND_START -> send(RecordType.START_RECORD);
                case SEND_EVENT -> send(RecordType.EVENT_RECORD);
                case SEND_INTERIM -> send(RecordType.INTERIM_RECORD);
                case SEND_STOP -> {
                    isServiceOn = false;
                    send(RecordType.STOP_RECORD);
                }
                case STORE_START, STORE_EVENT -> store(sent, false);
                case STORE_INTERIM -> store(sent, true);
                case STORE_STOP ->
                    store(row.state() == AccountingState.PENDING_L ? sent : build(RecordType.STOP_RECORD), false);
                case DISCONNECT_USER -> {
                    isServiceOn = false;
                    loop.tell(sessionId, service::disconnect);
                }
                default -> {
                    // StoredRecords sends what is stored; what is refused was told
                }
            }
        }
        if (machine.isConcluded()) {
            machine.conclude(loop.now());
        }
        loop.wakeAt(machine.nextCheck(), () -> perform(machine.timer(loop.now())));
    }

    private void send(RecordType type) {
        int mine = ++sending;
        Message request = build(type);
        sent = request;
        if (request == null) {
            loop.execute(() -> onOutcome(AccountingOutcome.FAILED_ANSWER, Optional.empty()));
            return;
        }
        loop.call(request, settings.timeout(), (answer, failure) -> {
            if (mine != sending) {
                return;
            }
            if (answer != null) {
                direct(answer);
                onOutcome(AccountingOutcome.of(answer.resultCode().orElse(0)), Optional.of(answer));
            } else if (failure instanceof CallException.BadAnswer bad) {
                onOutcome(AccountingOutcome.FAILED_ANSWER, Optional.of(bad.answer()));
            } else {
                onOutcome(AccountingOutcome.FAILURE_TO_SEND, Optional.empty());
            }
        });
    }

    /** The record that the service builds; none if it fails to. */
    private @Nullable Message build(RecordType type) {
        var built = new Message[1];
        loop.tell(
                sessionId,
                () -> built[0] = service.record(new AccountingStep(sessionId, type, machine.recordNumber())));
        return built[0] == null
                ? null
                : SessionRequests.identified(built[0], loop.node().nextEndToEndId());
    }

    private void direct(Message answer) {
        realtime = answer.first(SessionAvps.REALTIME_REQUIRED)
                .flatMap(RealtimeRequired::of)
                .orElse(realtime);
        interval = answer.first(SessionAvps.INTERIM_INTERVAL)
                .map(Duration::ofSeconds)
                .orElse(interval);
        machine.direct(realtime, interval, loop.now());
    }

    private void onOutcome(AccountingOutcome outcome, Optional<Message> answer) {
        var row = machine.outcome(outcome, store.hasSpace(), store.hasInterim(sessionId), loop.now());
        isServiceOn = row.next() == AccountingState.OPEN;
        perform(row);
        var future = asked;
        asked = null;
        if (future != null) {
            future.complete(new AccountingDecision(isServiceOn, isStored, answer, row.row()));
        }
    }

    private void store(@Nullable Message request, boolean isInterim) {
        if (request != null) {
            store.add(new RecordStore.Entry(sessionId, isInterim, request));
            isStored = true;
        }
    }
}
