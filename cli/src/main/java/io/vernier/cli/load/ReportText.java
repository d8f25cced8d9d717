package io.vernier.cli.load;

import io.vernier.cli.shell.Colour;
import io.vernier.cli.shell.Terminal;
import io.vernier.codec.ResultCode;
import java.util.Locale;

/** A report for people. */
final class ReportText {
    private static final double[] SPECTRUM = {50, 75, 90, 95, 99, 99.9, 99.99, 100};
    private static final int BAR = 40;
    private static final int LABEL = 18;

    private final Terminal terminal;

    ReportText(Terminal terminal) {
        this.terminal = terminal;
    }

    void print(Report report, LoadOptions options, String server) {
        Pace pace = report.pace();
        String how = pace.isOpenLoop()
                ? String.format(
                        Locale.ROOT,
                        "open loop, %,.0f requests per second, at most %,d in flight",
                        pace.rate(),
                        pace.inFlight())
                : String.format(Locale.ROOT, "closed loop, %,d in flight", pace.inFlight());
        terminal.out().println(terminal.paint(Colour.BOLD, options.address() + "  " + server));
        terminal.out()
                .println(how + ", "
                        + (report.connections() == 1 ? "1 connection, " : report.connections() + " connections, ")
                        + Durations.text(pace.measured()) + " after " + Durations.text(pace.warmUp()) + " of warm-up");
        terminal.out().println();
        line("answered", String.format(Locale.ROOT, "%,d   %,.0f per second", report.answered(), report.rate()));
        if (report.neverSent() > 0) {
            line("never sent", String.format(Locale.ROOT, "%,d   were due and could not leave", report.neverSent()));
        }
        line(
                "latency",
                String.format(
                        Locale.ROOT,
                        "p50 %.2f  p90 %.2f  p99 %.2f  p99.9 %.2f  max %.2f ms",
                        report.percentileMillis(50),
                        report.percentileMillis(90),
                        report.percentileMillis(99),
                        report.percentileMillis(99.9),
                        report.maxMillis()));
        line("", pace.isOpenLoop() ? "from the moment each request was due" : "from the moment each request was sent");
        results(report);
        line("limited by", Limit.of(report));
        for (Threshold threshold : options.thresholds()) {
            boolean kept = threshold.isKept(report);
            line(
                    kept ? "kept" : "missed",
                    terminal.paint(kept ? Colour.GREEN : Colour.RED, threshold.text()) + "   "
                            + threshold.outcome(report));
        }
        spectrum(report);
    }

    private void results(Report report) {
        report.results().forEach((code, count) -> {
            String name = code == 0 ? "no Result-Code" : code + " " + ResultCode.name(code);
            Colour colour = code / 1_000 == 2 ? Colour.GREEN : Colour.RED;
            line(
                    "result",
                    terminal.paint(colour, name)
                            + String.format(Locale.ROOT, "   %,d   %.2f %%", count, share(count, report)));
        });
        for (Report.Failure failure : report.failures()) {
            line(
                    "no answer",
                    terminal.paint(Colour.RED, failure.code())
                            + String.format(
                                    Locale.ROOT, "   %,d   %.2f %%   ", failure.count(), share(failure.count(), report))
                            + failure.cause());
        }
    }

    private static double share(long count, Report report) {
        return 100.0 * count / (report.answered() + report.failed());
    }

    /** Each bar is as long as its latency is, beside the longest. */
    private void spectrum(Report report) {
        if (report.maxMillis() <= 0) {
            return;
        }
        terminal.out().println();
        for (double percent : SPECTRUM) {
            double millis = report.percentileMillis(percent);
            int length = (int) Math.max(1, Math.round(BAR * millis / report.maxMillis()));
            String label = percent == Math.rint(percent)
                    ? String.format(Locale.ROOT, "%.0f", percent)
                    : Double.toString(percent);
            terminal.out()
                    .println(String.format(Locale.ROOT, "  %6s %%  %10.2f ms  ", label, millis) + "#".repeat(length));
        }
    }

    private void line(String label, String text) {
        String dots = label.isEmpty() ? "" : " " + ".".repeat(LABEL - label.length() - 2);
        terminal.out().println("  " + label + dots + " ".repeat(LABEL - label.length() - dots.length()) + text);
    }
}
