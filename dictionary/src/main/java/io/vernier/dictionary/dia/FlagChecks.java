package io.vernier.dictionary.dia;

import static io.vernier.dictionary.dia.DiaCheck.*;

import io.vernier.dictionary.SourceLocation;
import io.vernier.dictionary.dia.DiaSection.AvpFlags;
import io.vernier.dictionary.dia.DiaSection.FlagsOf;
import java.util.HashMap;
import java.util.Map;

/** Checks {@code @avp_flags}: that the AVPs are inherited ones, each there once, and that their vendors stay. */
final class FlagChecks {
    private final KnownAvps known;
    private final Problems problems;
    private final Map<String, SourceLocation> listed = new HashMap<>();

    FlagChecks(KnownAvps known, Problems problems) {
        this.known = known;
        this.problems = problems;
    }

    void run() {
        var file = known.declarations().file();
        file.sections(AvpFlags.class).forEach(section -> section.avps().forEach(line -> check(section, line)));
    }

    private void check(AvpFlags section, FlagsOf line) {
        var name = line.name();
        known.require(name);
        AvpChecks.flags(problems, name, line.flags());
        var first = listed.putIfAbsent(name.text(), name.location());
        if (first != null) {
            AvpChecks.alreadyListed(problems, section, name, first);
        }
        var own = known.declarations().avps.get(name.text());
        if (own != null) {
            problems.add(
                    AVP_FLAGS_NOT_INHERITED,
                    name.location(),
                    "AVP " + name + " is not inherited, but defined with its flags at line "
                            + own.name().location().line());
            return;
        }
        var inherited = known.imports().avps().get(name.text());
        if (inherited != null) {
            vendor(line, inherited.avp().isVendorSpecific());
        }
    }

    private void vendor(FlagsOf line, boolean expected) {
        if (line.flags().text().contains("V") != expected) {
            problems.add(
                    AVP_FLAGS_CHANGE_VENDOR,
                    line.flags().location(),
                    "AVP " + line.name()
                            + (expected
                                    ? " has a vendor where it is defined, but lacks the flag V here"
                                    : " has no vendor where it is defined, but the flag V here"));
        }
    }
}
