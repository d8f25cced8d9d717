package io.vernier.dictionary.dia;

import static io.vernier.dictionary.dia.DiaCheck.*;

import io.vernier.dictionary.AvpType;
import io.vernier.dictionary.dia.DiaSection.Avp;
import io.vernier.dictionary.dia.DiaSection.Group;
import java.util.HashMap;

/** Checks {@code @grouped} against {@code @avp_types}. */
final class GroupChecks {
    private final Declarations declarations;
    private final KnownAvps known;
    private final Problems problems;

    GroupChecks(KnownAvps known, Problems problems) {
        this.declarations = known.declarations();
        this.known = known;
        this.problems = problems;
    }

    void run() {
        var seen = new HashMap<String, Group>();
        var grammars = new GrammarChecks(known, problems);
        for (var section :
                declarations.file().sections(DiaSection.Grouped.class).toList()) {
            for (var group : section.groups()) {
                var first = seen.putIfAbsent(group.name().text(), group);
                if (first != null) {
                    problems.add(
                            GROUP_ALREADY_DEFINED,
                            group.name().location(),
                            "group " + group.name() + " is already defined at line "
                                    + first.name().location().line());
                }
                header(group);
                grammars.check(group.elements());
            }
        }
        declarations.avps.values().forEach(this::hasGrammar);
    }

    private void header(Group group) {
        AvpChecks.uint32(problems, group.code(), "AVP code");
        group.vendorId().ifPresent(v -> AvpChecks.uint32(problems, v, "vendor id"));
        var avp = declarations.avps.get(group.name().text());
        if (avp == null) {
            problems.add(
                    GROUPED_AVP_NOT_DEFINED,
                    group.name().location(),
                    "group " + group.name() + " is not defined in @avp_types",
                    group.name().text(),
                    declarations.avps.keySet());
            return;
        }
        int line = avp.name().location().line();
        if (!isGrouped(avp)) {
            problems.add(
                    GROUPED_AVP_HAS_WRONG_TYPE,
                    group.name().location(),
                    "group " + group.name() + " has type " + avp.type() + " at line " + line + " (expected: Grouped)");
        }
        if (group.code().value() != avp.code().value()) {
            problems.add(
                    GROUPED_AVP_CODE_MISMATCH,
                    group.code().location(),
                    "group " + group.name() + " has code " + group.code() + " here, but " + avp.code() + " at line "
                            + line);
        }
        if (group.vendorId().isPresent()) {
            vendor(group, avp);
        }
    }

    private void vendor(Group group, Avp avp) {
        var here = group.vendorId().orElseThrow();
        var listed = declarations.vendors.get(avp.name().text());
        if (!avp.flags().text().contains("V")) {
            problems.add(
                    GROUPED_VENDOR_ID_WITHOUT_FLAG,
                    here.location(),
                    "group " + group.name() + " has vendor id " + here + ", but no flag V at line "
                            + avp.name().location().line());
        } else if (listed != null && listed.vendorId().value() != here.value()) {
            problems.add(
                    GROUPED_VENDOR_ID_MISMATCH,
                    here.location(),
                    "group " + group.name() + " has vendor id " + here + " here, but " + listed.vendorId() + " at line "
                            + listed.location().line());
        }
    }

    private void hasGrammar(Avp avp) {
        if (isGrouped(avp) && !declarations.groups.containsKey(avp.name().text())) {
            problems.add(
                    GROUPED_AVP_NOT_GROUPED,
                    avp.name().location(),
                    "AVP " + avp.name() + " has type Grouped, but no grammar in @grouped");
        }
    }

    private static boolean isGrouped(Avp avp) {
        return avp.type().text().equals(AvpType.GROUPED.dictionaryName());
    }
}
