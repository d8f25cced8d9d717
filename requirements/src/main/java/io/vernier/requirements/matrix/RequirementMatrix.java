package io.vernier.requirements.matrix;

import io.vernier.requirements.matrix.Row.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Joins the rows of all modules into {@code target/requirements.md} for people and {@code target/requirements.csv} for
 * programs: each numbered line with its tests and their results, and the known lines that no test checks.
 */
public final class RequirementMatrix {
    private final Map<String, String> known;
    private final SortedMap<String, List<Row>> rowsById = new TreeMap<>(NaturalOrder.INSTANCE);

    RequirementMatrix(List<Row> rows, Map<String, String> known) {
        this.known = known;
        rows.forEach(row ->
                rowsById.computeIfAbsent(row.id(), key -> new ArrayList<>()).add(row));
    }

    /**
     * Writes both files; the build calls this after the tests of the last module.
     *
     * @param args the root folder of the project
     * @throws IOException when rows cannot be read or the files cannot be written
     */
    public static void main(String[] args) throws IOException {
        var root = Path.of(args[0]);
        var matrix = new RequirementMatrix(RowFiles.readAll(root), KnownLines.shipped());
        var target = Files.createDirectories(root.resolve("target"));
        Files.write(target.resolve("requirements.md"), matrix.markdown());
        Files.write(target.resolve("requirements.csv"), matrix.csv());
        System.out.println(matrix.summary() + ": target/requirements.md");
    }

    String summary() {
        var passed = rowsById.values().stream()
                .filter(rows -> worst(rows) == Result.PASSED)
                .count();
        return rowsById.size() + " numbered lines have tests, " + passed + " of them pass in full"
                + (known.isEmpty() ? "" : ", " + withoutTest().size() + " have none");
    }

    List<String> markdown() {
        var lines = new ArrayList<String>();
        lines.add("# Numbered lines and their tests");
        lines.add("");
        lines.add(summary() + ".");
        lines.add("");
        lines.add("| line | what it asks for | tests | result |");
        lines.add("|---|---|---|---|");
        rowsById.forEach((id, rows) -> lines.add("| " + id + " | " + cell(known.getOrDefault(id, "")) + " | "
                + String.join("<br>", tests(rows).keySet()) + " | " + result(rows) + " |"));
        if (!withoutTest().isEmpty()) {
            lines.add("");
            lines.add("## Without a test");
            lines.add("");
            withoutTest().forEach(id -> lines.add("- " + id + ": " + known.getOrDefault(id, "")));
        }
        return lines;
    }

    List<String> csv() {
        var lines = new ArrayList<String>();
        lines.add("line,asks for,test,runs,result");
        rowsById.forEach((id, rows) -> tests(rows)
                .forEach((test, runs) -> lines.add(String.join(
                        ",",
                        quoted(id),
                        quoted(known.getOrDefault(id, "")),
                        quoted(test),
                        Integer.toString(runs.size()),
                        name(worst(runs))))));
        withoutTest().forEach(id -> lines.add(quoted(id) + "," + quoted(known.getOrDefault(id, "")) + ",,0,none"));
        return lines;
    }

    private List<String> withoutTest() {
        return known.keySet().stream().filter(id -> !rowsById.containsKey(id)).toList();
    }

    private static SortedMap<String, List<Row>> tests(List<Row> rows) {
        var tests = new TreeMap<String, List<Row>>();
        rows.forEach(row ->
                tests.computeIfAbsent(row.test(), key -> new ArrayList<>()).add(row));
        return tests;
    }

    /** The worst result, and how many runs had it where not all did. */
    private static String result(List<Row> rows) {
        var worst = worst(rows);
        var count = rows.stream().filter(row -> row.result() == worst).count();
        return count == rows.size() ? name(worst) : name(worst) + " (" + count + " of " + rows.size() + ")";
    }

    private static Result worst(List<Row> rows) {
        return rows.stream().map(Row::result).min(Result::compareTo).orElse(Result.SKIPPED);
    }

    private static String name(Result result) {
        return switch (result) {
            case FAILED -> "failed";
            case SKIPPED -> "skipped";
            case PASSED -> "passed";
        };
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }
}
