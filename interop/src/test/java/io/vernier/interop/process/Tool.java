package io.vernier.interop.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a program to its end: compilers, dissectors, makers of certificates. */
public final class Tool {
    private static final int PATIENCE_SECONDS = 120;

    private Tool() {}

    /** Whether something was made since all that it is made from last changed. */
    public static boolean isFresh(Path made, List<Path> from) {
        try {
            if (!Files.exists(made)) {
                return false;
            }
            var then = Files.getLastModifiedTime(made);
            for (var source : from) {
                if (Files.getLastModifiedTime(source).compareTo(then) > 0) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a program whose arguments hold no blanks. */
    public static String run(Path folder, String command) {
        return run(folder, List.of(command.split(" ", -1)));
    }

    /** Runs a program in a folder and gives its standard output; fails with its error output when it says so. */
    public static String run(Path folder, List<String> command) {
        try {
            var errors = Files.createTempFile(folder, "stderr", ".log");
            var process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectError(errors.toFile())
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .start();
            try {
                var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                    throw new AssertionError(
                            String.join(" ", command) + " failed:\n" + output + Files.readString(errors));
                }
                Files.delete(errors);
                return output;
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run " + command, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while running " + command, e);
        }
    }

    /** Copies a resource that stands beside a class into a folder, unless it is there, so that a foreign program can read it. */
    public static Path unpack(Class<?> beside, String resource, Path folder) {
        try (var stream = beside.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalArgumentException("no resource " + resource + " beside " + beside.getName());
            }
            var file = folder.resolve(resource);
            var octets = stream.readAllBytes();
            if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), octets)) {
                Files.write(file, octets);
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
