package io.vernier.interop.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ProcessesTest {
    @RegisterExtension
    final Processes processes = new Processes();

    @Test
    void whatIsToldIsHeardAndWhatIsPrintedIsFoundInOrder() {
        var cat = processes.start("cat", List.of("cat"));

        cat.tell("port 1");
        cat.tell("port 2");

        assertThat(cat.expect("port (\\d)").group(1)).isEqualTo("1");
        assertThat(cat.expect("port (\\d)").group(1)).isEqualTo("2");
        assertThat(processes.folder().resolve("cat.log")).hasContent("port 1\nport 2");
    }

    @Test
    void aProgramThatEndsEarlyFailsTheWaitWithItsLastWords() {
        var failing = processes.start("failing", List.of("sh", "-c", "echo no such port; exit 3"));

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> failing.expect("READY"))
                .withMessageContaining("failing ended before it printed READY")
                .withMessageContaining("no such port");
        assertThat(failing.awaitEnd()).isEqualTo(3);
    }

    @Test
    void aLineThatNeverComesFailsTheWait() {
        var cat = processes.start("cat", List.of("cat"));

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> cat.expect("READY", Duration.ofMillis(50)))
                .withMessageContaining("cat printing READY");
    }

    @Test
    void nothingRunsAfterTheTestNotEvenChildrenOfChildren() {
        var shell = processes.start("shell", List.of("sh", "-c", "sleep 1000 & echo child $!; wait"));
        long child = Long.parseLong(shell.expect("child (\\d+)").group(1));

        shell.close();

        assertThat(shell.isAlive()).isFalse();
        assertThat(ProcessHandle.of(child).filter(ProcessHandle::isAlive)).isEmpty();
    }

    @Test
    void whereAProgramIsMissingTheTestIsSkippedAndTheReasonSaysHowToGetIt() {
        var decision = NeedsCondition.decide(Stream.of("tshark is not here: apt-get install tshark"), false);

        assertThat(decision.isDisabled()).isTrue();
        assertThat(decision.getReason())
                .hasValueSatisfying(reason -> assertThat(reason).endsWith("apt-get install tshark"));
    }

    @Test
    void whereNothingMayBeSkippedAMissingProgramFailsTheTest() {
        assertThatIllegalStateException()
                .isThrownBy(() -> NeedsCondition.decide(Stream.of("tshark is not here"), true))
                .withMessageContaining("VERNIER_REQUIRE_FOREIGN is true");
    }
}
