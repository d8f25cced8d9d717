package io.vernier.cli.admin;

import io.vernier.cli.shell.CliProblem;
import io.vernier.cli.shell.CommandException;
import io.vernier.cli.shell.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where the admin sockets of this user's nodes lie, each under its node's Origin-Host. */
public final class AdminPath {
    private static final String SUFFIX = ".sock";

    private AdminPath() {}

    /** The socket of a node of this identity. */
    public static Path of(String originHost) {
        return folder().resolve(originHost + SUFFIX);
    }

    /** {@code vernier} in the user's run-time directory, which only the user can enter; else one of its own beside temporary files. */
    private static Path folder() {
        String runtime = System.getenv("XDG_RUNTIME_DIR");
        return runtime != null && Files.isDirectory(Path.of(runtime))
                ? Path.of(runtime, "vernier")
                : Path.of(System.getProperty("java.io.tmpdir"), "vernier-" + System.getProperty("user.name"));
    }

    /**
     * The socket that was named, or the only one that there is.
     *
     * @throws CommandException if none was named and there is none, or more than one
     */
    public static Path find(@Nullable String named) throws IOException {
        if (named != null) {
            return Path.of(named);
        }
        Path folder = folder();
        List<Path> found = List.of();
        if (Files.isDirectory(folder)) {
            try (var files = Files.list(folder)) {
                found = files.filter(file -> file.toString().endsWith(SUFFIX))
                        .sorted()
                        .toList();
            }
        }
        if (found.size() == 1) {
            return found.getFirst();
        }
        throw found.isEmpty()
                ? new CommandException(
                        ExitCode.CONNECTION_FAILED,
                        CliProblem.NO_NODE.about("No node of yours runs here: there is no socket in " + folder + "."))
                : new CommandException(
                        ExitCode.USAGE,
                        CliProblem.WRONG_USAGE.about("several nodes run here: say which with --admin, one of "
                                + found.stream().map(Path::toString).collect(Collectors.joining(", "))));
    }
}
