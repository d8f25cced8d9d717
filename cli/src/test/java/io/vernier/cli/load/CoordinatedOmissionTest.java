package io.vernier.cli.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/**
 * 1,000 requests a second for ten seconds to a server that needs a tenth of a millisecond for each, but stands still for
 * the whole third second. The request that is due k ms after the begin of the stall leaves when the stall is over and the
 * k before it are answered: it is late by 1,000 ms - 0.9 k ms.
 */
class CoordinatedOmissionTest {
    private static final Offset<Double> ONE_PERCENT_AND_ITS_TURN = within(8.0);

    private final StallingServer server =
            new StallingServer(Duration.ofNanos(100_000), Duration.ofSeconds(2), Duration.ofSeconds(3));

    @Test
    void anOpenLoopCountsTheRequestsThatAStallKeptFromLeaving() throws InterruptedException {
        var report = run(Rates.of(1_000), Duration.ZERO);

        assertThat(report.answered()).isEqualTo(10_000);
        assertThat(report.neverSent()).isZero();
        assertThat(report.maxMillis()).isCloseTo(1_000, ONE_PERCENT_AND_ITS_TURN);
        assertThat(report.percentileMillis(95)).isCloseTo(1_000 - 0.9 * 500, ONE_PERCENT_AND_ITS_TURN);
        assertThat(report.percentileMillis(99)).isCloseTo(1_000 - 0.9 * 100, ONE_PERCENT_AND_ITS_TURN);
        assertThat(report.percentileMillis(50)).isLessThan(0.2);
    }

    @Test
    void whatWaitedHereIsToldApartFromWhatTheServerNeeded() throws InterruptedException {
        var report = run(Rates.of(1_000), Duration.ZERO);

        assertThat(Report.millis(report.serving(), 99.5)).isLessThan(1.5);
        assertThat(Report.millis(report.serving(), 100)).isCloseTo(1_000, ONE_PERCENT_AND_ITS_TURN);
        // Ten had left when the stall began, which were not late.
        assertThat(Report.millis(report.lag(), 95)).isCloseTo(1_000 - 0.9 * 510, ONE_PERCENT_AND_ITS_TURN);
        assertThat(report.evidence().windowFull()).isCloseTo(0.11, within(0.005));
        assertThat(Limit.of(report).by()).isEqualTo(Limit.By.ANSWERS);
    }

    @Test
    void aClosedLoopIsHeldUpByTheStallAndSeesItInEachSlotOnce() throws InterruptedException {
        var report = run(Rates.NONE, Duration.ZERO);

        assertThat(report.latencies().getCountBetweenValues(900_000_000L, Long.MAX_VALUE / 4))
                .isEqualTo(10);
        assertThat(report.percentileMillis(99.9)).isLessThan(1.5);
    }

    @Test
    void whatTheWarmUpCouldNotSendIsForgotten() throws InterruptedException {
        var report = run(Rates.of(1_000), Duration.ofMillis(2_500));

        assertThat(report.answered()).isEqualTo(10_000);
        assertThat(server.requests()).isLessThanOrEqualTo(12_010 + 1);
        assertThat(report.maxMillis()).isCloseTo(500, ONE_PERCENT_AND_ITS_TURN);
    }

    @Test
    void requestsThatCouldNeverLeaveCountWithTheTimeTheyWaited() throws InterruptedException {
        var dead = new StallingServer(Duration.ofNanos(100_000), Duration.ofSeconds(5), Duration.ofDays(1));

        var report = Generator.loop(dead, pace(Rates.of(1_000), Duration.ZERO), dead, progress -> {})
                .run();

        assertThat(report.neverSent()).isEqualTo(10_000 - 5_000 - 10);
        assertThat(report.answered()).isEqualTo(5_000);
        assertThat(report.maxMillis()).isCloseTo(5_000, within(50.0));
        assertThat(report.rate()).isEqualTo(500);
    }

    @Test
    void whatIsDueInTheLastMomentStillLeaves() throws InterruptedException {
        var slowClient = new StallingServer(Duration.ofNanos(100_000), Duration.ofDays(1), Duration.ofDays(2)) {
            @Override
            public void await(long nanos) {
                super.await(Math.max(nanos, 7_000_000)); // wakes when seven requests are due
            }
        };

        var report = Generator.loop(slowClient, pace(Rates.of(1_000), Duration.ZERO), slowClient, progress -> {})
                .run();

        assertThat(report.neverSent()).isZero();
        assertThat(report.answered()).isEqualTo(10_000);
    }

    @Test
    void stepsHaveFiguresOfTheirOwn() throws InterruptedException {
        var report = run(Rates.parse("100,200,1000,100,100"), Duration.ZERO);

        assertThat(report.steps())
                .extracting(step -> step.latencies().getTotalCount())
                .containsExactly(200L, 400L, 2_000L, 200L, 200L);
        assertThat(report.steps())
                .extracting(Report.StepFigures::rate)
                .containsExactly(100.0, 200.0, 1_000.0, 100.0, 100.0);
        assertThat(report.steps().get(0).latencies().getMaxValue()).isLessThan(1_000_000);
        assertThat(report.steps().get(1).latencies().getMaxValue()).isGreaterThan(900_000_000);
        assertThat(report.steps().get(4).latencies().getMaxValue()).isLessThan(1_000_000);
    }

    @Test
    void aRunThatIsStoppedReportsWhatItHasMeasured() throws InterruptedException {
        var loops = new LoadLoop[1];
        loops[0] = Generator.loop(server, pace(Rates.of(1_000), Duration.ZERO), server, progress -> {
            if (progress.elapsed().toSeconds() == 1) {
                loops[0].stop();
            }
        });

        var report = loops[0].run();

        assertThat(report.measured()).isBetween(Duration.ofSeconds(1), Duration.ofMillis(1_200));
        assertThat(report.answered()).isEqualTo(Math.ceilDiv(report.measured().toNanos(), 1_000_000));
        assertThat(report.neverSent()).isZero();
        assertThat(report.rate()).isCloseTo(1_000, within(2.0));
    }

    private Report run(Rates rates, Duration warmUp) throws InterruptedException {
        return Generator.loop(server, pace(rates, warmUp), server, progress -> {})
                .run();
    }

    private static Pace pace(Rates rates, Duration warmUp) {
        return new Pace(rates, 10, warmUp, Duration.ofSeconds(10));
    }
}
