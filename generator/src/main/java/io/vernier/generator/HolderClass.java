package io.vernier.generator;

import io.vernier.dictionary.CommandDefinition;
import io.vernier.dictionary.Dictionary;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes the class that gives the dictionary itself and the application it describes. */
final class HolderClass {
    private static final String DICTIONARY = "io.vernier.dictionary.";
    /** Vendors' applications begin here (RFC 6733 section 11.3); those below belong to the IETF. */
    private static final long FIRST_OF_VENDORS = 0x0100_0000L;

    private static final long RELAY = 0xffff_ffffL;

    private final ClassNames classes;
    private final Dictionary dictionary;

    HolderClass(ClassNames classes) {
        this.classes = classes;
        this.dictionary = classes.own().dictionary();
    }

    JavaSource source(String origin) {
        String name = classes.own().holder();
        var file = new JavaFile(classes.own().packageName(), name);
        var about = Documentation.sentence(dictionary.comment());
        file.javadoc(about.isEmpty() ? "The dictionary " + dictionary.name() + "." : about);
        file.open("public final class " + name);
        if (dictionary.id().isPresent()) {
            application(file, dictionary.id().getAsLong());
        }
        file.line("private " + name + "() {}");
        String type = file.use(DICTIONARY + "Dictionary");
        file.blank()
                .javadoc("The dictionary, read when first asked for.")
                .open("public static " + type + " dictionary()")
                .line("return Loaded.DICTIONARY;")
                .close();
        var inherited = classes.inheritedHolders().stream()
                .map(holder -> file.use(holder) + ".dictionary()")
                .toList();
        file.blank()
                .open("private static final class Loaded")
                .line("static final " + type + " DICTIONARY = " + file.use(DICTIONARY + "dia.DictionaryResource")
                        + ".load(")
                .continued("\"" + dictionary.name() + "\",")
                .continued(name + ".class.getResourceAsStream(\"" + dictionary.name() + ".dia\")"
                        + (inherited.isEmpty() ? ");" : ","));
        for (int i = 0; i < inherited.size(); i++) {
            file.continued(inherited.get(i) + (i + 1 < inherited.size() ? "," : ");"));
        }
        file.close();
        file.close();
        return file.source(origin);
    }

    private void application(JavaFile file, long id) {
        String definition = file.use(DICTIONARY + "ApplicationDefinition");
        long vendor = id < FIRST_OF_VENDORS || id == RELAY
                ? 0
                : dictionary.vendor().map(v -> Integer.toUnsignedLong(v.id())).orElse(0L);
        file.javadoc("The application, as a node advertises and serves it.")
                .line("public static final " + definition + " APPLICATION = new " + definition + "(")
                .continued("\"" + applicationName() + "\", " + id + "L, " + vendor + "L, " + definition + ".Kind."
                        + (isAccounting() ? "ACCOUNTING" : "AUTHENTICATION") + ", dictionary());")
                .blank();
    }

    private String applicationName() {
        return Arrays.stream(dictionary.prefix().orElse(dictionary.name()).split("[^\\p{Alnum}]+", -1))
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining("-"));
    }

    /** Its commands name Acct-Application-Id, and none of them Auth-Application-Id. */
    private boolean isAccounting() {
        return names("Acct-Application-Id") && !names("Auth-Application-Id");
    }

    private boolean names(String avp) {
        return dictionary.commands().stream()
                .map(CommandDefinition::grammar)
                .anyMatch(grammar -> grammar.element(avp).isPresent());
    }
}
