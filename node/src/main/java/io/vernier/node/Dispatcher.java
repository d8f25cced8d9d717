package io.vernier.node;

import io.vernier.codec.Avp;
import io.vernier.codec.DecodeException;
import io.vernier.codec.Explanation;
import io.vernier.codec.Fault;
import io.vernier.codec.Message;
import io.vernier.codec.ResultCode;
import io.vernier.dictionary.CommandDefinition;
import io.vernier.protocol.routing.LocalRouting;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of a request that a peer sent: judged by RFC 6733 section 6.1 and by the grammar of its command, then
 * given to its handler, or answered with the Result-Code that says why not. Runs on the event loop the request came on.
 */
final class Dispatcher {
    private static final Logger LOG = LoggerFactory.getLogger("io.vernier.node.requests");

    private final Node node;
    private final Handlers handlers;
    private final Applications applications;
    private final LocalRouting routing;
    private final int maxConcurrent;
    private final AtomicInteger concurrent = new AtomicInteger();
    private final String threadName;
    private final ThreadFactory threads;

    /** Null where none are remembered. */
    private final @Nullable AnsweredRequests answered;

    Dispatcher(Node node, Handlers handlers, Applications applications, int maxConcurrent, int rememberedAnswers) {
        this.node = node;
        this.handlers = handlers;
        this.applications = applications;
        this.routing = new LocalRouting(node.originHost(), List.of(node.originRealm()), applications.served());
        this.maxConcurrent = maxConcurrent;
        this.threadName = "vernier-handler " + node.originHost();
        this.threads = Thread.ofVirtual().name(threadName).factory();
        this.answered = rememberedAnswers == 0 ? null : new AnsweredRequests(rememberedAnswers);
    }

    /** How many requests are in the hands of handlers. */
    int concurrent() {
        return concurrent.get();
    }

    /** Whether the caller is a handler, which the node would wait for in vain if it waited in there. */
    boolean isHandling() {
        Thread thread = Thread.currentThread();
        return thread.isVirtual() && thread.getName().equals(threadName);
    }

    /** A request came of which only the header can be read. */
    void onBadRequest(Traffic link, Message header, Fault fault) {
        link.peer().history().requestsReceived.increment();
        Explanation why = NodeProblem.FAULTY_REQUEST.explain(fault.reason());
        link.answer(
                header, ErrorAnswers.of(header, node.local(), fault.resultCode(), why, List.of(), Optional.empty()));
    }

    void onRequest(Traffic link, Message request) {
        link.peer().history().requestsReceived.increment();
        List<Fault> faults = applications.validate(request);
        if (!faults.isEmpty() && faults.get(0).resultCode() != ResultCode.APPLICATION_UNSUPPORTED) {
            refuse(link, request, faults.get(0));
            return;
        }
        try {
            if (routing.decide(request) instanceof LocalRouting.Verdict.Refused(int resultCode, Explanation why)) {
                refuse(link, request, resultCode, why, List.of());
                return;
            }
        } catch (DecodeException e) {
            refuse(link, request, e.fault());
            return;
        }
        if (request.isRetransmitted() && isAnsweredAgain(link, request)) {
            return;
        }
        Handlers.Entry entry = handlers.find(request);
        if (entry == null) {
            refuse(
                    link,
                    request,
                    ResultCode.COMMAND_UNSUPPORTED,
                    NodeProblem.NO_HANDLER.explain(request.commandCode(), request.applicationId()),
                    List.of());
            return;
        }
        if (entry.inline()) {
            serve(link, request, entry);
            return;
        }
        if (concurrent.incrementAndGet() > maxConcurrent) {
            concurrent.decrementAndGet();
            refuse(link, request, ResultCode.TOO_BUSY, NodeProblem.TOO_BUSY.explain(maxConcurrent), List.of());
            return;
        }
        threads.newThread(() -> {
                    try {
                        serve(link, request, entry);
                    } finally {
                        concurrent.decrementAndGet();
                    }
                })
                .start();
    }

    /** Answers a request that may be a duplicate as it was answered before. */
    private boolean isAnsweredAgain(Traffic link, Message request) {
        Message answer = answered == null ? null : answered.find(request);
        if (answer == null) {
            return false;
        }
        link.peer().history().duplicates.increment();
        link.answer(request, answer);
        return true;
    }

    private void serve(Traffic link, Message request, Handlers.Entry entry) {
        Message answer;
        try {
            answer = entry.handler().answer(request, link.peer());
            if (answer != null) {
                checkAnswers(request, answer);
            }
        } catch (Throwable e) {
            onFailed(link, request, e);
            return;
        }
        if (answer != null) {
            if (entry.isUntyped()) {
                judge(link, answer);
            }
            if (answered != null) {
                answered.remember(request, answer);
            }
            link.answer(request, answer);
        }
    }

    /** What is sent with the identifiers of a request must be its answer, or the peer would be led astray. */
    private static void checkAnswers(Message request, Message answer) {
        if (answer.isRequest()
                || answer.commandCode() != request.commandCode()
                || answer.applicationId() != request.applicationId()) {
            throw new IllegalStateException("it gave " + answer + " (expected: an answer of command "
                    + request.commandCode() + ", application " + request.applicationId() + ")");
        }
    }

    /** Nobody has looked after the grammar of this answer yet. It goes out all the same: the handler may know better. */
    private void judge(Traffic link, Message answer) {
        List<Fault> faults = applications.validate(node.origin().complete(answer));
        if (!faults.isEmpty()) {
            LOG.atWarn()
                    .addKeyValue("peer", link.peer().host())
                    .addKeyValue("command", answer.commandCode())
                    .log(
                            "{}",
                            NodeProblem.FAULTY_OWN_ANSWER.explain(
                                    answer.commandCode(), faults.get(0).reason()));
        }
    }

    private void onFailed(Traffic link, Message request, Throwable e) {
        LOG.atWarn()
                .setCause(e)
                .addKeyValue("peer", link.peer().host())
                .addKeyValue("command", request.commandCode())
                .log("{}", NodeProblem.HANDLER_FAILED.explain(request.commandCode(), e.toString()));
        refuse(
                link,
                request,
                ResultCode.UNABLE_TO_COMPLY,
                NodeProblem.HANDLER_FAILED.explain(request.commandCode(), "see the log of the answering node"),
                List.of());
        if (e instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
    }

    private void refuse(Traffic link, Message request, Fault fault) {
        refuse(
                link,
                request,
                fault.resultCode(),
                NodeProblem.FAULTY_REQUEST.explain(fault.reason()),
                fault.failedAvps());
    }

    private void refuse(Traffic link, Message request, int resultCode, Explanation why, List<Avp> failedAvps) {
        Optional<CommandDefinition> definition = applications.answer(request);
        link.answer(request, ErrorAnswers.of(request, node.local(), resultCode, why, failedAvps, definition));
    }
}
