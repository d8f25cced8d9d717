package io.vernier.requirements.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vernier.requirements.matrix.Row.Result;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequirementMatrixTest {
    private static final List<Row> ROWS = List.of(
            new Row("R3-10", "a.BTest#holds", "holds()", Result.PASSED),
            new Row("R3-2", "a.BTest#walksTheTable", "row 1", Result.PASSED),
            new Row("R3-2", "a.BTest#walksTheTable", "row 2", Result.FAILED),
            new Row("R3-2", "a.CTest#holds", "holds()", Result.PASSED));

    @Test
    void eachLineStandsOnceWithItsTestsAndItsWorstResult() {
        assertThat(new RequirementMatrix(ROWS, Map.of()).markdown())
                .contains("2 numbered lines have tests, 1 of them pass in full.")
                .containsSubsequence(
                        "| R3-2 |  | a.BTest#walksTheTable<br>a.CTest#holds | failed (1 of 3) |",
                        "| R3-10 |  | a.BTest#holds | passed |");
    }

    @Test
    void knownLinesBringTheirSentenceAndThoseWithoutATestAreListed() {
        var known = KnownLines.read(new StringReader("# a comment\n\nR3-2\tversion is 1 | 2\nR3-3\tbit 0 \"first\"\n"));

        var matrix = new RequirementMatrix(ROWS, known);

        assertThat(matrix.summary()).endsWith(", 1 have none");
        assertThat(matrix.markdown())
                .anyMatch(line -> line.startsWith("| R3-2 | version is 1 \\| 2 |"))
                .contains("- R3-3: bit 0 \"first\"");
        assertThat(matrix.csv())
                .containsExactly(
                        "line,asks for,test,runs,result",
                        "\"R3-2\",\"version is 1 | 2\",\"a.BTest#walksTheTable\",2,failed",
                        "\"R3-2\",\"version is 1 | 2\",\"a.CTest#holds\",1,passed",
                        "\"R3-10\",\"\",\"a.BTest#holds\",1,passed",
                        "\"R3-3\",\"bit 0 \"\"first\"\"\",,0,none");
    }

    @Test
    void theShippedListHasTheRowsOfTheTables() throws IOException {
        var known = KnownLines.shipped();

        assertThat(known).containsKeys("R2-1", "R7.5-4", "W-1");
        assertThat(known.keySet().stream().filter(id -> id.matches("F\\d+"))).hasSize(43);
        assertThat(known.get("F1")).isEqualTo("Closed: on Start: I-Snd-Conn-Req; then Wait-Conn-Ack");
    }

    @Test
    void anIdKnownTwiceIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KnownLines.read(new StringReader("F1\tone\nF1\tagain\n")))
                .withMessageContaining("F1\tagain");
    }

    @Test
    void rowsOfAllModulesAreJoinedExceptThoseOfTestsThatAreGone(@TempDir Path root) throws IOException {
        module(root, "codec", "a.BTest", "X3-1");
        module(root, "node", "a.CTest", "X3-2");
        module(root, "old", "a.GoneTest", "X3-3");
        Files.delete(root.resolve("old/target/test-classes/a/GoneTest.class"));

        RequirementMatrix.main(new String[] {root.toString()});

        assertThat(Files.readString(root.resolve("target/requirements.csv")))
                .contains("\"X3-1\"", "\"X3-2\"")
                .doesNotContain("X3-3");
        assertThat(root.resolve("target/requirements.md")).isNotEmptyFile();
    }

    private static void module(Path root, String module, String type, String id) throws IOException {
        var target = root.resolve(module).resolve("target");
        RowFiles.write(
                target.resolve("requirements"), type, List.of(new Row(id, type + "#t", "t\n\tx", Result.PASSED)));
        var compiled = target.resolve("test-classes/" + type.replace('.', '/') + ".class");
        Files.createDirectories(compiled.getParent());
        Files.createFile(compiled);
    }
}
