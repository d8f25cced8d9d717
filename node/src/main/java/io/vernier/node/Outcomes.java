package io.vernier.node;

import io.vernier.codec.Avp;
import io.vernier.codec.Fault;
import io.vernier.codec.Message;
import io.vernier.protocol.peer.BaseMessages;
import io.vernier.protocol.routing.LocalRouting.Verdict.Refused;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out what handlers decide on requests. Any thread. */
final class Outcomes {
    private static final Logger LOG = LoggerFactory.getLogger("io.vernier.node.requests");

    private final Dispatcher dispatcher;
    private final Refusals refusals;
    private final Forwarder forwarder;

    Outcomes(Node node, Dispatcher dispatcher, Refusals refusals) {
        this.dispatcher = dispatcher;
        this.refusals = refusals;
        this.forwarder = new Forwarder(node);
    }

    /** What a handler wants besides the outcome itself; null where it wants nothing. */
    private record Wishes(
            @Nullable Consumer<Message> viewer, @Nullable Runnable task) {
        static final Wishes NONE = new Wishes(null, null);

        Wishes andThen(Runnable first) {
            Runnable next = task;
            return new Wishes(
                    viewer,
                    next == null
                            ? first
                            : () -> {
                                first.run();
                                next.run();
                            });
        }

        Wishes andShown(Consumer<? super Message> first) {
            Consumer<Message> next = viewer;
            return new Wishes(
                    next == null
                            ? first::accept
                            : message -> {
                                first.accept(message);
                                next.accept(message);
                            },
                    task);
        }

        boolean areNone() {
            return viewer == null && task == null;
        }
    }

    /**
     * Does what a handler decided.
     *
     * @param application whose callbacks decided
     * @throws RuntimeException if that cannot be done, or somebody who is shown the answer fails
     */
    void perform(
            Traffic link, Message request, List<Fault> faults, ApplicationRuntime<?> application, Outcome outcome) {
        perform(link, request, faults, application, outcome, Wishes.NONE);
    }

    private void perform(
            Traffic link,
            Message request,
            List<Fault> faults,
            ApplicationRuntime<?> application,
            Outcome outcome,
            Wishes wishes) {
        switch (outcome) {
            case Outcome.Then(Outcome first, Runnable task) ->
                perform(link, request, faults, application, first, wishes.andThen(task));
            case Outcome.Shown(Outcome first, var viewer) ->
                perform(link, request, faults, application, first, wishes.andShown(viewer));
            case Outcome.Reply reply -> {
                Message answer = reply(link, request, faults, reply);
                send(link, request, answer, wishes);
                dispatcher.remember(request, answer);
                run(wishes);
            }
            case Outcome.AnswerMessage errorAnswer -> {
                send(link, request, answerMessage(link, request, faults, errorAnswer), wishes);
                run(wishes);
            }
            case Outcome.Discard discarded -> run(wishes);
            case Outcome.Resend(CallOptions options) ->
                forwarder.forward(
                        application,
                        link,
                        request,
                        options,
                        (answer, refused) -> onForwarded(link, request, answer, refused, wishes));
        }
    }

    private Message reply(Traffic link, Message request, List<Fault> faults, Outcome.Reply reply) {
        Message answer = Replies.complete(request, reply.answer());
        List<Fault> reported = reply.faults();
        if (reported == null && faults.isEmpty()) {
            dispatcher.judge(link, answer);
            return answer;
        }
        List<Fault> chosen = reported == null ? faults : reported;
        return chosen.isEmpty() ? answer : Replies.withFault(answer, chosen.get(0));
    }

    private Message answerMessage(
            Traffic link, Message request, List<Fault> faults, Outcome.AnswerMessage errorAnswer) {
        List<Avp> failedAvps = faults.stream()
                .filter(fault -> fault.resultCode() == errorAnswer.resultCode())
                .findFirst()
                .map(Fault::failedAvps)
                .orElse(List.of());
        return BaseMessages.answerMessage(
                request,
                link.self().capabilities(),
                errorAnswer.resultCode(),
                Optional.ofNullable(errorAnswer.errorMessage()),
                failedAvps);
    }

    /** The answer to a request that went on has come, or the reason why there is none; on some event loop. */
    private void onForwarded(
            Traffic link, Message request, @Nullable Message answer, @Nullable Refused refused, Wishes wishes) {
        if (wishes.areNone()) {
            goBack(link, request, answer, refused, wishes);
        } else {
            dispatcher.runAside(() -> {
                try {
                    goBack(link, request, answer, refused, wishes);
                } catch (RuntimeException | Error failure) {
                    dispatcher.onFailed(link, request, failure);
                }
                run(wishes);
            });
        }
    }

    private void goBack(
            Traffic link, Message request, @Nullable Message answer, @Nullable Refused refused, Wishes wishes) {
        if (answer != null) {
            if (wishes.viewer() != null) {
                wishes.viewer().accept(answer.withIds(request.hopByHopId(), request.endToEndId()));
            }
            link.passBack(request, answer);
            return;
        }
        Refused because = Objects.requireNonNull(refused);
        send(link, request, refusals.of(link, request, because.resultCode(), because.why()), wishes);
    }

    private void send(Traffic link, Message request, Message answer, Wishes wishes) {
        if (wishes.viewer() != null) {
            wishes.viewer()
                    .accept(link.self().origin().complete(answer).withIds(request.hopByHopId(), request.endToEndId()));
        }
        link.answer(request, answer);
    }

    /** The peer has its answer: a task that fails now is nobody else's problem. */
    private static void run(Wishes wishes) {
        if (wishes.task() != null) {
            try {
                wishes.task().run();
            } catch (RuntimeException | Error e) {
                LOG.warn("What a handler wanted done after its answer failed.", e);
            }
        }
    }
}
