package io.vernier.cli.explain;

import io.vernier.cli.message.KnownDictionaries;
import io.vernier.cli.message.OwnDictionaries;
import io.vernier.cli.shell.CliProblem;
import io.vernier.cli.shell.Colour;
import io.vernier.cli.shell.Command;
import io.vernier.cli.shell.CommandException;
import io.vernier.cli.shell.ExitCode;
import io.vernier.cli.shell.Options;
import io.vernier.cli.shell.Terminal;
import io.vernier.dictionary.Dictionary;
import io.vernier.dictionary.lookup.DictionaryLookup;
import io.vernier.json.JsonWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code vernier explain}: what a code of ours, a Result-Code, an AVP or a command means. */
public final class ExplainCommand implements Command {
    @Override
    public CommandSpec spec() {
        return CommandSpec.create()
                .addOption(OptionSpec.builder("--json").type(boolean.class).build())
                .addOption(Options.texts("--dict"))
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
                  vernier explain VN-3101        what a code in an error or a log line means
                  vernier explain 5012           a result code, of vendors, too; or USER_UNKNOWN
                  vernier explain RAT-Type       an AVP; also 1032/10415; CCR explains a command

                Usage: vernier explain CODE|NAME [--json] [--dict FILE]...

                  --dict FILE   a .dia file of your own, too
                  --json        one object a line: code, name, meaning, remedy, reference

                A number may be several things: all of them are told. Grammars and places are
                shown by vernier dict show NAME.
                """;
    }

    @Override
    public int run(ParseResult arguments, Terminal terminal) throws IOException {
        String code = arguments.matchedPositionalValue(0, "").strip();
        var topics = new ArrayList<>(
                Topics.find(code.toUpperCase(Locale.ROOT)).stream().toList());
        if (!code.toUpperCase(Locale.ROOT).startsWith("VN-")) {
            List<Dictionary> all =
                    new ArrayList<>(OwnDictionaries.read(arguments.matchedOptionValue("--dict", List.of())));
            all.addAll(KnownDictionaries.all());
            var dictionaries = new DictionaryTopics(DictionaryLookup.of(all));
            for (var topic : dictionaries.find(code)) {
                if (topics.stream().noneMatch(topic::isSame)) {
                    topics.add(topic);
                }
            }
            if (topics.isEmpty()) {
                throw unknown(code, dictionaries.suggestion(code));
            }
        }
        if (topics.isEmpty()) {
            throw unknown(code, "");
        }
        topics.forEach(t -> print(t, arguments.hasMatchedOption("--json"), terminal));
        return ExitCode.OK;
    }

    private static CommandException unknown(String code, String suggestion) {
        return new CommandException(
                ExitCode.FAILURE, CliProblem.UNKNOWN_TOPIC.about("\"" + code + "\" is not known here." + suggestion));
    }

    private static void print(Topic topic, boolean json, Terminal terminal) {
        if (json) {
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
            return;
        }
        terminal.out().println(terminal.paint(Colour.BOLD, topic.code() + "  " + topic.name()));
        line(terminal, "means", topic.meaning());
        line(terminal, "try", topic.remedy());
        line(terminal, "see", topic.reference());
    }

    private static void line(Terminal terminal, String label, String text) {
        if (!text.isEmpty()) {
            terminal.out().println("  " + (label + ":      ").substring(0, 7) + text);
        }
    }
}
