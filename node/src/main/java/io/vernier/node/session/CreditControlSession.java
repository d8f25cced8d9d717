package io.vernier.node.session;

import io.vernier.codec.BaseAvps;
import io.vernier.codec.Message;
import io.vernier.node.CallException;
import io.vernier.node.Node;
import io.vernier.protocol.creditcontrol.CreditControlClient;
import io.vernier.protocol.creditcontrol.CreditControlClientAction;
import io.vernier.protocol.creditcontrol.CreditControlGrant;
import io.vernier.protocol.creditcontrol.CreditControlOutcome;
import io.vernier.protocol.creditcontrol.CreditControlSettings;
import io.vernier.protocol.creditcontrol.CreditControlState;
import io.vernier.protocol.creditcontrol.RequestType;
import io.vernier.protocol.session.SessionTransition;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A credit-control session of a client (RFC 8506 section 5): it numbers the requests, keeps Tx and the Validity-Time, follows
 * Credit-Control-Failure-Handling and CC-Session-Failover, and stays with the server that answered first. Its machine is {@link
 * CreditControlClient}. All methods may be called from any thread and return at once; the futures end on an event loop, where
 * nothing must block.
 *
 * <p>A session outlives a stop of its node. What is asked meanwhile is decided by the failure handling at once, on the thread
 * that asks; after a new start the session goes on, with its timers.
 *
 * {@snippet :
 * var session = CreditControlSession.of(node, CreditControlSettings.defaults(), service);
 * if (session.initial().join().isServiceGranted()) {
 *     // serve; session.update() when the units are spent
 * }
 * session.terminate();
 * }
 */
public final class CreditControlSession {
    /** How long a request is waited for after Tx where the service goes on meanwhile (section 5.7). */
    private static final Duration REQUEST_TIMEOUT = Duration.ofMinutes(2);

    private final SessionLoop loop;
    private final CreditControlService service;
    private final CreditControlClient machine;
    private final String sessionId;
    private final Deque<String> alternatives;
    private final Map<Long, Message> waiting = new LinkedHashMap<>();
    private final Map<Long, CompletableFuture<CreditDecision>> asked = new LinkedHashMap<>();
    private final Deque<CompletableFuture<CreditDecision>> queued = new ArrayDeque<>();
    private @Nullable String server;
    private @Nullable Message lastAnswer;
    /** Which sending is waited for; what becomes of earlier ones is ignored. */
    private int sending;

    private boolean isAsked;
    private boolean isServiceOn;
    private boolean mayBeRated;
    private boolean mayBeDuplicate;

    private CreditControlSession(
            Node node, CreditControlSettings settings, CreditControlService service, List<String> alternatives) {
        this.loop = new SessionLoop(node);
        this.service = service;
        this.machine = CreditControlClient.withInitialRequest(settings);
        this.sessionId = node.newSessionId();
        this.alternatives = new ArrayDeque<>(alternatives);
    }

    /** A session that has not begun, with a Session-Id of its own. */
    public static CreditControlSession of(Node node, CreditControlSettings settings, CreditControlService service) {
        return new CreditControlSession(node, settings, service, List.of());
    }

    /**
     * As {@link #of(Node, CreditControlSettings, CreditControlService)}, with the Origin-Hosts of servers that the session may
     * move to, in this order, where failover is allowed. They need not be peers, but reachable.
     */
    public static CreditControlSession of(
            Node node, CreditControlSettings settings, CreditControlService service, List<String> alternatives) {
        return new CreditControlSession(node, settings, service, alternatives);
    }

    /** The Session-Id. */
    public String sessionId() {
        return sessionId;
    }

    /**
     * The first interrogation. The future ends with what is decided, within Tx; it fails with {@link IllegalStateException} if
     * the session has begun already, and with what the service threw if it could not build the request.
     */
    public CompletableFuture<CreditDecision> initial() {
        return ask(() -> machine.start(loop.now()));
    }

    /** The units are spent: asks for more, or does what the final-unit indication said. Ends as {@link #initial} does. */
    public CompletableFuture<CreditDecision> update() {
        return ask(() -> machine.unitsElapsed(loop.now()));
    }

    /** Something changed that the rating depends on. Ends as {@link #initial} does, after the answer that is under way. */
    public CompletableFuture<CreditDecision> ratingChanged() {
        return ask(() -> machine.ratingChanged(loop.now()));
    }

    /** The service is over: the final interrogation. Ends as {@link #initial} does, the service not granted any more. */
    public CompletableFuture<CreditDecision> terminate() {
        return ask(() -> machine.serviceTerminated(loop.now()));
    }

    /**
     * A Re-Auth-Request came for the session.
     *
     * @return the Result-Code of the Re-Auth-Answer; an update follows where there is something to ask
     */
    public CompletableFuture<Integer> reAuthRequested() {
        return resultCode(() -> machine.reAuthRequested(false, loop.now()));
    }

    /**
     * An Abort-Session-Request came for the session.
     *
     * @return the Result-Code of the Abort-Session-Answer; the final interrogation follows
     */
    public CompletableFuture<Integer> abortRequested() {
        return resultCode(() -> {
            var row = machine.abortRequested(loop.now());
            if (row.has(CreditControlClientAction.SEND_ASA)) {
                loop.tell(sessionId, service::terminate);
            }
            return row;
        });
    }

    private CompletableFuture<CreditDecision> ask(
            Supplier<SessionTransition<CreditControlState, CreditControlClientAction>> what) {
        var future = new CompletableFuture<CreditDecision>();
        loop.execute(() -> {
            var row = what.get();
            if (row.has(CreditControlClientAction.REFUSE) || row.actions().isEmpty()) {
                future.completeExceptionally(new IllegalStateException("the session is in state "
                        + row.state().rfcName() + " (expected: one in which there is something to ask)"));
                return;
            }
            queued.add(future);
            isAsked = true;
            perform(row, Optional.empty());
            isAsked = false;
        });
        return future;
    }

    private CompletableFuture<Integer> resultCode(
            Supplier<SessionTransition<CreditControlState, CreditControlClientAction>> what) {
        var future = new CompletableFuture<Integer>();
        loop.execute(() -> {
            var row = what.get();
            row.actions().stream()
                    .mapToInt(CreditControlClientAction::resultCode)
                    .filter(code -> code != 0)
                    .findFirst()
                    .ifPresent(future::complete);
            perform(row, Optional.empty());
        });
        return future;
    }

    /** Performs a row, and what was queued until then. */
    private void perform(
            SessionTransition<CreditControlState, CreditControlClientAction> row, Optional<Message> granting) {
        mayBeRated = !row.has(CreditControlClientAction.START_FINAL_ACTION);
        row.actions().forEach(this::perform);
        granting.ifPresent(answer -> loop.tell(sessionId, () -> service.granted(answer)));
        if (row.has(CreditControlClientAction.GRANT_SERVICE)) {
            decideAll(row);
        }
        while (machine.hasQueued()) {
            isAsked = true;
            perform(machine.next(loop.now()), Optional.empty());
            isAsked = false;
        }
        if (machine.state() == CreditControlState.IDLE) {
            sending++;
            waiting.clear();
            decideAll(row);
        }
        loop.wakeAt(machine.nextCheck(), () -> perform(machine.timer(loop.now()), Optional.empty()));
    }

    private void perform(CreditControlClientAction action) {
        switch (action) {
            case SEND_INITIAL -> send(RequestType.INITIAL_REQUEST);
            case SEND_UPDATE -> send(RequestType.UPDATE_REQUEST);
            case SEND_TERMINATION -> {
                isServiceOn = false;
                send(RequestType.TERMINATION_REQUEST);
            }
            case GRANT_SERVICE -> {
                isServiceOn = true;
                loop.tell(sessionId, service::grantedWithoutUnits);
            }
            case TERMINATE_SERVICE, DISCONNECT_USER -> {
                isServiceOn = false;
                loop.tell(sessionId, service::terminate);
            }
            case RESEND_TO_ALTERNATIVE -> moveOn();
            case START_FINAL_ACTION -> {
                var answer = lastAnswer;
                if (answer != null) {
                    loop.tell(sessionId, () -> service.startFinalAction(answer));
                }
            }
            case END_FINAL_ACTION -> loop.tell(sessionId, service::endFinalAction);
            default -> {
                // the machine's, or a Result-Code that was told
            }
        }
    }

    private void send(RequestType type) {
        long number = machine.requestNumber();
        var future = isAsked ? queued.poll() : null;
        if (future != null) {
            asked.put(number, future);
        }
        Message request;
        try {
            request = service.request(new CreditControlStep(sessionId, type, number, mayBeRated));
        } catch (RuntimeException e) {
            if (future != null) {
                asked.remove(number);
                future.completeExceptionally(e);
            }
            loop.execute(() -> perform(machine.notDelivered(false, loop.now()), Optional.empty()));
            return;
        }
        request = SessionRequests.identified(request, loop.node().nextEndToEndId());
        waiting.put(number, server == null ? request : SessionRequests.forHost(request, server));
        transmit(number);
    }

    private void transmit(long number) {
        int mine = sending;
        loop.call(Objects.requireNonNull(waiting.get(number)), REQUEST_TIMEOUT, (answer, failure) -> {
            if (mine == sending && waiting.containsKey(number)) {
                if (answer != null) {
                    onAnswer(number, answer);
                } else {
                    onFailure(failure);
                }
            }
        });
    }

    private void onAnswer(long number, Message answer) {
        long resultCode = answer.resultCode().orElse(0);
        var outcome = CreditControlOutcome.of(resultCode);
        mayBeDuplicate = false;
        boolean mayTryElsewhere = !alternatives.isEmpty() && CreditControlOutcome.mayTryElsewhereAfter(resultCode);
        var grant = GrantReader.read(answer);
        boolean isSuccess = outcome == CreditControlOutcome.SUCCESS;
        if (isSuccess) {
            isServiceOn = machine.state() != CreditControlState.PENDING_T;
            lastAnswer = answer;
            server = answer.first(BaseAvps.ORIGIN_HOST).orElse(server);
        }
        boolean isGranting = isSuccess && machine.state() != CreditControlState.PENDING_T;
        var row = machine.answered(outcome, grant, mayTryElsewhere, loop.now());
        if (row.has(CreditControlClientAction.RESEND_TO_ALTERNATIVE)) {
            perform(row, Optional.empty());
            return;
        }
        waiting.remove(number);
        var future = asked.remove(number);
        perform(row, isGranting ? Optional.of(answer) : Optional.empty());
        decide(future, row, Optional.of(answer));
    }

    /** An answer that breaks its grammar is a failed answer, whatever it says; anything else is a failure to send. */
    private void onFailure(@Nullable Throwable failure) {
        mayBeDuplicate = !(failure instanceof CallException call) || call.mayHaveBeenSent();
        var row = failure instanceof CallException.BadAnswer
                ? machine.answered(CreditControlOutcome.FAILED_ANSWER, CreditControlGrant.nothing(), false, loop.now())
                : machine.notDelivered(!alternatives.isEmpty(), loop.now());
        perform(row, Optional.empty());
    }

    /** All that waits goes to the next server, where the session stays. */
    private void moveOn() {
        server = alternatives.remove();
        String host = server;
        sending++;
        waiting.replaceAll((number, request) -> {
            var moved = SessionRequests.forHost(request, host);
            return mayBeDuplicate ? SessionRequests.possibleDuplicate(moved) : moved;
        });
        List.copyOf(waiting.keySet()).forEach(this::transmit);
    }

    private void decideAll(SessionTransition<CreditControlState, CreditControlClientAction> row) {
        var all = new ArrayList<>(asked.values());
        asked.clear();
        if (machine.state() == CreditControlState.IDLE) {
            all.addAll(queued);
            queued.clear();
        }
        all.forEach(future -> decide(future, row, Optional.empty()));
    }

    private void decide(
            @Nullable CompletableFuture<CreditDecision> future,
            SessionTransition<CreditControlState, CreditControlClientAction> row,
            Optional<Message> answer) {
        if (future != null) {
            boolean isOpen =
                    machine.state() != CreditControlState.IDLE && machine.state() != CreditControlState.PENDING_T;
            future.complete(new CreditDecision(isServiceOn, isOpen, answer, row.row()));
        }
    }
}
