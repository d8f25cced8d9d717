package io.vernier.examples.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Java of the migration pages is the Java that is compiled and run here. */
class MigrationPagesTest {
    private static final Pattern SHOWN = Pattern.compile("(?s)( *)// show \\w+\n(.*?) *// end\n");
    private static final Pattern JAVA = Pattern.compile("(?s)```java\n(.*?)```");

    @ParameterizedTest
    @CsvSource({"coming-from-python-diameter.md, FromPythonDiameter.java", "coming-from-erlang.md, FromErlang.java"})
    void thePageShowsEverySnippetAndNoOtherJava(String page, String program) throws IOException {
        String source = Files.readString(Path.of("src/main/java/io/vernier/examples/migration", program));
        String text = Files.readString(Path.of("../docs", page));

        List<String> shown = SHOWN.matcher(source)
                .results()
                .map(found -> found.group(2).stripTrailing().stripIndent().strip())
                .toList();

        assertThat(JAVA.matcher(text).results().map(MigrationPagesTest::code).toList())
                .containsExactlyElementsOf(shown);
    }

    private static String code(MatchResult found) {
        return found.group(1).strip();
    }
}
