package io.vernier.node;

import io.vernier.codec.Explanation;
import io.vernier.codec.Fault;
import io.vernier.codec.Message;
import io.vernier.protocol.routing.TriedPeers;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A request of a peer on its way to another one: its origin is that of the request, and its answer is nobody's to judge
 * here. Whom it goes to is for the application to choose that sends it on, as in its own calls.
 *
 * @param <S> the application's state
 */
final class ForwardedCall<S> extends Call<Message> {
    private final ApplicationRuntime<S> application;
    private final Choice<S> choice;
    private final Duration timeout;

    private ForwardedCall(
            Node node,
            ApplicationRuntime<S> application,
            Choice<S> choice,
            Message onward,
            Duration timeout,
            Traffic first) {
        super(node, onward, Function.identity(), onward.endToEndId(), timeout, first);
        this.application = application;
        this.choice = choice;
        this.timeout = timeout;
    }

    /**
     * Begins to send a request on, on the thread of a handler.
     *
     * @throws CallException.NotSent if there is nobody to send it to
     */
    static <S> ForwardedCall<S> start(
            Node node, ApplicationRuntime<S> application, Message onward, CallOptions options) {
        Duration timeout = node.calls().timeout(options);
        var choice =
                new Choice<>(node, application, options, application.context().with(options.extra()));
        Traffic first = pick(choice, onward, TriedPeers.none(), timeout);
        var call = new ForwardedCall<>(node, application, choice, onward, timeout, first);
        call.start();
        return call;
    }

    private static <S> Traffic pick(Choice<S> choice, Message onward, TriedPeers tried, Duration patience) {
        return choice.pick(choice.candidates(onward, tried), onward, tried, patience);
    }

    @Override
    int originMissingAt() {
        return -1;
    }

    @Override
    boolean isForwarded() {
        return true;
    }

    /** An answer of which only the header can be read cannot go back. */
    @Override
    void onBadAnswer(Message answer, List<Fault> faults, String host) {
        fail(CallProblem.FAULTY_ANSWER, NodeProblem.FAULTY_ANSWER.explain(host, faults.get(0)));
    }

    /** The application chooses again, which may take its time. */
    @Override
    void onLinkFailed(String lostHost, CallProblem problem, Explanation why) {
        application.execute(() -> super.onLinkFailed(lostHost, problem, why));
    }

    @Override
    @Nullable Traffic another(Message again, TriedPeers but) {
        try {
            return pick(choice, again, but, timeout);
        } catch (CallException e) {
            return null;
        }
    }
}
