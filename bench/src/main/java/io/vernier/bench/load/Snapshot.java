package io.vernier.bench.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What both processes and the machine have used up to a moment.
 *
 * @param nanos when it was
 * @param cpu of both processes together
 * @param machine of all processes of the machine; zero where that cannot be seen
 * @param clientMegabytes resident memory of the client; zero where that cannot be seen
 * @param serverMegabytes resident memory of the server
 */
public record Snapshot(long nanos, Duration cpu, Duration machine, long clientMegabytes, long serverMegabytes) {
    private static final long TICK_MILLIS = 10;

    /** With this process as the client. */
    static Snapshot take(long serverPid) {
        return take(ProcessHandle.current().pid(), serverPid);
    }

    /** Of these two processes, neither of which need be this one. */
    public static Snapshot take(long clientPid, long serverPid) {
        return new Snapshot(
                System.nanoTime(),
                cpu(clientPid).plus(cpu(serverPid)),
                machineCpu(),
                megabytes(clientPid),
                megabytes(serverPid));
    }

    private static Duration cpu(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().totalCpuDuration())
                .orElse(Duration.ZERO);
    }

    /** Of the line {@code cpu user nice system idle iowait irq softirq steal}, all but idle and iowait. */
    private static Duration machineCpu() {
        List<String> lines = lines(Path.of("/proc/stat"));
        if (lines.isEmpty()) {
            return Duration.ZERO;
        }
        String[] fields = lines.get(0).trim().split("\\s+", -1);
        long ticks = 0;
        for (int i : new int[] {1, 2, 3, 6, 7, 8}) {
            ticks += Long.parseLong(fields[i]);
        }
        return Duration.ofMillis(ticks * TICK_MILLIS);
    }

    private static long megabytes(long pid) {
        for (String line : lines(Path.of("/proc/" + pid + "/status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
            }
        }
        return 0;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException notLinux) {
            return List.of();
        }
    }
}
