package io.vernier.interop.tshark;

import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.codec.Message;
import io.vernier.codec.TypedMessage;
import io.vernier.interop.messages.GeneratedCommands;
import io.vernier.interop.messages.TypedSpecimen;
import io.vernier.interop.process.ForeignStack;
import io.vernier.interop.process.Needs;
import io.vernier.interop.process.Processes;
import io.vernier.messages.base.AnswerMessage;
import io.vernier.messages.ietf.creditcontrol.CreditControlRequest;
import io.vernier.messages.threegpp.gy.CreditControlAnswer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the generated builders write is what tshark reads: every setter of every command and group. */
@Needs(ForeignStack.TSHARK)
class TypedDissectionTest {
    @RegisterExtension
    final Processes processes = new Processes();

    @Test
    void tsharkReadsWhatEveryGeneratedBuilderWritesAsWeDo() {
        List<Message> messages = Stream.of(AnswerMessage.class, CreditControlRequest.class, CreditControlAnswer.class)
                .flatMap(module -> GeneratedCommands.beside(module).stream())
                .map(TypedSpecimen::of)
                .map(TypedMessage::message)
                .toList();

        var dissected = Tshark.dissect(processes.folder(), messages);

        assertThat(messages).hasSizeGreaterThan(30);
        for (int i = 0; i < messages.size(); i++) {
            Agreement.check(messages.get(i), dissected.get(i));
        }
    }
}
