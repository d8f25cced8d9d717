package io.vernier.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PrepaidDownloadTest {
    private static final String MARK = "    // docs\n";

    @Test
    void downloadsWhatWasPaidFor() {
        assertThat(PrepaidDownload.run()).isEqualTo(3_000);
    }

    @Test
    void thePageOnSessionsShowsTheProgramThatRuns() throws IOException {
        String source = Files.readString(Path.of("src/main/java/io/vernier/examples/PrepaidDownload.java"));
        String shown = source.split(MARK, -1)[1].stripTrailing().stripIndent();

        assertThat(Files.readString(Path.of("../docs/sessions.md"))).contains(shown.strip());
    }
}
