package io.vernier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.cli.shell.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "certificates",
                "decode",
                "dict",
                "dict list",
                "dict search",
                "dict show",
                "dict lint",
                "dict diff",
                "dict import",
                "dict export",
                "demo",
                "explain",
                "load",
                "peers",
                "send",
                "serve"
            })
    void helpFitsOneScreenAndStartsWithThreeExamples(String command) {
        var help = command.isEmpty() ? Run.vernier("--help") : Run.vernier((command + " --help").split(" ", -1));

        assertThat(help.exitCode()).isZero();
        assertThat(help.out().lines()).hasSizeLessThanOrEqualTo(24).allMatch(line -> line.length() <= 80);
        assertThat(help.out().lines().limit(4)).first().isEqualTo("Examples:");
        assertThat(help.out().lines().skip(1).limit(3)).allMatch(line -> line.contains("vernier "));
    }

    @Test
    void wrongUsageEndsWithTwoAndNamesTheHelp() {
        assertThat(Run.vernier().exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(Run.vernier("dance"))
                .isEqualTo(new Run(2, "", "vernier: VN-8001 there is no command \"dance\"; see: vernier --help\n"));
        assertThat(Run.vernier("decode", "--jsno", "x"))
                .satisfies(run -> assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE))
                .satisfies(run ->
                        assertThat(run.err()).contains("--jsno", "did you mean --json?", "see: vernier decode --help"));
        assertThat(Run.vernier("decode").exitCode()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void versionIsTold() {
        assertThat(Run.vernier("--version").out()).startsWith("vernier ");
    }
}
