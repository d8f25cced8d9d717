package io.vernier.dictionary;

import java.util.List;

/**
 * A named value of an Enumerated AVP ({@code @enum}), a named constant ({@code @define}) or a named bit ({@code @bits}),
 * whose value is the number of the bit.
 *
 * @param name as the dictionary writes it, such as {@code INITIAL_REQUEST}
 * @param value the number; Enumerated is an Integer32, so a number above 2<sup>31</sup>-1 reads as negative here
 * @param location where the value is written
 * @param comment the comment right above the value and behind it, without semicolons; empty when there is none
 */
public record EnumValue(String name, int value, SourceLocation location, List<String> comment) {

    public EnumValue {
        comment = List.copyOf(comment);
    }
}
