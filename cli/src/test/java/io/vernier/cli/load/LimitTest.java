package io.vernier.cli.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class LimitTest {
    private static final Evidence IDLE = new Evidence(4, 0.5, 0.5, 0.3, 0.1, 0, 0);
    private static final Rates RATE = Rates.of(1_000);

    private final Histogram latencies = histogram(2_000_000);
    private Histogram lag = histogram(100_000);
    private Map<Integer, Long> results = Map.of(2001, 1_000L);
    private List<Report.Failure> failures = List.of();

    @Test
    void aRateThatWasKeptIsTheLimit() {
        check(RATE, 0, IDLE, Limit.By.RATE, "0.10 ms", "30 %");
    }

    @Test
    void aClosedLoopWaitsForAnswers() {
        check(Rates.NONE, 0, IDLE, Limit.By.ANSWERS, "64 requests in flight", "2.00 ms", "--in-flight 128", "30 %");
    }

    @Test
    void anOpenLoopThatRanOutOfSlotsWaitsForAnswers() {
        var full = new Evidence(4, 0.5, 0.5, 0.3, 0.1, 0.73, 0);

        check(RATE, 500, full, Limit.By.ANSWERS, "73 %", "2.00 ms", "--in-flight");
    }

    @Test
    void aBusyEventLoopIsTheGeneratorsFault() {
        var busy = new Evidence(4, 1.2, 0.5, 0.97, 0.1, 0.5, 0);

        check(RATE, 500, busy, Limit.By.GENERATOR, "97 %", "--connections");
        check(Rates.NONE, 0, busy, Limit.By.GENERATOR, "97 %", "--connections");
    }

    @Test
    void aBusyLoopOnAFullMachineNeedsAnotherMachine() {
        check(Rates.NONE, 0, new Evidence(4, 1.2, 2.8, 0.97, 0.1, 0, 0), Limit.By.GENERATOR, "a machine of its own");
    }

    @Test
    void aThreadThatOnlySendsCanBeTooSlow() {
        check(RATE, 500, new Evidence(4, 1.2, 0.5, 0.5, 0.95, 0, 0), Limit.By.GENERATOR, "95 %", "several processes");
    }

    @Test
    void requestsThatLeftLateWithoutNeedAreTheGeneratorsFault() {
        lag = histogram(30_000_000);

        check(RATE, 0, IDLE, Limit.By.GENERATOR, "left late", "30.0", "0.5 of 4", "--warmup");
    }

    @Test
    void aFullMachineIsNamedWithWhoFillsIt() {
        check(Rates.NONE, 0, new Evidence(4, 1.0, 2.9, 0.5, 0.1, 0, 0), Limit.By.MACHINE, "3.9 of 4", "1.0", "2.9");
    }

    @Test
    void aMachineThatCannotBeSeenIsNotFull() {
        check(Rates.NONE, 0, new Evidence(4, 1.0, Double.NaN, 0.5, 0.1, 0, 0), Limit.By.ANSWERS, "50 %");
    }

    @Test
    void aServerThatDoesNotReadIsSeenByWhatWaitsForIt() {
        check(RATE, 500, new Evidence(4, 0.5, 0.5, 0.3, 0.1, 0.7, 0.8), Limit.By.READING, "80 %");
    }

    @Test
    void refusalsComeFirst() {
        results = Map.of(2001, 600L, 3004, 400L);

        check(RATE, 0, IDLE, Limit.By.REFUSALS, "40 %", "3004 DIAMETER_TOO_BUSY");
    }

    @Test
    void requestsWithoutAnAnswerAreToldWithTheirRemedy() {
        failures = List.of(new Report.Failure("VN-2502", "No answer.", "Look there.", 1_000));

        check(RATE, 0, IDLE, Limit.By.FAILURES, "50 %", "VN-2502", "No answer.", "Look there.");
    }

    private void check(Rates rates, long neverSent, Evidence evidence, Limit.By by, String... words) {
        var pace = new Pace(rates, 64, Duration.ZERO, Duration.ofSeconds(1));
        var report = new Report(
                pace,
                pace.measured(),
                1,
                neverSent,
                latencies,
                latencies,
                lag,
                List.of(),
                new TreeMap<>(results),
                failures,
                evidence);

        var limit = Limit.of(report);

        assertThat(limit.by()).as(limit.sentence()).isEqualTo(by);
        assertThat(limit.sentence()).contains(words);
    }

    private static Histogram histogram(long nanos) {
        var histogram = new Histogram(3);
        histogram.recordValueWithCount(nanos, 1_000);
        return histogram;
    }
}
