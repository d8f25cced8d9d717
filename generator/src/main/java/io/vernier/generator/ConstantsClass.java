package io.vernier.generator;

import io.vernier.dictionary.Constants;
import java.util.List;

/** Writes the class of a {@code @define} section. */
final class ConstantsClass {
    private final Constants constants;
    private final ClassNames classes;
    private final List<String> problems;

    ConstantsClass(Constants constants, ClassNames classes, List<String> problems) {
        this.constants = constants;
        this.classes = classes;
        this.problems = problems;
    }

    JavaSource source(String origin) {
        String name = classes.own().constantsClass(constants.name());
        var file = new JavaFile(classes.own().packageName(), name);
        var about = Documentation.sentence(constants.comment());
        file.javadoc(Documentation.of("Numbers with a meaning in " + constants.name(), about));
        file.open("public final class " + name);
        EnumerationClass.named(constants.name(), constants.values(), problems).forEach((constant, value) -> {
            var sentence = Documentation.sentence(value.comment());
            file.javadoc(sentence.isEmpty() ? value.name() + "." : sentence)
                    .line("public static final int " + constant + " = " + value.value() + ";")
                    .blank();
        });
        file.line("private " + name + "() {}").close();
        return file.source(origin);
    }
}
