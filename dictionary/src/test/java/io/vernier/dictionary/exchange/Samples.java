package io.vernier.dictionary.exchange;

import io.vernier.dictionary.Dictionary;
import io.vernier.dictionary.TestDictionaries;
import io.vernier.dictionary.dia.DiaSource;
import io.vernier.dictionary.dia.Dictionaries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Small dictionaries of tolls in all formats, and what becomes of them. */
final class Samples {
    static final Path FOLDER = Path.of("src/test/resources/exchange");
    static final List<Dictionary> KNOWN = List.of(TestDictionaries.named("rfc6733"));

    private Samples() {}

    /** The file of each format; {@code tolls.dia} is the one that all are compared with. */
    static Path file(ExchangeFormat format) {
        return switch (format) {
            case WIRESHARK -> FOLDER.resolve("wireshark/dictionary.xml");
            case FREEDIAMETER -> FOLDER.resolve("freediameter.json");
            case FREEDIAMETER_CSV -> FOLDER.resolve("freediameter.csv");
            case JDIAMETER -> FOLDER.resolve("jdiameter.xml");
            case GO_DIAMETER -> FOLDER.resolve("go-diameter.xml");
            case ERLANG -> FOLDER.resolve("tolls.dia");
        };
    }

    static Dictionary tolls() throws IOException {
        return Dictionaries.from(TestDictionaries.resolver()).parse(DiaSource.read(FOLDER.resolve("tolls.dia")));
    }

    /** Texts and notes as one text, without the folder of the files. */
    static String shown(DictionaryImport result) {
        return result.files().entrySet().stream()
                        .map(f -> "=== " + f.getKey() + "\n" + f.getValue())
                        .collect(Collectors.joining())
                + shown(result.notes());
    }

    static String shown(DictionaryExport result) {
        return result.text() + shown(result.notes());
    }

    private static String shown(List<ExchangeNote> notes) {
        return notes.stream()
                .map(n -> n + "\n")
                .collect(Collectors.joining("", "=== notes\n", ""))
                .replace(FOLDER + "/", "");
    }

    static String golden(String name) throws IOException {
        return Files.readString(FOLDER.resolve("golden").resolve(name));
    }
}
