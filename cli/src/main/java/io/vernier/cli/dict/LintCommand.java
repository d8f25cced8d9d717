package io.vernier.cli.dict;

import io.vernier.cli.message.KnownDictionaries;
import io.vernier.cli.message.OwnDictionaries;
import io.vernier.cli.shell.Colour;
import io.vernier.cli.shell.Command;
import io.vernier.cli.shell.ExitCode;
import io.vernier.cli.shell.Options;
import io.vernier.cli.shell.Terminal;
import io.vernier.dictionary.lint.DictionaryLint;
import io.vernier.dictionary.lint.Finding;
import io.vernier.dictionary.lint.Finding.Severity;
import io.vernier.json.Json;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code vernier dict lint}: mistakes in the user's dictionaries. */
final class LintCommand implements Command {
    @Override
    public CommandSpec spec() {
        return Arguments.spec("FILE", "0..*").addOption(Options.flag("--strict"));
    }

    @Override
    public String help() {
        return """
                Examples:
                  vernier dict lint toll.dia
                  vernier dict lint --strict *.dia       fails at warnings, too
                  vernier dict lint --json toll.dia

                Usage: vernier dict lint [--strict] [--json] FILE...

                Errors make a dictionary unusable: codes and names that are there twice, members
                that are not defined, wrong types, grammars out of order. Warnings tell what was
                probably not meant: AVPs and groups that no command holds, numbers with two
                names, Enumerated AVPs without values, AVPs inherited for nothing, the retired P
                flag, and codes that another dictionary has with another name, type or M flag.
                Files are checked together; what they inherit from is looked for beside them.

                  --json     one object a line for each: file, line, column, severity, rule,
                             message, remedy

                Exit code: 0 where there are no errors (with --strict: nothing at all), else 1.
                """;
    }

    @Override
    public int run(ParseResult arguments, Terminal terminal) throws IOException {
        var files = Arguments.words(arguments);
        if (files.isEmpty()) {
            throw Arguments.usage("lint", "lint needs at least one file");
        }
        var sources = OwnDictionaries.sources(files);
        var own = OwnDictionaries.forFiles(OwnDictionaries.paths(files));
        sources.forEach(own::prepared);
        var dictionaries = own.prepared(sources.getFirst());
        var findings = DictionaryLint.check(sources, dictionaries, KnownDictionaries.all());
        boolean json = arguments.hasMatchedOption("--json");
        findings.forEach(f -> print(f, json, terminal));
        long errors =
                findings.stream().filter(f -> f.severity() == Severity.ERROR).count();
        if (!json) {
            terminal.out().println(summary(files.size(), errors, findings.size() - errors));
        }
        boolean strict = arguments.hasMatchedOption("--strict");
        return errors > 0 || (strict && !findings.isEmpty()) ? ExitCode.FAILURE : ExitCode.OK;
    }

    private static void print(Finding finding, boolean json, Terminal terminal) {
        if (json) {
            terminal.out().println(json(finding).toText());
            return;
        }
        var colour = finding.severity() == Severity.ERROR ? Colour.RED : Colour.YELLOW;
        String severity = finding.severity() == Severity.ERROR ? "error" : "warning";
        terminal.out()
                .println(finding.location() + " " + terminal.paint(colour, severity) + " " + finding.message() + " ["
                        + finding.rule() + "]");
        terminal.out().println("  try: " + finding.remedy());
    }

    private static Json json(Finding finding) {
        return Json.object()
                .put("file", finding.location().file())
                .put("line", finding.location().line())
                .put("column", finding.location().column())
                .put("severity", finding.severity() == Severity.ERROR ? "error" : "warning")
                .put("rule", finding.rule())
                .put("message", finding.message())
                .put("remedy", finding.remedy())
                .build();
    }

    private static String summary(int files, long errors, long warnings) {
        return String.join(", ", List.of(count(files, "file"), count(errors, "error"), count(warnings, "warning")));
    }

    private static String count(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
