package io.vernier.cli.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** What all programs of this machine have used of its processors. */
final class MachineTime {
    private static final Path STAT = Path.of("/proc/stat");
    private static final long TICK_MILLIS = 10;
    private static final int IDLE = 4;
    private static final int IO_WAIT = 5;
    private static final int STEAL = 8;

    private MachineTime() {}

    /** Since the machine was started; zero where that cannot be seen. */
    static Duration busy() {
        try {
            return busy(Files.readAllLines(STAT).getFirst());
        } catch (IOException notLinux) {
            return Duration.ZERO;
        }
    }

    /** Of the line {@code cpu user nice system idle iowait irq softirq steal ...}; guests are in user and nice already. */
    static Duration busy(String line) {
        String[] fields = line.trim().split("\\s+", -1);
        long ticks = 0;
        for (int i = 1; i < fields.length && i <= STEAL; i++) {
            if (i != IDLE && i != IO_WAIT) {
                ticks += Long.parseLong(fields[i]);
            }
        }
        return Duration.ofMillis(ticks * TICK_MILLIS);
    }
}
