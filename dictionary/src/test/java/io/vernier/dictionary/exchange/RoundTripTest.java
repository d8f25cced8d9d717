package io.vernier.dictionary.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.dictionary.AvpDefinition;
import io.vernier.dictionary.Dictionary;
import io.vernier.dictionary.EnumValue;
import io.vernier.dictionary.Grammar;
import io.vernier.dictionary.TestDictionaries;
import io.vernier.dictionary.dia.DiaResolver;
import io.vernier.dictionary.dia.DiaSource;
import io.vernier.dictionary.dia.Dictionaries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Out and back: what a format can hold comes back as it was, for our own dictionaries and for whatever was read first. */
class RoundTripTest {
    /** One or more of any AVPs, which is "any" in formats that name each AVP of a grammar. */
    private static final String FAILED_AVP = "Failed-AVP";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    /** Exports, imports what was written, and gives its dictionaries with all AVPs in the first one. */
    private List<Dictionary> outAndBack(ExchangeFormat format, List<Dictionary> dictionaries) throws IOException {
        var file = folder.resolve("back" + format.ending());
        Files.writeString(
                file, DictionaryExport.write(format, dictionaries, false).text());
        return dictionaries(DictionaryImport.read(format, List.of(file), List.of()));
    }

    private static List<Dictionary> dictionaries(DictionaryImport imported) {
        var texts = new TreeMap<String, String>();
        imported.files().forEach((file, text) -> texts.put(file.replace(".dia", ""), text));
        var all = Dictionaries.from(DiaResolver.of(texts));
        return imported.files().keySet().stream()
                .map(f -> all.dictionary(f.replace(".dia", "")))
                .toList();
    }

    /** Name, code, vendor, type, M bit and values of every AVP that can be reached, by its name. */
    private static Map<String, String> avps(List<Dictionary> dictionaries, boolean values) {
        var all = new TreeMap<String, String>();
        var open = new ArrayList<AvpDefinition>();
        dictionaries.forEach(d -> open.addAll(d.avps()));
        for (int i = 0; i < open.size(); i++) {
            var avp = open.get(i);
            var shown = avp + " " + avp.type() + " " + avp.flags() + (values ? values(avp.values()) : "");
            if (all.putIfAbsent(avp.name(), shown) == null) {
                avp.group().ifPresent(g -> g.elements().forEach(e -> e.avp().ifPresent(open::add)));
            }
        }
        return all;
    }

    private static String values(List<EnumValue> values) {
        return values.stream().map(v -> v.name() + "=" + v.value()).toList().toString();
    }

    private static Map<String, List<String>> grammars(List<Dictionary> dictionaries) {
        var all = new TreeMap<String, List<String>>();
        for (var dictionary : dictionaries) {
            dictionary.groups().stream()
                    .filter(g -> !g.name().equals(FAILED_AVP))
                    .forEach(g -> all.put(g.name(), elements(g.group().orElseThrow())));
            dictionary.commands().stream()
                    .filter(c -> !c.isAnswerMessage())
                    .forEach(c -> all.put(
                            c.name() + " " + c.code() + " " + c.applicationId() + c.flags(), elements(c.grammar())));
        }
        return all;
    }

    private static List<String> elements(Grammar grammar) {
        return grammar.elements().stream().map(Object::toString).toList();
    }

    @ParameterizedTest
    @EnumSource
    void avpsComeBackFromEveryFormat(ExchangeFormat format) throws IOException {
        var tolls = List.of(Samples.tolls());

        boolean holdsValues = format != ExchangeFormat.FREEDIAMETER_CSV;
        assertThat(avps(outAndBack(format, tolls), holdsValues)).isEqualTo(avps(tolls, holdsValues));
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"FREEDIAMETER_CSV"})
    void aWholeApplicationComesBack(ExchangeFormat format) throws IOException {
        var gy = List.of(TestDictionaries.named("ts32299_gy"));

        assertThat(avps(outAndBack(format, gy), true)).isEqualTo(avps(gy, true));
    }

    @ParameterizedTest
    @EnumSource(names = {"FREEDIAMETER", "GO_DIAMETER", "JDIAMETER", "ERLANG"})
    void grammarsComeBackWhereAFormatHoldsThem(ExchangeFormat format) throws IOException {
        var tolls = Dictionaries.from(TestDictionaries.resolver()).parse(new DiaSource("open.dia", openText()));

        assertThat(grammars(outAndBack(format, List.of(tolls)))).isEqualTo(grammars(List.of(tolls)));
    }

    /** The sample with numbers of occurrences that all formats have, and with a group that is open. */
    private static String openText() throws IOException {
        return Files.readString(Samples.FOLDER.resolve("tolls.dia"))
                .replace("0*3 [ Free-Text ]", "  * [ Free-Text ]\n * [ AVP ]");
    }

    @Test
    void namesOfFormatsAreFound() {
        assertThat(ExchangeFormat.ids())
                .containsExactly("wireshark", "freediameter", "freediameter-csv", "jdiameter", "go-diameter", "erlang")
                .allSatisfy(id -> assertThat(ExchangeFormat.named(id))
                        .map(ExchangeFormat::id)
                        .contains(id));
        assertThat(ExchangeFormat.named("pcap")).isEmpty();
    }
}
