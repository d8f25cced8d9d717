package io.vernier.bench.growth;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;

/**
 * What a process holds at a moment.
 *
 * @param heapMegabytes what lives on the heap, after a full collection
 * @param threads platform threads
 * @param files open file descriptors; 0 where that cannot be seen
 */
record Vitals(double heapMegabytes, int threads, int files) {
    private static final double MEGABYTE = 1024 * 1024;

    /** A heap that grew by less than this is taken for flat, beside a tenth of its size. */
    private static final double SLACK_MEGABYTES = 4;

    /** The scheduler of virtual threads and the JVM itself start and end threads as they like. */
    private static final int SLACK_THREADS = 3;

    /** Of this process. Collects all garbage first. */
    static Vitals now() {
        System.gc();
        System.gc(); // what the first one handed to reference queues and cleaners is garbage now
        return new Vitals(
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MEGABYTE,
                ManagementFactory.getThreadMXBean().getThreadCount(),
                Objects.requireNonNullElse(Path.of("/proc/self/fd").toFile().list(), new String[0]).length);
    }

    /** Whether this is no more than that was before, apart from what comes and goes. */
    boolean isFlatSince(Vitals before) {
        return heapMegabytes <= before.heapMegabytes * 1.1 + SLACK_MEGABYTES
                && threads <= before.threads + SLACK_THREADS
                && files <= before.files + SLACK_THREADS;
    }

    /** Three columns of a table. */
    String columns() {
        return String.format(Locale.ROOT, "%.1f | %d | %d", heapMegabytes, threads, files);
    }
}
