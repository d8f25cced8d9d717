package io.vernier.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.transport.sctp.SctpTransport;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class ComparisonTest {
    @Test
    @Timeout(value = 120, unit = TimeUnit.SECONDS)
    void everyContenderAnswersEveryRequestInTwoProcesses() throws Exception {
        var printed = new ByteArrayOutputStream();

        boolean allRight = Comparison.smoke(new PrintStream(printed, true, StandardCharsets.UTF_8));

        assertThat(allRight).isTrue();
        assertThat(printed.toString(StandardCharsets.UTF_8).lines().filter(line -> line.contains(" 64 |")))
                .hasSize(3)
                .noneMatch(line -> line.contains("| 0 | 0.00 |"));
    }

    @Test
    @Timeout(value = 120, unit = TimeUnit.SECONDS)
    void atAFixedRateAllThatIsSentIsAnswered() throws Exception {
        var printed = new ByteArrayOutputStream();

        boolean allRight = Comparison.smoke(
                new PrintStream(printed, true, StandardCharsets.UTF_8), "--contenders", "inline", "--rate", "half");

        assertThat(allRight).isTrue();
        assertThat(printed.toString(StandardCharsets.UTF_8)).containsPattern("\\| inline \\| [1-9][0-9,]* \\|");
    }

    @Test
    void whatThisMachineCannotCarryIsToldInOneSentenceBeforeAnythingStarts() {
        var why = SctpTransport.obstacle();

        assertThat(Comparison.obstacle("--transport", "tls,sctp")).isEqualTo(why);
        assertThat(Comparison.obstacle("--transport", "dtls")).isEqualTo(why);
        assertThat(Comparison.obstacle("--transport", "tls,memory")).isEmpty();
    }
}
