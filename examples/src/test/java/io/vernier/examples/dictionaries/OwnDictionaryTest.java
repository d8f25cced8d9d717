package io.vernier.examples.dictionaries;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OwnDictionaryTest {
    private static final String DIA = """
            @id 16777998
            @vendor 32473 Example
            @inherits rfc6733 Session-Id Result-Code
            @avp_types
               Gate-Number 1 Unsigned32 VM
               Lane 2 Unsigned32 VM
            @messages
               Gate-Request ::= < Diameter Header: 8389001, REQ > < Session-Id > { Gate-Number } { Lane }
               Gate-Answer ::= < Diameter Header: 8389001 > < Session-Id > { Result-Code }
            """;

    @Test
    void aMessageIsReadWithADictionaryThatWasReadAtRunTime() {
        assertThat(OwnDictionary.read(DIA, OwnDictionary.request()))
                .startsWith("Session-Id, UTF8String", "Gate-Number, Unsigned32")
                .last()
                .asString()
                .startsWith("5005 ")
                .contains("Lane");
    }

    @Test
    void thePageOnDictionariesShowsTheProgramThatRuns() throws IOException {
        String source = Files.readString(Path.of("src/main/java/io/vernier/examples/dictionaries/OwnDictionary.java"));
        String shown = source.split("        // docs\n", -1)[1].stripTrailing().stripIndent();

        assertThat(Files.readString(Path.of("../docs/dictionaries.md"))).contains(shown.strip());
    }
}
