package io.vernier.transport.internal.netty;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NettyLoopTest {
    private static final long GRID = TimeUnit.MILLISECONDS.toNanos(50);

    @ParameterizedTest
    @CsvSource({"0", "1", "-1", "123456789012", "-987654321098"})
    void longWaitsEndTogetherNeverEarlyAndSoonAfter(long now) {
        long wanted = TimeUnit.SECONDS.toNanos(30) + 7;

        long wait = NettyLoop.untilGrid(wanted, now);

        assertThat(wait).isBetween(wanted, wanted + GRID - 1);
        assertThat((now + wait) % GRID).isZero();
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "10000000", "4999999999"})
    void otherWaitsEndWhenTheyShould(long nanos) {
        assertThat(NettyLoop.untilGrid(nanos, 17)).isEqualTo(nanos);
    }
}
