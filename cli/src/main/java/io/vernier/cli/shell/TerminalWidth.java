package io.vernier.cli.shell;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** How wide the terminal of this process is. */
final class TerminalWidth {
    static final int DEFAULT = 80;

    private static final File TERMINAL = new File("/dev/tty");

    private TerminalWidth() {}

    /** What {@code COLUMNS} says, else what {@code stty} does. */
    static int ofProcess() {
        String columns = System.getenv("COLUMNS");
        int told = number(columns == null ? "" : columns);
        return told > 0 ? told : ofTerminal();
    }

    private static int ofTerminal() {
        try {
            var stty = new ProcessBuilder("stty", "size")
                    .redirectInput(TERMINAL)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!stty.waitFor(1, TimeUnit.SECONDS)) {
                stty.destroyForcibly();
                return DEFAULT;
            }
            String size = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            int columns = number(size.substring(size.indexOf(' ') + 1));
            return columns > 0 ? columns : DEFAULT;
        } catch (IOException noStty) {
            return DEFAULT;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return DEFAULT;
        }
    }

    /** Zero if it is none. */
    private static int number(String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException none) {
            return 0;
        }
    }
}
