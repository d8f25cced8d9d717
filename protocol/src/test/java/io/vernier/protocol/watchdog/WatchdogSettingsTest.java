package io.vernier.protocol.watchdog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vernier.requirements.Requirement;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WatchdogSettingsTest {
    @Test
    @Requirement({"W-1", "S269"})
    void asksAfterThirtySecondsByDefault() {
        var defaults = WatchdogSettings.defaults();

        assertThat(defaults.interval()).isEqualTo(Duration.ofSeconds(30));
        assertThat(defaults.answerTimeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(defaults.okay()).isEqualTo(3);
        assertThat(defaults.suspect()).isEqualTo(1);
        assertThat(defaults.jitter()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    @Requirement({"W-2", "S268"})
    void allowsNoIntervalBelowSixSeconds() {
        assertThat(WatchdogSettings.of(Duration.ofSeconds(6)).interval()).isEqualTo(Duration.ofSeconds(6));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WatchdogSettings.of(Duration.ofMillis(5999)))
                .withMessage("watchdog-interval: PT5.999S (expected: at least PT6S, RFC 3539 section 3.4.1)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WatchdogSettings.defaults().withAnswerTimeout(Duration.ofSeconds(4)))
                .withMessage("watchdog-answer-timeout: PT4S (expected: at least PT6S, RFC 3539 section 3.4.1)");
    }

    @Test
    void allowsAlmostAnyIntervalInALaboratory() {
        assertThat(WatchdogSettings.inLaboratory(Duration.ofMillis(600)).jitter())
                .isEqualTo(Duration.ofMillis(40));
        assertThatIllegalArgumentException().isThrownBy(() -> WatchdogSettings.inLaboratory(Duration.ZERO));
    }

    @Test
    void anotherIntervalKeepsAShorterAnswerTimeoutOnly() {
        var hasty = WatchdogSettings.defaults().withAnswerTimeout(Duration.ofSeconds(10));

        assertThat(hasty.withInterval(Duration.ofSeconds(20)).answerTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(hasty.withInterval(Duration.ofSeconds(8)).answerTimeout()).isEqualTo(Duration.ofSeconds(8));
        assertThat(WatchdogSettings.defaults()
                        .withInterval(Duration.ofMinutes(2))
                        .answerTimeout())
                .isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void waitsForAnAnswerNoLongerThanItsInterval() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WatchdogSettings.defaults().withAnswerTimeout(Duration.ofSeconds(31)))
                .withMessage("watchdog-answer-timeout: PT31S (expected: at most PT30S)");
        assertThatIllegalArgumentException().isThrownBy(() -> WatchdogSettings.of(Duration.ofDays(1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WatchdogSettings.defaults().withCounts(-1, 1))
                .withMessage("watchdog okay -1, suspect 1 (expected: 0 or more)");
    }
}
