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
    private static final String REQUEST = "-Request";
    private static final String ANSWER = "-Answer";

    /** The name that request and answer share; a name that is short already, such as {@code CCR}, as it is. */
    public String sharedName() {
        String name = definition.name();
        String ending = definition.isRequest() ? REQUEST : ANSWER;
        return name.endsWith(ending) ? name.substring(0, name.length() - ending.length()) : name;
    }

    /** The first letters of the name's parts, as the RFCs do it, such as {@code CCR}; Accounting is AC there. */
    public String abbreviation() {
        String shared = sharedName();
        if (shared.equals(definition.name())) {
            return shared;
        }
        var letters = new StringBuilder();
        for (String part : shared.split("-", -1)) {
            if (!part.isEmpty() && Character.isLetter(part.charAt(0))) {
                letters.append(part.equals("Accounting") ? "AC" : part.substring(0, 1));
            }
        }
        return letters.append(definition.isRequest() ? 'R' : 'A').toString();
    }

    /** Whether somebody who writes this may mean the command: its name, the shared part of it, or its letters. */
    boolean isCalled(String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        return definition.name().toLowerCase(Locale.ROOT).equals(wanted)
                || sharedName().toLowerCase(Locale.ROOT).equals(wanted)
                || abbreviation().toLowerCase(Locale.ROOT).equals(wanted);
    }
}
