package io.vernier.bench.growth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 120, unit = TimeUnit.SECONDS)
final class GrowthRunTest {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    private boolean smoke(String... options) throws Exception {
        return GrowthRun.smoke(new PrintStream(printed, true, StandardCharsets.UTF_8), options);
    }

    private String text() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    @Test
    void everyPartComesToItsEndWithAllRequestsAndPeersAccountedFor() throws Exception {
        boolean allRight = smoke();

        assertThat(text())
                .contains("| 1 | bare |", "| 10 | bare |", "| 1 | inline |", "| 10 | inline |")
                .contains("100 peers were there")
                .contains("2000 ended by their time-out")
                .contains("1000 beyond the bound were refused {VN-2501=1000}");
        assertThat(text().lines()).contains("flat");
        assertThat(allRight).as("%s", text()).isTrue();
    }

    @Test
    void aPartWhoseProcessEndsBadlyIsToldAlthoughTheNextOneIsRight() throws Exception {
        assertThat(smoke("--parts", "pending,idle", "--pending", "none")).isFalse();

        assertThat(text()).contains("100 peers were there");
    }
}
