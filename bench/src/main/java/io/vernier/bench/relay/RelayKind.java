package io.vernier.bench.relay;

import java.util.Locale;

/** On which threads a relay decides. */
enum RelayKind {
    /** On the event loop of the connection. */
    INLINE,
    /** On a virtual thread for each request, as it is unless told otherwise. */
    VIRTUAL;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static RelayKind of(String word) {
        for (RelayKind kind : values()) {
            if (kind.word().equals(word)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("relay \"" + word + "\" (expected: inline, virtual)");
    }
}
