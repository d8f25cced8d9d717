package io.vernier.cli.dict;

import io.vernier.cli.shell.Colour;
import io.vernier.cli.shell.Command;
import io.vernier.cli.shell.ExitCode;
import io.vernier.cli.shell.Terminal;
import io.vernier.dictionary.lookup.DictionaryDiff;
import io.vernier.dictionary.lookup.Difference;
import io.vernier.json.Json;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code vernier dict diff}: what is different between two dictionaries. */
final class DiffCommand implements Command {
    @Override
    public CommandSpec spec() {
        return Arguments.spec("DICTIONARY", "0..*");
    }

    @Override
    public String help() {
        return """
                Examples:
                  vernier dict diff old.dia new.dia
                  vernier dict diff rfc8506 ts32299_gy
                  vernier dict diff --json rfc6733 my-base.dia

                Usage: vernier dict diff A B [--json] [--dict FILE]...

                A and B are .dia files or names of dictionaries. What B has and A has not is
                added (+), what A alone has is removed (-), what both have otherwise is changed
                (~). AVPs and commands are told apart by their numbers; comments, the order of
                definitions and what is inherited do not count.

                  --dict FILE   knows a .dia file of your own by the name in it, too
                  --json        one object a line: change, subject, details

                Exit code: 0 where both say the same, else 1.
                """;
    }

    @Override
    public int run(ParseResult arguments, Terminal terminal) throws IOException {
        var words = Arguments.words(arguments);
        if (words.size() != 2) {
            throw Arguments.usage("diff", "diff needs two dictionaries");
        }
        var known = Arguments.lookup(arguments);
        var differences = DictionaryDiff.between(
                List.of(Arguments.dictionary(words.getFirst(), known)),
                List.of(Arguments.dictionary(words.getLast(), known)));
        boolean json = arguments.hasMatchedOption("--json");
        differences.forEach(d -> print(d, json, terminal));
        return differences.isEmpty() ? ExitCode.OK : ExitCode.FAILURE;
    }

    private static void print(Difference difference, boolean json, Terminal terminal) {
        if (json) {
            terminal.out()
                    .println(Json.object()
                            .put("change", difference.kind().name().toLowerCase(Locale.ROOT))
                            .put("subject", difference.subject())
                            .put("details", Json.array(difference.details(), Json::of))
                            .build()
                            .toText());
            return;
        }
        String line = switch (difference.kind()) {
            case ADDED -> terminal.paint(Colour.GREEN, "+ " + difference.subject());
            case REMOVED -> terminal.paint(Colour.RED, "- " + difference.subject());
            case CHANGED -> terminal.paint(Colour.YELLOW, "~ " + difference.subject());
        };
        terminal.out().println(line);
        difference.details().forEach(d -> terminal.out().println("    " + d));
    }
}
