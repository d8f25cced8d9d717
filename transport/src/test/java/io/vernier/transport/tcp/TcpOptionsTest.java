package io.vernier.transport.tcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vernier.transport.TransportLimits;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What can be said of TCP. */
final class TcpOptionsTest {
    @Test
    void nothingPollsUnlessTold() {
        assertThat(TcpOptions.defaults().busyPolling()).isZero();
    }

    @Test
    void everyOptionIsKeptWhenAnotherChanges() {
        var limits = TransportLimits.defaults().withMaxMessageLength(4096);
        List<UnaryOperator<TcpOptions>> changes = List.of(
                o -> o.withIo(TcpOptions.Io.NIO),
                o -> o.withLoops(3),
                o -> o.withNoDelay(false),
                o -> o.withKeepAlive(false),
                o -> o.withBacklog(7),
                o -> o.withBusyPolling(Duration.ofMillis(1)),
                o -> o.withLimits(limits));
        TcpOptions told = TcpOptions.defaults();
        for (var change : changes) {
            told = change.apply(told);
        }

        assertThat(told.io()).isEqualTo(TcpOptions.Io.NIO);
        assertThat(told.loops()).isEqualTo(3);
        assertThat(told.noDelay()).isFalse();
        assertThat(told.keepAlive()).isFalse();
        assertThat(told.backlog()).isEqualTo(7);
        assertThat(told.busyPolling()).isEqualTo(Duration.ofMillis(1));
        assertThat(told.limits()).isSameAs(limits);
        for (var change : changes) {
            assertThat(change.apply(told)).usingRecursiveComparison().isEqualTo(told);
        }
    }

    @Test
    void hasOneLoopAtLeast() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TcpOptions.defaults().withLoops(0))
                .withMessage("loops: 0 (expected: at least 1)");
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
