package io.vernier.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import io.vernier.codec.ResultCode;
import io.vernier.json.Json;
import io.vernier.json.JsonReader;
import io.vernier.messages.ietf.creditcontrol.CreditControlRequest;
import io.vernier.requirements.Requirement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatisticsLogTest {
    private static final String CATEGORY = "diameter.stats";
    private final Lab lab = new Lab();

    @AfterEach
    void end() {
        lab.close();
    }

    @Test
    @Requirement({"S86", "S87"})
    void peersAreWrittenAsJsonWithConfigurationAndPresentStateAtTheChosenInterval() {
        try (LogWatch log = LogWatch.named(CATEGORY, Level.DEBUG)) {
            lab.start(lab.server("ocs"));
            Node pcef = lab.start(described("pcef")
                    .peersLogging(Duration.ofSeconds(6))
                    .peer(Lab.uri("ocs"), Lab::persistent)
                    .peer(Lab.uri("ocs2"), Lab::persistent));
            lab.network.advance(Duration.ofMillis(5999));
            assertThat(log.events()).isEmpty();

            lab.network.advance(Duration.ofMillis(1));

            assertThat(log.events()).hasSize(2).allSatisfy(event -> {
                assertThat(event.getLoggerName()).isEqualTo("diameter.stats");
                assertThat(event.getLevel()).isEqualTo(Level.DEBUG);
            });
            Map<String, Json> open = line(log, "\"host\":\"ocs.example.net\"");
            assertThat(open).containsEntry("node", Json.of(pcef.originHost()));
            assertThat(open).containsEntry("state", Json.of("I_OPEN"));
            assertThat(open)
                    .hasEntrySatisfying(
                            "connection", json -> assertThat(json.toText()).contains("\"state\":\"READY\""));
            assertThat(open)
                    .hasEntrySatisfying(
                            "configuration",
                            json -> assertThat(json.toText())
                                    .contains(
                                            "\"peer\":\"aaa://ocs.example.net:3868;transport=tcp\"",
                                            "\"persistent\":true",
                                            "\"always_reconnect\":false"));
            assertThat(line(log, "\"host\":\"ocs2.example.net\"")).containsEntry("connection", Json.of((String) null));
            lab.network.advance(Duration.ofSeconds(12));
            assertThat(log.events()).hasSize(6);
        }
    }

    @Test
    @Requirement({"S89", "S90"})
    void theStatisticsOfEachPeerAreWrittenAsJsonAtTheChosenInterval() {
        try (LogWatch log = LogWatch.named(CATEGORY, Level.DEBUG)) {
            lab.start(lab.server("ocs"));
            Node pcef = lab.start(
                    described("pcef").statisticsLogging(Duration.ofSeconds(6)).peer(Lab.uri("ocs"), Lab::persistent));
            lab.until(() -> pcef.peers().get(0).isReady());
            var answered = pcef.callAsync(Lab.request(pcef));

            lab.network.advance(Duration.ofSeconds(6));

            assertThat(answered).isCompleted();
            assertThat(log.events()).singleElement().satisfies(event -> {
                assertThat(event.getLoggerName()).isEqualTo("diameter.stats");
                assertThat(event.getLevel()).isEqualTo(Level.DEBUG);
            });
            Map<String, Json> line = line(log, "");
            assertThat(line).containsEntry("host", Json.of(Lab.host("ocs")));
            Json statistics = JsonReader.readAll(
                            pcef.peers().get(0).statistics().toJson().toText())
                    .get(0);
            assertThat(line).containsEntry("statistics", statistics);
            assertThat(statistics.toText())
                    .contains("\"name\":\"Credit-Control\"", "\"received_results\":{\"2xxx\":[1,1,1]}");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"INFO", "WARN", "ERROR"})
    @Requirement({"S88", "S91"})
    void aLevelAboveDebugSilencesBoth(String level) {
        try (LogWatch log = LogWatch.named(CATEGORY, Level.toLevel(level))) {
            Node ocs = lab.start(described("ocs")
                    .peersLogging(Duration.ofSeconds(6))
                    .statisticsLogging(Duration.ofSeconds(6))
                    .peer(Lab.uri("nobody"), Lab::persistent));
            lab.network.advance(Duration.ofMinutes(1));

            assertThat(ocs.peers()).hasSize(1);
            assertThat(log.events()).isEmpty();
        }
    }

    @Test
    @Requirement("S82")
    void theIntervalsAreIndependentOfEachOtherAndMayBeAlteredAtRunTime() {
        try (LogWatch log = LogWatch.named(CATEGORY, Level.DEBUG)) {
            Node ocs = lab.start(described("ocs").peer(Lab.uri("nobody"), Lab::persistent));
            lab.network.advance(Duration.ofMinutes(2));
            assertThat(log.events()).as("off by default").isEmpty();

            ocs.configure(c -> c.statisticsLogging(Duration.ofMillis(250)));
            lab.network.advance(Duration.ofSeconds(1));
            assertThat(log.events()).hasSize(4);
            ocs.configure(c -> c.statisticsLogging(Duration.ZERO));
            lab.network.advance(Duration.ofMinutes(1));

            assertThat(log.events()).hasSize(4);
            assertThat(ocs.statisticsHistory()).as("keeps its beat").hasSize(3);
        }
    }

    @Test
    @Requirement("S92")
    void gatheringNeverKeepsAnEventLoopWaiting() throws Exception {
        var entered = new LinkedBlockingQueue<Thread>();
        var release = new CountDownLatch(1);
        try (LogWatch log = LogWatch.named(CATEGORY, Level.DEBUG);
                AutoCloseable released = release::countDown) {
            log.onEvent(event -> {
                entered.add(Thread.currentThread());
                await(release);
            });
            Node ocs = lab.start(Lab.overTcp("ocs")
                    .statisticsLogging(Duration.ofMillis(5))
                    .peersLogging(Duration.ofMillis(5))
                    .serveInline(CreditControlRequest.TYPE, Lab::success));
            Node pcef = lab.start(Lab.clientOf(ocs));
            pcef.awaitReady(Duration.ofSeconds(20));

            Thread gathering = entered.take();

            for (int i = 0; i < 100; i++) {
                assertThat(pcef.call(Lab.request(pcef)).resultCode()).isEqualTo(ResultCode.SUCCESS);
            }
            assertThat(gathering.isVirtual()).as("not the event loop").isTrue();
            assertThat(ocs.statistics().requests().received())
                    .as("nor whoever asks himself")
                    .isEqualTo(100);
            ocs.configure(c -> c.statisticsLogging(Duration.ZERO).peersLogging(Duration.ZERO));
            assertThat(released).as("lets the log go on, whatever came before").isNotNull();
        }
    }

    @Test
    void anIntervalBelowAMillisecondIsRefusedByName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> lab.node("ocs").statisticsLogging(Duration.ofMillis(-1)))
                .withMessage("statistics-logging: PT-0.001S (expected: at least a millisecond, or zero for never)");
    }

    private static Map<String, Json> line(LogWatch log, String with) {
        return log.events().stream()
                .map(ILoggingEvent::getFormattedMessage)
                .filter(line -> line.contains(with))
                .map(line -> ((Json.Members) JsonReader.readAll(line).get(0)).members())
                .findFirst()
                .orElseThrow();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private NodeBuilder described(String name) {
        return lab.node(name).gathering(Runnable::run);
    }
}
