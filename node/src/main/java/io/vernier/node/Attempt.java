package io.vernier.node;

import io.vernier.codec.Explanation;
import io.vernier.codec.Fault;
import io.vernier.codec.Message;
import io.vernier.protocol.Reason;
import java.util.List;
import java.util.function.Function;

/** The sending of an application's request to one peer; the {@link ApplicationCall} hears what comes of it. */
final class Attempt extends Call<Message> {
    private final ApplicationCall<?, ?> call;
    private final Traffic link;

    Attempt(ApplicationCall<?, ?> call, Message message, Traffic link) {
        super(call.node(), message, Function.identity(), call.timeout(), call.deadline(), link, call.isSent());
        this.call = call;
        this.link = link;
    }

    /** Nobody wants it sent any more when the caller has given up. */
    @Override
    public void run() {
        if (!call.isDone()) {
            super.run();
        }
    }

    @Override
    void onSent() {
        super.onSent();
        call.onSent();
    }

    @Override
    void onAnswer(Message answer) {
        call.onAnswer(answer, List.of());
    }

    @Override
    void onBadAnswer(Message answer, List<Fault> faults, String host) {
        call.onAnswer(answer, faults);
    }

    @Override
    void onTimeout(String host) {
        call.onFailed(CallProblem.TIMEOUT, Reason.NO_ANSWER.explain(host, call.timeout()));
    }

    @Override
    void onNotEncodable(Explanation why) {
        call.onNotEncodable(why);
    }

    @Override
    void onLinkFailed(String lostHost, CallProblem problem, Explanation why) {
        call.onLost(link, problem, why);
    }

    @Override
    void fail(CallProblem problem, Explanation why) {
        call.onFailed(problem, why);
    }
}
