package io.vernier.generator;

import io.vernier.dictionary.AvpDefinition;
import io.vernier.dictionary.DictionaryIndex;
import java.util.List;

/** Writes what {@link DictionaryIndex} reads: which of a module's dictionaries has which commands and AVPs. */
final class IndexText {
    private IndexText() {}

    /** The dictionaries with the classes that give them, and their commands. */
    static String dictionaries(List<DictionaryNames> all) {
        var text = new StringBuilder("# dictionary, application, class that gives it; then its commands\n");
        for (var names : all) {
            var dictionary = names.dictionary();
            var id = dictionary.id();
            text.append(dictionary.name())
                    .append(' ')
                    .append(id.isPresent() ? String.valueOf(id.getAsLong()) : "-")
                    .append(' ')
                    .append(names.packageName())
                    .append('.')
                    .append(names.holder())
                    .append('\n');
            dictionary.commands().stream()
                    .filter(c -> !c.isAnswerMessage())
                    .forEach(command -> text.append(' ')
                            .append(command.code())
                            .append(command.isRequest() ? " request " : " answer ")
                            .append(command.name())
                            .append('\n'));
        }
        return text.toString();
    }

    /** The AVPs that each dictionary defines itself. */
    static String avps(List<DictionaryNames> all) {
        var text = new StringBuilder("# dictionary; then its AVPs: code, vendor, name\n");
        for (var names : all) {
            var own = names.dictionary().ownAvps();
            if (!own.isEmpty()) {
                text.append(names.dictionary().name()).append('\n');
                own.forEach(avp -> text.append(line(avp)));
            }
        }
        return text.toString();
    }

    private static String line(AvpDefinition avp) {
        return " " + Integer.toUnsignedString(avp.code()) + " " + Integer.toUnsignedString(avp.vendorId()) + " "
                + avp.name() + "\n";
    }
}
