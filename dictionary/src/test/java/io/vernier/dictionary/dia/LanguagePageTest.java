package io.vernier.dictionary.dia;

import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.codec.encoding.Encoding;
import io.vernier.requirements.Requirement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The page about the language says all of it. */
class LanguagePageTest {
    private static final Path PAGE = Path.of("../docs/dia-language.md");

    @ParameterizedTest
    @EnumSource
    void everyCheckIsNamed(DiaCheck check) throws IOException {
        assertThat(Files.readString(PAGE)).contains("`" + check.id() + "`");
    }

    @Requirement("S185")
    @Test
    void everySectionIsNamed() throws IOException {
        assertThat(Files.readString(PAGE))
                .contains(DiaSection.SHOWN_TAGS.stream().map(tag -> "| `" + tag).toList());
    }

    @Test
    void everyEncodingIsNamedWithItsClass() throws IOException {
        var page = Files.readString(PAGE);

        for (var encoding : Encoding.all()) {
            assertThat(page)
                    .containsPattern("\\| `" + encoding.name() + "` \\|[^|]*\\| `"
                            + encoding.valueClass().getSimpleName() + "`");
        }
    }

    @Requirement("S185")
    @Test
    void theGrammarIsOne() throws IOException {
        var grammar = Files.readString(PAGE).split("```", -1)[1];
        var avps = "@avp_types Session-Id 263 UTF8String M Auth-Application-Id 258 Unsigned32 M Gate-Id 1 UTF8String M"
                + " Vehicle 2 Grouped M Ticket 3 OctetString -\n@grouped Vehicle ::= < AVP Header: 2 > * [ AVP ]\n";
        var answer = "\nToll-Answer ::= < Diameter Header: 8389000, PXY > < Session-Id >";

        var dictionary = Dictionaries.parse("@id 1\n" + avps + "@messages\n" + grammar + answer);

        assertThat(DiaFormatter.format(DiaFlattener.flatten(dictionary)).replace("\n   ", "\n"))
                .contains(grammar.strip());
    }
}
