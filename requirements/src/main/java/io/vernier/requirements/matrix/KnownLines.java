package io.vernier.requirements.matrix;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** The numbered lines and what they ask for, in the short words of the file {@code lines.tsv}: id, tab, sentence. */
final class KnownLines {
    private static final String RESOURCE = "lines.tsv";

    private KnownLines() {}

    /** The shipped list; empty as long as none is shipped. */
    static Map<String, String> shipped() throws IOException {
        try (var in = KnownLines.class.getResourceAsStream(RESOURCE)) {
            return in == null ? Map.of() : read(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
    }

    /** Blank lines and those that start with {@code #} are not read. */
    static Map<String, String> read(Reader text) {
        var lines = new TreeMap<String, String>(NaturalOrder.INSTANCE);
        try (var reader = new BufferedReader(text)) {
            reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> {
                        var tab = line.indexOf('\t');
                        if (tab <= 0 || lines.put(line.substring(0, tab), line.substring(tab + 1)) != null) {
                            throw new IllegalArgumentException(
                                    RESOURCE + ": " + line + " (expected: a new id, a tab, a sentence)");
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Collections.unmodifiableMap(lines);
    }
}
