package io.vernier.bench.process;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Another JVM with the class path of this one: one end of a measurement, ended with it. Its errors go where ours go. */
public final class Jvm implements AutoCloseable {
    private static final String READY = "ready ";
    private static final long PATIENCE_SECONDS = 5;
    private static final int USER_TICKS = 11;
    private static final long TICK_MILLIS = 10;

    private final String name;
    private final Process process;
    private final BufferedReader said;

    private Jvm(String name, Process process) {
        this.name = name;
        this.process = process;
        this.said = process.inputReader(StandardCharsets.UTF_8);
    }

    /**
     * Starts one.
     *
     * @param options of the JVM, separated by blanks
     * @throws IOException if it cannot be started
     */
    public static Jvm start(String options, Class<?> main, String... args) throws IOException {
        return start(main.getSimpleName(), command(options, List.of(), main, args), ProcessBuilder.Redirect.INHERIT);
    }

    /** Starts any program that prints what such a JVM would; its errors go where they are told to. */
    public static Jvm start(String name, List<String> command, ProcessBuilder.Redirect errors) throws IOException {
        return new Jvm(name, new ProcessBuilder(command).redirectError(errors).start());
    }

    /** How such a JVM is started, with more at the head of its class path. */
    public static List<String> command(String options, List<String> before, Class<?> main, String... args) {
        var classPath = new ArrayList<>(before);
        classPath.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        var command = new ArrayList<String>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(List.of(options.trim().split(" +", -1)));
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("--add-opens=java.base/sun.security.ssl=ALL-UNNAMED"); // DTLS over SCTP needs it
        command.add("--sun-misc-unsafe-memory-access=allow");
        command.add("-Dslf4j.internal.verbosity=ERROR");
        command.add("-cp");
        command.add(String.join(File.pathSeparator, classPath));
        command.add(main.getName());
        command.addAll(List.of(args));
        return command;
    }

    /** Says in such a JVM that it is ready, and what others need to know of it; {@link #awaitReady} gives that. */
    public static void sayReady(Object what) {
        System.out.println(READY + what);
    }

    /**
     * Waits for its {@link #sayReady}.
     *
     * @throws IOException if it ends before
     */
    public String awaitReady() throws IOException {
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (line.startsWith(READY)) {
                return line.substring(READY.length());
            }
        }
        throw new IOException(name + " did not start (expected: a line that begins with \"" + READY + "\")");
    }

    /** The next line that it prints; null when it has ended. */
    public @Nullable String readLine() throws IOException {
        return said.readLine();
    }

    /**
     * Waits for its end.
     *
     * @throws IOException if it ends with another status than 0
     */
    public void awaitEnd() throws IOException, InterruptedException {
        if (!endsWell()) {
            throw new IOException(name + " ended with status " + process.exitValue() + " (expected: 0)");
        }
    }

    /** Waits for its end; true if its status is 0. */
    public boolean endsWell() throws InterruptedException {
        return process.waitFor() == 0;
    }

    public long pid() {
        return process.pid();
    }

    /** The CPU time that a process has used so far, its own and what the kernel did for it, in steps of 10 ms. */
    public static Duration cpu(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return Duration.ofMillis(
                    TICK_MILLIS * (Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[USER_TICKS + 1])));
        } catch (IOException notLinux) {
            return ProcessHandle.of(pid)
                    .flatMap(other -> other.info().totalCpuDuration())
                    .orElse(Duration.ZERO);
        }
    }

    /** Ends it, by force where it does not end by itself. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
