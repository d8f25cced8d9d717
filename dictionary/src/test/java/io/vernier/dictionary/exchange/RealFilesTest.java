package io.vernier.dictionary.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vernier.dictionary.AvpDefinition;
import io.vernier.dictionary.AvpType;
import io.vernier.dictionary.Dictionary;
import io.vernier.dictionary.dia.DiaResolver;
import io.vernier.dictionary.dia.DiaSource;
import io.vernier.dictionary.dia.Dictionaries;
import io.vernier.dictionary.dia.Erlang;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The dictionaries that Wireshark and Erlang's diameter bring, where they are installed. */
class RealFilesTest {
    private static final Path WIRESHARK = Path.of("/usr/share/wireshark/diameter/dictionary.xml");
    private static final String REMEDY =
            "Wireshark's dictionaries are not installed: apt-get install libwireshark-data";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    private static List<Dictionary> dictionaries(DictionaryImport imported) {
        var texts = imported.files().entrySet().stream()
                .collect(Collectors.toMap(f -> f.getKey().replace(".dia", ""), f -> f.getValue()));
        var all = Dictionaries.from(DiaResolver.of(texts));
        return imported.files().keySet().stream()
                .map(f -> all.dictionary(f.replace(".dia", "")))
                .toList();
    }

    private static String only(DictionaryImport imported) {
        return imported.files().values().iterator().next();
    }

    /** What both directions hold of an AVP. */
    private static Map<String, String> avps(Dictionary dictionary) {
        var all = new TreeMap<String, String>();
        dictionary.ownAvps().forEach(a -> all.put(a.toString(), said(a)));
        return all;
    }

    private static String said(AvpDefinition avp) {
        return avp.type() + " " + avp.flags() + " "
                + avp.values().stream().map(v -> v.name() + "=" + v.value()).toList()
                + avp.group().map(g -> g.elements().toString()).orElse("");
    }

    @Test
    void wiresharksDictionaryGoesOutAndBack() throws IOException {
        boolean present = Files.isRegularFile(WIRESHARK);
        if ("true".equals(System.getenv("VERNIER_REQUIRE_FOREIGN"))) {
            assertThat(present).as(REMEDY).isTrue();
        }
        assumeTrue(present, REMEDY);

        var first = dictionaries(DictionaryImport.read(ExchangeFormat.WIRESHARK, List.of(WIRESHARK), List.of()));
        var file = folder.resolve("dictionary.xml");
        Files.writeString(
                file,
                DictionaryExport.write(ExchangeFormat.WIRESHARK, first, false).text());
        var second = dictionaries(DictionaryImport.read(ExchangeFormat.WIRESHARK, List.of(file), List.of()));

        assertThat(first.getFirst().ownAvps()).hasSizeGreaterThan(2000);
        assertThat(first).hasSizeGreaterThan(5).anyMatch(d -> d.id().orElse(-1) == 16777216);
        var imsi = first.getFirst().avp(1, 10415).orElseThrow();
        assertThat(imsi.name()).isEqualTo("3GPP-IMSI");
        assertThat(imsi.type()).isEqualTo(AvpType.UTF8_STRING);
        assertThat(avps(second.getFirst())).isEqualTo(avps(first.getFirst()));
        assertThat(second.stream().map(d -> d.id() + " " + d.commands().size()))
                .containsExactlyInAnyOrderElementsOf(first.stream()
                        .map(d -> d.id() + " " + d.commands().size())
                        .toList());
    }

    @Test
    void erlangsDictionariesGoOutAndBack() throws Exception {
        var originals = Erlang.dictionaries();
        try (var files = Files.list(originals)) {
            for (var file :
                    files.filter(f -> f.toString().endsWith(".dia")).sorted().toList()) {
                var read = DictionaryImport.read(ExchangeFormat.ERLANG, List.of(file), List.of());
                var original = Dictionaries.from(DiaResolver.folders(List.of(originals)))
                        .parse(new DiaSource(file.toString(), only(read)));
                var alone = folder.resolve(String.valueOf(file.getFileName()));
                Files.writeString(
                        alone,
                        DictionaryExport.write(ExchangeFormat.ERLANG, List.of(original), false)
                                .text());
                var back = DictionaryImport.read(ExchangeFormat.ERLANG, List.of(alone), List.of());

                var again = Dictionaries.parse(only(back));
                assertThat(avps(again)).as(file.toString()).containsAllEntriesOf(avps(original));
                assertThat(again.commands().stream()
                                .map(c -> c.name() + c.grammar().elements()))
                        .as(file.toString())
                        .containsExactlyElementsOf(original.commands().stream()
                                .map(c -> c.name() + c.grammar().elements())
                                .toList());
            }
        }
    }
}
