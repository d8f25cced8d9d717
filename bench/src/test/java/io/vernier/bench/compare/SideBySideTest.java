package io.vernier.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The stacks of the Maven repository are left out: a build fetches nothing of theirs. A rate of 0 with one request in flight
 * is a machine that had other things to do; a request without its right answer has a dash.
 */
final class SideBySideTest {
    private static final boolean REQUIRED = Boolean.parseBoolean(
            Optional.ofNullable(System.getenv("VERNIER_REQUIRE_FOREIGN")).orElse("false"));

    @Test
    @Timeout(value = 120, unit = TimeUnit.SECONDS)
    void oursStandInOneTable() throws Exception {
        assertThat(smoke("bare,inline"))
                .containsPattern("\\| 1 \\| bare \\| [0-9]")
                .containsPattern("\\| 1 \\| inline \\| [0-9]")
                .containsPattern("\\| 64 \\| bare \\| [1-9]")
                .containsPattern("\\| 64 \\| inline \\| [1-9]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"erlang", "freediameter"})
    @Timeout(value = 120, unit = TimeUnit.SECONDS)
    void anotherStackHasRowsOrTheSentenceThatSaysWhatBringsIt(String stack) throws Exception {
        String printed = smoke(stack);

        if (REQUIRED || !printed.contains("has not run")) {
            assertThat(printed)
                    .containsPattern("\\| 1 \\| " + stack + " \\| [0-9].*\\| 0 \\|")
                    .containsPattern("\\| 64 \\| " + stack + " \\| [1-9].*\\| 0 \\|");
        } else {
            assertThat(printed).contains(stack + " has not run: ").contains("apt-get install");
        }
    }

    private static String smoke(String stacks) throws Exception {
        var printed = new ByteArrayOutputStream();

        boolean oursAllRight = SideBySide.smoke(new PrintStream(printed, true, StandardCharsets.UTF_8), stacks);

        assertThat(oursAllRight).isTrue();
        return printed.toString(StandardCharsets.UTF_8);
    }
}
