package io.vernier.dictionary;

import java.util.List;

/**
 * Named numbers that belong to no Enumerated AVP, from a {@code @define} section: the values of Result-Code, for one.
 *
 * @param name the name after {@code @define}; often, but not necessarily, that of an AVP
 * @param values in the order of the dictionary
 * @param location where the section begins
 * @param comment the comment right above the section's first line and behind it, without semicolons
 */
public record Constants(String name, List<EnumValue> values, SourceLocation location, List<String> comment) {

    public Constants {
        values = List.copyOf(values);
        comment = List.copyOf(comment);
    }
}
