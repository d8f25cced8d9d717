package io.vernier.generator;

import io.vernier.dictionary.AvpDefinition;
import io.vernier.dictionary.Dictionary;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes Java of a dictionary. For {@code Credit-Control-Request} there is a class {@code CreditControlRequest} with a
 * getter for each AVP and a builder, for each Grouped AVP one that looks the same, for each Enumerated AVP one with its
 * named values, for each AVP with named bits one with a question for each. The dictionary itself is given by a class called after its {@code @prefix} (else its {@code @name}),
 * such as {@code CreditControl}, and {@code CreditControlAvps} has the keys for untyped access. AVPs that are inherited
 * are not generated again: the classes of the other dictionary's package are used.
 */
public final class JavaGenerator {
    private JavaGenerator() {}

    /**
     * Generates the classes of one dictionary.
     *
     * @param dictionary the dictionary
     * @param origin the name of its file, for the head of each class
     * @param packages the packages of this dictionary and of all that it inherits from
     * @throws GeneratorException if names of the dictionary cannot be told apart in Java
     * @throws IllegalArgumentException if the package of a dictionary is not known
     */
    public static List<JavaSource> generate(Dictionary dictionary, String origin, PackageNames packages) {
        var classes = new ClassNames(dictionary, packages);
        var names = classes.own();
        var problems = new ArrayList<>(names.clashes());
        var sources = new ArrayList<JavaSource>();
        sources.add(packageInfo(classes, origin));
        sources.add(new HolderClass(classes).source(origin));
        if (!names.avps().isEmpty()) {
            sources.add(new KeysClass(classes, problems).source(origin));
        }
        for (var command : dictionary.commands()) {
            sources.add(new CommandClass(command, classes, problems).source(origin));
        }
        for (var avp : names.avps()) {
            names.avpClass(avp).ifPresent(name -> sources.add(avpClass(avp, name, classes, origin, problems)));
            names.conditionalBits(avp)
                    .forEach((bits, name) ->
                            sources.add(new BitsClass(avp, bits, name, classes, problems).source(origin)));
        }
        for (var constants : dictionary.constants()) {
            sources.add(new ConstantsClass(constants, classes, problems).source(origin));
        }
        if (!problems.isEmpty()) {
            throw new GeneratorException(problems.stream().distinct().toList());
        }
        return sources;
    }

    private static JavaSource avpClass(
            AvpDefinition avp, String name, ClassNames classes, String origin, List<String> problems) {
        return switch (avp.type()) {
            case GROUPED -> new GroupClass(avp, name, classes, problems).source(origin);
            case ENUMERATED -> new EnumerationClass(avp, name, classes, problems).source(origin);
            default -> new BitsClass(avp, avp.bits().orElseThrow(), name, classes, problems).source(origin);
        };
    }

    private static JavaSource packageInfo(ClassNames classes, String origin) {
        var names = classes.own();
        var file = new JavaFile(names.packageName(), "package-info");
        var about = Documentation.sentence(classes.own().dictionary().comment());
        file.javadoc((about.isEmpty() ? "The dictionary " + names.dictionary().name() + "." : about)
                + " Start reading at {@link " + names.packageName() + "." + names.holder() + "}.");
        return file.packageInfo(origin);
    }
}
