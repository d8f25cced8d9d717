package io.vernier.bench.relay;

import io.vernier.bench.load.Figures;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * What one run gave.
 *
 * @param seen what the client saw; the relay is its server
 * @param cpuMicros CPU time of the relay's process alone for one exchange: two messages in, two messages out
 * @param failed requests without a right answer, those of the warm-up included
 */
record RelayFigures(Figures seen, double cpuMicros, long failed) {
    private static final String MARK = "relayed";
    private static final int PARTS = 4;
    static final String HEADER =
            "| relay | in flight | exchanges/s | CPU us in the relay | p50 us | p99 us | p99.9 us | MB in the relay | failed |";

    static RelayFigures of(Figures seen, Duration measured, Duration cpu, long failed) {
        double count = seen.perSecond() * measured.toMillis() / 1000;
        return new RelayFigures(seen, cpu.toMillis() * 1000.0 / Math.max(1, count), failed);
    }

    /** One line for {@link #parse}. */
    String line() {
        return String.join(" ", MARK, Double.toString(cpuMicros), Long.toString(failed), seen.line());
    }

    /** What a line says; empty for another line. */
    static Optional<RelayFigures> parse(String line) {
        String[] parts = line.split(" ", PARTS);
        return parts[0].equals(MARK)
                ? Figures.parse(parts[PARTS - 1])
                        .map(seen -> new RelayFigures(seen, Double.parseDouble(parts[1]), Long.parseLong(parts[2])))
                : Optional.empty();
    }

    /** A row of the table. */
    String row(RelayKind kind) {
        return String.format(
                Locale.ROOT,
                "| %s | %d | %,.0f | %.2f | %,.0f | %,.0f | %,.0f | %d | %d |",
                kind.word(),
                seen.inFlight(),
                seen.perSecond(),
                cpuMicros,
                seen.p50(),
                seen.p99(),
                seen.p999(),
                seen.serverMegabytes(),
                failed);
    }
}
