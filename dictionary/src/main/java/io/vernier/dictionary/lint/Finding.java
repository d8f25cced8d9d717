package io.vernier.dictionary.lint;

import io.vernier.dictionary.SourceLocation;

/**
 * Something in a dictionary that is wrong or looks wrong.
 *
 * @param severity whether the dictionary cannot be used
 * @param rule the stable name of the rule, such as {@code avp_not_defined}
 * @param location where
 * @param message what is wrong, in one sentence
 * @param remedy what to do
 */
public record Finding(Severity severity, String rule, SourceLocation location, String message, String remedy) {
    /** How bad it is. */
    public enum Severity {
        /** The dictionary cannot be used. */
        ERROR,
        /** It can be used, but probably does not say what was meant. */
        WARNING
    }

    /** {@code file:line:column error message [rule]}. */
    @Override
    public String toString() {
        return location + " " + (severity == Severity.ERROR ? "error " : "warning ") + message + " [" + rule + "]";
    }
}
