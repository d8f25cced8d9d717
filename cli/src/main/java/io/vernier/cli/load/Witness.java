package io.vernier.cli.load;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;

/** Looks at what limits a run: processors, event loops, and what waits to be read. Used by the thread that drives the run. */
final class Witness {
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Target target;
    private final List<Meter> meters;
    private final long[] loopsBefore;
    private long driverBefore;
    private Duration processBefore = Duration.ZERO;
    private Duration machineBefore = Duration.ZERO;
    private long since;
    private long looks;
    private long backedUp;

    Witness(Target target, List<Meter> meters) {
        this.target = target;
        this.meters = meters;
        this.loopsBefore = new long[meters.size()];
    }

    /** The measured time begins. */
    void begin(long now) {
        since = now;
        processBefore = process();
        machineBefore = MachineTime.busy();
        driverBefore = threads.getCurrentThreadCpuTime();
        for (int i = 0; i < loopsBefore.length; i++) {
            loopsBefore[i] = loop(i);
        }
    }

    /** Some time has passed. */
    void look() {
        looks++;
        if (target.isBackedUp()) {
            backedUp++;
        }
    }

    /** The measured time ends. */
    Evidence end(long now, double windowFull) {
        double nanos = Math.max(1, now - since);
        double cores = process().minus(processBefore).toNanos() / nanos;
        Duration machine = MachineTime.busy();
        double others = machine.isZero()
                ? Double.NaN
                : Math.max(0, machine.minus(machineBefore).toNanos() / nanos - cores);
        double busiest = 0;
        for (int i = 0; i < loopsBefore.length; i++) {
            busiest = Math.max(busiest, (loop(i) - loopsBefore[i]) / nanos);
        }
        return new Evidence(
                Runtime.getRuntime().availableProcessors(),
                cores,
                others,
                Math.min(1, busiest),
                Math.min(1, (threads.getCurrentThreadCpuTime() - driverBefore) / nanos),
                windowFull,
                looks == 0 ? 0 : (double) backedUp / looks);
    }

    private long loop(int connection) {
        Thread loop = meters.get(connection).loop();
        return loop == null ? 0 : Math.max(0, threads.getThreadCpuTime(loop.threadId()));
    }

    private static Duration process() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }
}
