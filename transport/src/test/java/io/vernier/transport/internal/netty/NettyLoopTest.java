package io.vernier.transport.internal.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.GlobalEventExecutor;
import io.netty.util.concurrent.ImmediateEventExecutor;
import java.lang.reflect.Proxy;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NettyLoopTest {
    private static final long GRID = TimeUnit.MILLISECONDS.toNanos(50);

    @Test
    void aTaskThatNettyTakesAtTheVeryEndAndNeverRunsIsRejected() {
        var loop = ending(ImmediateEventExecutor.INSTANCE.newSucceededFuture(null));

        assertThatExceptionOfType(RejectedExecutionException.class).isThrownBy(() -> loop.execute(() -> {}));
    }

    /** As when two loops give each other a task, each as its last. */
    @Test
    @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aLoopThatDoesNotComeToItsEndIsNotWaitedForForEver() {
        var loop = ending(GlobalEventExecutor.INSTANCE.newPromise());

        assertThatExceptionOfType(RejectedExecutionException.class).isThrownBy(() -> loop.execute(() -> {}));
    }

    /** As Netty's loop when it has looked into its queue for the last time. */
    private static NettyLoop ending(Future<?> end) {
        return new NettyLoop((EventLoop) Proxy.newProxyInstance(
                EventLoop.class.getClassLoader(),
                new Class<?>[] {EventLoop.class},
                (loop, method, arguments) -> switch (method.getName()) {
                    case "execute" -> null;
                    case "isShutdown" -> true;
                    case "inEventLoop" -> false;
                    case "terminationFuture" -> end;
                    default -> throw new UnsupportedOperationException(method.getName());
                }));
    }

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
