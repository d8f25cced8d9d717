package io.vernier.cli.demo;

import io.vernier.cli.load.Durations;
import io.vernier.cli.shell.CliProblem;
import io.vernier.cli.shell.Command;
import io.vernier.cli.shell.CommandException;
import io.vernier.cli.shell.ExitCode;
import io.vernier.cli.shell.Terminal;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code vernier demo}: two nodes in one process, from first contact to goodbye, and how fast they are. */
public final class DemoCommand implements Command {
    /** Between chapters, for a person to read. */
    private static final Duration PAUSE = Duration.ofMillis(600);

    /** Where nobody reads along: time for the last event of a chapter to come in before the next begins. */
    private static final Duration BREATH = Duration.ofMillis(60);

    private static final Duration WARM_UP = Duration.ofSeconds(2);

    @Override
    public CommandSpec spec() {
        return CommandSpec.create()
                .addOption(OptionSpec.builder("--measure").type(String.class).build())
                .addOption(OptionSpec.builder("--json").type(boolean.class).build());
    }

    @Override
    public String help() {
        return """
                Examples:
                  vernier demo                  watch a charging server and its client
                  vernier demo --measure 10s    measure longer at the end
                  vernier demo --json           the same for programs

                Usage: vernier demo [--measure DURATION] [--json]

                  --measure   how long to measure requests per second at the end; 3s unless
                              told, 0s for not at all
                  --json      one object a line for each message and event

                Both nodes live in this process and talk over TCP on the loopback interface.
                What is shown is read off the wire between them, or told by the client's node.
                The watchdog asks sooner than RFC 3539 allows, so that nobody has to wait.
                """;
    }

    @Override
    public int run(ParseResult arguments, Terminal terminal) throws IOException, InterruptedException {
        Duration measured = duration(arguments.matchedOptionValue("--measure", "3s"));
        Duration warmUp = measured.compareTo(WARM_UP) < 0 ? measured : WARM_UP;
        System.setProperty("io.vernier.cli.log", "OFF"); // what the log would say stands on the ladder
        Consumer<Sight> reader;
        if (arguments.hasMatchedOption("--json")) {
            reader = new JsonLines(terminal);
        } else {
            var ladder = new Ladder(terminal);
            ladder.head(Play.CLIENT, Play.SERVER);
            reader = ladder;
        }
        try (var notebook = new Notebook(reader)) {
            new Play(notebook, terminal.interactive() ? PAUSE : BREATH).run(warmUp, measured);
        }
        return ExitCode.OK;
    }

    private static Duration duration(String text) {
        try {
            return Durations.parse(text);
        } catch (IllegalArgumentException wrong) {
            throw new CommandException(
                    ExitCode.USAGE, CliProblem.WRONG_USAGE.about("--measure: " + wrong.getMessage()));
        }
    }
}
