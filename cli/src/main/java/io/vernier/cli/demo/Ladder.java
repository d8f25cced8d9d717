package io.vernier.cli.demo;

import io.vernier.cli.load.Report;
import io.vernier.cli.shell.Colour;
import io.vernier.cli.shell.Terminal;
import java.util.Locale;
import java.util.function.Consumer;

/** Draws what happens between two columns, the client on the left and the server on the right. */
final class Ladder implements Consumer<Sight> {
    private static final int WIDTH = 26;
    private static final int WORDS = 60;

    private final Terminal terminal;
    private final Stopwatch stopwatch = new Stopwatch();

    Ladder(Terminal terminal) {
        this.terminal = terminal;
    }

    /** What stands above the columns. */
    void head(String client, String server) {
        terminal.out().println("An online charging server and its client, over TCP on this machine.");
        terminal.out().println();
        terminal.out().println("     ms  client" + " ".repeat(WIDTH - 10) + "server");
        terminal.out().println("         " + client + " ".repeat(Math.max(1, WIDTH - 4 - client.length())) + server);
        terminal.out().flush();
    }

    @Override
    public void accept(Sight sight) {
        stopwatch.millis(sight);
        switch (sight) {
            case Sight.Chapter chapter -> {
                terminal.out().println();
                terminal.out().println("         " + terminal.paint(Colour.BOLD, chapter.words()));
            }
            case Sight.Passed passed -> passed(passed);
            case Sight.Cut cut ->
                row(cut, terminal.paint(Colour.RED, "|" + centred(" X ", '-') + "|"), "the connection is cut");
            case Sight.Told told -> told(told);
            case Sight.Measured measured -> figures(measured.report());
        }
        terminal.out().flush();
    }

    private void told(Sight.Told told) {
        Colour colour = switch (told.mood()) {
            case NEUTRAL -> Colour.GREY;
            case GOOD -> Colour.GREEN;
            case BAD -> Colour.RED;
        };
        String words = told.words();
        int end = lineEnd(words);
        row(told, "*" + " ".repeat(WIDTH) + "|", terminal.paint(colour, words.substring(0, end)));
        while (end < words.length()) {
            words = words.substring(end).strip();
            end = lineEnd(words);
            terminal.out()
                    .println("         |" + " ".repeat(WIDTH) + "|    "
                            + terminal.paint(colour, words.substring(0, end)));
        }
    }

    /** Where a line of words ends that fits beside the columns. */
    private static int lineEnd(String words) {
        if (words.length() <= WORDS) {
            return words.length();
        }
        int space = words.lastIndexOf(' ', WORDS);
        return space > 0 ? space : words.length();
    }

    private void passed(Sight.Passed passed) {
        var result = Words.result(passed.message());
        String label = " " + Words.name(passed.message())
                + result.map(code -> " " + code).orElse("") + " ";
        String line = passed.fromClient()
                ? "|--" + label + "-".repeat(WIDTH - 3 - label.length()) + ">|"
                : "|<-" + label + "-".repeat(WIDTH - 2 - label.length()) + "|";
        Colour colour = result.map(code -> code / 1_000 == 2 ? Colour.GREEN : Colour.RED)
                .orElse(Colour.BLUE);
        row(passed, terminal.paint(colour, line), Words.meaning(passed.message()));
    }

    private void row(Sight sight, String picture, String words) {
        double millis = stopwatch.millis(sight);
        terminal.out().println(String.format(Locale.ROOT, "%7.1f  ", millis) + picture + "  " + words);
    }

    private static String centred(String text, char line) {
        int left = (WIDTH - text.length()) / 2;
        return String.valueOf(line).repeat(left) + text + String.valueOf(line).repeat(WIDTH - text.length() - left);
    }

    private void figures(Report report) {
        var out = terminal.out();
        String rate = String.format(Locale.ROOT, "%,.0f requests per second", report.rate());
        out.println("         " + terminal.paint(Colour.GREEN, rate)
                + String.format(
                        Locale.ROOT,
                        ", %d in flight for %.1f s, both nodes in this process",
                        report.pace().inFlight(),
                        report.pace().measured().toMillis() / 1e3));
        out.println(String.format(
                Locale.ROOT,
                "         p50 %.2f ms, p99 %.2f ms; %.1f of %d processors busy; %d errors",
                report.percentileMillis(50),
                report.percentileMillis(99),
                report.evidence().cores(),
                Runtime.getRuntime().availableProcessors(),
                report.errors()));
    }
}
