package io.vernier.generator;

import io.vernier.dictionary.AvpDefinition;
import java.util.HashMap;
import java.util.List;

/** Writes the class with a key for each AVP of a dictionary. */
final class KeysClass {
    private static final String CODEC = "io.vernier.codec.";

    private final ClassNames classes;
    private final List<String> problems;

    KeysClass(ClassNames classes, List<String> problems) {
        this.classes = classes;
        this.problems = problems;
    }

    JavaSource source(String origin) {
        var names = classes.own();
        var file = new JavaFile(names.packageName(), names.keysClass());
        file.javadoc("The AVPs of " + names.dictionary().name()
                + ", for those who read and write messages without their classes.");
        file.open("public final class " + names.keysClass());
        var seen = new HashMap<String, String>();
        for (var avp : names.avps()) {
            String constant = JavaNames.constantName(avp.name());
            String other = seen.putIfAbsent(constant, avp.name());
            if (other != null) {
                problems.add(names.dictionary() + ": " + avp.name() + " and " + other + " both give the Java name "
                        + constant + " (expected: names that differ in more than punctuation)");
            }
            key(file, avp, constant);
        }
        file.line("private " + names.keysClass() + "() {}").close();
        return file.source(origin);
    }

    private void key(JavaFile file, AvpDefinition avp, String constant) {
        var type = JavaType.of(avp, classes, file);
        String key = file.use(CODEC + "AvpKey");
        var about = Documentation.sentence(avp.comment());
        file.javadoc(Documentation.of(avp.name(), about));
        file.line(
                "public static final " + key + "<" + type.boxed() + "> " + constant + " =",
                " new " + key + "<>(\"" + avp.name() + "\", " + Member.codeAndVendor(avp) + ", "
                        + Member.flags(avp, file) + ", " + type.format() + ");");
        file.blank();
    }
}
