package io.vernier.dictionary.lookup;

import io.vernier.dictionary.CommandDefinition;

/** Short and long names of commands: {@code Credit-Control-Request} is {@code Credit-Control}, for short {@code CCR}. */
public final class CommandNames {
    private static final String REQUEST = "-Request";
    private static final String ANSWER = "-Answer";

    private CommandNames() {}

    /** The name that request and answer share; a name that is short already, such as {@code CCR}, as it is. */
    public static String name(CommandDefinition command) {
        return name(command.name(), command.isRequest());
    }

    /** The same of the full name. */
    public static String name(String name, boolean request) {
        String ending = request ? REQUEST : ANSWER;
        return name.endsWith(ending) ? name.substring(0, name.length() - ending.length()) : name;
    }

    /** The first letters of the parts, as the RFCs do it; Accounting is AC there. */
    public static String abbreviation(CommandDefinition command) {
        return abbreviation(command.name(), command.isRequest());
    }

    /** The same of the full name. */
    public static String abbreviation(String fullName, boolean request) {
        String name = name(fullName, request);
        if (name.equals(fullName)) {
            return name; // the dictionary has it short already
        }
        var letters = new StringBuilder();
        for (String part : name.split("-", -1)) {
            if (!part.isEmpty() && Character.isLetter(part.charAt(0))) {
                letters.append(part.equals("Accounting") ? "AC" : part.substring(0, 1));
            }
        }
        return letters.append(request ? 'R' : 'A').toString();
    }
}
