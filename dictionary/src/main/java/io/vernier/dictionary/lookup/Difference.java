package io.vernier.dictionary.lookup;

import java.util.List;

/**
 * Something that one of two sides has and the other has not, or has otherwise.
 *
 * @param kind which of these
 * @param subject what it is about, such as {@code AVP Gate-Id (1/32473)}
 * @param details what has changed, one thing a line; empty for what was added or removed
 */
public record Difference(Kind kind, String subject, List<String> details) {
    /** What happened on the way from the first side to the second. */
    public enum Kind {
        ADDED,
        REMOVED,
        CHANGED
    }

    public Difference {
        details = List.copyOf(details);
    }
}
