package io.vernier.dictionary.dia;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vernier.dictionary.AvpDefinition;
import io.vernier.dictionary.Dictionary;
import io.vernier.dictionary.EnumValue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InheritanceTest {
    private static final String A = """
            @name a
            @vendor 1 One
            @avp_types AAA 111 Unsigned32 M  BBB 222 Unsigned32 V  CCC 333 Enumerated -  GGG 444 Grouped -
            @enum CCC ZERO 0 ONE 1
            @grouped GGG ::= < AVP Header: 444 > { AAA } [ CCC ]
            """;

    private final Map<String, String> texts = new HashMap<>(Map.of("a", A));
    private DiaOptions options = DiaOptions.DEFAULT;

    @Test
    void withoutNamesAllAvpsAreInherited() {
        var heir = heir("@inherits a");

        assertThat(names(heir)).containsExactly("AAA", "BBB", "CCC", "GGG");
        assertThat(heir.ownAvps()).isEmpty();
        assertThat(heir.inherits())
                .singleElement()
                .satisfies(i -> assertThat(i.dictionary()).hasToString("a"));
        assertThat(heir.avp("AAA").orElseThrow().dictionary()).isEqualTo("a");
    }

    @Test
    void withNamesOnlyTheseAreInherited() {
        var heir = heir("@inherits a CCC AAA\n@avp_types BBB 9 Time -");

        assertThat(names(heir)).containsExactly("BBB", "CCC", "AAA");
        assertThat(heir.avp("BBB").orElseThrow().dictionary()).isEqualTo("heir");
    }

    @Test
    void severalSectionsWithNamesAreMerged() {
        var heir = heir("@inherits a AAA\n@inherits a BBB");

        assertThat(names(heir)).containsExactly("AAA", "BBB");
        assertThat(heir.inherits()).hasSize(1);
    }

    @Test
    void anInheritedGroupKeepsItsMembers() {
        var heir = heir("@inherits a GGG");

        assertThat(heir.avp("GGG").orElseThrow().group().orElseThrow().elements())
                .hasToString("[{ AAA }, [ CCC ]]");
    }

    @Test
    void valuesMayBeAddedToAnInheritedAvp() {
        var heir = heir("@inherits a\n@enum CCC TWO 2 ONE 1");

        assertThat(heir.avp("CCC").orElseThrow().values())
                .extracting(EnumValue::name)
                .containsExactly("ZERO", "ONE", "TWO");
        assertThat(heir.inherits()
                        .getFirst()
                        .dictionary()
                        .avp("CCC")
                        .orElseThrow()
                        .values())
                .hasSize(2);
    }

    @Test
    void theVendorOfAnInheritedAvpMayBeReplaced() {
        var heir = heir("@vendor 2 Two\n@inherits a\n@avp_vendor_id 7 BBB");

        assertThat(heir.avp("BBB").orElseThrow().vendorId()).isEqualTo(7);
    }

    @Test
    void anInheritedAvpKeepsTheVendorThatItHasAtHome() {
        texts.put("b", "@name b\n@vendor 2 Two\n@avp_types XXX 1 Time V YYY 2 Time V\n@avp_vendor_id 3 YYY");
        var heir = heir("@vendor 9 Nine\n@inherits b");

        assertThat(heir.avps()).extracting(AvpDefinition::toString).containsExactly("XXX (1/2)", "YYY (2/3)");
    }

    @Test
    void directInheritanceEndsAtTheNextDictionary() {
        texts.put("b", "@name b\n@inherits a\n@avp_types BB 1 Time -");

        assertThat(names(heir("@inherits b"))).containsExactly("BB");
    }

    @Test
    void indirectInheritanceGoesOverAllDictionaries() {
        options = DiaOptions.DEFAULT.withIndirectInherits();
        texts.put("b", "@name b\n@inherits a AAA\n@avp_types BB 1 Time -");
        texts.put("c", "@name c\n@inherits b\n@inherits a BBB");

        assertThat(names(heir("@inherits c"))).containsExactlyInAnyOrder("BB", "AAA", "BBB");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"@inherits a @inherits b", "@inherits b @inherits a"})
    void anAvpThatComesOnTwoWaysIsOneAvp(String inherits) {
        options = DiaOptions.DEFAULT.withIndirectInherits();
        texts.put("b", "@name b\n@inherits a AAA");

        assertThat(names(heir(inherits))).containsExactlyInAnyOrder("AAA", "BBB", "CCC", "GGG");
    }

    @Test
    void valuesAddedOnEveryWayAreAllKnownAtTheEnd() {
        options = DiaOptions.DEFAULT.withIndirectInherits();
        texts.put("b", "@name b\n@inherits a\n@enum CCC TWO 2");
        texts.put("c", "@name c\n@inherits a\n@enum CCC THREE 3");
        var heir = heir("@inherits b\n@inherits c\n@enum CCC FOUR 4");

        assertThat(heir.avp("CCC").orElseThrow().values())
                .extracting(EnumValue::name)
                .containsExactly("ZERO", "ONE", "TWO", "THREE", "FOUR");
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "@inherits a AAA @inherits a AAA,                 avp_already_defined",
        "@inherits a @inherits a,                         duplicate_import",
        "@inherits a AAA @inherits a BBB @inherits a,     duplicate_import",
        "@inherits a @inherits other,                     duplicate_import",
    })
    void anAvpIsNotInheritedTwiceInEitherWay(String inherits, String check) {
        texts.put("other", "@name other\n@avp_types AAA 5 Time -");
        for (var way : List.of(DiaOptions.DEFAULT, DiaOptions.DEFAULT.withIndirectInherits())) {
            options = way;
            assertThatExceptionOfType(DiaException.class)
                    .isThrownBy(() -> heir(inherits))
                    .satisfies(e ->
                            assertThat(e.problems().getFirst().check().id()).isEqualTo(check));
        }
    }

    @Test
    void optionsReplaceNamePrefixAndWhatIsInherited() {
        texts.put("b", "@name b\n@avp_types BB 1 Time -");
        var text = "@name heir\n@prefix heir\n@inherits a AAA";

        options = DiaOptions.DEFAULT.withName("other").withPrefix("oth").withInherits("-");
        assertThat(Meaning.of(parse(text)))
                .containsExactly(
                        "name other", "id OptionalLong.empty", "prefix Optional[oth]", "vendor Optional.empty");
        options = DiaOptions.DEFAULT.withInherits("b");
        assertThat(names(parse(text))).containsExactly("AAA", "BB");
        options = DiaOptions.DEFAULT.withInherits("a/c");
        texts.put("c", "@name c\n@avp_types AAA 5 Time - CC 6 Time -");
        assertThat(parse(text).avps()).hasToString("[AAA (5)]");
    }

    @Test
    void dictionariesWithOneAncestorShareIt() {
        texts.put("b", "@name b\n@inherits a");
        texts.put("c", "@name c\n@inherits a");
        var dictionaries = Dictionaries.from(DiaResolver.of(texts));

        assertThat(dictionaries.dictionary("b").avp("AAA"))
                .containsSame(dictionaries.dictionary("c").avp("AAA").orElseThrow());
        assertThat(dictionaries.dictionary("b")).isSameAs(dictionaries.dictionary("b"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> dictionaries.dictionary("nobody"))
                .withMessageContaining("nobody");
    }

    @Test
    void dictionariesAreFoundByFileNameByTheirNameAndOnTheClassPath(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("a.dia"), A);
        Files.writeString(folder.resolve("file.dia"), "; b\n@name b ; here\n@avp_types BB 1 Time -");
        var byFile = DiaResolver.folders(List.of(folder.resolve("nothing"), folder));
        var byClassPath = DiaResolver.classPath(InheritanceTest.class.getClassLoader(), "dictionary/parents");

        var heir = Dictionaries.from(byFile.or(byClassPath))
                .parse(new DiaSource("heir", "@inherits a\n@inherits b\n@inherits parent"));

        assertThat(names(heir)).contains("AAA", "BB", "Parent-Group");
        assertThat(byFile.find("file")).isPresent();
        assertThat(byFile.find("nobody")).isEmpty();
    }

    private Dictionary heir(String text) {
        return parse("@name heir\n" + text);
    }

    private Dictionary parse(String text) {
        return Dictionaries.from(DiaResolver.of(texts)).withOptions(options).parse(new DiaSource("heir.dia", text));
    }

    private static List<String> names(Dictionary dictionary) {
        return dictionary.avps().stream().map(AvpDefinition::name).toList();
    }
}
