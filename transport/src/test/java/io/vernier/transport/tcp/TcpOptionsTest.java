package io.vernier.transport.tcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What can be said of TCP. */
final class TcpOptionsTest {
    @Test
    void nothingPollsUnlessTold() {
        assertThat(TcpOptions.defaults().busyPolling()).isZero();
    }

    @Test
    void everyOptionIsKeptWhenAnotherChanges() {
        TcpOptions told = TcpOptions.defaults()
                .withBusyPolling(Duration.ofMillis(1))
                .withLoops(3)
                .withNoDelay(false)
                .withKeepAlive(false)
                .withBacklog(7)
                .withIo(TcpOptions.Io.NIO)
                .withLimits(TcpOptions.defaults().limits());

        assertThat(told.busyPolling()).isEqualTo(Duration.ofMillis(1));
        assertThat(told.loops()).isEqualTo(3);
        assertThat(told.noDelay()).isFalse();
        assertThat(told.keepAlive()).isFalse();
        assertThat(told.backlog()).isEqualTo(7);
        assertThat(told.withBusyPolling(Duration.ZERO).io()).isEqualTo(TcpOptions.Io.NIO);
    }

    @Test
    void pollsForASecondAtMost() {
        TcpOptions options = TcpOptions.defaults();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> options.withBusyPolling(Duration.ofMillis(1001)))
                .withMessage("busy-polling: PT1.001S (expected: PT0S..PT1S)");
        assertThatIllegalArgumentException().isThrownBy(() -> options.withBusyPolling(Duration.ofNanos(-1)));
    }
}
