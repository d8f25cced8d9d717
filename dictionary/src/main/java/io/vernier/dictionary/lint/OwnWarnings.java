package io.vernier.dictionary.lint;

import io.vernier.dictionary.AvpDefinition;
import io.vernier.dictionary.AvpType;
import io.vernier.dictionary.CommandDefinition;
import io.vernier.dictionary.Constants;
import io.vernier.dictionary.Dictionary;
import io.vernier.dictionary.EnumValue;
import io.vernier.dictionary.Grammar;
import io.vernier.dictionary.SourceLocation;
import io.vernier.dictionary.lint.Finding.Severity;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What looks wrong in one dictionary that can be used. */
final class OwnWarnings {
    private final Dictionary dictionary;
    private final List<Dictionary> together;

    /**
     * @param together all dictionaries that are checked: an AVP may be used in another one of them
     */
    OwnWarnings(Dictionary dictionary, List<Dictionary> together) {
        this.dictionary = dictionary;
        this.together = together;
    }

    void into(List<Finding> findings) {
        unreachable(findings);
        for (var avp : dictionary.ownAvps()) {
            if (avp.isProtected()) {
                findings.add(protectedFlag(avp, avp.location()));
            }
            if (avp.type() == AvpType.ENUMERATED && avp.values().isEmpty()) {
                findings.add(warning(
                        "enumerated_without_values",
                        avp.location(),
                        "Enumerated AVP " + avp + " has no named values",
                        "Name its values with @enum " + avp.name() + "."));
            }
            twice("AVP " + avp, avp.values(), findings);
        }
        for (Constants constants : dictionary.constants()) {
            twice("@define " + constants.name(), constants.values(), findings);
        }
    }

    /** Follows the grammars from all commands; where there are none, nothing can be said. */
    private void unreachable(List<Finding> findings) {
        if (together.stream().allMatch(d -> d.commands().isEmpty())) {
            return;
        }
        var reached = new HashSet<AvpDefinition>();
        var open = new ArrayDeque<Grammar>();
        together.forEach(
                d -> d.commands().stream().map(CommandDefinition::grammar).forEach(open::add));
        while (!open.isEmpty()) {
            open.remove()
                    .elements()
                    .forEach(e -> e.avp()
                            .filter(reached::add)
                            .flatMap(AvpDefinition::group)
                            .ifPresent(open::add));
        }
        var codes = new HashSet<Long>();
        reached.forEach(a -> codes.add(Comparison.key(a)));
        dictionary.ownAvps().stream()
                .filter(a -> !codes.contains(Comparison.key(a)))
                .forEach(a -> findings.add(warning(
                        "unreachable",
                        a.location(),
                        (a.type() == AvpType.GROUPED ? "group " : "AVP ") + a
                                + " is in no command, directly or in a group",
                        "Name it where it belongs, or remove it; where only \"* [ AVP ]\" lets it in, all is well.")));
        unusedInheritance(reached, findings);
    }

    private void unusedInheritance(Set<AvpDefinition> reached, List<Finding> findings) {
        var named = new HashSet<String>();
        reached.forEach(a -> named.add(a.name()));
        dictionary.inherits().stream()
                .filter(i -> i.avps().size() < i.dictionary().ownAvps().size()) // taken one by one
                .forEach(i -> i.avps().stream()
                        .filter(a -> !named.contains(a.name()))
                        .forEach(a -> findings.add(warning(
                                "unused_inheritance",
                                new SourceLocation(file(), 1, 1),
                                "AVP " + a + " is inherited from " + i.dictionary() + " and not used",
                                "Remove it from @inherits " + i.dictionary() + "."))));
    }

    private String file() {
        return dictionary.ownAvps().stream()
                .map(a -> a.location().file())
                .findFirst()
                .or(() -> dictionary.commands().stream()
                        .map(c -> c.location().file())
                        .findFirst())
                .orElse(dictionary.name());
    }

    private static void twice(String owner, List<EnumValue> values, List<Finding> findings) {
        var names = new HashMap<Integer, String>();
        for (var value : values) {
            String first = names.putIfAbsent(value.value(), value.name());
            if (first != null) {
                findings.add(warning(
                        "value_number_twice",
                        value.location(),
                        owner + " has two names for " + Integer.toUnsignedString(value.value()) + ": " + first + " and "
                                + value.name(),
                        "Correct one of the numbers, or remove one of the names."));
            }
        }
    }

    static Finding protectedFlag(AvpDefinition avp, SourceLocation location) {
        return warning(
                "protected_flag",
                location,
                "AVP " + avp + " has the flag P, which RFC 6733 has retired",
                "Drop the P.");
    }

    static Finding warning(String rule, SourceLocation location, String message, String remedy) {
        return new Finding(Severity.WARNING, rule, location, message, remedy);
    }
}
