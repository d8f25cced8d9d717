package io.vernier.cli.explain;

import io.vernier.cli.shell.CliProblem;
import io.vernier.cli.shell.Colour;
import io.vernier.cli.shell.Command;
import io.vernier.cli.shell.CommandException;
import io.vernier.cli.shell.ExitCode;
import io.vernier.cli.shell.Terminal;
import io.vernier.json.JsonWriter;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code vernier explain}: what a code of ours or a Result-Code means, and what to do. */
public final class ExplainCommand implements Command {
    @Override
    public CommandSpec spec() {
        return CommandSpec.create()
                .addOption(OptionSpec.builder("--json").type(boolean.class).build())
                .addPositional(PositionalParamSpec.builder()
                        .paramLabel("CODE")
                        .type(String.class)
                        .arity("1")
                        .required(true)
                        .build());
    }

    @Override
    public String help() {
        return """
                Examples:
                  vernier explain VN-3101         what a code in an error or a log line means
                  vernier explain 5012            what a Result-Code means
                  vernier explain USER_UNKNOWN    the same, by its name

                Usage: vernier explain CODE [--json]

                  --json     one object: code, name, meaning, remedy, reference
                """;
    }

    @Override
    public int run(ParseResult arguments, Terminal terminal) {
        String code = arguments.matchedPositionalValue(0, "");
        var topic = Topics.find(code.toUpperCase(Locale.ROOT))
                .orElseThrow(() -> new CommandException(
                        ExitCode.FAILURE, CliProblem.UNKNOWN_TOPIC.about("\"" + code + "\" is not known here.")));
        if (arguments.hasMatchedOption("--json")) {
            var line = new StringBuilder();
            new JsonWriter(line)
                    .beginObject()
                    .name("code")
                    .value(topic.code())
                    .name("name")
                    .value(topic.name())
                    .name("meaning")
                    .value(topic.meaning())
                    .name("remedy")
                    .value(topic.remedy())
                    .name("reference")
                    .value(topic.reference())
                    .endObject();
            terminal.out().println(line);
            return ExitCode.OK;
        }
        terminal.out().println(terminal.paint(Colour.BOLD, topic.code() + "  " + topic.name()));
        line(terminal, "means", topic.meaning());
        line(terminal, "try", topic.remedy());
        line(terminal, "see", topic.reference());
        return ExitCode.OK;
    }

    private static void line(Terminal terminal, String label, String text) {
        if (!text.isEmpty()) {
            terminal.out().println("  " + (label + ":      ").substring(0, 7) + text);
        }
    }
}
