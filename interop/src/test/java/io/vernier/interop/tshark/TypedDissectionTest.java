package io.vernier.interop.tshark;

import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.codec.Message;
import io.vernier.codec.TypedMessage;
import io.vernier.interop.messages.GeneratedCommands;
import io.vernier.interop.messages.TypedSpecimen;
import io.vernier.interop.process.ForeignStack;
import io.vernier.interop.process.Needs;
import io.vernier.interop.process.Processes;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the generated builders write is what tshark reads: every setter of every command and group. */
@Needs(ForeignStack.TSHARK)
class TypedDissectionTest {
    @RegisterExtension
    final Processes processes = new Processes();

    @Test
    void tsharkReadsWhatEveryGeneratedBuilderWritesAsWeDo() {
        List<Message> messages = GeneratedCommands.all().stream()
                .map(TypedSpecimen::of)
                .map(TypedMessage::message)
                .filter(Tshark::reads)
                .toList();

        var dissected = Tshark.dissect(processes.folder(), messages);

        assertThat(messages).hasSizeGreaterThan(380);
        for (int i = 0; i < messages.size(); i++) {
            Agreement.check(messages.get(i), dissected.get(i));
        }
    }
}
