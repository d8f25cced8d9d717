package io.vernier.transport.internal.netty;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.DefaultSelectStrategyFactory;
import io.netty.channel.SelectStrategy;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** When a loop asks again and when it sleeps. */
final class BusyPollingTest {
    private long now = Long.MAX_VALUE - 40;
    private final BusyPolling polling = new BusyPolling(Duration.ofNanos(100), () -> now);

    @Test
    void asksAgainUntilItHasBeenQuietForLongEnough() throws Exception {
        assertThat(polling.calculateStrategy(() -> 0, false)).isEqualTo(SelectStrategy.CONTINUE);
        now += 99;
        assertThat(polling.calculateStrategy(() -> 0, false)).isEqualTo(SelectStrategy.CONTINUE);
        now += 1;
        assertThat(polling.calculateStrategy(() -> 0, false)).isEqualTo(SelectStrategy.SELECT);
    }

    @Test
    void whatIsReadyAndWhatIsToBeDoneEndTheQuiet() throws Exception {
        now += 100;
        assertThat(polling.calculateStrategy(() -> 3, false)).isEqualTo(3);
        now += 99;
        assertThat(polling.calculateStrategy(() -> 0, false)).isEqualTo(SelectStrategy.CONTINUE);
        assertThat(polling.calculateStrategy(() -> 0, true)).isZero();
        now += 99;
        assertThat(polling.calculateStrategy(() -> 0, false)).isEqualTo(SelectStrategy.CONTINUE);
    }

    @Test
    void eachLoopHasItsOwnAndNobodyPollsUnlessTold() {
        var otherwise = DefaultSelectStrategyFactory.INSTANCE;
        var told = BusyPolling.factory(Duration.ofMillis(1), otherwise);

        assertThat(told.newSelectStrategy()).isNotSameAs(told.newSelectStrategy());
        assertThat(BusyPolling.factory(Duration.ZERO, otherwise)).isSameAs(otherwise);
    }
}
