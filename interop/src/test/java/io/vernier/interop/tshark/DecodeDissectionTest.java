package io.vernier.interop.tshark;

import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.codec.Message;
import io.vernier.codec.TypedMessage;
import io.vernier.interop.messages.GeneratedCommands;
import io.vernier.interop.messages.OurDictionaries;
import io.vernier.interop.messages.Specimen;
import io.vernier.interop.messages.TypedSpecimen;
import io.vernier.interop.process.ForeignStack;
import io.vernier.interop.process.Needs;
import io.vernier.interop.process.Processes;
import io.vernier.json.JsonReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What {@code vernier decode --json} says of a capture is what tshark says of it. */
@Needs(ForeignStack.TSHARK)
class DecodeDissectionTest {
    @RegisterExtension
    final Processes processes = new Processes();

    @Test
    void decodeAgreesWithTsharkOnWhatEveryGeneratedBuilderWrites() {
        agree(GeneratedCommands.all().stream()
                .map(TypedSpecimen::of)
                .map(TypedMessage::message)
                .filter(Tshark::reads)
                .toList());
    }

    @Test
    void decodeAgreesWithTsharkOnASpecimenOfEveryCommandOfOurDictionaries() {
        agree(OurDictionaries.read().stream()
                .flatMap(dictionary -> Specimen.of(dictionary).stream())
                .map(Specimen::message)
                .filter(Tshark::reads)
                .toList());
    }

    private void agree(List<Message> messages) {
        var dissected = Tshark.dissect(processes.folder(), messages);
        var decoded = JsonReader.readAll(Vernier.run(
                "decode", "--json", Tshark.capture(processes.folder()).toString()));

        assertThat(decoded).hasSameSizeAs(dissected);
        for (int i = 0; i < decoded.size(); i++) {
            DecodeAgreement.check(decoded.get(i), dissected.get(i));
        }
    }
}
