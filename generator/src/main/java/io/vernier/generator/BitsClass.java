package io.vernier.generator;

import io.vernier.dictionary.AvpDefinition;
import io.vernier.dictionary.AvpType;
import io.vernier.dictionary.BitNames;
import io.vernier.dictionary.EnumValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes the class of an AVP whose bits have names. */
final class BitsClass {
    private static final String CODEC = "io.vernier.codec.";
    private static final Set<String> OF_BIT_MASK =
            Set.of("bitName", "has", "names", "show", "value", "with", "without");

    private final AvpDefinition avp;
    private final BitNames names;
    private final String name;
    private final JavaFile file;
    private final Map<String, EnumValue> bits;

    BitsClass(AvpDefinition avp, BitNames names, String name, ClassNames classes, List<String> problems) {
        this.avp = avp;
        this.names = names;
        this.name = name;
        this.file = new JavaFile(classes.own().packageName(), name);
        this.bits = EnumerationClass.named(avp.name(), names.bits(), problems);
        var questions = new HashMap<String, String>();
        for (var bit : names.bits()) {
            var other = questions.putIfAbsent(question(bit), bit.name());
            if (other != null) {
                problems.add(avp.name() + ": the bits " + other + " and " + bit.name() + " both give the Java name "
                        + question(bit) + " (expected: names that differ in more than punctuation)");
            }
        }
    }

    JavaSource source(String origin) {
        var about = Documentation.sentence(avp.comment());
        String subject = "The bits of " + avp.name()
                + names.condition().map(c -> " where it stands beside " + c).orElse("");
        var said = Documentation.sentence(names.comment());
        file.javadoc(
                Documentation.of(subject, said.isEmpty() ? about : said),
                "Each constant is the value with this bit alone; bits that have no name here are kept as they are.");
        file.open("public final class " + name + " extends " + file.use(CODEC + "BitMask") + "<" + name + ">");
        bits.forEach((constant, bit) -> {
            var sentence = Documentation.sentence(bit.comment());
            file.javadoc("Bit " + bit.value() + (sentence.isEmpty() ? "." : ": " + sentence));
            file.line("public static final " + name + " " + constant + " =", " new " + name + "(" + mask(bit) + ");")
                    .blank();
        });
        boolean wide = avp.type() == AvpType.UNSIGNED64;
        file.javadoc("How the value is read and written.")
                .line(
                        "public static final " + file.use(CODEC + "AvpFormat") + "<" + name + "> FORMAT =",
                        " " + file.use(CODEC + "TypedFormats") + ".bits" + (wide ? "64" : "32") + "(" + name + "::of);")
                .blank();
        file.open("private " + name + "(long value)").line("super(value);").close();
        file.blank()
                .javadoc("The value with these bits, whether they have names or not.")
                .open("public static " + name + " of(long value)")
                .line("return new " + name + "(value);")
                .close();
        file.blank()
                .javadoc("The value with the bits of all these.")
                .open("public static " + name + " of(" + name + "... bits)")
                .line("long value = 0;")
                .open("for (var bit : bits)")
                .line("value |= bit.value();")
                .close()
                .line("return new " + name + "(value);")
                .close();
        bits.forEach((constant, bit) -> file.blank()
                .javadoc("Whether " + bit.name() + " is set.")
                .open("public boolean " + question(bit) + "()")
                .line("return has(" + constant + ");")
                .close());
        overrides();
        file.close();
        return file.source(origin);
    }

    private void overrides() {
        file.blank()
                .line("@Override")
                .open("protected " + name + " with(long newValue)")
                .line("return new " + name + "(newValue);")
                .close();
        file.blank().line("@Override").open("protected String bitName(int bit)").open("return switch (bit)");
        bits.values().forEach(bit -> file.line("case " + bit.value() + " -> \"" + bit.name() + "\";"));
        file.line("default -> \"\";").closeWith("};").close();
    }

    private static String question(EnumValue bit) {
        String question = JavaNames.methodName(bit.name());
        return OF_BIT_MASK.contains(question) ? question + "Bit" : question;
    }

    private static String mask(EnumValue bit) {
        return "1L << " + bit.value();
    }
}
