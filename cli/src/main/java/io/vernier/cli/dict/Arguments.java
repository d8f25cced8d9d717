package io.vernier.cli.dict;

import io.vernier.cli.message.KnownDictionaries;
import io.vernier.cli.message.OwnDictionaries;
import io.vernier.cli.shell.CliProblem;
import io.vernier.cli.shell.CommandException;
import io.vernier.cli.shell.ExitCode;
import io.vernier.cli.shell.Options;
import io.vernier.dictionary.Dictionary;
import io.vernier.dictionary.lookup.DictionaryLookup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** What several tools are given: words, files, dictionaries by their names. */
final class Arguments {
    private Arguments() {}

    /** A command with words, {@code --dict} and {@code --json}. */
    static CommandSpec spec(String words, String arity) {
        return CommandSpec.create()
                .addOption(Options.flag("--json"))
                .addOption(Options.texts("--dict"))
                .addPositional(PositionalParamSpec.builder()
                        .paramLabel(words)
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .arity(arity)
                        .build());
    }

    /** The words behind the options. */
    static List<String> words(ParseResult arguments) {
        return arguments.matchedPositionalValue(0, List.of());
    }

    /** The dictionaries of {@code --dict}. */
    static List<Dictionary> own(ParseResult arguments) throws IOException {
        return OwnDictionaries.read(arguments.matchedOptionValue("--dict", List.of()));
    }

    /** The user's dictionaries and all of ours. */
    static DictionaryLookup lookup(ParseResult arguments) throws IOException {
        var all = new ArrayList<>(own(arguments));
        all.addAll(KnownDictionaries.all());
        return DictionaryLookup.of(all);
    }

    /** The dictionary that a word means: a file, one of {@code --dict}, or one of ours. */
    static Dictionary dictionary(String word, DictionaryLookup known) throws IOException {
        if (isFile(word)) {
            return OwnDictionaries.read(List.of(word)).getFirst();
        }
        return known.dictionary(word).orElseThrow(() -> {
            var names = known.dictionaries().stream().map(Dictionary::name).toList();
            var meant = known.nearest(word).stream().filter(names::contains).toList();
            return unknown("\"" + word + "\" is neither a file nor a dictionary", meant);
        });
    }

    static boolean isFile(String word) {
        try {
            return Files.isRegularFile(Path.of(word));
        } catch (InvalidPathException notAPath) {
            return false;
        }
    }

    static CommandException unknown(String what, List<String> meant) {
        String suggestion = meant.isEmpty() ? "" : " (did you mean " + String.join(", ", meant) + "?)";
        return new CommandException(ExitCode.FAILURE, CliProblem.UNKNOWN_NAME.about(what + suggestion + "."));
    }

    static CommandException usage(String tool, String what) {
        return new CommandException(
                ExitCode.USAGE, CliProblem.WRONG_USAGE.about(what + "; see: vernier dict " + tool + " --help"));
    }
}
