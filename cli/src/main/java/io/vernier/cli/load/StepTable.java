package io.vernier.cli.load;

import io.vernier.cli.load.spectrum.Percentile;
import io.vernier.cli.shell.Colour;
import io.vernier.cli.shell.Terminal;
import java.util.List;
import java.util.Locale;

/** How each rate of a run went: where its latencies grow, the server has as much as it can do. */
final class StepTable {
    private static final int WIDE = 78;

    private final Terminal terminal;

    StepTable(Terminal terminal) {
        this.terminal = terminal;
    }

    void print(List<Report.StepFigures> steps) {
        boolean wide = terminal.width() >= WIDE;
        String heading = String.format("  %-19s%10s%9s", "asked per second", "answered", "p50");
        heading += wide
                ? String.format("%9s%9s%9s%11s", "p99", "p99.9", "max ms", "never sent")
                : String.format("%9s", "p99 ms");
        terminal.out().println(terminal.paint(Colour.GREY, heading));
        for (var step : steps) {
            String line =
                    String.format(Locale.ROOT, "  %-19s%,10.0f", step.asked().text(), step.rate())
                            + millis(Percentile.P50, step)
                            + millis(Percentile.P99, step);
            if (wide) {
                line += millis(Percentile.P999, step)
                        + millis(Percentile.MAX, step)
                        + String.format(Locale.ROOT, "%,11d", step.neverSent());
            }
            terminal.out().println(line);
        }
    }

    private static String millis(Percentile percentile, Report.StepFigures step) {
        return String.format(Locale.ROOT, "%9.2f", percentile.millis(step.latencies()));
    }
}
