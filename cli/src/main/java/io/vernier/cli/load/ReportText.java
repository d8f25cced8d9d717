package io.vernier.cli.load;

import io.vernier.cli.load.spectrum.Percentile;
import io.vernier.cli.load.spectrum.Spectrum;
import io.vernier.cli.load.spectrum.SpectrumPicture;
import io.vernier.cli.shell.Colour;
import io.vernier.cli.shell.Terminal;
import io.vernier.codec.ResultCode;
import java.util.Locale;

/** A report for people. */
final class ReportText {
    private static final int LABEL = 18;
    private static final int NARROWEST = 20;

    private final Terminal terminal;

    ReportText(Terminal terminal) {
        this.terminal = terminal;
    }

    void print(Report report, LoadOptions options, String server) {
        terminal.out().println(terminal.paint(Colour.BOLD, options.address() + "  " + server));
        wrapped("", how(report));
        terminal.out().println();
        line("answered", String.format(Locale.ROOT, "%,d   %,.0f per second", report.answered(), report.rate()));
        if (report.neverSent() > 0) {
            line("never sent", String.format(Locale.ROOT, "%,d   were due and could not leave", report.neverSent()));
        }
        results(report);
        wrapped(label("limited by"), Limit.of(report).sentence());
        for (Threshold threshold : options.thresholds()) {
            boolean kept = threshold.isKept(report);
            line(
                    kept ? "kept" : "missed",
                    terminal.paint(kept ? Colour.GREEN : Colour.RED, threshold.text()) + "   "
                            + threshold.outcome(report));
        }
        terminal.out().println();
        percentiles(report);
        terminal.out().println();
        new SpectrumPicture(terminal).print(Spectrum.of(report.latencies()));
        if (!report.steps().isEmpty()) {
            terminal.out().println();
            new StepTable(terminal).print(report.steps());
        }
    }

    private static String how(Report report) {
        Pace pace = report.pace();
        String loop = pace.isOpenLoop()
                ? String.format(
                        Locale.ROOT,
                        "open loop, %s requests per second, at most %,d in flight",
                        pace.rates().text(),
                        pace.inFlight())
                : String.format(Locale.ROOT, "closed loop, %,d in flight", pace.inFlight());
        String connections = report.connections() == 1 ? "1 connection" : report.connections() + " connections";
        boolean stopped = report.measured().compareTo(pace.measured()) < 0;
        return loop + ", " + connections + ", " + Durations.text(report.measured()) + " after "
                + Durations.text(pace.warmUp()) + " of warm-up" + (stopped ? ", stopped early" : "");
    }

    /** In an open loop a request is late by what it waited here, and by what the server needed. */
    private void percentiles(Report report) {
        boolean open = report.pace().isOpenLoop();
        terminal.out()
                .println(terminal.paint(
                        Colour.GREY,
                        open
                                ? String.format(
                                        Locale.ROOT,
                                        "  %-10s%12s%14s%12s",
                                        "latency",
                                        "since due",
                                        "since sent",
                                        "sent late")
                                : String.format(Locale.ROOT, "  %-10s%12s", "latency", "since sent")));
        for (Percentile percentile : Percentile.values()) {
            String line = String.format(
                    Locale.ROOT, "  %-10s%9.2f ms", percentile.word(), percentile.millis(report.latencies()));
            if (open) {
                line += String.format(
                        Locale.ROOT,
                        "%11.2f ms%9.2f ms",
                        percentile.millis(report.serving()),
                        percentile.millis(report.lag()));
            }
            terminal.out().println(line);
        }
    }

    private void results(Report report) {
        report.results().forEach((code, count) -> {
            String name = code == 0 ? "no Result-Code" : code + " " + ResultCode.name(code);
            Colour colour = Report.isSuccess(code) ? Colour.GREEN : Colour.RED;
            line(
                    "result",
                    terminal.paint(colour, name)
                            + String.format(Locale.ROOT, "   %,d   %.2f %%", count, 100 * report.share(count)));
        });
        for (Report.Failure failure : report.failures()) {
            line(
                    "no answer",
                    terminal.paint(Colour.RED, failure.code())
                            + String.format(
                                    Locale.ROOT,
                                    "   %,d   %.2f %%",
                                    failure.count(),
                                    100 * report.share(failure.count())));
            wrapped("  " + " ".repeat(LABEL), failure.cause());
        }
    }

    private void line(String label, String text) {
        terminal.out().println(label(label) + text);
    }

    private static String label(String label) {
        return "  " + label + " " + ".".repeat(LABEL - label.length() - 2) + " ";
    }

    /** Breaks a sentence between words where the terminal ends. */
    private void wrapped(String label, String sentence) {
        int room = Math.max(NARROWEST, terminal.width() - label.length());
        var line = new StringBuilder(label);
        int length = 0;
        for (String word : sentence.strip().split(" ", -1)) {
            if (length > 0 && length + 1 + word.length() > room) {
                terminal.out().println(line);
                line.setLength(0);
                line.append(" ".repeat(label.length()));
                length = 0;
            }
            line.append(length == 0 ? "" : " ").append(word);
            length += (length == 0 ? 0 : 1) + word.length();
        }
        terminal.out().println(line);
    }
}
