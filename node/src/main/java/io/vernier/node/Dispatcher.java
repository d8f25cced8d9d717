package io.vernier.node;

import io.vernier.codec.Avp;
import io.vernier.codec.DecodeException;
import io.vernier.codec.Explanation;
import io.vernier.codec.Fault;
import io.vernier.codec.Message;
import io.vernier.codec.ResultCode;
import io.vernier.node.statistics.Irregularity;
import io.vernier.protocol.routing.LocalRouting;
import io.vernier.protocol.routing.LocalRouting.Verdict.Refused;
import java.util.List;
import java.util.Objects;
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
    private static final List<Fault> SOUND = List.of();

    private final Node node;
    private final Refusals refusals;
    private final Outcomes outcomes;
    private final AtomicInteger concurrent = new AtomicInteger();
    private final String threadName;
    private final ThreadFactory threads;

    /** Null where none are remembered. */
    private volatile @Nullable AnsweredRequests answered;

    Dispatcher(Node node, int rememberedAnswers) {
        this.node = node;
        this.refusals = new Refusals(node);
        this.outcomes = new Outcomes(node, this, refusals);
        this.threadName = "vernier-handler " + node.originHost();
        this.threads = Thread.ofVirtual().name(threadName).factory();
        rememberAnswers(rememberedAnswers);
    }

    /** Keeps so many answers for each Origin-Host from now on; those that are kept stay if the number does. */
    void rememberAnswers(int perHost) {
        AnsweredRequests now = answered;
        if (perHost != (now == null ? 0 : now.perHost())) {
            answered = perHost == 0 ? null : new AnsweredRequests(perHost);
        }
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
        link.recorder().irregular(Irregularity.FAULTY_REQUEST, header);
        link.answer(header, refusals.ofHeader(link, header, fault));
    }

    void onRequest(Traffic link, Message request) {
        Applications applications = node.applications();
        ServedApplication application = applications.find(request.applicationId());
        if (application == null || !link.self().takes(application.id())) {
            onUnserved(link, request, applications);
            return;
        }
        if (application.isOneOfSeveral()) {
            application = applications.among(application, link);
        }
        List<Fault> faults = applications.validate(request);
        if (!faults.isEmpty()) {
            link.recorder().irregular(Irregularity.FAULTY_REQUEST, request);
            onFaulty(link, request, application, faults);
            return;
        }
        try {
            if (application.route(request) instanceof Refused refused
                    && !application.takes(refused)
                    && !link.self().isMeant(request, refused)) {
                onElsewhere(link, request, applications, refused);
                return;
            }
        } catch (DecodeException e) {
            link.answer(request, refusals.of(link, request, e.fault()));
            return;
        }
        if (request.isRetransmitted() && isAnsweredAgain(link, request)) {
            return;
        }
        Handlers.Entry entry = application.handler(request);
        if (entry == null) {
            refuseForLackOfHandler(link, request);
        } else {
            hand(link, request, SOUND, entry);
        }
    }

    /** Who gets the requests of an application that the node has not is the relay application, or nobody. */
    private void onUnserved(Traffic link, Message request, Applications applications) {
        ServedApplication relay = applications.relay();
        if (relay != null) {
            toRelay(link, request, relay);
            return;
        }
        List<Fault> faults = applications.validate(request);
        if (!faults.isEmpty() && faults.get(0).resultCode() != ResultCode.APPLICATION_UNSUPPORTED) {
            link.answer(request, refusals.of(link, request, faults.get(0)));
            return;
        }
        try {
            var routing = new LocalRouting(
                    node.originHost(), List.of(node.originRealm()), link.self().takenOf(applications.served()));
            if (routing.decide(request) instanceof Refused(int resultCode, Explanation why)) {
                link.answer(request, refusals.of(link, request, resultCode, why));
            } else {
                refuseForLackOfHandler(link, request);
            }
        } catch (DecodeException e) {
            link.answer(request, refusals.of(link, request, e.fault()));
        }
    }

    /** A request that breaks the grammar of its command goes to the application's callbacks, if they want it. */
    private void onFaulty(Traffic link, Message request, ServedApplication application, List<Fault> faults) {
        Handlers.Entry entry = application.handler(faults);
        if (entry == null) {
            link.answer(request, refusals.of(link, request, faults.get(0)));
        } else {
            hand(link, request, faults, entry);
        }
    }

    /** A request for another host or realm goes to the relay application, if there is one. */
    private void onElsewhere(Traffic link, Message request, Applications applications, Refused refused) {
        ServedApplication relay = applications.relay();
        if (relay != null && refused.resultCode() != ResultCode.LOOP_DETECTED) {
            toRelay(link, request, relay);
        } else {
            link.answer(request, refusals.of(link, request, refused.resultCode(), refused.why()));
        }
    }

    /** What a relay looks at is the header, and whether there are AVPs behind it (RFC 6733 section 2.8.1). */
    private void toRelay(Traffic link, Message request, ServedApplication relay) {
        if (request.fault().isPresent()) {
            link.answer(request, refusals.of(link, request, request.fault().get()));
        } else if (request.isError()) {
            Fault errorBit = Fault.of(ResultCode.INVALID_HDR_BITS, 4, "a request with the E bit");
            link.answer(request, refusals.of(link, request, errorBit));
        } else if (!request.isProxiable()) {
            Explanation why = NodeProblem.NOT_PROXIABLE.explain(request.commandCode(), request.applicationId());
            link.answer(request, refusals.of(link, request, ResultCode.COMMAND_UNSUPPORTED, why));
        } else {
            Handlers.Entry entry = relay.handler(request);
            if (entry == null) {
                refuseForLackOfHandler(link, request);
            } else {
                hand(link, request, SOUND, entry);
            }
        }
    }

    private void refuseForLackOfHandler(Traffic link, Message request) {
        Explanation why = NodeProblem.NO_HANDLER.explain(request.commandCode(), request.applicationId());
        link.answer(request, refusals.of(link, request, ResultCode.COMMAND_UNSUPPORTED, why));
    }

    /** Has a handler work, on the thread it wants. */
    private void hand(Traffic link, Message request, List<Fault> faults, Handlers.Entry entry) {
        if (entry.inline()) {
            serve(link, request, faults, entry);
            return;
        }
        int maxConcurrent = node.settings().maxConcurrentRequests();
        if (concurrent.incrementAndGet() > maxConcurrent) {
            concurrent.decrementAndGet();
            Explanation why = NodeProblem.TOO_BUSY.explain(maxConcurrent);
            link.answer(request, refusals.of(link, request, ResultCode.TOO_BUSY, why));
            return;
        }
        runAside(() -> {
            try {
                serve(link, request, faults, entry);
            } finally {
                concurrent.decrementAndGet();
            }
        });
    }

    /** Runs a task on a handler's thread of its own. */
    void runAside(Runnable task) {
        threads.newThread(task).start();
    }

    /** Answers a request that may be a duplicate as it was answered before. */
    private boolean isAnsweredAgain(Traffic link, Message request) {
        AnsweredRequests known = answered;
        Message answer = known == null ? null : known.find(request);
        if (answer == null) {
            return false;
        }
        link.recorder().irregular(Irregularity.DUPLICATE, request);
        link.answer(request, answer);
        return true;
    }

    /** Keeps the answer of a handler for the case that the request comes again. */
    void remember(Message request, Message answer) {
        AnsweredRequests known = answered;
        if (known != null) {
            known.remember(request, answer);
        }
    }

    private void serve(Traffic link, Message request, List<Fault> faults, Handlers.Entry entry) {
        Handlers.Answering answering = entry.answering();
        Message answer;
        try {
            if (answering == null) {
                Outcome outcome = entry.decide(request, faults, link.peer());
                outcomes.perform(link, request, faults, Objects.requireNonNull(entry.application()), outcome);
                return;
            }
            answer = answering.answer(request, link.peer());
            if (answer == null) {
                return;
            }
            if (entry.isUntyped()) {
                answer = Replies.complete(request, answer);
            } else {
                Replies.checkAnswers(request, answer);
            }
        } catch (Throwable e) {
            onFailed(link, request, e);
            return;
        }
        if (entry.isUntyped()) {
            judge(link, answer);
        }
        remember(request, answer);
        link.answer(request, answer);
    }

    /** Nobody has looked after the grammar of this answer yet. It goes out all the same: the handler may know better. */
    void judge(Traffic link, Message answer) {
        List<Fault> faults = node.applications().validate(link.self().origin().complete(answer));
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

    /** A handler failed. If it stumbled over the request, the peer is told what is wrong with that. */
    void onFailed(Traffic link, Message request, Throwable e) {
        Fault fault = e instanceof DecodeException stumbled ? faultOf(request, stumbled.fault()) : null;
        if (fault != null) {
            link.answer(request, refusals.of(link, request, fault));
            return;
        }
        LOG.atWarn()
                .setCause(e)
                .addKeyValue("peer", link.peer().host())
                .addKeyValue("command", request.commandCode())
                .log("{}", NodeProblem.HANDLER_FAILED.explain(request.commandCode(), e.toString()));
        Explanation why =
                NodeProblem.HANDLER_FAILED.explain(request.commandCode(), "see the log of the answering node");
        link.answer(request, refusals.of(link, request, ResultCode.UNABLE_TO_COMPLY, why));
        if (e instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * What is wrong with a request of which a handler has read something: what it has read, if that is an AVP of this
     * request and not of some other message, else what the letter of the grammar says of a request that was let through
     * leniently; null where the request is not to blame.
     */
    private @Nullable Fault faultOf(Message request, Fault found) {
        List<Avp> failed = found.failedAvps();
        if (!failed.isEmpty() && failed.stream().allMatch(avp -> avp.isIn(request))) {
            return found;
        }
        List<Fault> faults = node.applications().validateStrictly(request);
        return faults.isEmpty() ? null : faults.get(0);
    }
}
