package io.vernier.node;

import io.vernier.codec.Fault;
import io.vernier.codec.Message;
import io.vernier.codec.ResultCode;
import java.util.List;

/**
 * What an application wants to decide itself about its peers, the requests it sends and those it receives. Only
 * {@link #handleAnswer} must be given, so a lambda will do; {@link MessageCallbacks} gives that one, too.
 *
 * <p>Callbacks run on virtual threads and may block, but for {@link #pickPeer}, which runs on the thread that makes the
 * call; those of one call come one after the other. With {@link ApplicationOptions#inlineCallbacks} they run wherever
 * something happens, event loops included, and must not block. One that throws ends its own call and nothing else.
 *
 * @param <S> the state of the application, handed from callback to callback
 * @param <T> what calls of the application give
 */
@FunctionalInterface
public interface ApplicationCallbacks<S, T> {
    /**
     * Requests of the application can be exchanged with a peer from now on. Never runs together with another one that
     * can change the state. If it throws, the connection to this peer is closed.
     *
     * @return the new state
     */
    default S peerUp(Peer peer, S state) {
        return state;
    }

    /**
     * Requests of the application are not sent to a peer any more. Called after its {@link #peerUp} has ended.
     *
     * @return the new state
     */
    default S peerDown(Peer peer, S state) {
        return state;
    }

    /**
     * Chooses the peer that a request goes to, at first and again when the connection to that peer is lost.
     *
     * @param candidates those that have the application in common with this node, were not tried for this request, and
     *     match the call's filters; those of its Destination-Host and Destination-Realm come first; never empty
     * @param request as it was given to the call
     */
    default Pick<S> pickPeer(List<Peer> candidates, Message request, S state, CallContext context) {
        return Pick.byDefault();
    }

    /**
     * Has the last word on a request before it is sent.
     *
     * @param request as it was given to the call, with its End-to-End identifier
     */
    default Preparation prepareRequest(Message request, Peer peer, CallContext context) {
        return Preparation.send(request);
    }

    /**
     * Has the last word on a request before it is sent to another peer than at first.
     *
     * @param request what {@link #prepareRequest} made of it; with the T bit where a peer may have received it before
     */
    default Preparation prepareRetransmit(Message request, Peer peer, CallContext context) {
        return Preparation.send(request);
    }

    /**
     * Makes of an answer what the call gives. Called at most once in a call, and never together with {@link #handleError}.
     *
     * @param answer the answer
     * @param faults what is wrong with it; empty unless the application has {@link AnswerErrors#CALLBACK}
     * @param request as it was sent
     * @param peer where it came from
     */
    T handleAnswer(Message answer, List<Fault> faults, Message request, Peer peer, CallContext context);

    /**
     * Makes of a failure what the call gives, or throws what the call shall fail with. Called for a request that was
     * encoded; what goes wrong before that ends the call without it. A {@link CallException} that it throws is what the call
     * fails with, as long as it says the same of whether the request may have been sent.
     *
     * @param error what went wrong, {@link CallException#problem} says in one word
     * @param request as it was sent last
     * @param peer whom it was sent to last
     */
    default T handleError(CallException error, Message request, Peer peer, CallContext context) {
        throw error;
    }

    /**
     * Decides what becomes of a request that a peer sent and no typed handler serves.
     *
     * @param request the request
     * @param faults what is wrong with it; empty unless {@link RequestErrors} of the application say otherwise
     * @param peer where it came from
     * @throws Exception if it cannot be answered: the peer gets {@code DIAMETER_UNABLE_TO_COMPLY}, the log the cause; see
     *     {@link MessageHandler#handle} for what stands in the request and cannot be read
     */
    default Outcome handleRequest(Message request, List<Fault> faults, Peer peer, CallContext context)
            throws Exception {
        return Outcome.answerMessage(ResultCode.COMMAND_UNSUPPORTED);
    }
}
