package io.vernier.node;

import io.vernier.codec.Explanation;
import io.vernier.codec.Fault;
import io.vernier.codec.Message;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call that brought no answer to work with. Which of the three it is says whether the request may be repeated
 * without harm. An answer with an error Result-Code is an answer, not an exception.
 */
public abstract sealed class CallException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final CallProblem problem;
    private final transient Explanation explanation;

    private CallException(CallProblem problem, Explanation explanation, @Nullable Throwable cause) {
        super(explanation.toString(), cause, false, false);
        this.problem = problem;
        this.explanation = explanation;
    }

    /** What happened, in one word. */
    public CallProblem problem() {
        return problem;
    }

    /** What happened and what to do about it. */
    public Explanation explanation() {
        return explanation;
    }

    /** Whether a peer may have received the request, and acted on it. */
    public abstract boolean mayHaveBeenSent();

    /** Nothing left this node: the request may be repeated anywhere. No other kind says this for certain. */
    public static final class NotSent extends CallException {
        private static final long serialVersionUID = 1L;

        public NotSent(CallProblem problem, Explanation explanation) {
            super(problem, explanation, null);
        }

        /** For what somebody else's code has thrown. */
        public NotSent(CallProblem problem, Explanation explanation, @Nullable Throwable cause) {
            super(problem, explanation, cause);
        }

        @Override
        public boolean mayHaveBeenSent() {
            return false;
        }
    }

    /**
     * The request was sent, and no answer came or none that could be worked with: it may have been acted on. Whoever repeats it keeps its End-to-End
     * identifier and sets the T bit, so that the server can tell.
     */
    public static final class NoAnswer extends CallException {
        private static final long serialVersionUID = 1L;

        public NoAnswer(CallProblem problem, Explanation explanation) {
            super(problem, explanation, null);
        }

        /** For what somebody else's code has thrown. */
        public NoAnswer(CallProblem problem, Explanation explanation, @Nullable Throwable cause) {
            super(problem, explanation, cause);
        }

        @Override
        public boolean mayHaveBeenSent() {
            return true;
        }
    }

    /** An answer came that breaks the grammar of its command; it is here together with what is wrong with it. */
    public static final class BadAnswer extends CallException {
        private static final long serialVersionUID = 1L;

        private final transient Message answer;
        private final transient List<Fault> faults;

        public BadAnswer(Explanation explanation, Message answer, List<Fault> faults) {
            super(CallProblem.FAULTY_ANSWER, explanation, null);
            this.answer = answer;
            this.faults = List.copyOf(faults);
        }

        /** The answer as it came. */
        public Message answer() {
            return answer;
        }

        /** Everything that is wrong with it, in the order of its octets. */
        public List<Fault> faults() {
            return faults;
        }

        @Override
        public boolean mayHaveBeenSent() {
            return true;
        }
    }
}
