package io.vernier.bench.load;

import io.vernier.bench.load.Contender.Client;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/**
 * Keeps so many requests in flight: each answer sends the next request of its slot. Latencies are those of a closed loop,
 * that is at the highest rate the system sustains, and say nothing about a fixed rate.
 */
public final class ClosedLoop implements Load {
    private static final long LONGEST_NANOS = Duration.ofSeconds(60).toNanos();
    private static final Duration DRAIN = Duration.ofSeconds(10);

    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicLong failed = new AtomicLong();
    private final Recorder latencies = new Recorder(LONGEST_NANOS, 3);
    private Client client = slot -> {};
    private long[] sentAt = {};
    private volatile boolean running;

    /** Nobody sends yet. */
    public ClosedLoop() {}

    /** Who sends; before the first run. */
    public void through(Client newClient) {
        client = newClient;
    }

    @Override
    public void answered(int slot) {
        long now = System.nanoTime();
        latencies.recordValue(Math.min(LONGEST_NANOS, now - sentAt[slot]));
        if (running) {
            sentAt[slot] = now;
            client.send(slot);
        } else {
            inFlight.decrementAndGet();
        }
    }

    /** The slot is given up, so that a failure cannot look fast. */
    @Override
    public void failed(int slot) {
        failed.incrementAndGet();
        inFlight.decrementAndGet();
        sentAt[slot] = 0;
    }

    /**
     * Runs with so many slots, and measures after a while.
     *
     * @param serverPid the process at the other end, whose use of CPU and memory is measured with that of this one
     */
    public Figures run(int slots, Duration warmUp, Duration measured, long serverPid) throws InterruptedException {
        sentAt = new long[slots];
        failed.set(0);
        running = true;
        inFlight.set(slots);
        for (int slot = 0; slot < slots; slot++) {
            sentAt[slot] = System.nanoTime();
            client.send(slot);
        }
        Thread.sleep(warmUp);
        latencies.reset();
        var before = Snapshot.take(serverPid);
        Thread.sleep(measured);
        var after = Snapshot.take(serverPid);
        Histogram histogram = latencies.getIntervalHistogram();
        running = false;
        long deadline = System.nanoTime() + DRAIN.toNanos();
        while (inFlight.get() > 0 && deadline - System.nanoTime() > 0) {
            Thread.sleep(5);
        }
        return Figures.of(slots, histogram, before, after, failed.get() + inFlight.get());
    }
}
