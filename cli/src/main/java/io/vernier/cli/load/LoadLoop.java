package io.vernier.cli.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One run: warm-up, measured time, and the wait for the last answers. One thread drives it, the event loops of the
 * connections tell it of answers.
 */
abstract class LoadLoop implements Slot.Ends, Meter.Span {
    /** Nobody waits longer than this without looking at the time. */
    static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private static final long DRAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    /** With three digits a histogram has some 100 kB, with two some 15. */
    private static final int MANY_HISTOGRAMS = 200;

    private final Target target;
    private final Pace pace;
    private final LoadClock clock;
    private final Consumer<Progress> progress;
    private final long start;
    private final long from;
    private final Queue<Slot> idle = new ConcurrentLinkedQueue<>();
    private final Failures failures = new Failures();
    private final List<Meter> meters = new ArrayList<>();
    private final Meter unsent;
    private final Witness witness;
    private final Thread driver = Thread.currentThread();
    private boolean measuring;
    private long nextLook;
    private long nextProgress;
    private volatile long to;
    private volatile boolean running = true;
    private volatile boolean waiting;

    LoadLoop(Target target, Pace pace, LoadClock clock, Consumer<Progress> progress) {
        this.target = target;
        this.pace = pace;
        this.clock = clock;
        this.progress = progress;
        this.start = clock.now();
        this.nextLook = start;
        this.from = start + pace.warmUp().toNanos();
        this.to = from + pace.measured().toNanos();
        int connections = target.connections();
        int precision = connections * pace.steps() > MANY_HISTOGRAMS ? 2 : 3;
        for (int i = 0; i < connections; i++) {
            meters.add(new Meter(this, failures, pace, precision));
        }
        this.unsent = new Meter(this, failures, pace, precision);
        this.witness = new Witness(target, meters);
        for (int i = 0; i < pace.inFlight(); i++) {
            idle.add(target.slot(i % connections, meters.get(i % connections), this));
        }
    }

    /** Sends until the time is over. */
    abstract void drive() throws InterruptedException;

    /** The share of the measured time in which a request was due and all slots were in flight; 0 where nothing is ever due. */
    abstract double windowFull();

    /** Runs it, on the thread that made it. */
    final Report run() throws InterruptedException {
        drive();
        Evidence evidence = witness.end(clock.now(), windowFull());
        running = false;
        finish();
        long deadline = clock.now() + target.patience().toNanos();
        while (idle.size() < pace.inFlight() && deadline - clock.now() > 0) {
            clock.await(DRAIN_NANOS);
        }
        return Report.of(pace, Duration.ofNanos(Math.max(1, to - from)), meters, unsent, failures, evidence);
    }

    /** Ends the measured time now, from any thread. */
    final void stop() {
        to = clock.now();
        LockSupport.unpark(driver);
    }

    /** What is left to do when the time is over and before the last answers are there. */
    void finish() {}

    @Override
    public final int step(long moment) {
        long after = moment - from;
        if (after < 0 || to - moment <= 0) {
            return -1;
        }
        return (int) (after * pace.steps() / pace.measured().toNanos());
    }

    @Override
    public final void failed(Slot slot) {
        free(slot);
    }

    /** The slot has nothing to send at the moment. */
    final void free(Slot slot) {
        idle.add(slot);
        if (waiting) {
            LockSupport.unpark(driver);
        }
    }

    /** A slot that has nothing in flight, or null. */
    final @Nullable Slot pollIdle() {
        return idle.poll();
    }

    /** A slot that has nothing in flight; waits for one, but no longer than that. */
    final @Nullable Slot awaitIdle(long nanos) throws InterruptedException {
        waiting = true;
        Slot slot = idle.poll();
        if (slot == null) {
            clock.await(nanos);
            slot = idle.poll();
        }
        waiting = false;
        return slot;
    }

    /** Does what is done now and then, and gives the nanoseconds that are left. */
    final long tick(long now) {
        if (now - nextLook >= 0) {
            look(now);
        }
        return to - now;
    }

    private void look(long now) {
        nextLook = now + TICK_NANOS;
        if (isMeasured(now)) {
            if (!measuring) {
                measuring = true;
                witness.begin(now);
            }
            witness.look();
        }
        if (now - start >= nextProgress) {
            nextProgress += TimeUnit.SECONDS.toNanos(1);
            long answered = 0;
            for (Meter meter : meters) {
                answered += meter.ended();
            }
            progress.accept(new Progress(
                    Duration.ofNanos(now - start),
                    pace.warmUp().plus(pace.measured()),
                    answered,
                    pace.inFlight() - idle.size()));
        }
    }

    final boolean isMeasured(long now) {
        return now - from >= 0;
    }

    final boolean isRunning() {
        return running;
    }

    final long start() {
        return start;
    }

    final long measuredNanos() {
        return to - from;
    }

    final Pace pace() {
        return pace;
    }

    final LoadClock clock() {
        return clock;
    }

    final Meter unsent() {
        return unsent;
    }
}
