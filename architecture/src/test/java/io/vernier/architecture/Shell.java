package io.vernier.architecture;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Runs a command in an empty environment and keeps what it says on both outputs. */
final class Shell {
    /** What a command said, and its exit status. */
    record Answer(int status, String said) {}

    private Shell() {}

    static Answer run(Map<String, String> variables, List<String> command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true);
        process.environment().clear();
        process.environment().putAll(variables);
        var running = process.start();
        running.getOutputStream().close();
        var said = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Answer(running.waitFor(), said.strip());
    }

    /** Writes a program that stands in for a real one. */
    static Path program(Path file, String script) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        if (!file.toFile().setExecutable(true)) {
            throw new IOException("cannot make " + file + " executable");
        }
        return file;
    }
}
