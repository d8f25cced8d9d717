package io.vernier.cli.message;

import io.vernier.dictionary.CommandDefinition;

/** Short and long names of commands: {@code Credit-Control-Request} is {@code Credit-Control}, for short {@code CCR}. */
public final class CommandNames {
    private static final String REQUEST = "-Request";
    private static final String ANSWER = "-Answer";

    private CommandNames() {}

    /** The name that request and answer share. */
    public static String name(CommandDefinition command) {
        String name = command.name();
        String ending = command.isRequest() ? REQUEST : ANSWER;
        return name.endsWith(ending) ? name.substring(0, name.length() - ending.length()) : name;
    }

    /** The first letters of the parts, as the RFCs do it; Accounting is AC there. */
    public static String abbreviation(CommandDefinition command) {
        String name = name(command);
        if (name.equals(command.name())) {
            return name; // the dictionary has it short already
        }
        var letters = new StringBuilder();
        for (String part : name.split("-", -1)) {
            if (!part.isEmpty() && Character.isLetter(part.charAt(0))) {
                letters.append(part.equals("Accounting") ? "AC" : part.substring(0, 1));
            }
        }
        return letters.append(command.isRequest() ? 'R' : 'A').toString();
    }
}
