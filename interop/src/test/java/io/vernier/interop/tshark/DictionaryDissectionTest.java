package io.vernier.interop.tshark;

import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.dictionary.AvpDefinition;
import io.vernier.dictionary.AvpType;
import io.vernier.dictionary.Dictionary;
import io.vernier.interop.messages.OurDictionaries;
import io.vernier.interop.messages.Specimen;
import io.vernier.interop.process.ForeignStack;
import io.vernier.interop.process.Needs;
import io.vernier.interop.process.Processes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What our dictionaries say of a message and its AVPs is what Wireshark's say, but for the differences that
 * {@code wireshark-differences.txt} lists with their reasons. What Wireshark does not know at all it leaves raw.
 */
@Needs(ForeignStack.TSHARK)
class DictionaryDissectionTest {
    @RegisterExtension
    final Processes processes = new Processes();

    @Test
    void tsharkReadsASpecimenOfEveryCommandAsWeDoAndCallsEveryAvpAsOurDictionaryDoes() throws IOException {
        var dictionaries = OurDictionaries.read();
        var specimens = dictionaries.stream()
                .flatMap(dictionary -> Specimen.of(dictionary).stream())
                .filter(specimen -> Tshark.reads(specimen.message()))
                .toList();

        var dissected = Tshark.dissect(
                processes.folder(), specimens.stream().map(Specimen::message).toList());

        assertThat(specimens).hasSizeGreaterThan(380);
        var differences = new TreeSet<String>();
        for (int i = 0; i < specimens.size(); i++) {
            Agreement.check(specimens.get(i).message(), dissected.get(i));
            collect(dissected.get(i).avps(), dictionaries, differences);
        }
        assertThat(differences).containsExactlyElementsOf(listed());
    }

    private static void collect(List<DissectedAvp> avps, List<Dictionary> dictionaries, Set<String> differences) {
        for (var avp : avps) {
            if (!avp.name().isEmpty()) {
                var ours = definition(avp, dictionaries);
                var place = avp.vendor() + ":" + avp.code() + " " + ours.name();
                if (!avp.name().equalsIgnoreCase(ours.name())) {
                    differences.add(place + " is named " + avp.name());
                }
                if (avp.members().isEmpty() == (ours.type() == AvpType.GROUPED)) {
                    differences.add(place + (avp.members().isEmpty() ? " is no group" : " is a group"));
                }
                collect(avp.members(), dictionaries, differences);
            }
        }
    }

    /** The lines of the list without its comments, sorted. */
    private static Set<String> listed() throws IOException {
        try (var list = DictionaryDissectionTest.class.getResourceAsStream("wireshark-differences.txt")) {
            var text = new String(Objects.requireNonNull(list).readAllBytes(), StandardCharsets.UTF_8);
            var lines = new TreeSet<String>();
            text.lines().filter(l -> !l.isBlank() && !l.startsWith("#")).forEach(lines::add);
            return lines;
        }
    }

    private static AvpDefinition definition(DissectedAvp avp, List<Dictionary> dictionaries) {
        return dictionaries.stream()
                .flatMap(dictionary -> dictionary.avp((int) avp.code(), (int) avp.vendor()).stream())
                .findFirst()
                .orElseThrow();
    }
}
