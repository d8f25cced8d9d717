package io.vernier.generator;

import io.vernier.dictionary.ApplicationDefinition;
import io.vernier.dictionary.Dictionary;

/** Writes the class that gives the dictionary itself and the application it describes. */
final class HolderClass {
    private static final String DICTIONARY = "io.vernier.dictionary.";

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
            application(file);
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

    private void application(JavaFile file) {
        String type = file.use(DICTIONARY + "ApplicationDefinition");
        var definition = ApplicationDefinition.of(dictionary);
        file.javadoc("The application, as a node advertises and serves it.")
                .line("public static final " + type + " APPLICATION = new " + type + "(")
                .continued("\"" + definition.name() + "\", " + definition.id() + "L, " + definition.vendorId() + "L, "
                        + type + ".Kind." + definition.kind() + ", dictionary());")
                .blank();
    }
}
