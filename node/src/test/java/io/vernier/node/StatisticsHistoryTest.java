package io.vernier.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.json.Json;
import io.vernier.messages.ietf.creditcontrol.CreditControlRequest;
import io.vernier.node.statistics.StatisticsSnapshot;
import io.vernier.requirements.Requirement;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatisticsHistoryTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @TempDir
    Path directory;

    private final Lab lab = new Lab();

    @AfterEach
    void end() {
        lab.close();
    }

    @Test
    @Requirement({"S107", "S108"})
    void aSerialisedSnapshotIsTakenEverySixtySecondsFromTheStartOn() {
        Node ocs = lab.start(described("ocs"));
        Node pcef = lab.start(lab.node("pcef").peer(Lab.uri("ocs"), Lab::persistent));
        lab.network.advance(Duration.ofSeconds(59));
        assertThat(ocs.statisticsHistory()).isEmpty();

        lab.network.advance(Duration.ofSeconds(1));
        assertThat(ocs.statisticsHistory()).hasSize(1);
        var answered = pcef.callAsync(Lab.request(pcef));
        lab.network.advance(MINUTE.multipliedBy(2));

        assertThat(answered).isCompleted();
        List<StatisticsSnapshot> history = ocs.statisticsHistory();
        assertThat(history).hasSize(3);
        assertThat(history).extracting(StatisticsHistoryTest::requestsReceived).containsExactly(0L, 1L, 1L);
        assertThat(history.get(1).values().members())
                .containsKeys("timestamp", "commands", "response_times", "requests_received", "sent_results");
        assertThat(history.get(1).values().members().get("timestamp"))
                .isEqualTo(Json.of(history.get(1).at().toString()));
        assertThat(history.get(1).json()).doesNotContain("\n");
    }

    @Test
    @Requirement("S109")
    void theHistoryHolds1440SnapshotsAndForgetsTheOldest() {
        Node ocs = lab.start(described("ocs"));
        lab.network.advance(MINUTE.multipliedBy(1440));
        assertThat(ocs.statisticsHistory()).hasSize(1440);
        List<StatisticsSnapshot> before = ocs.statisticsHistory();

        lab.network.advance(MINUTE.multipliedBy(2));

        assertThat(ocs.statisticsHistory()).hasSize(1440);
        assertThat(ocs.statisticsHistory().subList(0, 1438)).isEqualTo(before.subList(2, 1440));
    }

    @Test
    @Requirement("S110")
    void aStopAndANewStartOfTheSameNodeKeepTheHistory() {
        Node ocs = lab.start(described("ocs"));
        lab.network.advance(MINUTE.multipliedBy(3));
        List<StatisticsSnapshot> before = ocs.statisticsHistory();
        ocs.stop(Duration.ZERO);
        lab.network.advance(MINUTE.multipliedBy(5));
        assertThat(ocs.statisticsHistory()).as("while it does not run").isEqualTo(before);

        ocs.start();
        lab.network.advance(MINUTE);

        assertThat(ocs.statisticsHistory()).hasSize(4).startsWith(before.toArray(StatisticsSnapshot[]::new));
    }

    @Test
    @Requirement("S111")
    void aFileKeepsTheHistoryOverTheEndOfTheProcessEvenWithADamagedLastLine() throws IOException {
        Path file = directory.resolve("history.jsonl");
        Node first = lab.start(described("ocs").statisticsHistory(file));
        lab.network.advance(MINUTE.multipliedBy(3));
        List<StatisticsSnapshot> before = first.statisticsHistory();
        first.stop(Duration.ZERO);
        assertThat(Files.readAllLines(file)).hasSize(3);
        Files.writeString(file, before.get(0).json().substring(0, 40), StandardOpenOption.APPEND);

        Node second = lab.start(described("ocs2").statisticsHistory(file));

        assertThat(second.statisticsHistory()).isEqualTo(before);
        lab.network.advance(MINUTE);
        Node third = described("ocs3").statisticsHistory(file).build();
        assertThat(third.statisticsHistory()).hasSize(4).isEqualTo(second.statisticsHistory());
    }

    @Test
    void theFileIsWrittenAnewWhenItHasTwiceAsManyLinesAsAreKept() throws IOException {
        Path file = directory.resolve("history.jsonl");
        Node ocs = lab.start(described("ocs").statisticsHistory(file));

        lab.network.advance(MINUTE.multipliedBy(2 * 1440));
        assertThat(Files.readAllLines(file)).hasSize(2880);
        lab.network.advance(MINUTE);

        assertThat(Files.readAllLines(file))
                .isEqualTo(ocs.statisticsHistory().stream()
                        .map(StatisticsSnapshot::json)
                        .toList());
    }

    @Test
    void aFileThatCannotBeWrittenCostsALineInTheLogAndNothingElse() {
        try (LogWatch log = LogWatch.of("statistics")) {
            Node ocs = lab.start(described("ocs").statisticsHistory(directory.resolve("missing/history.jsonl")));
            lab.network.advance(MINUTE);

            assertThat(ocs.statisticsHistory()).hasSize(1);
            assertThat(log.events())
                    .singleElement()
                    .satisfies(event -> assertThat(event.getFormattedMessage())
                            .startsWith("VN-4802 A snapshot of the statistics could not be written"));
        }
    }

    private NodeBuilder described(String name) {
        return lab.node(name).gathering(Runnable::run).serveInline(CreditControlRequest.TYPE, Lab::success);
    }

    private static long requestsReceived(StatisticsSnapshot snapshot) {
        return snapshot.values().members().get("requests") instanceof Json.Members requests
                        && requests.members().get("received") instanceof Json.Figure(BigDecimal number)
                ? number.longValue()
                : -1;
    }
}
