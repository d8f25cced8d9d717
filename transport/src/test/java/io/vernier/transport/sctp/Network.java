package io.vernier.transport.sctp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The two networks of the tests, 10.68.1.0/24 and 10.68.2.0/24, on interfaces that lead nowhere: an address is cut off by
 * taking its local route away. Puts everything back when closed. Needs root and the addresses 10.68.x.1 and 10.68.x.2.
 */
final class Network implements AutoCloseable {
    private static final Path SYSCTL = Path.of("/proc/sys/net/sctp");

    private final Deque<Runnable> toUndo = new ArrayDeque<>();

    /** Skips the test on a machine that has not these networks. */
    static Network require() {
        assumeTrue(Files.isWritable(SYSCTL.resolve("rto_min")), "not root on a kernel with SCTP");
        assumeTrue(run("ip", "-o", "addr", "show", "to", "10.68.2.2").contains("10.68.2.2"), "no test networks");
        return new Network();
    }

    /** Has the kernel find out within a second or two what otherwise takes it minutes. */
    void detectQuickly() {
        set("rto_min", "50");
        set("rto_initial", "100");
        set("rto_max", "200");
        set("path_max_retrans", "1");
        set("association_max_retrans", "4");
        set("hb_interval", "100");
    }

    void cutOff(String address) {
        route("del", address);
        toUndo.push(() -> route("replace", address));
    }

    void reconnect(String address) {
        route("replace", address);
    }

    private static void route(String what, String address) {
        String device = address.startsWith("10.68.1.") ? "dummy0" : "dummy1";
        run("ip", "route", what, "local", address, "dev", device, "table", "local", "proto", "kernel");
    }

    private void set(String name, String value) {
        Path file = SYSCTL.resolve(name);
        // in one read: the kernel has these values begin only once
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            String before = reader.readLine();
            write(file, value);
            toUndo.push(() -> write(file, before));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void write(Path file, String value) {
        try {
            Files.writeString(file, value);
        } catch (IOException e) {
            throw new AssertionError(file + " = " + value, e);
        }
    }

    private static String run(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor())
                    .as(String.join(" ", command) + ": " + said)
                    .isZero();
            return said;
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        while (!toUndo.isEmpty()) {
            toUndo.pop().run();
        }
    }
}
