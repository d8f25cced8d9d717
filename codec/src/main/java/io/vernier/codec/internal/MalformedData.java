package io.vernier.codec.internal;

import java.io.Serial;

/** What a reader of values throws: a sentence and no stack trace, since a peer can provoke it with every message. */
public final class MalformedData extends IllegalArgumentException {
    @Serial
    private static final long serialVersionUID = 1L;

    public MalformedData(String message) {
        super(message);
    }

    /** Throws if a check has found something to say. */
    public static void throwUnlessEmpty(String problem) {
        if (!problem.isEmpty()) {
            throw new MalformedData(problem);
        }
    }

    /** The same sentence for a caller of this JVM, who needs to know where he called from. */
    public IllegalArgumentException forCaller() {
        return new IllegalArgumentException(getMessage());
    }

    @Override
    @SuppressWarnings("UnsynchronizedOverridesSynchronized") // there is no state to guard: nothing is filled in
    public Throwable fillInStackTrace() {
        return this;
    }
}
