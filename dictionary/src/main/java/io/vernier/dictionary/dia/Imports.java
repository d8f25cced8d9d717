package io.vernier.dictionary.dia;

import static io.vernier.dictionary.dia.DiaCheck.*;

import io.vernier.dictionary.AvpDefinition;
import io.vernier.dictionary.Dictionary;
import io.vernier.dictionary.EnumValue;
import io.vernier.dictionary.SourceLocation;
import io.vernier.dictionary.dia.DiaSection.Inherits;
import io.vernier.dictionary.dia.DiaSection.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the AVPs that {@code @inherits} brings and checks that each comes once. */
final class Imports {

    /** Gives the dictionary of an {@code @inherits} section, or reports why there is none. */
    interface Loader {
        Optional<Dictionary> load(Word name, Problems problems);
    }

    /** An AVP and the section that brings it: alone or with its whole dictionary, the index-th of its kind. */
    record Import(AvpDefinition avp, Dictionary from, boolean whole, int index, SourceLocation location) {}

    private final Declarations declarations;
    private final boolean indirect;
    private final Loader loader;
    private final Problems problems;
    private final Map<String, Import> imports = new LinkedHashMap<>();
    private final List<Dictionary> dictionaries = new ArrayList<>();
    private boolean complete = true;
    private int index;

    Imports(Declarations declarations, boolean indirect, Loader loader, Problems problems) {
        this.declarations = declarations;
        this.indirect = indirect;
        this.loader = loader;
        this.problems = problems;
    }

    /** The imported AVPs by name, in the order of the sections. */
    Map<String, Import> avps() {
        return imports;
    }

    /** The dictionaries that are inherited from, each once. */
    List<Dictionary> dictionaries() {
        return dictionaries;
    }

    /** Whether every dictionary was there; if not, an unknown AVP need not be a mistake. */
    boolean isComplete() {
        return complete;
    }

    void run() {
        var named = new HashMap<String, Word>();
        for (var section : declarations.file().sections(Inherits.class).toList()) {
            for (var word : section.avps()) {
                var first = named.putIfAbsent(word.text(), word);
                if (first != null) {
                    AvpChecks.alreadyListed(problems, section, word, first.location());
                }
            }
            index++;
            var dictionary = loader.load(section.dictionary(), problems);
            if (dictionary.isPresent()) {
                inherit(section, dictionary.get());
            } else {
                complete = false;
            }
        }
    }

    private void inherit(Inherits section, Dictionary dictionary) {
        if (!dictionaries.contains(dictionary)) {
            dictionaries.add(dictionary);
        }
        var offered = new LinkedHashMap<String, AvpDefinition>();
        (indirect ? dictionary.avps() : dictionary.ownAvps()).forEach(a -> offered.put(a.name(), a));
        if (section.avps().isEmpty()) {
            offered.values().forEach(a -> wholeImport(section, dictionary, a));
        }
        for (var word : section.avps()) {
            var avp = offered.get(word.text());
            if (avp == null) {
                problems.add(
                        REQUESTED_AVP_NOT_FOUND,
                        word.location(),
                        "dictionary " + section.dictionary() + " does not define AVP " + word,
                        word.text(),
                        offered.keySet());
            } else if (declarations.avps.containsKey(word.text())) {
                problems.add(
                        INHERITED_AVP_ALREADY_DEFINED,
                        word.location(),
                        "AVP " + word + " is inherited here, but defined at line " + localLine(word.text()));
            } else {
                add(new Import(avp, dictionary, false, index, word.location()));
            }
        }
    }

    private void wholeImport(Inherits section, Dictionary dictionary, AvpDefinition avp) {
        if (declarations.avps.containsKey(avp.name())) {
            problems.add(
                    IMPORTED_AVP_ALREADY_DEFINED,
                    section.location(),
                    "AVP " + avp.name() + " comes with dictionary " + section.dictionary() + ", but is defined at line "
                            + localLine(avp.name()));
        } else {
            add(new Import(avp, dictionary, true, index, section.location()));
        }
    }

    private int localLine(String avpName) {
        var avp = declarations.avps.get(avpName);
        return avp == null ? 0 : avp.name().location().line();
    }

    private void add(Import added) {
        var name = added.avp().name();
        var first = imports.putIfAbsent(name, added);
        if (first == null || first.index() == added.index()) {
            return;
        }
        boolean sameAvp = first.avp().dictionary().equals(added.avp().dictionary());
        if (indirect && sameAvp && first.from() != added.from()) {
            imports.put(name, merged(first, added));
        } else if (added.whole() || first.whole() || !sameAvp) {
            problems.add(
                    DUPLICATE_IMPORT,
                    added.location(),
                    "AVP " + name + " from dictionary " + added.from().name() + " is already inherited from "
                            + first.from().name() + " at line "
                            + first.location().line());
        }
    }

    /** One AVP over two ways: it has the values that either way has added. */
    private static Import merged(Import first, Import added) {
        var values = new ArrayList<>(first.avp().values());
        var known = values.stream().map(EnumValue::name).toList();
        added.avp().values().stream().filter(v -> !known.contains(v.name())).forEach(values::add);
        if (values.size() == first.avp().values().size()) {
            return first;
        }
        var avp = first.avp().toBuilder().values(values).build();
        return new Import(avp, first.from(), first.whole(), first.index(), first.location());
    }
}
