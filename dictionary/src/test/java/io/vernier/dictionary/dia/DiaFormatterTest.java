package io.vernier.dictionary.dia;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vernier.dictionary.TestDictionaries;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DiaFormatterTest {
    private static final String MESSY = """
            ;; Head

            ;; of everything
            @id 0x4
            @name 'x y' ; named
            @vendor 10415 3GPP @inherits whole @inherits base Origin-Host 'AVP'
            @avp_types Aaa 1 Unsigned32 M ; first
              ;; the second
              Long-Name 22 Enumerated -  3GPP-Group 333 Grouped V
            @avp_vendor_id 13019
               3GPP-Group
            @custom_types module Aaa
            @codecs other Long-Name
            @messages answer-message ::= < Diameter Header: code, ERR [, PXY] > {Aaa}
            ;; the request
            R ::= <Diameter-Header:300,REQ,PXY 4> 10*20<Aaa> ; id
               ;; number
               { Long-Name } * [AVP]
            A ::= < Diameter Header: 300 >
            @grouped 3GPP-Group ::= < AVP Header: 333 13019 > *{AVP}
            @enum Long-Name ZERO 0 TEN 10
            @define Empty
            ;; tail
            """;

    private static final String NEAT = """
            ;; Head

            ;; of everything
            @id 0x4
            @name 'x y'  ; named
            @vendor 10415 3GPP

            @inherits whole

            @inherits base

               Origin-Host 'AVP'

            @avp_types

               Aaa            1   Unsigned32   M  ; first
               ;; the second
               Long-Name     22   Enumerated   -
               3GPP-Group   333   Grouped      V

            @avp_vendor_id 13019

               3GPP-Group

            @custom_types module

               Aaa

            @codecs other

               Long-Name

            @messages

               answer-message ::= < Diameter Header: code, ERR [PXY] >
                                  { Aaa }

               ;; the request
               R ::= < Diameter Header: 300, REQ, PXY 4 >
               10*20 < Aaa >  ; id
                     ;; number
                     { Long-Name }
                   * [ AVP ]

               A ::= < Diameter Header: 300 >

            @grouped

               3GPP-Group ::= < AVP Header: 333 13019 >
                            * { AVP }

            @enum Long-Name

               ZERO    0
               TEN    10

            @define Empty

            ;; tail
            """;

    @Test
    void aDictionaryIsPrintedAsTheRfcsPrintIt() {
        assertThat(format(MESSY)).isEqualTo(NEAT);
    }

    @Test
    void printingWhatIsPrintedChangesNothing() {
        assertThat(format(NEAT)).isEqualTo(NEAT);
    }

    @Test
    void listsOfNamesFillTheirLines() {
        var names = IntStream.range(0, 30).mapToObj(i -> "Some-Long-Name-" + i).toList();

        var printed = format("@inherits base " + String.join(" ", names));

        assertThat(printed.lines()).allMatch(line -> line.length() <= 110).hasSize(7);
        assertThat(printed.split("\\s+")).containsAll(names);
    }

    @Test
    void aListOfNamesWithACommentHasALineForEach() {
        assertThat(format("@inherits base One Two ; the second\nThree")).isEqualTo("""
                @inherits base

                   One
                   Two  ; the second
                   Three
                """);
    }

    static List<Path> files() throws IOException {
        return TestDictionaries.files();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void everyDictionaryOfOursMeansTheSamePrintedAndFlat(Path file) throws IOException {
        var original = DiaSource.read(file);
        var printed = format(original.text());
        var dictionaries = Dictionaries.from(TestDictionaries.resolver());
        var dictionary = dictionaries.parse(original);
        var flat = Dictionaries.parse(DiaFormatter.format(DiaFlattener.flatten(dictionary)));

        assertThat(format(printed)).isEqualTo(printed);
        assertThat(printed.chars().filter(c -> c == ';').count())
                .isEqualTo(original.text().chars().filter(c -> c == ';').count());
        assertThat(Meaning.of(dictionaries.parse(new DiaSource(original.file(), printed))))
                .isEqualTo(Meaning.of(dictionary));
        assertThat(Meaning.of(flat)).containsAll(Meaning.of(dictionary));
    }

    @Test
    void aFlatDictionaryMeansTheSameWithoutAncestors() {
        var dictionaries = Dictionaries.from(DiaResolver.of(Map.of("base", """
                @name base
                @vendor 1 One
                @avp_types A 1 Enumerated V  B 2 Grouped -  C 3 Unsigned32 M
                @enum A ZERO 0
                @grouped B ::= < AVP Header: 2 > 1*{ C } *[ A ]
                """)));
        var heir = dictionaries.parse(new DiaSource("heir.dia", """
                ;; RFC 1
                @id 9
                @name heir
                @prefix h
                @vendor 2 Two
                @inherits base A B
                @avp_types 'AVP' 4 Time VP
                @enum A ONE 1
                @codecs module A
                @custom_types other 'AVP'
                @messages R ::= < Diameter Header: 1, REQ, PXY > < A > [ B ] 0*3['AVP']
                          W ::= < Diameter Header: 1, PXY > 2*{ B } *[ AVP ]
                          answer-message ::= < Diameter Header: code, ERR [PXY] > { A }
                @define D X 1
                """));

        var flat = Dictionaries.parse(DiaFormatter.format(DiaFlattener.flatten(heir)));

        assertThat(flat.inherits()).isEmpty();
        assertThat(flat.comment()).containsExactly("RFC 1");
        assertThat(Meaning.of(flat)).contains("C (3) UNSIGNED32 40").containsAll(Meaning.of(heir));
    }

    @Test
    void twoMembersOfOneNameCannotBeFlattened() {
        var dictionaries = Dictionaries.from(DiaResolver.of(
                Map.of("base", "@avp_types B 2 Grouped -  C 3 Time M\n@grouped B ::= < AVP Header: 2 > { C }")));
        var heir = dictionaries.parse(new DiaSource("heir.dia", "@inherits base B\n@avp_types C 4 Time -"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> DiaFlattener.flatten(heir))
                .withMessageContaining("C (3) inside B (2) has the same name as C (4)");
    }

    private static String format(String text) {
        return DiaFormatter.format(DiaParser.parse(new DiaSource("test.dia", text)));
    }
}
