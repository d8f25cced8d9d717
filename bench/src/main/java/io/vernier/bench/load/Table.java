package io.vernier.bench.load;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Figures of several contenders, a block for each number of requests in flight. */
public final class Table {
    private Table() {}

    /**
     * Prints a table with a row for each figure.
     *
     * @param results of each contender in the order of the numbers in flight; ratios are to the first
     */
    public static void print(Map<String, List<Figures>> results, PrintStream out) {
        Map.Entry<String, List<Figures>> first = results.entrySet().iterator().next();
        out.println("| in flight | contender | exchanges/s | of " + first.getKey()
                + " | p50 us | p99 us | p99.9 us | CPU us, both ends"
                + " | others, percent of a core | MB client/server | failed |");
        out.println("|---|---|---|---|---|---|---|---|---|---|---|");
        int rows = results.values().stream().mapToInt(List::size).max().orElse(0);
        for (int row = 0; row < rows; row++) {
            for (Map.Entry<String, List<Figures>> entry : results.entrySet()) {
                if (row < entry.getValue().size()) {
                    Figures figures = entry.getValue().get(row);
                    double base = row < first.getValue().size()
                            ? first.getValue().get(row).perSecond()
                            : 0;
                    out.println(
                            figures.failed() == 0 ? row(entry.getKey(), figures, base) : lost(entry.getKey(), figures));
                }
            }
        }
    }

    /** Prints the figures of requests sent at a fixed rate, those of one contender in each row. */
    public static void printFixedRate(Map<String, Figures> results, PrintStream out) {
        out.println("| contender | sent a second | p50 us | p99 us | p99.9 us | max us | CPU us, both ends"
                + " | others, percent of a core | failed |");
        out.println("|---|---|---|---|---|---|---|---|---|");
        results.forEach((contender, f) -> out.printf(
                Locale.ROOT,
                "| %s | %,.0f | %,.0f | %,.0f | %,.0f | %,.0f | %.2f | %.0f | %d |%n",
                contender,
                f.perSecond(),
                f.p50(),
                f.p99(),
                f.p999(),
                f.max(),
                f.cpuMicros(),
                f.othersPercent(),
                f.failed()));
    }

    private static String row(String contender, Figures f, double base) {
        return String.format(
                Locale.ROOT,
                "| %d | %s | %,.0f | %s | %,.0f | %,.0f | %,.0f | %.2f | %.0f | %d/%d | 0 |",
                f.inFlight(),
                contender,
                f.perSecond(),
                base > 0 ? String.format(Locale.ROOT, "%.2f", f.perSecond() / base) : "-",
                f.p50(),
                f.p99(),
                f.p999(),
                f.cpuMicros(),
                f.othersPercent(),
                f.clientMegabytes(),
                f.serverMegabytes());
    }

    /** Where some requests had no right answer the figures are worth nothing. */
    private static String lost(String contender, Figures f) {
        return "| " + f.inFlight() + " | " + contender + " | - | - | - | - | - | - | - | - | " + f.failed() + " |";
    }
}
