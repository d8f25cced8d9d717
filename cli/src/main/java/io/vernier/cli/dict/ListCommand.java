package io.vernier.cli.dict;

import io.vernier.cli.shell.Command;
import io.vernier.cli.shell.ExitCode;
import io.vernier.cli.shell.Terminal;
import io.vernier.dictionary.Dictionary;
import io.vernier.json.Json;
import java.io.IOException;
import java.util.Comparator;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code vernier dict list}: which dictionaries there are. */
final class ListCommand implements Command {
    @Override
    public CommandSpec spec() {
        return Arguments.spec("NOTHING", "0");
    }

    @Override
    public String help() {
        return """
                Examples:
                  vernier dict list
                  vernier dict list --dict toll.dia
                  vernier dict list --json | grep 10415

                Usage: vernier dict list [--json] [--dict FILE]...

                  --dict FILE   a .dia file of your own, too; it may inherit from ours
                  --json        one object a line for each dictionary

                COMMANDS counts requests and answers, AVPS those that the dictionary defines
                itself. A dictionary without application holds AVPs for others to inherit.
                """;
    }

    @Override
    public int run(ParseResult arguments, Terminal terminal) throws IOException {
        var lookup = Arguments.lookup(arguments);
        var sorted = lookup.dictionaries().stream()
                .sorted(Comparator.comparing(Dictionary::name))
                .toList();
        if (arguments.hasMatchedOption("--json")) {
            sorted.forEach(d -> terminal.out().println(json(d).toText()));
            return ExitCode.OK;
        }
        var table = new Table("DICTIONARY", "APPLICATION", "VENDOR", "COMMANDS", "AVPS", "INHERITS FROM");
        sorted.forEach(d -> table.add(
                d.name(),
                application(d),
                d.vendor()
                        .map(v -> Integer.toUnsignedString(v.id()) + " " + v.name())
                        .orElse("-"),
                Long.toString(commands(d)),
                Integer.toString(d.ownAvps().size()),
                d.inherits().stream().map(i -> i.dictionary().name()).collect(Collectors.joining(" "))));
        terminal.out().print(table);
        return ExitCode.OK;
    }

    private static String application(Dictionary dictionary) {
        return dictionary.id().isPresent() ? Long.toString(dictionary.id().getAsLong()) : "-";
    }

    private static long commands(Dictionary dictionary) {
        return dictionary.commands().stream().filter(c -> !c.isAnswerMessage()).count();
    }

    private static Json json(Dictionary dictionary) {
        var object = Json.object().put("name", dictionary.name());
        if (dictionary.id().isPresent()) {
            object.put("application", dictionary.id().getAsLong());
        }
        dictionary
                .vendor()
                .ifPresent(v ->
                        object.put("vendor", Integer.toUnsignedLong(v.id())).put("vendorName", v.name()));
        return object.put("commands", commands(dictionary))
                .put("avps", dictionary.ownAvps().size())
                .put(
                        "inherits",
                        Json.array(
                                dictionary.inherits(),
                                i -> Json.of(i.dictionary().name())))
                .build();
    }
}
