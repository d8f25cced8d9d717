package io.vernier.bench.growth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class GrowthRunTest {
    @Test
    @Timeout(value = 120, unit = TimeUnit.SECONDS)
    void everyPartComesToItsEndWithAllRequestsAndPeersAccountedFor() throws Exception {
        var printed = new ByteArrayOutputStream();

        boolean allRight = GrowthRun.smoke(new PrintStream(printed, true, StandardCharsets.UTF_8));

        String text = printed.toString(StandardCharsets.UTF_8);
        assertThat(text)
                .contains("100 peers were there")
                .contains("2000 ended by their time-out")
                .contains("1000 beyond the bound were refused {VN-2501=1000}");
        assertThat(text.lines()).contains("flat");
        assertThat(allRight).as("%s", text).isTrue();
    }
}
