package io.vernier.bench.load;

import io.vernier.bench.load.Contender.Client;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;
import org.HdrHistogram.Recorder;

/**
 * Sends at a fixed rate, whatever becomes of the answers. The latency of a request counts from when it was due, not from when
 * it was sent, so that whatever stalls, here or there, shows in all requests that it kept waiting.
 *
 * <p>What is due is sent by the thread that has just brought an answer, which spares a hand-over between threads. Where no
 * answers come a timer of the connection's loop does it, every {@link #TICK_NANOS}: what this adds to latencies is not taken
 * away again.
 */
final class OpenLoop implements Load {
    private static final long TICK_NANOS = 50_000;
    private static final long LONGEST_NANOS = Duration.ofSeconds(60).toNanos();
    private static final Duration DRAIN = Duration.ofSeconds(10);

    /** So many requests may wait for their answers; what is due beyond that has failed. */
    private static final int SLOTS = 1 << 16;

    private final long begin = System.nanoTime();

    /** When the request of a slot was due, after the beginning; 0 in a slot that is free. */
    private final AtomicLongArray dueAt = new AtomicLongArray(SLOTS);

    /** Held by the one thread that sends, which owns {@link #number}. */
    private final AtomicBoolean sending = new AtomicBoolean();

    private final AtomicLong failed = new AtomicLong();
    private final Recorder latencies = new Recorder(LONGEST_NANOS, 3);
    private Client client = slot -> {};
    private double intervalNanos = 1;
    private long start;

    /** Of the request that is due next. */
    private long number;

    private volatile boolean running;

    /** Who sends; before the run. */
    void through(Client newClient) {
        client = newClient;
    }

    @Override
    public void answered(int slot) {
        long now = now();
        latencies.recordValue(Math.min(LONGEST_NANOS, now - dueAt.getPlain(slot)));
        dueAt.setRelease(slot, 0);
        sendWhatIsDue(now);
    }

    @Override
    public void failed(int slot) {
        failed.incrementAndGet();
        dueAt.setRelease(slot, 0);
    }

    /**
     * Sends so many a second, and measures after a while. The warm-up is counted, too, and then forgotten: a branch that is
     * first taken when it ends would make the compiler throw away what it has made, and the first 300 ms be slow.
     */
    Figures run(double perSecond, Duration warmUp, Duration measured, long serverPid) throws InterruptedException {
        intervalNanos = 1e9 / perSecond;
        start = now();
        running = true;
        tick();
        Thread.sleep(warmUp);
        latencies.reset();
        failed.set(0);
        var before = Snapshot.take(serverPid);
        Thread.sleep(measured);
        var after = Snapshot.take(serverPid);
        running = false;
        long unanswered = unanswered();
        return Figures.of(0, latencies.getIntervalHistogram(), before, after, failed.get() + unanswered);
    }

    private void tick() {
        if (running) {
            sendWhatIsDue(now());
            client.later(Math.max(TICK_NANOS, (long) intervalNanos), this::tick);
        }
    }

    private void sendWhatIsDue(long now) {
        if (!running || !sending.compareAndSet(false, true)) {
            return;
        }
        try {
            for (long due = nextDue(); due <= now; due = nextDue()) {
                int slot = (int) (number++ % SLOTS);
                if (dueAt.getAcquire(slot) == 0) {
                    dueAt.setPlain(slot, due);
                    client.send(slot);
                } else {
                    failed.incrementAndGet();
                }
            }
        } finally {
            sending.set(false);
        }
    }

    private long nextDue() {
        return start + (long) (number * intervalNanos);
    }

    /** Waits for what is under way, and counts what does not come. */
    private long unanswered() throws InterruptedException {
        long deadline = now() + DRAIN.toNanos();
        while (waiting() > 0 && now() < deadline) {
            Thread.sleep(5);
        }
        return waiting();
    }

    private long waiting() {
        return IntStream.range(0, SLOTS)
                .filter(slot -> dueAt.getAcquire(slot) != 0)
                .count();
    }

    private long now() {
        return System.nanoTime() - begin;
    }
}
