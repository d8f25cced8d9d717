package io.vernier.requirements.matrix;

import java.util.List;

/**
 * One run of one test for one numbered line.
 *
 * @param id the numbered line
 * @param test the test as {@code class#method}, or the class alone
 * @param display the name of this run; it tells the rows of a parameterised test apart
 * @param result how the run ended
 */
record Row(String id, String test, String display, Result result) {
    /** How a run ended, the worst first: the result of many runs is the first that occurs. */
    enum Result {
        FAILED,
        SKIPPED,
        PASSED
    }

    /** The form in the row files: four fields between tabs. */
    String toLine() {
        return String.join("\t", id, test, display.replaceAll("\\s+", " "), result.name());
    }

    /** Reads what {@link #toLine} wrote. */
    static Row parse(String line) {
        var fields = List.of(line.split("\t", -1));
        if (fields.size() != 4) {
            throw new IllegalArgumentException(
                    "row: " + line + " (expected: id, test, display and result between tabs)");
        }
        return new Row(fields.get(0), fields.get(1), fields.get(2), Result.valueOf(fields.get(3)));
    }
}
