package io.vernier.dictionary.dia;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.vernier.requirements.Requirement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every file of {@code dictionary/invalid} breaks the language in one way. {@code expected.txt} beside them says what
 * must be reported: {@code check file:line:column message}, for each problem one line.
 */
class InvalidDictionariesTest {
    private static final Path FOLDER = Path.of("src/test/resources/dictionary/invalid");
    private static final Path PARENTS = Path.of("src/test/resources/dictionary/parents");

    static Stream<String> files() throws IOException {
        try (var files = Files.list(FOLDER)) {
            return files
                    .map(f -> f.getFileName().toString())
                    .filter(f -> f.endsWith(".dia"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @Requirement("R3.2-1")
    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void anInvalidDictionaryIsReportedWithPlaceReasonAndSuggestion(String file) throws IOException {
        var problems = problemsOf(file);

        assertThat(problems).isEqualTo(expected().getOrDefault(file, List.of()));
    }

    @Test
    void everyCheckHasItsFile() throws IOException {
        var checks = new TreeSet<String>();
        expected().values().forEach(lines -> lines.forEach(line -> checks.add(line.substring(0, line.indexOf(' ')))));

        assertThat(checks)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(DiaCheck.values()).map(DiaCheck::id).toList());
    }

    @Test
    void aFileIsNamedAfterTheCheckThatItBreaks() throws IOException {
        for (var entry : expected().entrySet()) {
            var name = entry.getKey().toLowerCase(Locale.ROOT);
            if (!name.startsWith("problems_")) {
                assertThat(entry.getValue())
                        .anySatisfy(line -> assertThat(name).startsWith(line.substring(0, line.indexOf(' '))));
            }
        }
    }

    private static List<String> problemsOf(String file) throws IOException {
        var source = new DiaSource(file, Files.readString(FOLDER.resolve(file)));
        var dictionaries = Dictionaries.from(name -> {
            try {
                var parent = PARENTS.resolve(name + ".dia");
                return Files.exists(parent)
                        ? Optional.of(new DiaSource(name + ".dia", Files.readString(parent)))
                        : Optional.empty();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        var exception = catchThrowableOfType(DiaException.class, () -> dictionaries.parse(source));
        return exception == null
                ? List.of()
                : exception.problems().stream()
                        .map(p -> p.check().id() + " " + p)
                        .toList();
    }

    private static Map<String, List<String>> expected() throws IOException {
        var expected = new TreeMap<String, List<String>>();
        var file = "";
        for (var line : Files.readAllLines(FOLDER.resolve("expected.txt"))) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            if (!line.startsWith(" ")) {
                file = line;
                expected.put(file, List.of());
                continue;
            }
            expected.merge(
                    file,
                    List.of(line.strip()),
                    (a, b) -> Stream.concat(a.stream(), b.stream()).toList());
        }
        return expected;
    }
}
