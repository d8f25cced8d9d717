package io.vernier.node;

import io.vernier.codec.Explanation;
import io.vernier.codec.Fault;
import io.vernier.codec.Message;
import io.vernier.protocol.routing.Forwarding;
import io.vernier.protocol.routing.TriedPeers;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A request of a peer on its way to another one, octet for octet as it came: its origin is its own, a Route-Record is
 * appended as it is written, and its answer is nobody's to judge here. Whom it goes to is for the application to choose
 * that sends it on, as in its own calls.
 *
 * @param <S> the application's state
 */
final class ForwardedCall<S> extends Call<Message> {
    private final Node node;
    private final ApplicationRuntime<S> application;
    private final CallOptions options;
    private final CameFrom from;
    private final Forwarder.Ending ending;

    private ForwardedCall(
            Node node,
            ApplicationRuntime<S> application,
            CallOptions options,
            Message request,
            Traffic from,
            Traffic first,
            Forwarder.Ending ending) {
        super(
                node,
                request,
                Function.identity(),
                request.endToEndId(),
                request.length(),
                node.calls().timeout(options),
                first,
                from.timeFor(first));
        this.node = node;
        this.application = application;
        this.options = options;
        this.from = from.asSender();
        this.ending = ending;
    }

    /**
     * Begins to send a request on, on the thread of a handler.
     *
     * @throws CallException.NotSent if there is nobody to send it to
     */
    static <S> void start(
            Node node,
            ApplicationRuntime<S> application,
            Traffic from,
            Message request,
            CallOptions options,
            Forwarder.Ending ending) {
        Message sound =
                request.fault().isEmpty() ? request : request.toBuilder().build();
        Traffic first = byRoute(node, application, from.asSender(), sound, options);
        if (first == null) {
            first = pick(node, application, from.asSender(), sound, options, TriedPeers.none());
        }
        new ForwardedCall<>(node, application, options, sound, from, first, ending).start();
    }

    /**
     * Where nobody but the routes has a say, they need no list of candidates, and no second copy of the request to ask
     * with; null where somebody has, or where they know nobody. Half of what a relay took for a request.
     */
    private static @Nullable Traffic byRoute(
            Node node, ApplicationRuntime<?> application, CameFrom from, Message request, CallOptions options) {
        if (options.isChoosy() || application.picksPeers()) {
            return null;
        }
        Traffic chosen = node.router().choose(request, from.notBack());
        return chosen != null && application.hasHeardOf(chosen) ? chosen : null;
    }

    private static <S> Traffic pick(
            Node node,
            ApplicationRuntime<S> application,
            CameFrom from,
            Message request,
            CallOptions options,
            TriedPeers tried) {
        var choice =
                new Choice<>(node, application, options, application.context().with(options.extra()));
        Message onward = Forwarding.onward(request, from.host());
        return choice.pick(
                choice.candidates(onward, tried), onward, tried, node.calls().timeout(options));
    }

    @Override
    byte[] inserted(LocalSide self) {
        return from.routeRecord();
    }

    @Override
    boolean isForwarded() {
        return true;
    }

    @Override
    void onAnswer(Message answer) {
        ending.onEnd(answer, null);
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
            return pick(node, application, from, again, options, but);
        } catch (CallException e) {
            return null;
        }
    }

    @Override
    void fail(CallProblem problem, Explanation why) {
        ending.onEnd(null, Forwarder.undelivered(why));
    }
}
