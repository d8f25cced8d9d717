package io.vernier.cli.load;

import java.util.List;
import java.util.SortedMap;
import org.HdrHistogram.Histogram;

/**
 * What came out of a run.
 *
 * @param pace what was asked for
 * @param connections how many there were
 * @param answered requests that were answered, with whatever result
 * @param neverSent requests of an open loop for which the time ended before they could leave
 * @param latencies in nanoseconds, of all that were answered or never sent
 * @param results Result-Codes and how often they came; 0 stands for none
 * @param failures why requests were not answered
 * @param cores how many processors this process kept busy
 * @param limited whether an open loop had to wait because too many requests were in flight
 */
public record Report(
        Pace pace,
        int connections,
        long answered,
        long neverSent,
        Histogram latencies,
        SortedMap<Integer, Long> results,
        List<Failure> failures,
        double cores,
        boolean limited) {
    /**
     * One reason.
     *
     * @param code of the explanation
     * @param cause in words
     * @param count how often
     */
    public record Failure(String code, String cause, long count) {}

    /** Requests that were not answered. */
    public long failed() {
        return failures.stream().mapToLong(Failure::count).sum();
    }

    /** Requests that were not answered, or not with success. */
    public long errors() {
        return failed()
                + results.entrySet().stream()
                        .filter(result -> result.getKey() / 1_000 != 2)
                        .mapToLong(result -> result.getValue())
                        .sum();
    }

    /** The share of errors in all requests, 0 to 1. */
    public double errorShare() {
        long all = answered + failed();
        return all == 0 ? 0 : (double) errors() / all;
    }

    /** Answers per second. */
    public double rate() {
        return answered * 1e9 / pace.measured().toNanos();
    }

    /** The latency that so many percent of the requests did not exceed. */
    public double percentileMillis(double percent) {
        return latencies.getTotalCount() == 0 ? 0 : latencies.getValueAtPercentile(percent) / 1e6;
    }

    public double maxMillis() {
        return latencies.getTotalCount() == 0 ? 0 : latencies.getMaxValue() / 1e6;
    }
}
