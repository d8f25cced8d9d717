package io.vernier.transport.internal.netty;

import io.netty.channel.SelectStrategy;
import io.netty.channel.SelectStrategyFactory;
import io.netty.util.IntSupplier;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Keeps a loop asking the kernel for a while after something has come or has been done, before it lets the kernel put its
 * thread to sleep: to be woken takes longer than most exchanges. Confined to its event loop.
 */
public final class BusyPolling implements SelectStrategy {
    private final long nanos;
    private final LongSupplier clock;
    private long quietSince;

    BusyPolling(Duration quiet, LongSupplier clock) {
        this.nanos = quiet.toNanos();
        this.clock = clock;
        this.quietSince = clock.getAsLong();
    }

    /** What gives each loop a strategy of its own: Netty's where there is nothing to wait for. */
    public static SelectStrategyFactory factory(Duration quiet, SelectStrategyFactory otherwise) {
        return quiet.isZero() ? otherwise : () -> new BusyPolling(quiet, NettyLoop::now);
    }

    @Override
    public int calculateStrategy(IntSupplier selectNow, boolean hasTasks) throws Exception {
        int ready = selectNow.get();
        if (ready > 0 || hasTasks) {
            quietSince = clock.getAsLong();
            return ready;
        }
        return clock.getAsLong() - quietSince < nanos ? CONTINUE : SELECT;
    }
}
