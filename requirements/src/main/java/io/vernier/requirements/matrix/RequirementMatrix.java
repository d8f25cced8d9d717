package io.vernier.requirements.matrix;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Joins the rows of all modules: {@code target/requirements.md} for people and {@code target/requirements.csv} for programs
 * tell each numbered line with its tests and how they ended, as far as this machine knows. When every test of every module
 * ran in this build, the page is written to {@code docs/requirements.md}, too.
 */
public final class RequirementMatrix {
    private final KnownLines known;
    private final Map<String, List<Row>> rowsById = new HashMap<>();

    RequirementMatrix(List<Row> rows, KnownLines known) {
        this.known = known;
        for (var row : rows) {
            if (known.sentence(row.id()).isEmpty()) {
                throw new IllegalArgumentException(
                        "@Requirement(\"" + row.id() + "\") of " + row.test() + " (expected: an id of lines.tsv)");
            }
            rowsById.computeIfAbsent(row.id(), key -> new ArrayList<>()).add(row);
        }
    }

    /**
     * Writes the files; the build calls this at the end of its last module.
     *
     * @param args the root folder of the project, and when the build began as ISO 8601
     * @throws IOException when rows cannot be read or the files cannot be written
     * @throws IllegalArgumentException when a test names a line that does not exist
     */
    public static void main(String[] args) throws IOException {
        System.out.println(write(Path.of(args[0]), Instant.parse(args[1])));
    }

    /** Writes what can be written, and says in a sentence what that was. */
    static String write(Path root, Instant buildStart) throws IOException {
        var rows = RowFiles.readAll(root);
        var matrix = new RequirementMatrix(rows, KnownLines.shipped());
        var target = Files.createDirectories(root.resolve("target"));
        Files.write(target.resolve("requirements.md"), matrix.markdown());
        Files.write(target.resolve("requirements.csv"), matrix.csv());
        var gap = FullBuild.gap(root, buildStart, rows);
        if (gap.isPresent()) {
            return matrix.summary() + ": target/requirements.md; docs/requirements.md stays as it is, because "
                    + gap.get();
        }
        Files.write(Files.createDirectories(root.resolve("docs")).resolve("requirements.md"), matrix.markdown());
        return matrix.summary() + ": docs/requirements.md";
    }

    String summary() {
        var words = known.sentences().keySet().stream()
                .map(id -> verdict(id).word())
                .toList();
        return words.stream().filter("pass"::equals).count() + " of " + words.size() + " numbered lines pass, "
                + words.stream().filter("no test"::equals).count() + " have no test";
    }

    List<String> markdown() {
        return MatrixPage.of(known, this::verdict);
    }

    List<String> csv() {
        var lines = new ArrayList<String>();
        lines.add("line,asks for,test,result");
        known.sentences().forEach((id, sentence) -> {
            var verdict = verdict(id);
            verdict.tests().forEach((test, result) -> lines.add(csv(id, sentence, test, Verdict.word(result))));
            if (verdict.tests().isEmpty()) {
                lines.add(csv(id, sentence, "", verdict.word()));
            }
        });
        return lines;
    }

    private Verdict verdict(String id) {
        return Verdict.of(rowsById.getOrDefault(id, List.of()));
    }

    private static String csv(String... fields) {
        return String.join(
                ",",
                List.of(fields).stream()
                        .map(field -> '"' + field.replace("\"", "\"\"") + '"')
                        .toList());
    }
}
