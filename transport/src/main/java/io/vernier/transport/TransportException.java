package io.vernier.transport;

import io.vernier.codec.Explanation;

/** A transport cannot do what it was asked to. */
public final class TransportException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Explanation explanation;

    public TransportException(Explanation explanation, Throwable cause) {
        super(explanation.toString(), cause);
        this.explanation = explanation;
    }

    public TransportException(Explanation explanation) {
        super(explanation.toString());
        this.explanation = explanation;
    }

    /** Code, cause and remedy. */
    public Explanation explanation() {
        return explanation;
    }
}
