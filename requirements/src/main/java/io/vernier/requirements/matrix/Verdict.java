package io.vernier.requirements.matrix;

import io.vernier.requirements.matrix.Row.Result;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the tests say about one line: it holds when none of them failed or was skipped and there is one at all.
 *
 * @param tests the worst result of each test, by the test's name without the root package
 */
record Verdict(SortedMap<String, Result> tests) {
    private static final String ROOT_PACKAGE = "io.vernier.";

    static Verdict of(List<Row> rows) {
        var tests = new TreeMap<String, Result>();
        rows.forEach(row -> tests.merge(nameOf(row), row.result(), Verdict::worse));
        return new Verdict(tests);
    }

    /** In words: fail, skipped, pass or no test. */
    String word() {
        return tests.values().stream().reduce(Verdict::worse).map(Verdict::word).orElse("no test");
    }

    /** The tests between line breaks; what did not pass is marked. */
    String list() {
        return tests.entrySet().stream()
                .map(test ->
                        test.getKey() + (test.getValue() == Result.PASSED ? "" : " (" + word(test.getValue()) + ")"))
                .collect(Collectors.joining("<br>"));
    }

    /** The classes of the tests, each with the number of its tests where these are several. */
    String classes() {
        Map<String, Long> count = tests.keySet().stream()
                .collect(
                        Collectors.groupingBy(test -> test.replaceAll("#.*", ""), TreeMap::new, Collectors.counting()));
        return count.entrySet().stream()
                .map(type -> type.getKey() + (type.getValue() == 1 ? "" : " (" + type.getValue() + ")"))
                .collect(Collectors.joining("<br>"));
    }

    static String word(Result result) {
        return switch (result) {
            case FAILED -> "fail";
            case SKIPPED -> "skipped";
            case PASSED -> "pass";
        };
    }

    private static Result worse(Result one, Result other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private static String nameOf(Row row) {
        return row.test().startsWith(ROOT_PACKAGE) ? row.test().substring(ROOT_PACKAGE.length()) : row.test();
    }
}
