package io.vernier.cli.shell;

import io.vernier.codec.Explanation;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a command reads and writes: data on standard output, progress and errors on standard error. Output is buffered;
 * the main class flushes at the end, commands that wait flush before they do.
 */
public final class Terminal {
    private final InputStream in;
    private final PrintStream out;
    private final PrintStream err;
    private final boolean interactive;
    private final boolean colourful;
    private int width;

    /**
     * @param interactive whether a person looks at standard output
     * @param colourful whether colours are wanted there
     */
    public Terminal(InputStream in, OutputStream out, OutputStream err, boolean interactive, boolean colourful) {
        this.in = in;
        this.out = new PrintStream(out, false, StandardCharsets.UTF_8);
        this.err = new PrintStream(err, true, StandardCharsets.UTF_8);
        this.interactive = interactive;
        this.colourful = colourful;
    }

    /** The terminal of this process. Colours are on where a person looks and {@code NO_COLOR} is not set. */
    public static Terminal ofProcess() {
        boolean interactive = isTerminal();
        String noColour = System.getenv("NO_COLOR");
        boolean colourful =
                interactive && (noColour == null || noColour.isEmpty()) && !"dumb".equals(System.getenv("TERM"));
        var out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16);
        return new Terminal(System.in, out, new FileOutputStream(FileDescriptor.err), interactive, colourful);
    }

    /** {@code System.console()} asks about standard input as well, which may be a pipe while output is a terminal. */
    private static boolean isTerminal() {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/1")).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException noSuchLink) {
            return false; // a system without /proc gets no colours unless it asks for them
        }
    }

    /** The same terminal after {@code --color=always} or {@code --color=never}. */
    public Terminal withColour(boolean wanted) {
        return new Terminal(in, out, err, interactive, wanted);
    }

    public InputStream in() {
        return in;
    }

    public PrintStream out() {
        return out;
    }

    public PrintStream err() {
        return err;
    }

    public boolean interactive() {
        return interactive;
    }

    /** How many characters a line has: 80 where nobody looks, or where that cannot be found out. */
    public int width() {
        if (width == 0) {
            width = interactive ? TerminalWidth.ofProcess() : TerminalWidth.DEFAULT;
        }
        return width;
    }

    /** The same terminal with lines of so many characters. */
    public Terminal withWidth(int characters) {
        var terminal = new Terminal(in, out, err, interactive, colourful);
        terminal.width = characters;
        return terminal;
    }

    /** Prints what went wrong on standard error: code, cause and remedy. */
    public void complain(Explanation explanation) {
        out.flush();
        String cause = explanation.cause();
        String end = cause.endsWith(".") || explanation.remedy().isEmpty() ? "" : ".";
        String remedy = explanation.remedy().isEmpty() ? "" : " " + explanation.remedy();
        err.println("vernier: " + explanation.code() + " " + cause + end + remedy);
    }

    /** The text in this colour, or as it is where colours are not wanted. */
    public String paint(Colour colour, String text) {
        return colourful ? colour.sequence() + text + Colour.OFF : text;
    }
}
