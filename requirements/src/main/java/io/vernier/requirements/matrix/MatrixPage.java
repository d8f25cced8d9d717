package io.vernier.requirements.matrix;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The matrix as a page for people: how many lines hold, then each line with its tests and what they say. The first parts
 * name each test; the last one, the RFCs, names the test classes.
 */
final class MatrixPage {
    private static final List<String> WORDS = List.of("pass", "fail", "skipped", "no test");

    private final KnownLines known;
    private final Function<String, Verdict> verdicts;
    private final List<String> lines = new ArrayList<>();

    private MatrixPage(KnownLines known, Function<String, Verdict> verdicts) {
        this.known = known;
        this.verdicts = verdicts;
    }

    static List<String> of(KnownLines known, Function<String, Verdict> verdicts) {
        return new MatrixPage(known, verdicts).write();
    }

    private List<String> write() {
        add("# What Vernier does, line by line");
        add("");
        add("Each line of what Vernier has to do, the tests that check it, and how they ended in the last full build.");
        add("`./mvnw verify` writes this page from the `@Requirement` at the tests: do not edit it.");
        add("");
        add("| | lines | pass | fail | skipped | no test |");
        add("|---|---:|---:|---:|---:|---:|");
        known.parts().forEach(part -> add(counts(part)));
        known.parts().forEach(this::add);
        return lines;
    }

    private String counts(KnownLines.Part part) {
        var words = part.sections().stream()
                .flatMap(section -> section.lines().keySet().stream())
                .map(id -> verdicts.apply(id).word())
                .toList();
        var cells = new ArrayList<String>();
        cells.add(part.title());
        cells.add(Integer.toString(words.size()));
        WORDS.forEach(word ->
                cells.add(Long.toString(words.stream().filter(word::equals).count())));
        return row(cells);
    }

    private void add(KnownLines.Part part) {
        Function<Verdict, String> tests = part.equals(known.parts().getLast()) ? Verdict::classes : Verdict::list;
        add("");
        add("## " + part.title());
        part.sections().forEach(section -> add(section, tests));
    }

    private void add(KnownLines.Section section, Function<Verdict, String> tests) {
        add("");
        add("### " + section.title());
        add("");
        add("| line | what it asks for | tests | result |");
        add("|---|---|---|---|");
        for (Map.Entry<String, String> line : section.lines().entrySet()) {
            var verdict = verdicts.apply(line.getKey());
            add(row(List.of(line.getKey(), line.getValue(), tests.apply(verdict), verdict.word())));
        }
    }

    private static String row(List<String> cells) {
        return "| "
                + String.join(
                        " | ",
                        cells.stream().map(cell -> cell.replace("|", "\\|")).toList()) + " |";
    }

    private void add(String line) {
        lines.add(line);
    }
}
