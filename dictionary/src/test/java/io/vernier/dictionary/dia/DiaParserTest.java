package io.vernier.dictionary.dia;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.vernier.dictionary.AvpType;
import io.vernier.dictionary.CommandDefinition;
import io.vernier.dictionary.CustomCodec;
import io.vernier.dictionary.Element;
import io.vernier.dictionary.EnumValue;
import io.vernier.dictionary.SourceLocation;
import io.vernier.dictionary.TestDictionaries;
import io.vernier.requirements.Requirement;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DiaParserTest {

    @Test
    void namesMayBeQuotedAndMayBeginWithADigit() {
        var dictionary = Dictionaries.parse("""
                @name 'a name; with everything'
                @avp_types
                   3GPP-Charging-Id    2  Unsigned32  M
                   'AVP'               3  Time        -
                   '17'                4  Time        -
                   Under_Score        0x5 Time        MP
                """);

        assertThat(dictionary.name()).isEqualTo("a name; with everything");
        assertThat(dictionary.avps())
                .extracting(a -> a.name() + "=" + a.code())
                .containsExactly("3GPP-Charging-Id=2", "AVP=3", "17=4", "Under_Score=5");
        assertThat(dictionary.avp("Under_Score").orElseThrow().flags()).isEqualTo(0x60);
    }

    @Test
    void whatStandsBehindEndIsIgnored() {
        var dictionary = Dictionaries.parse("@avp_types A 1 Time -\n@end\n@mesages ?! '");

        assertThat(dictionary.avps()).hasSize(1);
    }

    @Test
    void aSectionWhoseNameBeginsWithEndIsNotTheEnd() {
        var problems = catchThrowableOfType(DiaException.class, () -> Dictionaries.parse("@ending"))
                .problems();

        assertThat(problems)
                .extracting(DiaProblem::toString)
                .containsExactly("dictionary:1:1 unknown section @ending (did you mean @encoding?)");
    }

    @Test
    void lineBreaksMeanNothingAndEveryKindOfThemIsCounted() {
        var dictionary = Dictionaries.parse("@avp_types\r\nA\r1 Time\n-\n\tB 2 Time M C 3 Time -");

        assertThat(dictionary.avps())
                .extracting(a -> a.location().toString())
                .containsExactly("dictionary:2:1", "dictionary:5:2", "dictionary:5:13");
    }

    @Test
    void sectionsMayBeEmptyRepeatedAndInAnyOrder() {
        var dictionary = Dictionaries.parse("""
                @grouped
                @messages
                @avp_types
                @grouped G ::= <AVP-Header: 2> {A}
                @enum A ONE 1
                @avp_types A 1 Enumerated -
                @avp_types G 2 Grouped -
                @define Empty
                """);

        assertThat(dictionary.avp("G").orElseThrow().group().orElseThrow().elements())
                .hasToString("[{ A }]");
        assertThat(dictionary.avp("A").orElseThrow().value(1))
                .map(EnumValue::name)
                .contains("ONE");
        assertThat(dictionary.constants())
                .singleElement()
                .satisfies(c -> assertThat(c.values()).isEmpty());
    }

    @ParameterizedTest
    @EnumSource
    void everyTypeIsFoundByItsName(AvpType type) {
        var group = type == AvpType.GROUPED ? "@grouped A ::= < AVP Header: 1 > * [ AVP ]" : "";
        var dictionary = Dictionaries.parse("@avp_types A 1 " + type.dictionaryName() + " -\n" + group);

        assertThat(dictionary.avp(1, 0).orElseThrow().type()).isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource({"DiamIdent, DIAMETER_IDENTITY", "DiamURI, DIAMETER_URI"})
    void theShortNamesOfTwoTypesAreKnown(String shortName, AvpType type) {
        var dictionary = Dictionaries.parse("@avp_types A 1 " + shortName + " -");

        assertThat(dictionary.avp("A").orElseThrow().type()).isEqualTo(type);
    }

    @Requirement({"R3.2-1", "S258"})
    @Test
    void aCommandCarriesItsHeaderBitsAndItsGrammar() {
        var dictionary = Dictionaries.parse("""
                @id 0xFFFFFFFF
                @avp_types A 1 Time -  B 2 Time -
                @messages
                   AR ::= < Diameter Header: 300, PXY, REQ 4294967295 > < A > { B } * [ AVP ]
                   AA ::= < Diameter-Header: 300 >
                   BR ::= < Diameter Header: 301, REQ, 4294967295 > 0*1 < A >
                   BA ::= < Diameter Header: 301, PXY > { A } < B >
                   answer-message ::= < Diameter Header: code, ERR [, PXY] > 0*1 < A > { B }
                """);

        assertThat(dictionary.id()).hasValue(0xFFFF_FFFFL);
        assertThat(dictionary.commands())
                .extracting(c -> c.name() + " " + c.code() + " " + c.flags() + " "
                        + c.grammar().elements())
                .containsExactly(
                        "AR 300 192 [< A >, { B }, * [ AVP ]]",
                        "AA 300 0 []",
                        "BR 301 128 [0*1 < A >]",
                        "BA 301 64 [{ A }, < B >]",
                        "answer-message -1 96 [0*1 < A >, { B }]");
        assertThat(dictionary.command(300, true)).map(CommandDefinition::name).contains("AR");
        assertThat(dictionary.command(300, false)).map(CommandDefinition::name).contains("AA");
        assertThat(dictionary.command(302, false)).isEmpty();
        assertThat(dictionary.command(CommandDefinition.ANSWER_MESSAGE_CODE, false))
                .hasValueSatisfying(
                        c -> assertThat(c.isAnswerMessage() && c.isError()).isTrue());
    }

    /** What Erlang's dictionary compiler says to each qualifier; {@code ok} with the bounds that it means. */
    @Requirement("R3.2-1")
    @ParameterizedTest(name = "{0}{1} -> {2}")
    @CsvSource({
        "'',  {X}, 1..1",
        "*,   {X}, 1..n",
        "1*,  {X}, 1..n",
        "*1,  {X}, 1..1",
        "1*1, {X}, 1..1",
        "2*5, {X}, 2..5",
        "3*3, {X}, 3..3",
        "5*2, {X}, qualifier_has_min_greater_than_max",
        "0*,  {X}, required_avp_has_zero_min_arity",
        "0*1, {X}, required_avp_has_zero_min_arity",
        "0*0, {X}, required_avp_has_zero_min_arity",
        "*0,  {X}, required_avp_has_zero_max_arity",
        "1*0, {X}, required_avp_has_zero_max_arity",
        "'',  [X], 0..1",
        "*,   [X], 0..n",
        "*1,  [X], 0..1",
        "0*,  [X], 0..n",
        "0*1, [X], 0..1",
        "*0,  [X], 0..0",
        "0*0, [X], 0..0",
        "1*,  [X], optional_avp_has_nonzero_min_arity",
        "1*1, [X], optional_avp_has_nonzero_min_arity",
        "2*5, [X], optional_avp_has_nonzero_min_arity",
        "3*3, [X], optional_avp_has_nonzero_min_arity",
        "1*0, [X], optional_avp_has_nonzero_min_arity",
        "5*2, [X], optional_avp_has_nonzero_min_arity",
        "'',  <X>, 1..1",
        "*,   <X>, 0..n",
        "1*,  <X>, 1..n",
        "*1,  <X>, 0..1",
        "1*1, <X>, 1..1",
        "0*,  <X>, 0..n",
        "0*1, <X>, 0..1",
        "*0,  <X>, 0..0",
        "0*0, <X>, 0..0",
        "2*5, <X>, 2..5",
        "3*3, <X>, 3..3",
        "1*0, <X>, qualifier_has_min_greater_than_max",
        "5*2, <X>, qualifier_has_min_greater_than_max",
    })
    void aQualifierHasTheBoundsOfTheRfc(String qualifier, String element, String expected) {
        var text = "@avp_types X 1 Time - G 2 Grouped -\n@grouped G ::= < AVP Header: 2 > " + qualifier + element;

        assertThat(boundsOrProblem(text)).isEqualTo(expected);
    }

    private static String boundsOrProblem(String text) {
        try {
            var element = Dictionaries.parse(text)
                    .avp("G")
                    .orElseThrow()
                    .group()
                    .orElseThrow()
                    .elements()
                    .getFirst();
            return element.min() + ".." + (element.max() == Element.UNBOUNDED ? "n" : element.max());
        } catch (DiaException e) {
            return e.problems().getFirst().check().id();
        }
    }

    @Test
    void commentsOfADefinitionAreKeptWithIt() {
        var dictionary = Dictionaries.parse("""
                ;; The dictionary
                ;;
                ;;   of examples

                ;; its application
                @id 1 ; one
                @avp_types

                   ;; RFC 1 section 2
                   A 1 Time -   ; a time
                   B 2 Enumerated -

                   ;; apart

                   C 3 Grouped - ; of @avp_types

                ;; of the section
                @messages
                   ;; of the request
                   AR ::= < Diameter Header: 1, REQ > ; the header
                      { A } ; the first
                   AA ::= < Diameter Header: 1 >
                @grouped
                   ;; RFC 1 section 3
                   C ::= < AVP Header: 3 > { A }
                @enum B
                   ;; nothing
                   ZERO 0
                   ONE 1 ;; something
                """);

        assertThat(dictionary.comment()).containsExactly("The dictionary", "", "  of examples");
        assertThat(dictionary.avp("A").orElseThrow().comment()).containsExactly("RFC 1 section 2", "a time");
        assertThat(dictionary.avp("B").orElseThrow().comment()).isEmpty();
        assertThat(dictionary.avp("C").orElseThrow().comment()).containsExactly("RFC 1 section 3");
        assertThat(dictionary.command("AR").orElseThrow().comment()).containsExactly("of the request", "the header");
        assertThat(dictionary.command("AA").orElseThrow().comment()).containsExactly("of the section");
        assertThat(dictionary.avp("B").orElseThrow().values())
                .extracting(v -> v.comment().toString())
                .containsExactly("[nothing]", "[something]");
    }

    @Test
    void aGroupIsFoundWhereItsGrammarIs() {
        var dictionary = Dictionaries.parse("@avp_types\n G 1 Grouped -\n@grouped\n  G ::= < AVP Header: 1 > [ G ]");

        var group = dictionary.avp("G").orElseThrow();
        assertThat(group.location()).isEqualTo(new SourceLocation("dictionary", 4, 3));
        assertThat(group.group().orElseThrow().element("G").orElseThrow().avp()).containsSame(group);
    }

    @Test
    void customTypesAndCodecsNameTheirModule() {
        var dictionary =
                Dictionaries.parse("@avp_types A 1 Time - B 2 Time - C 3 Time -\n@custom_types one A\n@codecs two B");

        assertThat(dictionary.avp("A").orElseThrow().customCodec())
                .contains(new CustomCodec(CustomCodec.By.AVP_NAME, "one"));
        assertThat(dictionary.avp("B").orElseThrow().customCodec())
                .contains(new CustomCodec(CustomCodec.By.TYPE, "two"));
        assertThat(dictionary.avp("C").orElseThrow().customCodec()).isEmpty();
    }

    @Test
    void whateverIsWrittenIsADictionaryOrAListOfProblems() throws IOException {
        var original = Files.readString(TestDictionaries.files().getFirst().resolveSibling("rfc6733.dia"));
        var words = original.split("(?<=\\s)|(?=\\s)", -1);
        var random = new Random(6733);
        int sound = 0;

        for (int i = 0; i < 500; i++) {
            var spoiled = new ArrayList<>(List.of(words));
            for (int n = random.nextInt(3) + 1; n > 0; n--) {
                int at = random.nextInt(spoiled.size());
                switch (random.nextInt(4)) {
                    case 0 -> spoiled.remove(at);
                    case 1 -> spoiled.add(at, words[random.nextInt(words.length)]);
                    case 2 -> spoiled.set(at, words[random.nextInt(words.length)]);
                    default -> spoiled.subList(at, spoiled.size()).clear();
                }
            }
            sound += isSound(String.join("", spoiled)) ? 1 : 0;
        }
        assertThat(sound).isBetween(1, 499);
    }

    private static boolean isSound(String text) {
        try {
            Dictionaries.parse(text);
            return true;
        } catch (DiaException e) {
            assertThat(e.problems()).isNotEmpty();
            return false;
        }
    }

    @Test
    void aDictionaryAndItsGrammarsShowThemselves() {
        var dictionary = Dictionaries.parse(
                "@name x\n@avp_types A 1 Time - G 2 Grouped -\n@grouped G ::= < AVP Header: 2 > 0*3 < A > *[ AVP ]");
        var grammar = dictionary.groups().getFirst().group().orElseThrow();

        assertThat(dictionary).hasToString("x");
        assertThat(grammar).hasToString("0*3 < A >\n* [ AVP ]\n");
        assertThat(grammar.allowsOthers()).isTrue();
        assertThat(grammar.element(1, 0))
                .hasValueSatisfying(e -> assertThat(e.isRepeated()).isTrue());
        assertThat(grammar.element(1, 7)).isEmpty();
        assertThat(grammar.element("AVP"))
                .hasValueSatisfying(e -> assertThat(e.isAny()).isTrue());
    }

    @Test
    void commentsAtTheEndAndBetweenThingsAreKept() {
        var text = "@avp_types\n\n   ; far\n\n   ; above\n\n   ; near\n   A   1   Time   -\n\n; tail\n\n; of tail\n";
        var file = DiaParser.parse(new DiaSource("test.dia", text));

        assertThat(file.tail()).containsExactly("; tail", "", "; of tail");
        assertThat(DiaFormatter.format(file)).isEqualTo(text);
    }

    @Test
    void theVendorComesFromTheAvpThenTheGroupThenTheDictionary() {
        var dictionary = Dictionaries.parse("""
                @vendor 10415 3GPP
                @avp_vendor_id 13019 B
                @avp_types A 1 Time V  B 1 Time V  C 1 Grouped V  D 1 Time M
                @grouped C ::= < AVP Header: 1 5535 > * [ AVP ]
                """);

        assertThat(dictionary.avps())
                .extracting(Object::toString)
                .containsExactly("A (1/10415)", "B (1/13019)", "C (1/5535)", "D (1)");
        assertThat(dictionary.avp(1, 5535))
                .hasValueSatisfying(a -> assertThat(a.name()).isEqualTo("C"));
        assertThat(dictionary.avp(1, 0))
                .hasValueSatisfying(a -> assertThat(a.name()).isEqualTo("D"));
        assertThat(dictionary.avp(1, 7)).isEmpty();
    }
}
