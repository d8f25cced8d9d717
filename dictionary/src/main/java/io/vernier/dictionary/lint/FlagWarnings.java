package io.vernier.dictionary.lint;

import io.vernier.dictionary.AvpDefinition;
import io.vernier.dictionary.Dictionary;
import io.vernier.dictionary.dia.DiaFile;
import io.vernier.dictionary.dia.DiaSection.AvpFlags;
import io.vernier.dictionary.dia.DiaSection.FlagsOf;
import java.util.List;

/** What looks wrong in {@code @avp_flags}: lines without effect, and the P bit. */
final class FlagWarnings {
    private FlagWarnings() {}

    static void into(List<Finding> findings, DiaFile file, Dictionary dictionary) {
        file.sections(AvpFlags.class)
                .flatMap(section -> section.avps().stream())
                .forEach(line -> dictionary.inherits().stream()
                        .flatMap(i -> i.dictionary().avp(line.name().text()).stream())
                        .findFirst()
                        .ifPresent(home -> compare(line, home, dictionary, findings)));
    }

    private static void compare(FlagsOf line, AvpDefinition home, Dictionary dictionary, List<Finding> findings) {
        var here = dictionary.avp(home.name()).orElse(home);
        if (here.flags() == home.flags()) {
            findings.add(OwnWarnings.warning(
                    "superfluous_flags",
                    line.name().location(),
                    "AVP " + home + " has these flags in " + home.dictionary() + ", too",
                    "Remove the line from @avp_flags."));
        } else if (here.isProtected() && !home.isProtected()) {
            findings.add(OwnWarnings.protectedFlag(here, line.name().location()));
        }
    }
}
