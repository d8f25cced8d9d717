package io.vernier.dictionary.dia;

import io.vernier.dictionary.dia.DiaSection.Word;
import java.util.LinkedHashSet;
import java.util.Set;

/** The AVPs that may be named in a dictionary: its own and the inherited ones. */
final class KnownAvps {
    private final Declarations declarations;
    private final Imports imports;
    private final Problems problems;
    private final Set<String> names;

    KnownAvps(Declarations declarations, Imports imports, Problems problems) {
        this.declarations = declarations;
        this.imports = imports;
        this.problems = problems;
        names = new LinkedHashSet<>(declarations.avps.keySet());
        names.addAll(imports.avps().keySet());
    }

    Declarations declarations() {
        return declarations;
    }

    Imports imports() {
        return imports;
    }

    Set<String> names() {
        return names;
    }

    /** Reports an AVP that is named but unknown, unless an inherited dictionary is missing that might have it. */
    void require(Word avp) {
        if (imports.isComplete() && !names.contains(avp.text())) {
            problems.add(
                    DiaCheck.AVP_NOT_DEFINED,
                    avp.location(),
                    "AVP " + avp + " is neither defined nor inherited",
                    avp.text(),
                    names);
        }
    }
}
