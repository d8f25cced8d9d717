package io.vernier.dictionary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.vernier.dictionary.dia.Dictionaries;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DictionaryIndexTest {
    private static final String HERE = DictionaryIndexTest.class.getName();
    private static final Map<String, List<String>> TEXTS = Map.of(
            DictionaryIndex.DICTIONARIES,
            List.of(
                    "# head\ntolls 9 " + HERE + "$Tolls\n 7 request Toll-Request\n 7 answer Toll-Answer\n",
                    "roads - org.example.Missing\ntolls 10 org.example.Second\n"),
            DictionaryIndex.AVPS,
            List.of("tolls\n 1 0 Gate\n", "# head\nroads\n 1 32473 Gate\n 4294967295 4294967295 Lane\n"));

    private final DictionaryIndex index =
            DictionaryIndex.of(DictionaryIndexTest.class.getClassLoader(), DictionaryIndexTest::open);

    /** As the generated classes are. */
    public static final class Tolls {
        private Tolls() {}

        public static Dictionary dictionary() {
            return Dictionaries.parse("@name tolls\n@avp_types Gate 1 Time -");
        }
    }

    private static List<InputStream> open(String name) {
        return TEXTS.getOrDefault(name, List.of()).stream()
                .<InputStream>map(text -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    @Test
    void dictionariesAreListedInTheOrderOfTheClassPathAndTheFirstOfANameCounts() {
        assertThat(index.dictionaries()).map(DictionaryIndex.Entry::name).containsExactly("tolls", "roads");
        assertThat(index.application(9)).map(DictionaryIndex.Entry::name).containsExactly("tolls");
        assertThat(index.application(10)).isEmpty();
        assertThat(index.dictionary("roads").orElseThrow().id()).isEmpty();
    }

    @Test
    void commandsAreKnownWithoutTheirDictionary() {
        assertThat(index.dictionary("tolls").orElseThrow().commands())
                .containsExactly(
                        new DictionaryIndex.Command(7, true, "Toll-Request"),
                        new DictionaryIndex.Command(7, false, "Toll-Answer"));
    }

    @Test
    void avpsAreFoundByCodeAndVendorAndByName() {
        assertThat(names(index.avp(1, 0).stream())).containsExactly("tolls");
        assertThat(names(index.avp(1, 32473).stream())).containsExactly("roads");
        assertThat(names(index.avp(-1, -1).stream())).containsExactly("roads");
        assertThat(index.avp(1, 10415)).isEmpty();
        assertThat(names(index.avp("Gate").stream())).containsExactly("tolls", "roads");
        assertThat(index.avp("Lane")).hasSize(1);
        assertThat(index.avp("Ramp")).isEmpty();
    }

    @Test
    void aDictionaryIsReadFromItsClass() {
        var entry = index.dictionary("tolls").orElseThrow();

        assertThat(entry.dictionary().avp("Gate")).isPresent();
    }

    @Test
    void aMissingClassIsNamed() {
        var entry = index.dictionary("roads").orElseThrow();

        assertThatIllegalStateException()
                .isThrownBy(entry::dictionary)
                .withMessageContaining("dictionary roads is in the index, but cannot be read from org.example.Missing");
    }

    private static List<String> names(Stream<DictionaryIndex.Entry> entries) {
        return entries.map(DictionaryIndex.Entry::name).toList();
    }
}
