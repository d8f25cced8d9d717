package io.vernier.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.cli.Run;
import io.vernier.cli.shell.ExitCode;
import io.vernier.json.Json;
import io.vernier.json.JsonReader;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DemoCommandTest {
    @Test
    void theLadderShowsALifeFromFirstContactToGoodbye() {
        var demo = Run.vernier("demo", "--measure", "0s");

        assertThat(demo.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(demo.out())
                .containsSubsequence(
                        "CER ---",
                        "CEA 2001",
                        "ocs.demo.example is ready",
                        "DWR ---",
                        "DWA 2001",
                        "CCR-I ---",
                        "granted 10 MB",
                        "CCR-I ---",
                        "CCA-I 5030",
                        "the connection is cut",
                        "tries again in",
                        "CER ---",
                        "CEA 2001",
                        "ocs.demo.example is ready",
                        "CCR-U ---",
                        "granted 10 MB",
                        "CCR-T ---",
                        "settled",
                        "DPR ---",
                        "DPA 2001")
                .doesNotContain("\u001b");
    }

    @Test
    void jsonIsOneObjectALineAndEndsWithTheFigures() {
        var demo = Run.vernier("demo", "--json", "--measure", "200ms");

        assertThat(demo.exitCode()).isEqualTo(ExitCode.OK);
        List<Map<String, Json>> objects = demo.out()
                .lines()
                .map(line -> ((Json.Members) JsonReader.readAll(line).getFirst()).members())
                .toList();
        assertThat(objects).allMatch(object -> object.get("ms") instanceof Json.Figure);
        assertThat(objects)
                .filteredOn(object -> new Json.Text("message").equals(object.get("kind")))
                .extracting(object -> object.get("name"))
                .contains(new Json.Text("CER"), new Json.Text("DWA"), new Json.Text("CCR-U"), new Json.Text("DPA"));
        assertThat(objects.getLast()).containsEntry("kind", new Json.Text("throughput"));
        assertThat(objects.getLast()).containsEntry("errors", new Json.Figure(BigDecimal.ZERO));
    }

    @Test
    void aDurationThatIsNoneIsRefused() {
        var demo = Run.vernier("demo", "--measure", "soon");

        assertThat(demo.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(demo.err()).contains("--measure", "\"soon\"", "expected");
    }
}
