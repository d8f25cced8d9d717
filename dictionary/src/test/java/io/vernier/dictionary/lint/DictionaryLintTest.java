package io.vernier.dictionary.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.dictionary.Dictionary;
import io.vernier.dictionary.TestDictionaries;
import io.vernier.dictionary.dia.DiaCheck;
import io.vernier.dictionary.dia.DiaResolver;
import io.vernier.dictionary.dia.DiaSource;
import io.vernier.dictionary.dia.Dictionaries;
import io.vernier.dictionary.lint.Finding.Severity;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DictionaryLintTest {
    private static final String SOUND = """
            @id 7
            @vendor 99 X
            @avp_types
               A 1 Unsigned32 M
               B 2 Grouped V
               C 3 Enumerated -
            @messages
               R ::= < Diameter Header: 300, REQ > { B }
               S ::= < Diameter Header: 300 > [ A ]
            @grouped
               B ::= < AVP Header: 2 > { C }
            @enum C
               ONE 1
            """;

    private static List<Finding> lint(List<Dictionary> known, String... texts) {
        var sources = IntStream.range(0, texts.length)
                .mapToObj(i -> new DiaSource("f" + i + ".dia", texts[i]))
                .toList();
        return DictionaryLint.check(sources, Dictionaries.from(DiaResolver.none()), known);
    }

    private static List<String> shown(String... texts) {
        return lint(List.of(), texts).stream().map(Finding::toString).toList();
    }

    @Test
    void aSoundDictionaryHasNoFindings() {
        assertThat(shown(SOUND)).isEmpty();
    }

    @Test
    void errorsHavePlaceRuleAndRemedy() {
        var findings = lint(List.of(), SOUND.replace("{ C }", "{ D }").replace("A 1 Unsigned32", "A 1 Unsinged32"));

        assertThat(findings).map(Finding::severity).containsOnly(Severity.ERROR);
        assertThat(findings).map(Finding::rule).containsExactly("avp_has_unknown_type", "avp_not_defined");
        assertThat(findings.getFirst().location()).hasToString("f0.dia:4:8");
        assertThat(findings.getFirst().remedy()).startsWith("Did you mean Unsigned32? Use a type of RFC 6733");
    }

    @Test
    void whatProbablyWasNotMeantIsAWarning() {
        assertThat(shown(SOUND.replace(
                                "   C 3 Enumerated -",
                                "   C 3 Enumerated P\n   D 4 Time -\n   E 5 Grouped -\n   F 6 Enumerated -")
                        .replace("[ A ]", "[ A ] [ F ]")
                        .replace("{ C }", "{ C }\n   E ::= < AVP Header: 5 > { D }")
                        .replace("ONE 1", "ONE 1 UNO 1")))
                .containsExactly(
                        "f0.dia:6:4 warning AVP C (3) has the flag P, which RFC 6733 has retired [protected_flag]",
                        "f0.dia:7:4 warning AVP D (4) is in no command, directly or in a group [unreachable]",
                        "f0.dia:9:4 warning Enumerated AVP F (6) has no named values [enumerated_without_values]",
                        "f0.dia:15:4 warning group E (5) is in no command, directly or in a group [unreachable]",
                        "f0.dia:17:10 warning AVP C (3) has two names for 1: ONE and UNO [value_number_twice]");
    }

    @Test
    void dictionariesOfAvpsOnlyHaveNothingUnreachable() {
        assertThat(shown("@avp_types A 1 Time -")).isEmpty();
        assertThat(shown("@avp_types A 9 Time -", SOUND))
                .singleElement()
                .asString()
                .contains("A (9)", "[unreachable]");
    }

    @Test
    void oneCodeSaysOneThingInAllDictionaries() {
        var known = List.of(Dictionaries.from(DiaResolver.none())
                .parse(new DiaSource(
                        "known.dia", SOUND.replace("A 1", "Other 1").replace("[ A ]", "[ Other ]"))));

        assertThat(lint(known, SOUND)).map(Finding::rule).containsExactly("name_differs");
        assertThat(shown("@name x @avp_types A 1 Time M", "@name y @avp_types A 1 Unsigned32 M"))
                .containsExactly(
                        "f1.dia:1:20 warning AVP A (1) is Unsigned32, but Time in x (f0.dia:1:20) [type_differs]");
        assertThat(shown("@name x @avp_types A 1 Time M", "@name y @avp_types A 1 Time -"))
                .containsExactly(
                        "f1.dia:1:20 warning AVP A (1) lacks the flag M that it has in x (f0.dia:1:20) [flags_differ]");
    }

    @Test
    void whatIsInheritedByNameIsUsed() {
        var base = TestDictionaries.named("rfc6733");
        var text = "@inherits rfc6733 Origin-Host Session-Id\n" + SOUND.replace("[ A ]", "[ A ] [ Origin-Host ]");
        var dictionaries = Dictionaries.from(DiaResolver.none()).with(base);

        assertThat(DictionaryLint.check(List.of(new DiaSource("f.dia", text)), dictionaries, List.of()))
                .singleElement()
                .satisfies(f -> assertThat(f.rule()).isEqualTo("unused_inheritance"))
                .satisfies(f -> assertThat(f.message()).contains("Session-Id", "rfc6733"));
    }

    @Test
    void flagsOfInheritedAvpsAreSaidOnlyWhereTheyDiffer() {
        var base = TestDictionaries.named("rfc6733");
        var dictionaries = Dictionaries.from(DiaResolver.none()).with(base);
        var text = "@inherits rfc6733\n@avp_flags\nOrigin-Host M\nClass -\nUser-Name MP\n" + SOUND;

        var findings = DictionaryLint.check(List.of(new DiaSource("f.dia", text)), dictionaries, List.of());

        assertThat(findings)
                .map(Finding::toString)
                .containsExactly(
                        "f.dia:3:1 warning AVP Origin-Host (264) has these flags in rfc6733, too [superfluous_flags]",
                        "f.dia:5:1 warning AVP User-Name (1) has the flag P, which RFC 6733 has retired [protected_flag]");
    }

    @ParameterizedTest
    @EnumSource
    void everyRuleHasARemedyInASentence(DiaCheck check) {
        assertThat(Remedies.of(check)).matches("(?s)[A-Z].*[.']");
    }
}
