package io.vernier.node;

import io.vernier.codec.Message;

/** What becomes of a request that a peer sent, as {@link ApplicationCallbacks#handleRequest} decides. */
public sealed interface Outcome {
    /** This answer is sent; the node adds its Origin-Host and Origin-Realm where they are left out. */
    static Outcome reply(Message answer) {
        return new Reply(answer);
    }

    /**
     * An error answer of RFC 6733 section 7.2 is sent, with the E bit.
     *
     * @param resultCode 3000 to 3999, or 5000 to 5999
     * @throws IllegalArgumentException if it is not within these
     */
    static Outcome answerMessage(int resultCode) {
        return new AnswerMessage(resultCode);
    }

    /** Nothing is sent. */
    static Outcome discard() {
        return new Discard();
    }

    /** An answer. */
    record Reply(Message answer) implements Outcome {}

    /** An error answer that the node makes. */
    record AnswerMessage(int resultCode) implements Outcome {
        public AnswerMessage {
            if (resultCode / 1000 != 3 && resultCode / 1000 != 5) {
                throw new IllegalArgumentException("answer-message with Result-Code " + resultCode
                        + " (expected: 3000..3999 or 5000..5999, RFC 6733 section 7.2)");
            }
        }
    }

    /** No answer at all. */
    record Discard() implements Outcome {}
}
