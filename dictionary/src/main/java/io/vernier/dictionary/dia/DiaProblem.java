package io.vernier.dictionary.dia;

import io.vernier.dictionary.SourceLocation;
import java.util.Optional;

/**
 * One thing that is wrong in a dictionary.
 *
 * @param check which rule is broken
 * @param location where
 * @param message what is wrong and what was expected, in one sentence
 * @param suggestion a word that was probably meant
 */
public record DiaProblem(DiaCheck check, SourceLocation location, String message, Optional<String> suggestion) {

    /** {@code file:line:column message (did you mean X?)}. */
    @Override
    public String toString() {
        return location + " " + message
                + suggestion.map(s -> " (did you mean " + s + "?)").orElse("");
    }
}
