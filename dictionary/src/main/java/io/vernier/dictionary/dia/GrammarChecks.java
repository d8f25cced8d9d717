package io.vernier.dictionary.dia;

import static io.vernier.dictionary.dia.DiaCheck.*;

import io.vernier.dictionary.Element.Kind;
import io.vernier.dictionary.SourceLocation;
import io.vernier.dictionary.dia.DiaSection.Line;
import io.vernier.dictionary.dia.DiaSection.Qualifier;
import java.util.HashMap;
import java.util.List;

/** Checks the elements of one grammar: order, qualifiers, each AVP once and known. */
final class GrammarChecks {
    /** RFC 6733 has fixed, required, optional; RFC 3588 allows fixed ones at the end as well. */
    private static final List<Kind> ORDER = List.of(Kind.FIXED, Kind.REQUIRED, Kind.OPTIONAL, Kind.FIXED);

    private final KnownAvps known;
    private final Problems problems;

    GrammarChecks(KnownAvps known, Problems problems) {
        this.known = known;
        this.problems = problems;
    }

    void check(List<Line> elements) {
        order(elements);
        var seen = new HashMap<String, SourceLocation>();
        for (var element : elements) {
            var name = element.name();
            var first = seen.putIfAbsent(name.text(), name.location());
            if (first != null) {
                problems.add(
                        AVP_ALREADY_REFERENCED,
                        name.location(),
                        "AVP " + name + " is already in this grammar at line " + first.line());
            }
            if (!element.any()) {
                known.require(name);
            }
            element.qualifier().ifPresent(q -> qualifier(element, q));
        }
    }

    private void order(List<Line> elements) {
        int phase = 0;
        for (var element : elements) {
            while (phase < ORDER.size() && ORDER.get(phase) != element.kind()) {
                phase++;
            }
            if (phase == ORDER.size()) {
                problems.add(
                        INVALID_AVP_ORDER,
                        element.location(),
                        element.kind().open() + " " + element.name() + " "
                                + element.kind().close() + " is too late"
                                + " (expected: fixed < > before required { } before optional [ ])");
                return;
            }
        }
    }

    private void qualifier(Line element, Qualifier qualifier) {
        var avp = element.name();
        boolean zeroMin = qualifier.min().filter(n -> n.value() == 0).isPresent();
        boolean zeroMax = qualifier.max().filter(n -> n.value() == 0).isPresent();
        if (element.kind() == Kind.REQUIRED && zeroMin) {
            problems.add(
                    REQUIRED_AVP_HAS_ZERO_MIN_ARITY,
                    qualifier.location(),
                    "required AVP " + avp + " has minimum 0 (expected: at least 1, or [ " + avp + " ])");
        } else if (element.kind() == Kind.REQUIRED && zeroMax) {
            problems.add(
                    REQUIRED_AVP_HAS_ZERO_MAX_ARITY,
                    qualifier.location(),
                    "required AVP " + avp + " has maximum 0 (expected: at least 1, or [ " + avp + " ])");
        } else if (element.kind() == Kind.OPTIONAL && qualifier.min().isPresent() && !zeroMin) {
            problems.add(
                    OPTIONAL_AVP_HAS_NONZERO_MIN_ARITY,
                    qualifier.location(),
                    "optional AVP " + avp + " has minimum " + qualifier.min().get() + " (expected: 0, or { " + avp
                            + " })");
        } else if (qualifier.min().isPresent()
                && qualifier.max().isPresent()
                && qualifier.min().get().value() > qualifier.max().get().value()) {
            problems.add(
                    QUALIFIER_HAS_MIN_GREATER_THAN_MAX,
                    qualifier.location(),
                    "qualifier " + qualifier + " of AVP " + avp + " has its minimum above its maximum");
        }
    }
}
