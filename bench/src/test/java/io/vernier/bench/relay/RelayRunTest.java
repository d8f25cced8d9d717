package io.vernier.bench.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class RelayRunTest {
    @Test
    @Timeout(value = 120, unit = TimeUnit.SECONDS)
    void bothKindsOfRelayHaveEveryRequestAnsweredInThreeProcesses() throws Exception {
        var printed = new ByteArrayOutputStream();

        boolean allRight = RelayRun.smoke(new PrintStream(printed, true, StandardCharsets.UTF_8));

        assertThat(allRight).isTrue();
        assertThat(printed.toString(StandardCharsets.UTF_8).lines().filter(line -> line.contains(" 64 |")))
                .hasSize(2)
                .noneMatch(line -> line.contains("| 0 | 0.00 |"));
    }
}
