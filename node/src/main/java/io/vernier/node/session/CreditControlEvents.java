package io.vernier.node.session;

import io.vernier.codec.Message;
import io.vernier.node.CallException;
import io.vernier.node.Node;
import io.vernier.protocol.creditcontrol.CreditControlOutcome;
import io.vernier.protocol.creditcontrol.CreditControlSettings;
import io.vernier.protocol.creditcontrol.CreditControlState;
import io.vernier.protocol.creditcontrol.DebitingFailureHandling;
import io.vernier.protocol.creditcontrol.OneTimeAction;
import io.vernier.protocol.creditcontrol.OneTimeRequest;
import io.vernier.protocol.creditcontrol.RequestType;
import io.vernier.protocol.creditcontrol.RequestedAction;
import io.vernier.protocol.session.SessionTransition;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One-time credit-control events of a client (RFC 8506 section 6): direct debiting, refunds, balance checks and price enquiries,
 * each a session of its own by {@link OneTimeRequest}. Events that may have been debited, and refunds, wait in a store where they
 * cannot be delivered, be it that the node is stopped. All methods may be called from any thread and return at once.
 */
public final class CreditControlEvents {
    /** How long a request is waited for after Tx where the service is granted meanwhile. */
    private static final Duration REQUEST_TIMEOUT = Duration.ofMinutes(2);

    private final Node node;
    private final CreditControlSettings settings;
    private final List<String> alternatives;
    private final RecordStore store;
    private volatile DebitingFailureHandling handling;

    /**
     * Events of a node.
     *
     * @param alternatives the Origin-Hosts of servers that are tried, the first of them, when a request fails
     */
    public CreditControlEvents(
            Node node, CreditControlSettings settings, List<String> alternatives, RecordStore store) {
        this.node = node;
        this.settings = settings;
        this.alternatives = List.copyOf(alternatives);
        this.store = store;
        this.handling = settings.debitingFailureHandling();
    }

    /** The Direct-Debiting-Failure-Handling for the next event: the last that a server sent, or that of the settings. */
    public DebitingFailureHandling debitingFailureHandling() {
        return handling;
    }

    /**
     * Sends an event. The future ends on an event loop with what is decided, within Tx; it fails with what the function throws.
     *
     * @param action the Requested-Action
     * @param request builds a Credit-Control-Request of the step's Session-Id, CC-Request-Type and CC-Request-Number, with this
     *     Requested-Action
     */
    public CompletableFuture<CreditDecision> send(
            RequestedAction action, Function<? super CreditControlStep, Message> request) {
        var event = new Event(action, node.newSessionId());
        event.loop.execute(() -> event.begin(request));
        return event.decision;
    }

    private final class Event {
        private final SessionLoop loop = new SessionLoop(node);
        private final CompletableFuture<CreditDecision> decision = new CompletableFuture<>();
        private final OneTimeRequest machine;
        private final String sessionId;
        private @Nullable Message sent;
        private int sending;
        private boolean mayBeDuplicate;

        Event(RequestedAction action, String sessionId) {
            this.machine = new OneTimeRequest(action, handling, settings.tx());
            this.sessionId = sessionId;
        }

        private void begin(Function<? super CreditControlStep, Message> request) {
            try {
                var built = request.apply(new CreditControlStep(
                        sessionId, RequestType.EVENT_REQUEST, OneTimeRequest.REQUEST_NUMBER, true));
                sent = SessionRequests.identified(built, node.nextEndToEndId());
            } catch (RuntimeException e) {
                decision.completeExceptionally(e);
                return;
            }
            perform(machine.request(loop.now()), Optional.empty());
        }

        private void perform(SessionTransition<CreditControlState, OneTimeAction> row, Optional<Message> answer) {
            boolean isGranted = false;
            for (OneTimeAction action : row.actions()) {
                switch (action) {
                    case SEND_EVENT -> transmit(sent);
                    case RESEND_TO_ALTERNATIVE -> moveOn();
                    case GRANT_SERVICE -> isGranted = true;
                    case STORE_REQUEST, STORE_REQUEST_WITH_T -> store(sent);
                    default -> {
                        // what is not granted is what the decision says; nothing is stored that could be deleted
                    }
                }
            }
            if (isGranted || row.next() == CreditControlState.IDLE) {
                decision.complete(new CreditDecision(isGranted, false, answer, row.row()));
            }
            loop.wakeAt(machine.nextCheck(), () -> perform(machine.timer(loop.now()), Optional.empty()));
        }

        private void transmit(@Nullable Message request) {
            if (request == null) {
                return;
            }
            int mine = ++sending;
            loop.call(request, REQUEST_TIMEOUT, (answer, failure) -> {
                if (mine == sending) {
                    onOutcome(answer, failure);
                }
            });
        }

        private void onOutcome(@Nullable Message answer, @Nullable Throwable failure) {
            if (answer != null) {
                answer.first(SessionAvps.DEBITING_FAILURE_HANDLING)
                        .flatMap(DebitingFailureHandling::of)
                        .ifPresent(value -> handling = value);
                mayBeDuplicate = false;
                long resultCode = answer.resultCode().orElse(0);
                boolean mayTryElsewhere =
                        !alternatives.isEmpty() && CreditControlOutcome.mayTryElsewhereAfter(resultCode);
                perform(
                        machine.outcome(CreditControlOutcome.of(resultCode), mayTryElsewhere, loop.now()),
                        Optional.of(answer));
            } else if (failure instanceof CallException.BadAnswer) {
                perform(machine.outcome(CreditControlOutcome.FAILED_ANSWER, false, loop.now()), Optional.empty());
            } else {
                mayBeDuplicate = !(failure instanceof CallException call) || call.mayHaveBeenSent();
                boolean hasAlternative = !alternatives.isEmpty();
                perform(
                        machine.outcome(CreditControlOutcome.FAILURE_TO_SEND, hasAlternative, loop.now()),
                        Optional.empty());
            }
        }

        private void moveOn() {
            if (sent != null) {
                var moved = SessionRequests.forHost(sent, alternatives.get(0));
                transmit(mayBeDuplicate ? SessionRequests.possibleDuplicate(moved) : moved);
            }
        }

        private void store(@Nullable Message request) {
            if (request != null) {
                store.add(new RecordStore.Entry(sessionId, false, request));
            }
        }
    }
}
