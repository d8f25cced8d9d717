package io.vernier.dictionary.lookup;

import io.vernier.dictionary.CommandDefinition;
import io.vernier.dictionary.Dictionary;
import java.util.Locale;

/**
 * A command and the dictionary that defines it.
 *
 * @param dictionary the dictionary
 * @param definition the command
 */
public record Command(Dictionary dictionary, CommandDefinition definition) {
    /** The name that request and answer share; a name that is short already, such as {@code CCR}, as it is. */
    public String sharedName() {
        return CommandNames.name(definition);
    }

    /** The first letters of the name's parts, as the RFCs do it, such as {@code CCR}; Accounting is AC there. */
    public String abbreviation() {
        return CommandNames.abbreviation(definition);
    }

    /** Whether somebody who writes this may mean the command: its name, the shared part of it, or its letters. */
    boolean isCalled(String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        return definition.name().toLowerCase(Locale.ROOT).equals(wanted)
                || sharedName().toLowerCase(Locale.ROOT).equals(wanted)
                || abbreviation().toLowerCase(Locale.ROOT).equals(wanted);
    }
}
