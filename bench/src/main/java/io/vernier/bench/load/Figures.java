package io.vernier.bench.load;

import io.vernier.bench.process.Jvm;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/**
 * What one run gave.
 *
 * @param inFlight requests kept in flight; 0 where they were sent at a fixed rate
 * @param perSecond exchanges
 * @param p50 microseconds from sending to the answer, half of them
 * @param p99 the same of 99 %
 * @param p999 the same of 99.9 %
 * @param max the same of all
 * @param cpuMicros CPU time of both processes for one exchange
 * @param othersPercent what other processes used meanwhile, of one core
 * @param clientMegabytes resident memory at the end
 * @param serverMegabytes resident memory at the end
 * @param failed requests without a right answer
 */
public record Figures(
        int inFlight,
        double perSecond,
        double p50,
        double p99,
        double p999,
        double max,
        double cpuMicros,
        double othersPercent,
        long clientMegabytes,
        long serverMegabytes,
        long failed) {
    private static final String MARK = "figures";
    private static final double NANOS_PER_MICRO = 1000;

    static Figures of(int inFlight, Histogram histogram, Snapshot before, Snapshot after, long failed) {
        double[] micros = {
            histogram.getValueAtPercentile(50) / NANOS_PER_MICRO,
            histogram.getValueAtPercentile(99) / NANOS_PER_MICRO,
            histogram.getValueAtPercentile(99.9) / NANOS_PER_MICRO,
            histogram.getMaxValue() / NANOS_PER_MICRO
        };
        return of(inFlight, histogram.getTotalCount(), micros, before, after, failed);
    }

    /**
     * What a client counted that is no JVM.
     *
     * @param micros latencies of half, 99 %, 99.9 % and all
     */
    public static Figures of(
            int inFlight, long exchanges, double[] micros, Snapshot before, Snapshot after, long failed) {
        long count = Math.max(1, exchanges);
        double seconds = (after.nanos() - before.nanos()) / 1e9;
        double cpu = after.cpu().minus(before.cpu()).toNanos() / 1e9;
        double machine = after.machine().minus(before.machine()).toNanos() / 1e9;
        return new Figures(
                inFlight,
                exchanges / seconds,
                micros[0],
                micros[1],
                micros[2],
                micros[3],
                cpu / count * 1e6,
                Math.max(0, machine - cpu) / seconds * 100,
                after.clientMegabytes(),
                after.serverMegabytes(),
                failed);
    }

    /** Of a run whose processes ended before it did. */
    public static Figures lost(int inFlight) {
        return new Figures(inFlight, 0, 0, 0, 0, 0, 0, 0, 0, 0, inFlight);
    }

    /** One line for {@link #read}. */
    public String line() {
        return String.format(
                Locale.ROOT,
                "%s %d %f %f %f %f %f %f %f %d %d %d",
                MARK,
                inFlight,
                perSecond,
                p50,
                p99,
                p999,
                max,
                cpuMicros,
                othersPercent,
                clientMegabytes,
                serverMegabytes,
                failed);
    }

    /**
     * All that a client prints until its end.
     *
     * @throws IOException if it ends with another status than 0
     */
    public static List<Figures> read(Jvm client) throws IOException, InterruptedException {
        var figures = new ArrayList<Figures>();
        for (String line = client.readLine(); line != null; line = client.readLine()) {
            parse(line).ifPresent(figures::add);
        }
        client.awaitEnd();
        return figures;
    }

    /** A {@link #line}; empty if it is another one. */
    public static Optional<Figures> parse(String line) {
        if (!line.startsWith(MARK + ' ')) {
            return Optional.empty();
        }
        String[] f = line.split(" ", -1);
        return Optional.of(new Figures(
                Integer.parseInt(f[1]),
                Double.parseDouble(f[2]),
                Double.parseDouble(f[3]),
                Double.parseDouble(f[4]),
                Double.parseDouble(f[5]),
                Double.parseDouble(f[6]),
                Double.parseDouble(f[7]),
                Double.parseDouble(f[8]),
                Long.parseLong(f[9]),
                Long.parseLong(f[10]),
                Long.parseLong(f[11])));
    }
}
