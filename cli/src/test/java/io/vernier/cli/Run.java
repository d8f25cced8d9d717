package io.vernier.cli;

import io.vernier.cli.shell.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** What the command printed, and its exit code. */
public record Run(int exitCode, String out, String err) {
    /** Runs the command in this JVM. */
    public static Run vernier(String... arguments) {
        return withInput(new byte[0], arguments);
    }

    /** Runs the command in this JVM with these octets on standard input. */
    public static Run withInput(byte[] input, String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int exitCode = Main.run(new Terminal(new ByteArrayInputStream(input), out, err, false, false), arguments);
        return new Run(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
