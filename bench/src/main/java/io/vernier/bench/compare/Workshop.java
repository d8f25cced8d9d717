package io.vernier.bench.compare;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The sources of another stack's two ends, and the folder where what is made of them goes. */
record Workshop(String word) {
    /** The folder of the module; the one that tests run in, unless told otherwise. */
    private static final Path BENCH = Path.of(System.getProperty("vernier.bench.folder", "."))
            .toAbsolutePath()
            .normalize();

    Path sources() {
        return BENCH.resolve("peers").resolve(word);
    }

    Path source(String name) {
        return sources().resolve(name);
    }

    Path folder() {
        try {
            return Files.createDirectories(
                    BENCH.resolve("target").resolve("peers").resolve(word));
        } catch (IOException e) {
            throw new IllegalStateException("no folder for what is made", e);
        }
    }

    Path made(String name) {
        return folder().resolve(name);
    }

    Path script(String fromTheProjectsFolder) {
        return BENCH.resolveSibling(fromTheProjectsFolder);
    }

    /** What both ends say beside their figures. */
    File log() {
        return made("log.txt").toFile();
    }

    /**
     * Runs a program in the folder.
     *
     * @return why it failed; empty if it did not
     */
    Optional<String> run(List<String> command) {
        try {
            int status = new ProcessBuilder(command)
                    .directory(folder().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log()))
                    .start()
                    .waitFor();
            return status == 0
                    ? Optional.empty()
                    : Optional.of(command.get(0) + " ended with status " + status + "; what it said is in " + log());
        } catch (IOException e) {
            return Optional.of(command.get(0) + " cannot be started: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of(command.get(0) + " was interrupted");
        }
    }

    /** Which program or file is not here, and the Debian packages that bring it; empty if all are. */
    static Optional<String> missing(List<String> needed, String packages) {
        return needed.stream()
                .filter(name -> !isHere(name))
                .findFirst()
                .map(name -> name + " is not here (apt-get install " + packages + ")");
    }

    private static boolean isHere(String name) {
        return name.startsWith("/")
                ? Files.exists(Path.of(name))
                : Stream.of(Optional.ofNullable(System.getenv("PATH"))
                                .orElse("")
                                .split(File.pathSeparator, -1))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
    }
}
