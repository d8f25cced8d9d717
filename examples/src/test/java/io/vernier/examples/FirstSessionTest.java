package io.vernier.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FirstSessionTest {
    private static final String MARK = "        // README\n";

    @Test
    void theFirstSessionIsGrantedItsQuota() {
        assertThat(FirstSession.run()).isEqualTo(10_000_000);
    }

    @Test
    void theReadmeShowsTheProgramThatRuns() throws IOException {
        String source = Files.readString(Path.of("src/main/java/io/vernier/examples/FirstSession.java"));
        String shown =
                source.split(MARK, -1)[1].stripTrailing().stripIndent().replace("return cca.", "long granted = cca.");

        assertThat(Files.readString(Path.of("../README.md"))).contains(shown.strip());
    }
}
