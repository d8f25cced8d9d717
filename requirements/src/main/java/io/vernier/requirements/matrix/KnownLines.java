package io.vernier.requirements.matrix;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The numbered lines and what they ask for, as the file {@code lines.tsv} has them: {@code # part}, {@code ## section}, and
 * below these id, tab, sentence.
 */
final class KnownLines {
    private static final String RESOURCE = "lines.tsv";
    private static final String PART = "# ";
    private static final String SECTION = "## ";

    private final List<Part> parts = new ArrayList<>();
    private final Map<String, String> sentences = new LinkedHashMap<>();

    /** Some sections under one heading. */
    record Part(String title, List<Section> sections) {}

    /** Some lines under one heading, the sentences by their ids. */
    record Section(String title, Map<String, String> lines) {}

    private KnownLines() {}

    static KnownLines shipped() throws IOException {
        try (var in = KnownLines.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + ": not found beside " + KnownLines.class.getName());
            }
            return read(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
    }

    static KnownLines read(Reader text) throws IOException {
        var known = new KnownLines();
        try (var reader = new BufferedReader(text)) {
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.isBlank()) {
                    known.add(line);
                }
            }
        }
        return known;
    }

    private void add(String line) {
        if (line.startsWith(SECTION) && !parts.isEmpty()) {
            parts.getLast().sections().add(new Section(line.substring(SECTION.length()), new LinkedHashMap<>()));
        } else if (line.startsWith(PART)) {
            parts.add(new Part(line.substring(PART.length()), new ArrayList<>()));
        } else {
            addSentence(line);
        }
    }

    private void addSentence(String line) {
        var tab = line.indexOf('\t');
        if (tab <= 0
                || parts.isEmpty()
                || parts.getLast().sections().isEmpty()
                || sentences.put(line.substring(0, tab), line.substring(tab + 1)) != null) {
            throw new IllegalArgumentException(
                    RESOURCE + ": " + line + " (expected: below a section, a new id, a tab, a sentence)");
        }
        var section = parts.getLast().sections().getLast();
        section.lines().put(line.substring(0, tab), line.substring(tab + 1));
    }

    /** The headings and lines, in the order of the file. */
    List<Part> parts() {
        return parts;
    }

    /** All sentences by their ids, in the order of the file. */
    Map<String, String> sentences() {
        return sentences;
    }

    Optional<String> sentence(String id) {
        return Optional.ofNullable(sentences.get(id));
    }
}
