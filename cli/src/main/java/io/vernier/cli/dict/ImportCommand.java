package io.vernier.cli.dict;

import io.vernier.cli.message.KnownDictionaries;
import io.vernier.cli.message.OwnDictionaries;
import io.vernier.cli.shell.CliProblem;
import io.vernier.cli.shell.Command;
import io.vernier.cli.shell.CommandException;
import io.vernier.cli.shell.ExitCode;
import io.vernier.cli.shell.Options;
import io.vernier.cli.shell.Terminal;
import io.vernier.dictionary.Dictionary;
import io.vernier.dictionary.dia.DiaException;
import io.vernier.dictionary.exchange.DictionaryImport;
import io.vernier.dictionary.exchange.ExchangeException;
import io.vernier.dictionary.exchange.ExchangeFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code vernier dict import}: dictionaries of other projects as {@code .dia}. */
final class ImportCommand implements Command {
    @Override
    public CommandSpec spec() {
        return Arguments.spec("FILE", "0..*").addOption(Options.text("--from")).addOption(Options.text("-o"));
    }

    @Override
    public String help() {
        return """
                Examples:
                  vernier dict import --from go-diameter gx.xml > gx.dia
                  vernier dict import --from freediameter sy.json -o sy.dia
                  vernier dict import --from wireshark dictionary.xml -o FOLDER

                Usage: vernier dict import --from FORMAT FILE... [-o FILE|FOLDER] [--dict FILE]

                  FORMAT        wireshark, freediameter (its JSON), freediameter-csv, jdiameter,
                                go-diameter or erlang
                  -o FILE       the .dia to write, else it is printed; a FOLDER where there are
                                several: commands of several applications need a file for each
                  --dict FILE   a .dia to inherit AVPs from that the files name but do not
                                define, before ours

                What could not be taken over as it was is told on standard error, with places.
                Wireshark's entities are followed to files in the same folder, nowhere else.
                """;
    }

    @Override
    public int run(ParseResult arguments, Terminal terminal) throws IOException {
        var format = format(arguments, "--from", "import");
        var words = Arguments.words(arguments);
        if (words.isEmpty()) {
            throw Arguments.usage("import", "import needs at least one file");
        }
        List<Dictionary> known = new ArrayList<>(Arguments.own(arguments));
        known.addAll(KnownDictionaries.all());
        DictionaryImport result;
        try {
            result = DictionaryImport.read(format, OwnDictionaries.paths(words), known);
        } catch (ExchangeException wrong) {
            throw new CommandException(
                    ExitCode.FAILURE, CliProblem.NOT_THAT_FORMAT.about(String.valueOf(wrong.getMessage()) + "."));
        } catch (DiaException wrong) {
            throw OwnDictionaries.unusable(words.getFirst(), wrong);
        }
        result.notes().forEach(n -> terminal.err().println("note: " + n));
        write(result, arguments, terminal);
        return ExitCode.OK;
    }

    /** The format that an option names. */
    static ExchangeFormat format(ParseResult arguments, String option, String tool) {
        String name = arguments.matchedOptionValue(option, "");
        return ExchangeFormat.named(name)
                .orElseThrow(() -> Arguments.usage(
                        tool,
                        (name.isEmpty() ? tool + " needs " + option : "there is no format \"" + name + "\"")
                                + " (expected: " + String.join(", ", ExchangeFormat.ids()) + ")"));
    }

    private static void write(DictionaryImport result, ParseResult arguments, Terminal terminal) throws IOException {
        var files = result.files();
        String target = arguments.matchedOptionValue("-o", "");
        boolean folder = !target.isEmpty() && (files.size() > 1 || Files.isDirectory(Path.of(target)));
        if (target.isEmpty() && files.size() > 1) {
            throw new CommandException(
                    ExitCode.FAILURE,
                    CliProblem.SEVERAL_FILES.about("The commands of " + (files.size() - 1)
                            + " applications need a file each, and another one holds the AVPs."));
        }
        if (folder) {
            var path = Files.createDirectories(Path.of(target));
            for (var file : files.entrySet()) {
                Files.writeString(path.resolve(file.getKey()), file.getValue());
                terminal.err().println("wrote " + path.resolve(file.getKey()));
            }
        } else if (target.isEmpty()) {
            terminal.out().print(files.values().iterator().next());
        } else {
            Files.writeString(Path.of(target), files.values().iterator().next());
            terminal.err().println("wrote " + target);
        }
    }
}
