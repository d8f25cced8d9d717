package io.vernier.dictionary.lint;

import io.vernier.dictionary.Dictionary;
import io.vernier.dictionary.dia.DiaException;
import io.vernier.dictionary.dia.DiaParser;
import io.vernier.dictionary.dia.DiaProblem;
import io.vernier.dictionary.dia.DiaSource;
import io.vernier.dictionary.dia.Dictionaries;
import io.vernier.dictionary.lint.Finding.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Checks dictionaries that belong together: whether each can be used, and if so, whether it probably says what was meant.
 * The rules of the first kind are those of {@link io.vernier.dictionary.dia.DiaCheck}; the others:
 *
 * <ul>
 *   <li>{@code unreachable}: an AVP that no command holds, directly or in a group, though there are commands
 *   <li>{@code unused_inheritance}: an AVP that is inherited by name and then not used
 *   <li>{@code value_number_twice}: two names for one number of an AVP
 *   <li>{@code enumerated_without_values}: an Enumerated AVP whose numbers have no names
 *   <li>{@code protected_flag}: the P bit, which RFC 6733 section 4.1 has retired
 *   <li>{@code superfluous_flags}: a line of {@code @avp_flags} that says what the AVP's own dictionary says
 *   <li>{@code name_differs}, {@code type_differs}, {@code flags_differ}: another dictionary has the same code and vendor
 *       otherwise
 * </ul>
 */
public final class DictionaryLint {
    private DictionaryLint() {}

    /**
     * Checks these texts.
     *
     * @param dictionaries finds what they inherit from
     * @param known dictionaries to compare with; those that have the name of a checked one are left out
     * @return what was found, files in the given order, then by place; empty if all is well
     */
    public static List<Finding> check(List<DiaSource> sources, Dictionaries dictionaries, List<Dictionary> known) {
        var findings = new ArrayList<Finding>();
        Map<String, Dictionary> sound = new LinkedHashMap<>();
        for (var source : sources) {
            try {
                var dictionary = dictionaries.parse(source);
                sound.put(dictionary.name(), dictionary);
                FlagWarnings.into(findings, DiaParser.parse(source), dictionary);
            } catch (DiaException wrong) {
                wrong.problems().stream().map(DictionaryLint::error).forEach(findings::add);
            }
        }
        var checked = List.copyOf(sound.values());
        checked.forEach(d -> new OwnWarnings(d, checked).into(findings));
        var others = known.stream().filter(d -> !sound.containsKey(d.name())).toList();
        new Comparison(checked, others).into(findings);
        var files = sources.stream().map(DiaSource::file).toList();
        return findings.stream()
                .distinct()
                .sorted(Comparator.comparingInt(
                                (Finding f) -> order(files.indexOf(f.location().file())))
                        .thenComparing(Finding::location)
                        .thenComparing(Finding::rule))
                .toList();
    }

    private static int order(int index) {
        return index < 0 ? Integer.MAX_VALUE : index;
    }

    private static Finding error(DiaProblem problem) {
        String meant = problem.suggestion().map(s -> "Did you mean " + s + "? ").orElse("");
        return new Finding(
                Severity.ERROR,
                problem.check().id(),
                problem.location(),
                problem.message(),
                meant + Remedies.of(problem.check()));
    }
}
