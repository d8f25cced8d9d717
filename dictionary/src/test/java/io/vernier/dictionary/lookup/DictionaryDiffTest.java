package io.vernier.dictionary.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.dictionary.Dictionary;
import io.vernier.dictionary.dia.Dictionaries;
import java.util.List;
import org.junit.jupiter.api.Test;

class DictionaryDiffTest {
    private static final String BEFORE = """
            @id 7
            @vendor 99 X
            @avp_types
               A 1 Unsigned32 M
               B 2 Grouped V
               C 3 Enumerated -
               D 4 Time -
            @messages
               R ::= < Diameter Header: 300, REQ, PXY > { A } [ C ]
               S ::= < Diameter Header: 300, PXY > [ A ]
            @grouped
               B ::= < AVP Header: 2 > { A }
            @enum C
               ONE 1
            @define Codes
               OLD 5
            """;

    private static List<String> between(String before, String after) {
        return DictionaryDiff.between(dictionaries(before), dictionaries(after)).stream()
                .map(d -> d.kind() + " " + d.subject() + " " + d.details())
                .toList();
    }

    private static List<Dictionary> dictionaries(String text) {
        return List.of(Dictionaries.parse(text));
    }

    @Test
    void nothingIsDifferentWhereOnlyCommentsAndOrderAre() {
        String other = BEFORE.replace("   A 1 Unsigned32 M\n", "")
                .replace("   D 4 Time -\n", "   D 4 Time - ; why\n   A 1 Unsigned32 M\n");

        assertThat(between(BEFORE, BEFORE)).isEmpty();
        assertThat(between(BEFORE, other)).isEmpty();
    }

    @Test
    void everyKindOfChangeIsToldWithBothSides() {
        String after = BEFORE.replace("A 1 Unsigned32 M", "A 1 Integer32 -")
                .replace("D 4 Time -", "E 5 Time -")
                .replace("PXY > { A } [ C ]", "PXY > { A } 0*2 [ C ]")
                .replace("300, PXY > [ A ]", "300 > [ A ]")
                .replace("2 > { A }", "2 > { C }")
                .replace("ONE 1", "TWO 2")
                .replace("OLD 5", "OLD 6")
                .replace("@id 7", "@id 7");

        assertThat(between(BEFORE, after))
                .containsExactly(
                        "CHANGED command R (300) [- [ C ], + 0*2 [ C ]]",
                        "CHANGED command S (300) [P bit: true -> false]",
                        "CHANGED AVP A (1) [type: Unsigned32 -> Integer32, M bit: true -> false]",
                        "CHANGED AVP B (2/99) [- { A }, + { C }]",
                        "CHANGED AVP C (3) [- ONE 1, + TWO 2]",
                        "REMOVED AVP D (4) []",
                        "ADDED AVP E (5) []",
                        "CHANGED constants Codes [- OLD 5, + OLD 6]");
    }

    @Test
    void anotherApplicationIsAnother() {
        assertThat(between(BEFORE, BEFORE.replace("@id 7", "@id 8")))
                .contains(
                        "REMOVED application 7 []",
                        "ADDED application 8 []",
                        "REMOVED command R (300) []",
                        "ADDED command R (300) []");
    }

    @Test
    void aRenamedAvpIsToldByItsNewName() {
        assertThat(between(BEFORE, BEFORE.replace("D 4 Time", "Day 4 Time")))
                .containsExactly("CHANGED AVP Day (4) [name: D -> Day]");
    }
}
