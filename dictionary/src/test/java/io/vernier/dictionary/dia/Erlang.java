package io.vernier.dictionary.dia;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs Erlang, where it is installed, to compare with its dictionary compiler. */
public final class Erlang {
    private static final String REMEDY =
            "erl is not installed with diameter: apt-get install erlang-diameter erlang-src";

    private Erlang() {}

    /** The folder of the dictionaries that Erlang's diameter brings; the test is skipped where there is none. */
    public static Path dictionaries() throws IOException, InterruptedException {
        boolean required = "true".equals(System.getenv("VERNIER_REQUIRE_FOREIGN"));
        boolean present = onPath();
        if (required) {
            assertThat(present).as(REMEDY).isTrue();
        }
        assumeTrue(present, REMEDY);
        var folder = Path.of(String.join("", run("io:put_chars(code:lib_dir(diameter))")), "src", "dict");
        if (required) {
            assertThat(folder).as(REMEDY).isDirectory();
        }
        assumeTrue(Files.isDirectory(folder), REMEDY);
        return folder;
    }

    private static boolean onPath() {
        return List.of(System.getenv("PATH").split(":")).stream()
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "erl")));
    }

    /** Evaluates an expression and gives the lines that it prints. */
    public static List<String> run(String expression) throws IOException, InterruptedException {
        var output = Files.createTempFile("erlang", ".txt");
        try {
            var process = new ProcessBuilder("erl", "-noshell", "-eval", expression + ", halt().")
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            boolean ended = process.waitFor(60, TimeUnit.SECONDS);
            process.destroyForcibly();
            assertThat(ended).as("erl ends within a minute").isTrue();
            return Files.readAllLines(output, StandardCharsets.UTF_8);
        } finally {
            Files.deleteIfExists(output);
        }
    }
}
