package io.vernier.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is generated from two small dictionaries, as files, so that a change of the generator shows what it changes.
 * {@code mvn test -pl generator -am -Dgolden=write} writes them anew.
 */
class GoldenFilesTest {
    private static final Path FOLDER = Path.of("src/test/resources/golden");

    static Stream<JavaSource> sources() {
        return TestDictionaries.sources().stream().filter(s -> !s.packageName().equals("example.base"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sources")
    void generatesWhatTheGoldenFilesSay(JavaSource source) throws IOException {
        var file = FOLDER.resolve(source.path());
        if ("write".equals(System.getProperty("golden"))) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, source.text());
        }

        assertThat(file).exists();
        assertThat(source.text()).isEqualTo(Files.readString(file));
    }
}
