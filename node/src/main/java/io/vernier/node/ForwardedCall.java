package io.vernier.node;

import io.vernier.codec.Fault;
import io.vernier.codec.Message;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** A request of a peer on its way to another one: its origin is that of the request, and its answer is nobody's to judge here. */
final class ForwardedCall extends Call<Message> {
    ForwardedCall(Node node, Message onward, Duration timeout, Traffic first) {
        super(node, onward, Function.identity(), onward.endToEndId(), timeout, first);
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
}
