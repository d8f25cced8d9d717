package io.vernier.cli.dict;

import io.vernier.cli.shell.Colour;
import io.vernier.cli.shell.Command;
import io.vernier.cli.shell.CommandException;
import io.vernier.cli.shell.ExitCode;
import io.vernier.cli.shell.Terminal;
import io.vernier.dictionary.lookup.DictionaryLookup;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code vernier dict show}: all about one AVP, command, application or vendor. */
final class ShowCommand implements Command {
    @Override
    public CommandSpec spec() {
        return Arguments.spec("NAME", "0..*");
    }

    @Override
    public String help() {
        return """
                Examples:
                  vernier dict show Rating-Group     an AVP, and the grammars that name it
                  vernier dict show 1032/10415       the AVP of this code and vendor
                  vernier dict show CCR              a command; rfc8506 or 4 an application

                Usage: vernier dict show NAME|NUMBER|CODE/VENDOR [--json] [--dict FILE]...

                  NAME          of an AVP, a command (in whole, in part, by its letters), a
                                dictionary or a vendor, in any case
                  NUMBER        of an AVP of any vendor, a command, an application or a vendor
                  CODE/VENDOR   one AVP; vendor 0 for none
                  --dict FILE   a .dia file of your own, too
                  --json        one object a line for each thing of this name

                Where several dictionaries define the same, each of them is shown.
                """;
    }

    @Override
    public int run(ParseResult arguments, Terminal terminal) throws IOException {
        var words = Arguments.words(arguments);
        if (words.size() != 1 || words.getFirst().isBlank()) {
            throw Arguments.usage("show", "show needs one name or number");
        }
        String word = words.getFirst().strip();
        var lookup = Arguments.lookup(arguments);
        var pages = new Pages(lookup).of(word);
        if (pages.isEmpty()) {
            throw nothing(word, lookup);
        }
        boolean first = true;
        for (var page : pages) {
            if (arguments.hasMatchedOption("--json")) {
                terminal.out().println(page.json().toText());
                continue;
            }
            terminal.out().println((first ? "" : "\n") + terminal.paint(Colour.BOLD, page.title()));
            page.lines().forEach(terminal.out()::println);
            first = false;
        }
        return ExitCode.OK;
    }

    /** A code that only another vendor has is said, and never taken for this one's. */
    private static CommandException nothing(String word, DictionaryLookup lookup) {
        if (word.matches("[0-9]{1,10}/[0-9]{1,10}")) {
            var others = lookup.avps(Long.parseLong(word.replaceFirst("/.*", "")));
            String vendor = word.replaceFirst(".*/", "");
            String these = others.stream().map(Object::toString).distinct().collect(Collectors.joining(", "));
            return Arguments.unknown(
                    "vendor " + vendor + " has no AVP " + word.replaceFirst("/.*", "")
                            + (others.isEmpty() ? "" : "; others have: " + these),
                    List.of());
        }
        return Arguments.unknown("nothing is called \"" + word + "\"", lookup.nearest(word));
    }
}
