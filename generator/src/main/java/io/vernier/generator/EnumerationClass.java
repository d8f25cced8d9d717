package io.vernier.generator;

import io.vernier.dictionary.AvpDefinition;
import io.vernier.dictionary.EnumValue;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the class of an Enumerated AVP. */
final class EnumerationClass {
    private static final String CODEC = "io.vernier.codec.";

    private final AvpDefinition avp;
    private final String name;
    private final JavaFile file;
    private final Map<String, EnumValue> values;

    EnumerationClass(AvpDefinition avp, String name, ClassNames classes, List<String> problems) {
        this.avp = avp;
        this.name = name;
        this.file = new JavaFile(classes.own().packageName(), name);
        this.values = named(avp.name(), avp.values(), problems);
    }

    /** The values by their Java names, in their order. */
    static Map<String, EnumValue> named(String owner, List<EnumValue> values, List<String> problems) {
        var named = new LinkedHashMap<String, EnumValue>();
        for (var value : values) {
            var other = named.putIfAbsent(JavaNames.valueName(value.name()), value);
            if (other != null) {
                problems.add(owner + ": the values " + other.name() + " and " + value.name()
                        + " both give the Java name " + JavaNames.valueName(value.name())
                        + " (expected: names that differ in more than punctuation)");
            }
        }
        return named;
    }

    JavaSource source(String origin) {
        var about = Documentation.sentence(avp.comment());
        file.javadoc(
                Documentation.of("A value of " + avp.name(), about),
                "Numbers that have no name here are kept as they are.");
        file.open("public final class " + name + " extends " + file.use(CODEC + "EnumeratedValue"));
        var first = new HashMap<Integer, String>();
        values.forEach((constant, value) -> {
            var sentence = Documentation.sentence(value.comment());
            String same = first.putIfAbsent(value.value(), constant);
            file.javadoc(value.value() + (sentence.isEmpty() ? "." : ": " + sentence));
            String made = same == null ? "new " + name + "(Value." + constant + ", \"" + value.name() + "\")" : same;
            file.line("public static final " + name + " " + constant + " =", " " + made + ";")
                    .blank();
        });
        String format = file.use(CODEC + "AvpFormat") + "<" + name + "> FORMAT =";
        file.javadoc("How the value is read and written.")
                .line(
                        "public static final " + format,
                        " " + file.use(CODEC + "TypedFormats") + ".enumerated(" + name + "::of);")
                .blank();
        file.open("private " + name + "(int value, String name)")
                .line("super(value, name);")
                .close();
        file.blank().javadoc("The value with this number, whether it has a name or not.");
        file.open("public static " + name + " of(int value)");
        if (first.isEmpty()) {
            file.line("return new " + name + "(value, \"\");");
        } else {
            file.open("return switch (value)");
            values.forEach((constant, value) -> {
                if (constant.equals(first.get(value.value()))) {
                    file.line("case Value." + constant + " -> " + constant + ";");
                }
            });
            file.line("default -> new " + name + "(value, \"\");").closeWith("};");
        }
        file.close();
        if (!first.isEmpty()) {
            numbers();
        }
        file.close();
        return file.source(origin);
    }

    private void numbers() {
        file.blank().javadoc("The numbers, for {@code switch (x.value())}.").open("public static final class Value");
        values.forEach((constant, value) -> file.javadoc(value.name() + ".")
                .line("public static final int " + constant + " = " + value.value() + ";")
                .blank());
        file.line("private Value() {}").close();
    }
}
