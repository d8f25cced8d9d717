package io.vernier.codec.data;

import java.io.Serial;

/** What a parser of this package throws: a sentence and no stack trace, since a peer can provoke it with every message. */
final class MalformedData extends IllegalArgumentException {
    @Serial
    private static final long serialVersionUID = 1L;

    MalformedData(String message) {
        super(message);
    }

    /** The same sentence for a caller of this JVM, who needs to know where he called from. */
    IllegalArgumentException forCaller() {
        return new IllegalArgumentException(getMessage());
    }

    @Override
    @SuppressWarnings("UnsynchronizedOverridesSynchronized") // there is no state to guard: nothing is filled in
    public Throwable fillInStackTrace() {
        return this;
    }
}
