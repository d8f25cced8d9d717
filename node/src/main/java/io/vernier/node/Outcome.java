package io.vernier.node;

import io.vernier.codec.Answer;
import io.vernier.codec.Fault;
import io.vernier.codec.Message;
import io.vernier.codec.ResultCode;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What becomes of a request that a peer sent, as {@link ApplicationCallbacks#handleRequest} decides. Immutable. */
public sealed interface Outcome {
    /**
     * This answer is sent. The node looks after its identifiers and its P bit, and adds Session-Id, Proxy-Infos,
     * Origin-Host and Origin-Realm where they are left out. If the request has faults, the answer gets the Result-Code and
     * the Failed-AVP of the first one, whatever it has, unless {@link Reply#withFaults} or {@link Reply#asItIs} says
     * otherwise.
     */
    static Reply reply(Message answer) {
        return new Reply(answer, null);
    }

    /** As {@link #reply(Message)}. */
    static Reply reply(Answer answer) {
        return reply(answer.message());
    }

    /**
     * An error answer of RFC 6733 section 7.2 is sent: the E bit, the node's origin, Session-Id and Proxy-Infos of the
     * request, and the Failed-AVP of the first of the request's faults with this Result-Code.
     *
     * @param resultCode 3000 to 3999, or 5000 to 5999
     * @throws IllegalArgumentException if it is not within these
     */
    static Outcome answerMessage(int resultCode) {
        return new AnswerMessage(resultCode, null);
    }

    /**
     * As {@link #answerMessage(int)}, with an Error-Message.
     *
     * @param errorMessage for people
     */
    static Outcome answerMessage(int resultCode, String errorMessage) {
        return new AnswerMessage(resultCode, errorMessage);
    }

    /**
     * As {@link #answerMessage(int)}, for protocol errors alone.
     *
     * @param resultCode 3000 to 3999
     * @throws IllegalArgumentException if it is not within these
     */
    static Outcome protocolError(int resultCode) {
        if (!ResultCode.isProtocolError(resultCode)) {
            throw new IllegalArgumentException("protocol error with Result-Code " + resultCode
                    + " (expected: 3000..3999, RFC 6733 section 7.1.3)");
        }
        return answerMessage(resultCode);
    }

    /**
     * The request goes on to another peer and its answer back (RFC 6733 sections 6.1.9 and 6.2.2), both octet for octet,
     * but for a Route-Record of the peer it came from and for the Hop-by-Hop identifier. A request that has been at this
     * node before is answered with {@code DIAMETER_LOOP_DETECTED}, one that cannot be delivered or whose answer does not
     * come in time with {@code DIAMETER_UNABLE_TO_DELIVER}.
     *
     * @param options filter, time-out and peers, as for a call of this node
     */
    static Outcome resend(CallOptions options) {
        return new Resend(options);
    }

    /** {@link #resend} by its name for requests that this node does not decode: those of the relay application. */
    static Outcome relay(CallOptions options) {
        return resend(options);
    }

    /** {@link #resend} by its name for requests of an application that this node knows. */
    static Outcome proxy(CallOptions options) {
        return resend(options);
    }

    /** Nothing is sent. */
    static Outcome discard() {
        return new Discard();
    }

    /**
     * The same, and then a task: when the answer has been handed to the connection, or nothing was to be sent. For a
     * request that went on, when its answer has been handed over; then on a virtual thread of its own, otherwise on the
     * handler's thread.
     */
    default Outcome then(Runnable task) {
        return new Then(this, task);
    }

    /**
     * The same, but somebody sees the answer first as it goes to the peer, identifiers and origin included. What is
     * discarded is not shown. If it throws, the peer gets {@code DIAMETER_UNABLE_TO_COMPLY} instead.
     */
    default Outcome beforeSending(Consumer<? super Message> encoded) {
        return new Shown(this, encoded);
    }

    /**
     * An answer.
     *
     * @param answer the answer
     * @param faults what it reports; null for the faults of the request
     */
    record Reply(Message answer, @Nullable List<Fault> faults) implements Outcome {
        /** The same, reporting the first of these instead of the request's own; none leaves it as it is. */
        public Reply withFaults(List<Fault> others) {
            return new Reply(answer, List.copyOf(others));
        }

        /** The same with the Result-Code that it has, whatever is wrong with the request. */
        public Reply asItIs() {
            return withFaults(List.of());
        }
    }

    /**
     * An error answer that the node makes.
     *
     * @param resultCode 3000 to 3999, or 5000 to 5999
     * @param errorMessage for people; null for none
     */
    record AnswerMessage(int resultCode, @Nullable String errorMessage) implements Outcome {
        public AnswerMessage {
            if (resultCode / 1000 != 3 && resultCode / 1000 != 5) {
                throw new IllegalArgumentException("answer-message with Result-Code " + resultCode
                        + " (expected: 3000..3999 or 5000..5999, RFC 6733 section 7.2)");
            }
        }
    }

    /** The request goes on. */
    record Resend(CallOptions options) implements Outcome {}

    /** No answer at all. */
    record Discard() implements Outcome {}

    /** First the one, then a task. */
    record Then(Outcome first, Runnable task) implements Outcome {}

    /** An answer that somebody sees before it is sent. */
    record Shown(Outcome first, Consumer<? super Message> encoded) implements Outcome {}
}
