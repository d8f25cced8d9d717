package io.vernier.dictionary;

import io.vernier.dictionary.dia.DiaResolver;
import io.vernier.dictionary.dia.Dictionaries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The dictionaries that the messages of the floors above are generated from, read as the files they are. */
public final class TestDictionaries {
    private static final List<Path> FOLDERS = Stream.of(
                    "base",
                    "ietf",
                    "3gpp-common",
                    "3gpp",
                    "3gpp-policy",
                    "3gpp-subscriber",
                    "3gpp-access",
                    "3gpp-other",
                    "etsi",
                    "vendors")
            .map(module -> Path.of("../messages-" + module + "/src/main/dia"))
            .toList();
    private static final Dictionaries ALL = Dictionaries.from(resolver());

    private TestDictionaries() {}

    public static DiaResolver resolver() {
        return DiaResolver.folders(FOLDERS);
    }

    /** The files of all of them. */
    public static List<Path> files() throws IOException {
        var files = new ArrayList<Path>();
        for (var folder : FOLDERS) {
            try (var entries = Files.list(folder)) {
                entries.filter(f -> f.toString().endsWith(".dia")).sorted().forEach(files::add);
            }
        }
        return files;
    }

    public static Dictionary named(String name) {
        return ALL.dictionary(name);
    }

    public static DictionarySet set(String... names) {
        return DictionarySet.of(Arrays.stream(names).map(ALL::dictionary).toList());
    }
}
