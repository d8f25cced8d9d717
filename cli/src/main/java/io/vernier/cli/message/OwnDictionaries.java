package io.vernier.cli.message;

import io.vernier.cli.shell.CliProblem;
import io.vernier.cli.shell.CommandException;
import io.vernier.cli.shell.ExitCode;
import io.vernier.dictionary.Dictionary;
import io.vernier.dictionary.dia.DiaException;
import io.vernier.dictionary.dia.DiaParser;
import io.vernier.dictionary.dia.DiaResolver;
import io.vernier.dictionary.dia.DiaSection.Inherits;
import io.vernier.dictionary.dia.DiaSource;
import io.vernier.dictionary.dia.Dictionaries;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Dictionaries of the user, read from {@code .dia} files while the command runs. What they inherit from is looked for in
 * their folders first, then among the dictionaries that come with the command.
 */
public final class OwnDictionaries {
    private final DiaResolver folders;
    private final Dictionaries dictionaries;
    private final Set<String> needed = new HashSet<>();

    private OwnDictionaries(List<Path> files) {
        var parents = files.stream()
                .map(f -> f.toAbsolutePath().normalize().getParent())
                .filter(folder -> folder != null)
                .distinct()
                .toList();
        this.folders = DiaResolver.folders(parents);
        this.dictionaries = Dictionaries.from(folders);
    }

    /**
     * The dictionaries of {@code --dict}, in the given order.
     *
     * @throws CommandException if one of them cannot be used
     */
    public static List<Dictionary> read(List<String> files) throws IOException {
        var own = new ArrayList<Dictionary>();
        for (var source : sources(files)) {
            try {
                own.add(forFiles(paths(files)).prepared(source).parse(source));
            } catch (DiaException wrong) {
                throw unusable(source.file(), wrong);
            }
        }
        return own;
    }

    /** The texts of files. */
    public static List<DiaSource> sources(List<String> files) throws IOException {
        var sources = new ArrayList<DiaSource>();
        for (var path : paths(files)) {
            try {
                sources.add(DiaSource.read(path));
            } catch (MalformedInputException notText) {
                throw new CommandException(
                        ExitCode.FAILURE, CliProblem.BAD_DICTIONARY.about(path + " is no text in UTF-8."));
            }
        }
        return sources;
    }

    /** Files by their names. */
    public static List<Path> paths(List<String> files) {
        var paths = new ArrayList<Path>();
        for (String file : files) {
            try {
                paths.add(Path.of(file));
            } catch (InvalidPathException notAPath) {
                throw new CommandException(
                        ExitCode.FAILURE, CliProblem.NO_SUCH_FILE.about("\"" + file + "\" cannot name a file."));
            }
        }
        return paths;
    }

    /** What finds the parents of dictionaries in these files. */
    public static OwnDictionaries forFiles(List<Path> files) {
        return new OwnDictionaries(files);
    }

    /** Reads dictionaries, with the parents of this one at hand. */
    public Dictionaries prepared(DiaSource source) {
        try {
            DiaParser.parse(source)
                    .sections(Inherits.class)
                    .forEach(i -> need(i.dictionary().text()));
        } catch (DiaException broken) {
            // whoever parses it next hears of it
        }
        return dictionaries;
    }

    private void need(String name) {
        if (!needed.add(name)) {
            return;
        }
        var beside = folders.find(name);
        if (beside.isPresent()) {
            prepared(beside.get());
        } else {
            KnownDictionaries.named(name).ifPresent(dictionaries::with);
        }
    }

    /** A dictionary with problems: the first of them, and how many more there are. */
    public static CommandException unusable(String file, DiaException wrong) {
        int more = wrong.problems().size() - 1;
        String others = more == 0 ? "" : " (and " + more + " more)";
        return new CommandException(
                ExitCode.FAILURE,
                CliProblem.BAD_DICTIONARY.about(
                        file + " cannot be used: " + wrong.problems().getFirst() + others + "."));
    }
}
