package io.vernier.cli.load;

import io.vernier.node.Node;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests and counts what comes back. In a closed loop each answer sends the next request of its slot, on the event
 * loop that brought it. In an open loop one thread sends at the rate that was asked for, whatever the server does, and
 * latencies count from the moment a request should have left: a server that stalls cannot hide it by slowing the client.
 */
public final class Generator {
    /** After a call that failed its slot waits so long, so that a dead server is not called in circles. */
    private static final Duration AFTER_FAILURE = Duration.ofMillis(2);

    private static final long TICK_NANOS = Duration.ofMillis(100).toNanos();

    private final List<Node> nodes;
    private final Workload workload;
    private final Pace pace;
    private final ArrayBlockingQueue<Slot> idle;
    private final Tally tally;
    private final long start = System.nanoTime();
    private final long from;
    private final long to;
    private final Consumer<Progress> progress;
    private Duration cpuBefore = Duration.ZERO;
    private boolean measuring;
    private boolean limited;
    private long nextProgress;
    private volatile boolean running = true;

    private Generator(List<Node> nodes, Workload workload, Pace pace, Consumer<Progress> progress) {
        this.nodes = nodes;
        this.workload = workload;
        this.pace = pace;
        this.progress = progress;
        this.idle = new ArrayBlockingQueue<>(pace.inFlight());
        this.from = start + pace.warmUp().toNanos();
        this.to = from + pace.measured().toNanos();
        this.tally = new Tally(from, to);
        for (int i = 0; i < pace.inFlight(); i++) {
            idle.add(new Slot(this, nodes.get(i % nodes.size()), workload));
        }
    }

    /**
     * Runs it from now to the end; what waits for its answer then is waited for.
     *
     * @param nodes each connected to the server; they are not stopped
     * @param progress is told once a second where it stands
     */
    public static Report run(List<Node> nodes, Workload workload, Pace pace, Consumer<Progress> progress)
            throws InterruptedException {
        var generator = new Generator(nodes, workload, pace, progress);
        if (pace.isOpenLoop()) {
            generator.openLoop();
        } else {
            generator.closedLoop();
        }
        return generator.report();
    }

    void answered(Slot slot, int resultCode) {
        long now = System.nanoTime();
        tally.answered(slot.intended(), now, resultCode);
        if (running && !pace.isOpenLoop()) {
            slot.send(now);
        } else {
            idle.add(slot);
        }
    }

    void failed(Slot slot, @Nullable Throwable failure) {
        tally.failed(slot.intended(), failure);
        idle.add(slot);
    }

    private void closedLoop() throws InterruptedException {
        for (long left = tick(); left > 0; left = tick()) {
            Slot slot = idle.poll(Math.min(left, TICK_NANOS), TimeUnit.NANOSECONDS);
            if (slot != null) {
                if (slot.hasFailed()) {
                    LockSupport.parkNanos(AFTER_FAILURE.toNanos());
                }
                slot.send(System.nanoTime());
            }
        }
    }

    private void openLoop() throws InterruptedException {
        double nanosBetween = 1e9 / pace.rate();
        long count = 0;
        long intended = start;
        for (long left = tick(); to - intended > 0; left = tick()) {
            long early = intended - System.nanoTime();
            if (early > 0) {
                LockSupport.parkNanos(Math.min(early, TICK_NANOS));
                continue;
            }
            Slot slot = idle.poll();
            if (slot == null) {
                if (left <= 0) {
                    break;
                }
                limited |= measuring;
                slot = idle.poll(Math.min(left, TICK_NANOS), TimeUnit.NANOSECONDS);
            }
            if (slot != null) {
                slot.send(intended);
                intended = start + (long) (++count * nanosBetween);
            }
        }
        long now = System.nanoTime();
        while (to - intended > 0) {
            tally.neverSent(intended, now);
            intended = start + (long) (++count * nanosBetween);
        }
    }

    /** How many nanoseconds are left. */
    private long tick() {
        long now = System.nanoTime();
        if (!measuring && now - from >= 0) {
            measuring = true;
            cpuBefore = cpu();
        }
        if (now - start >= nextProgress) {
            nextProgress += TimeUnit.SECONDS.toNanos(1);
            progress.accept(new Progress(
                    Duration.ofNanos(now - start),
                    pace.warmUp().plus(pace.measured()),
                    tally.answered(),
                    pace.inFlight() - idle.size()));
        }
        return to - now;
    }

    private Report report() throws InterruptedException {
        Duration cpu = cpu().minus(cpuBefore);
        running = false;
        long deadline = System.nanoTime() + workload.timeout().toNanos();
        while (idle.remainingCapacity() > 0 && deadline - System.nanoTime() > 0) {
            if (Thread.interrupted()) {
                throw new InterruptedException("while the last answers were waited for");
            }
            LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
        }
        var report = new Report(
                pace,
                nodes.size(),
                tally.answered(),
                tally.neverSent(),
                tally.latencies(),
                tally.results(),
                tally.failures(),
                cpu.toNanos() / (double) pace.measured().toNanos(),
                limited);
        return report;
    }

    private static Duration cpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }
}
