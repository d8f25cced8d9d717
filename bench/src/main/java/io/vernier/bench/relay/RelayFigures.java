package io.vernier.bench.relay;

import io.vernier.bench.load.Figures;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * What one run gave.
 *
 * @param inFlight requests kept in flight
 * @param perSecond exchanges
 * @param cpuMicros CPU time of the relay's process alone for one exchange: two messages in, two messages out
 * @param p50 microseconds from the client to the server and back, half of them
 * @param p99 the same of 99 %
 * @param p999 the same of 99.9 %
 * @param megabytes resident memory of the relay at the end
 * @param failed requests without a right answer
 */
record RelayFigures(
        int inFlight,
        double perSecond,
        double cpuMicros,
        double p50,
        double p99,
        double p999,
        long megabytes,
        long failed) {
    private static final String MARK = "relayed";
    static final String HEADER =
            "| relay | in flight | exchanges/s | CPU us in the relay | p50 us | p99 us | p99.9 us | MB in the relay | failed |";

    static RelayFigures of(Figures seen, Duration measured, Duration cpu, long failed) {
        double count = seen.perSecond() * measured.toMillis() / 1000;
        return new RelayFigures(
                seen.inFlight(),
                seen.perSecond(),
                cpu.toMillis() * 1000.0 / Math.max(1, count),
                seen.p50(),
                seen.p99(),
                seen.p999(),
                seen.serverMegabytes(),
                failed);
    }

    /** One line for {@link #parse}. */
    String line() {
        return String.format(
                Locale.ROOT,
                "%s %d %f %f %f %f %f %d %d",
                MARK,
                inFlight,
                perSecond,
                cpuMicros,
                p50,
                p99,
                p999,
                megabytes,
                failed);
    }

    /** What a line says; empty for another line. */
    static Optional<RelayFigures> parse(String line) {
        String[] f = line.split(" ", -1);
        return f[0].equals(MARK)
                ? Optional.of(new RelayFigures(
                        Integer.parseInt(f[1]),
                        Double.parseDouble(f[2]),
                        Double.parseDouble(f[3]),
                        Double.parseDouble(f[4]),
                        Double.parseDouble(f[5]),
                        Double.parseDouble(f[6]),
                        Long.parseLong(f[7]),
                        Long.parseLong(f[8])))
                : Optional.empty();
    }

    /** A row of the table. */
    String row(RelayKind kind) {
        return String.format(
                Locale.ROOT,
                "| %s | %d | %,.0f | %.2f | %,.0f | %,.0f | %,.0f | %d | %d |",
                kind.word(),
                inFlight,
                perSecond,
                cpuMicros,
                p50,
                p99,
                p999,
                megabytes,
                failed);
    }
}
