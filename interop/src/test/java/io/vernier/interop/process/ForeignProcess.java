package io.vernier.interop.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.awaitility.core.TerminalFailureException;

/**
 * One foreign program that runs beside a test. What it prints goes line by line to a file and is waited for with
 * {@link #expect}; what it shall do is written to its standard input with {@link #tell}.
 *
 * <p>Used by the thread of the test; a thread of its own reads the output.
 */
public final class ForeignProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int LAST_LINES = 30;

    private final String name;
    private final Process process;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Writer input;
    private final Thread reader;
    private int next;

    private ForeignProcess(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.input = process.outputWriter(StandardCharsets.UTF_8);
        this.reader = Thread.ofPlatform().daemon().name(name + " output").start(() -> read(log));
    }

    static ForeignProcess start(String name, Path folder, List<String> command) {
        try {
            var process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            return new ForeignProcess(name, process, folder.resolve(name + ".log"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + command, e);
        }
    }

    /** Waits for a line in which the pattern is found, behind the line found last; fails when the program ends first. */
    public MatchResult expect(String pattern) {
        return expect(pattern, PATIENCE);
    }

    /** Waits so long for a line in which the pattern is found, behind the line found last. */
    public MatchResult expect(String pattern, Duration patience) {
        var compiled = Pattern.compile(pattern);
        try {
            return Awaitility.await(name + " printing " + pattern)
                    .atMost(patience)
                    .pollInterval(Duration.ofMillis(5))
                    .failFast(
                            name + " ended before it printed " + pattern,
                            () -> ended() && search(compiled).isEmpty())
                    .until(() -> take(compiled), Optional::isPresent)
                    .orElseThrow();
        } catch (TerminalFailureException | org.awaitility.core.ConditionTimeoutException e) {
            throw new AssertionError(e.getMessage() + "\n" + tail(), e);
        }
    }

    /** Waits until some line, wherever, has the pattern in it; what is waited for next may stand before it. */
    public void await(String pattern) {
        int behind = next;
        next = 0;
        expect(pattern);
        next = behind;
    }

    /** Whether some line so far, wherever, has the pattern in it. */
    public boolean hasPrinted(String pattern) {
        var compiled = Pattern.compile(pattern);
        return lines.stream().anyMatch(line -> compiled.matcher(line).find());
    }

    /** Writes a line to the program's standard input. */
    public void tell(String line) {
        try {
            input.write(line + "\n");
            input.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(name + " does not take \"" + line + "\"\n" + tail(), e);
        }
    }

    /** Ends the program at once, as a crash of its machine would seem to its peers but for the closing of sockets. */
    public void kill() {
        var children = process.descendants().toList();
        process.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
        awaitEnd();
        Awaitility.await("the end of the children of " + name)
                .atMost(PATIENCE)
                .until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
    }

    /** Asks the program to end, by SIGTERM; its standard input stays open, which {@link Process#destroy} closes. */
    public void terminate() {
        process.toHandle().destroy();
    }

    /** Stops the program in the middle of whatever it does; its sockets stay open and silent. */
    public void freeze() {
        signal("STOP");
    }

    /** Lets a frozen program go on. */
    public void thaw() {
        signal("CONT");
    }

    /** Waits until the program has ended by itself, and gives its exit code. */
    public int awaitEnd() {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError(name + " does not end\n" + tail());
            }
            reader.join(PATIENCE.toMillis());
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for the end of " + name, e);
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public long pid() {
        return process.pid();
    }

    /** Everything printed so far. */
    public List<String> lines() {
        return List.copyOf(lines);
    }

    /** Kills what still runs; the log stays. */
    @Override
    public void close() {
        if (process.isAlive()) {
            kill();
        }
    }

    private boolean ended() {
        return !reader.isAlive();
    }

    private Optional<MatchResult> search(Pattern pattern) {
        return findFrom(next, pattern).map(Found::match);
    }

    private Optional<MatchResult> take(Pattern pattern) {
        Optional<Found> found = findFrom(next, pattern);
        found.ifPresent(line -> next = line.index() + 1);
        return found.map(Found::match);
    }

    private Optional<Found> findFrom(int start, Pattern pattern) {
        for (int i = start; i < lines.size(); i++) {
            var matcher = pattern.matcher(lines.get(i));
            if (matcher.find()) {
                return Optional.of(new Found(i, matcher.toMatchResult()));
            }
        }
        return Optional.empty();
    }

    private void read(Path log) {
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
                Writer file = Files.newBufferedWriter(log)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                lines.add(line);
                file.write(line + "\n");
                file.flush();
            }
        } catch (IOException e) {
            lines.add("output of " + name + " lost: " + e.getMessage());
        }
    }

    private void signal(String signal) {
        try {
            int code = new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new AssertionError("kill -" + signal + " of " + name + " gave " + code);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while signalling " + name, e);
        }
    }

    private String tail() {
        var all = lines();
        return "--- the last lines of " + name + ":\n"
                + String.join("\n", all.subList(Math.max(0, all.size() - LAST_LINES), all.size()));
    }

    private record Found(int index, MatchResult match) {}
}
