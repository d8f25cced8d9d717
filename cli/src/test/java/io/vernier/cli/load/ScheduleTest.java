package io.vernier.cli.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {
    private static final long MILLI = 1_000_000;

    @Test
    void oneRateIsDueAtEqualDistances() {
        var schedule = schedule("1000", Duration.ofSeconds(1), Duration.ofSeconds(2));

        assertThat(schedule.firstMeasured()).isEqualTo(1_000);
        assertThat(schedule.requests()).isEqualTo(3_000);
        assertThat(schedule.due(0)).isZero();
        assertThat(schedule.due(1_000)).isEqualTo(1_000 * MILLI);
        assertThat(schedule.due(2_999)).isEqualTo(2_999 * MILLI);
    }

    @Test
    void theWarmUpHasTheFirstRateAndStepsShareTheTime() {
        var schedule = schedule("100,1000", Duration.ofSeconds(1), Duration.ofSeconds(2));

        assertThat(schedule.firstMeasured()).isEqualTo(100);
        assertThat(schedule.requests()).isEqualTo(100 + 100 + 1_000);
        assertThat(schedule.due(150)).isEqualTo(1_500 * MILLI);
        assertThat(schedule.due(200)).isEqualTo(2_000 * MILLI);
        assertThat(schedule.due(700)).isEqualTo(2_500 * MILLI);
    }

    @Test
    void aRampGrowsEvenly() {
        var schedule = schedule("0.001..2000", Duration.ZERO, Duration.ofSeconds(10));

        assertThat(schedule.requests()).isBetween(10_000L, 10_011L);
        assertThat(schedule.due(2_500)).isBetween(4_995 * MILLI, 5_005 * MILLI);
        assertThat(schedule.due(schedule.requests() - 1)).isBetween(9_990 * MILLI, 10_000 * MILLI);
        for (long request = 1; request < schedule.requests(); request++) {
            assertThat(schedule.due(request)).isGreaterThan(schedule.due(request - 1));
        }
    }

    @Test
    void aRampMayShrink() {
        var schedule = schedule("2000..100", Duration.ZERO, Duration.ofSeconds(1));

        assertThat(schedule.requests()).isBetween(1_050L, 1_060L);
        assertThat(schedule.due(schedule.requests() - 1)).isBetween(980 * MILLI, 1_000 * MILLI);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "fast", "0", "-5", "10,", "1..", "..5", "1..2..3", "99999999", "5,x"})
    void whatIsNoRateIsRefusedWithWhatWasExpected(String text) {
        assertThatThrownBy(() -> Rates.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + text + "\"")
                .hasMessageContaining("expected");
    }

    private static Schedule schedule(String rates, Duration warmUp, Duration measured) {
        return new Schedule(new Pace(Rates.parse(rates), 1, warmUp, measured));
    }
}
