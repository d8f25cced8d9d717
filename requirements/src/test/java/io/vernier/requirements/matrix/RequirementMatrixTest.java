package io.vernier.requirements.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vernier.requirements.matrix.Row.Result;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequirementMatrixTest {
    private static final String KNOWN = """
            # Ours
            ## Header
            X2\tversion is 1 | 2
            X10\tlength
            X11\tflags "R"
            # The RFCs
            ## RFC 1
            R1-1\tall
            R1-2\tnone
            """;

    private static final List<Row> ROWS = List.of(
            new Row("X10", "io.vernier.a.BTest#holds", "holds()", Result.PASSED),
            new Row("X2", "io.vernier.a.BTest#walks", "row 1", Result.PASSED),
            new Row("X2", "io.vernier.a.BTest#walks", "row 2", Result.FAILED),
            new Row("X2", "io.vernier.a.BTest#isNotHere", "isNotHere()", Result.SKIPPED),
            new Row("X2", "io.vernier.a.ATest#holds", "holds()", Result.PASSED),
            new Row("R1-1", "io.vernier.a.BTest#holds", "holds()", Result.PASSED),
            new Row("R1-1", "io.vernier.a.BTest#walks", "row 1", Result.PASSED),
            new Row("R1-1", "io.vernier.a.BTest#walks", "row 2", Result.PASSED));

    @Test
    void thePageTellsOfEachLineItsTestsAndItsWorstResult() throws IOException {
        assertThat(matrix(ROWS).markdown())
                .containsSubsequence(
                        "| | lines | pass | fail | skipped | no test |",
                        "| Ours | 3 | 1 | 1 | 0 | 1 |",
                        "| The RFCs | 2 | 1 | 0 | 0 | 1 |",
                        "## Ours",
                        "### Header",
                        "| X2 | version is 1 \\| 2 | a.ATest#holds<br>a.BTest#isNotHere (skipped)<br>a.BTest#walks (fail) | fail |",
                        "| X10 | length | a.BTest#holds | pass |",
                        "| X11 | flags \"R\" |  | no test |",
                        "### RFC 1",
                        "| R1-1 | all | a.BTest (2) | pass |",
                        "| R1-2 | none |  | no test |");
    }

    @Test
    void theTableForProgramsHasARowForEachTest() throws IOException {
        assertThat(matrix(ROWS).csv())
                .startsWith(
                        "line,asks for,test,result",
                        "\"X2\",\"version is 1 | 2\",\"a.ATest#holds\",\"pass\"",
                        "\"X2\",\"version is 1 | 2\",\"a.BTest#isNotHere\",\"skipped\"",
                        "\"X2\",\"version is 1 | 2\",\"a.BTest#walks\",\"fail\"",
                        "\"X10\",\"length\",\"a.BTest#holds\",\"pass\"",
                        "\"X11\",\"flags \"\"R\"\"\",\"\",\"no test\"");
    }

    @Test
    void theOrderOfTheRowsChangesNothing() throws IOException {
        assertThat(matrix(ROWS.reversed()).markdown()).isEqualTo(matrix(ROWS).markdown());
        assertThat(matrix(ROWS.reversed()).csv()).isEqualTo(matrix(ROWS).csv());
    }

    @Test
    void aSkippedTestDoesNotMakeALinePass() throws IOException {
        var rows = List.of(
                new Row("X2", "a.BTest#one", "one()", Result.PASSED),
                new Row("X2", "a.BTest#two", "two()", Result.SKIPPED));

        assertThat(matrix(rows).markdown())
                .contains("| X2 | version is 1 \\| 2 | a.BTest#one<br>a.BTest#two (skipped) | skipped |");
    }

    @Test
    void theSummaryCounts() throws IOException {
        assertThat(matrix(ROWS).summary()).isEqualTo("2 of 5 numbered lines pass, 2 have no test");
    }

    @Test
    void aTestThatNamesALineThatDoesNotExistIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> matrix(List.of(new Row("X3", "a.BTest#holds", "holds()", Result.PASSED))))
                .withMessage("@Requirement(\"X3\") of a.BTest#holds (expected: an id of lines.tsv)");
    }

    private static RequirementMatrix matrix(List<Row> rows) throws IOException {
        return new RequirementMatrix(rows, KnownLines.read(new StringReader(KNOWN)));
    }
}
