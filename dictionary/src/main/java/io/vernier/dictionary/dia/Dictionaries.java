package io.vernier.dictionary.dia;

import io.vernier.dictionary.Dictionary;
import io.vernier.dictionary.dia.DiaSection.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes dictionaries of texts in the {@code .dia} language: parses, checks, and finds what they inherit.
 *
 * <p>An inherited AVP keeps the vendor that it has at home, unless {@code @avp_vendor_id} of the heir replaces it.
 * (Erlang's compiler takes the {@code @vendor} of the AVP's home when it decodes and {@code @avp_vendor_id} of its home
 * when it encodes; where both are the same there is no difference.)
 *
 * <p>One object gives each inherited dictionary once, so that dictionaries with a common ancestor share its
 * definitions. Safe for use by several threads.
 */
public final class Dictionaries {
    private final DiaResolver resolver;
    private final DiaOptions options;
    private final Map<String, Dictionary> loaded = new HashMap<>();
    private final List<String> loading = new ArrayList<>();

    private Dictionaries(DiaResolver resolver, DiaOptions options) {
        this.resolver = resolver;
        this.options = options;
    }

    /** Dictionaries that inherit from what this resolver finds, with default options. */
    public static Dictionaries from(DiaResolver resolver) {
        return new Dictionaries(resolver, DiaOptions.DEFAULT);
    }

    /** A dictionary that inherits from nothing; problems are reported for a file named {@code dictionary}. */
    public static Dictionary parse(String text) {
        return from(DiaResolver.none()).parse(new DiaSource("dictionary", text));
    }

    /** The same texts read in another way; nothing that is loaded already is reused. */
    public Dictionaries withOptions(DiaOptions newOptions) {
        return new Dictionaries(resolver, newOptions);
    }

    /** Takes a dictionary that exists already as the one with its name; gives this object. */
    public synchronized Dictionaries with(Dictionary dictionary) {
        loaded.put(dictionary.name(), dictionary);
        return this;
    }

    /**
     * Parses and checks a dictionary.
     *
     * @throws DiaException with all problems of this text and of the texts it inherits from
     */
    public synchronized Dictionary parse(DiaSource source) {
        return compile(DiaParser.parse(source), options);
    }

    /**
     * Checks a dictionary that is parsed already.
     *
     * @throws DiaException with all problems of this text and of the texts it inherits from
     */
    public synchronized Dictionary check(DiaFile file) {
        return compile(file, options);
    }

    /**
     * The dictionary with this name, as the resolver finds it.
     *
     * @throws DiaException with all problems
     * @throws IllegalArgumentException if the resolver does not find it
     */
    public synchronized Dictionary dictionary(String name) {
        var known = loaded.get(name);
        if (known != null) {
            return known;
        }
        var source = resolver.find(name)
                .orElseThrow(() -> new IllegalArgumentException("No dictionary " + name + " is found"));
        return load(name, source, options);
    }

    private Dictionary load(String name, DiaSource source, DiaOptions how) {
        loading.add(name);
        try {
            var dictionary = compile(DiaParser.parse(source), how);
            loaded.put(name, dictionary);
            return dictionary;
        } finally {
            loading.remove(name);
        }
    }

    private Dictionary compile(DiaFile parsed, DiaOptions how) {
        var problems = new Problems();
        var declarations = new Declarations(OptionEdits.apply(parsed, how));
        boolean outermost = !loading.contains(declarations.file().name());
        if (outermost) {
            loading.add(declarations.file().name());
        }
        try {
            new AvpChecks(declarations, problems).run();
            var imports = new Imports(declarations, how.indirectInherits(), this::inherited, problems);
            imports.run();
            var known = new KnownAvps(declarations, imports, problems);
            new GroupChecks(known, problems).run();
            new CommandChecks(known, problems).run();
            new EnumChecks(known, problems).run();
            new EncodingChecks(known, problems).run();
            new FlagChecks(known, problems).run();
            problems.throwIfAny();
            return new Assembler(declarations, imports).dictionary();
        } finally {
            if (outermost) {
                loading.remove(declarations.file().name());
            }
        }
    }

    private Optional<Dictionary> inherited(Word name, Problems problems) {
        var known = loaded.get(name.text());
        if (known != null) {
            return Optional.of(known);
        }
        if (loading.contains(name.text())) {
            problems.add(
                    DiaCheck.INHERITS_CYCLE,
                    name.location(),
                    "dictionary " + name + " inherits from itself: " + String.join(" -> ", loading) + " -> " + name);
            return Optional.empty();
        }
        var source = resolver.find(name.text());
        if (source.isEmpty()) {
            problems.add(DiaCheck.NOT_LOADED, name.location(), "dictionary " + name + " is not found");
            return Optional.empty();
        }
        try {
            return Optional.of(load(name.text(), source.get(), options.forInherited()));
        } catch (DiaException e) {
            problems.addAll(e.problems());
            return Optional.empty();
        }
    }
}
