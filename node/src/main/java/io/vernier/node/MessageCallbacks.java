package io.vernier.node;

import io.vernier.codec.Fault;
import io.vernier.codec.Message;
import java.util.List;

/**
 * Callbacks of an application whose calls give the answers as they are, and fail where the answer is faulty.
 *
 * @param <S> the state of the application
 */
public interface MessageCallbacks<S> extends ApplicationCallbacks<S, Message> {
    @Override
    default Message handleAnswer(Message answer, List<Fault> faults, Message request, Peer peer, CallContext context) {
        if (!faults.isEmpty()) {
            throw new CallException.BadAnswer(
                    NodeProblem.FAULTY_ANSWER.explain(peer.host(), faults.get(0)), answer, faults);
        }
        return answer;
    }
}
