package io.vernier.cli.dict;

import io.vernier.cli.shell.CliProblem;
import io.vernier.cli.shell.Command;
import io.vernier.cli.shell.CommandException;
import io.vernier.cli.shell.ExitCode;
import io.vernier.cli.shell.Options;
import io.vernier.cli.shell.Terminal;
import io.vernier.dictionary.Dictionary;
import io.vernier.dictionary.exchange.DictionaryExport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code vernier dict export}: dictionaries in the formats of other projects. */
final class ExportCommand implements Command {
    @Override
    public CommandSpec spec() {
        return Arguments.spec("DICTIONARY", "0..*")
                .addOption(Options.text("--to"))
                .addOption(Options.text("-o"))
                .addOption(Options.flag("--own"));
    }

    @Override
    public String help() {
        return """
                Examples:
                  vernier dict export --to wireshark toll.dia -o toll.xml
                  vernier dict export --to freediameter --own rfc8506
                  vernier dict export --to erlang ts32299_gy > gy.dia

                Usage: vernier dict export --to FORMAT DICTIONARY... [-o FILE] [OPTION]...

                  FORMAT        wireshark, freediameter (its JSON), freediameter-csv, jdiameter,
                                go-diameter or erlang (one dictionary, made to stand alone)
                  DICTIONARY    a .dia file, or the name of a dictionary
                  --own         leaves out inherited AVPs, for projects that know them already
                  --dict FILE   knows a .dia file of your own by the name in it, too

                What the format cannot hold is told on standard error: Wireshark knows no
                grammars of commands, jDiameter only 0, 1 and any occurrences, tables no values.
                """;
    }

    @Override
    public int run(ParseResult arguments, Terminal terminal) throws IOException {
        var format = ImportCommand.format(arguments, "--to", "export");
        var words = Arguments.words(arguments);
        if (words.isEmpty()) {
            throw Arguments.usage("export", "export needs at least one dictionary");
        }
        var known = Arguments.lookup(arguments);
        var dictionaries = new ArrayList<Dictionary>();
        for (String word : words) {
            dictionaries.add(Arguments.dictionary(word, known));
        }
        DictionaryExport result;
        try {
            result = DictionaryExport.write(format, dictionaries, arguments.hasMatchedOption("--own"));
        } catch (IllegalArgumentException impossible) {
            throw new CommandException(
                    ExitCode.FAILURE,
                    CliProblem.NOT_EXPORTABLE.about(
                            "As " + format + " this cannot be written: " + impossible.getMessage() + "."));
        }
        result.notes().forEach(n -> terminal.err().println("note: " + n));
        String target = arguments.matchedOptionValue("-o", "");
        if (target.isEmpty()) {
            terminal.out().print(result.text());
        } else {
            Files.writeString(Path.of(target), result.text());
            terminal.err().println("wrote " + target);
        }
        return ExitCode.OK;
    }
}
