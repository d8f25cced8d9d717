package io.vernier.interop.tshark;

import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.cli.Main;
import io.vernier.cli.shell.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** The {@code vernier} command, in this JVM. */
final class Vernier {
    private Vernier() {}

    /** What the command prints; whether it is content with what it was given is other tests' business. */
    static String run(String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        Main.run(new Terminal(new ByteArrayInputStream(new byte[0]), out, err, false, false), arguments);
        assertThat(err.toString(StandardCharsets.UTF_8)).doesNotContain("vernier: ");
        return out.toString(StandardCharsets.UTF_8);
    }
}
