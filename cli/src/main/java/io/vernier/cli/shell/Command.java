package io.vernier.cli.shell;

import java.io.IOException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/**
 * A subcommand. Options are described in code, not by annotations: reading annotations by reflection would cost a good
 * part of the start.
 */
public interface Command {
    /** The options and parameters; those that all commands have are added by the main class. */
    CommandSpec spec();

    /** What {@code --help} prints: three examples on top, at most 24 lines. */
    String help();

    /**
     * Does it.
     *
     * @return one of {@link ExitCode}
     * @throws CommandException to end with a sentence on standard error
     */
    int run(ParseResult arguments, Terminal terminal) throws IOException, InterruptedException;
}
