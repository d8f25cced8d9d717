package io.vernier.codec;

import org.jspecify.annotations.Nullable;

/**
 * A value of an Enumerated AVP (RFC 6733 section 4.3.1): a number, which may have a name. Generated subclasses have a
 * constant for each named number; numbers that the dictionary does not know are kept as they are. Values are equal when
 * class and number are; a named one is always the same object.
 */
public abstract class EnumeratedValue {
    private final int value;
    private final String name;

    /** A number with its name, or with the empty string where it has none. */
    protected EnumeratedValue(int value, String name) {
        this.value = value;
        this.name = name;
    }

    /** The number. */
    public final int value() {
        return value;
    }

    /** The name as in the dictionary; the empty string where the dictionary does not know the number. */
    public final String name() {
        return name;
    }

    /** Whether the dictionary has a name for the number. */
    public final boolean isKnown() {
        return !name.isEmpty();
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        return other instanceof EnumeratedValue that && value == that.value && getClass() == that.getClass();
    }

    @Override
    public final int hashCode() {
        return value;
    }

    /** Name and number, such as {@code INITIAL_REQUEST (1)}. */
    @Override
    public final String toString() {
        return isKnown() ? name + " (" + value + ")" : Integer.toString(value);
    }
}
