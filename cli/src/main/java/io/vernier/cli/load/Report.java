package io.vernier.cli.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/**
 * What came out of a run. Histograms are in nanoseconds.
 *
 * @param pace what was asked for
 * @param measured how long was counted: less than was asked for if the run was stopped
 * @param connections how many there were
 * @param neverSent requests of an open loop for which the time ended before they could leave
 * @param latencies from when each request was due, of all that were answered or never sent; in a closed loop a request is
 *     due when it is sent
 * @param serving from when each request was sent, of those that were answered; empty in a closed loop
 * @param lag from when each request was due to when it was sent; empty in a closed loop
 * @param steps the parts of the measured time; none where there is one only
 * @param results Result-Codes and how often they came; 0 stands for none
 * @param failures why requests were not answered
 * @param evidence what may have limited it
 */
public record Report(
        Pace pace,
        Duration measured,
        int connections,
        long neverSent,
        Histogram latencies,
        Histogram serving,
        Histogram lag,
        List<StepFigures> steps,
        SortedMap<Integer, Long> results,
        List<Failure> failures,
        Evidence evidence) {
    private static final int RESULT_CODES = 10_000;

    /**
     * One reason.
     *
     * @param code of the explanation
     * @param cause in words, as it was the first time
     * @param remedy in words
     * @param count how often
     */
    public record Failure(String code, String cause, String remedy, long count) {}

    /**
     * One part of the measured time.
     *
     * @param asked requests per second that were due
     * @param duration how long it was
     * @param latencies of the requests that were due in it
     * @param neverSent of those, how many could not leave
     */
    public record StepFigures(Rates.Step asked, Duration duration, Histogram latencies, long neverSent) {
        /** Answers to requests that were due in it, per second. */
        public double rate() {
            return (latencies.getTotalCount() - neverSent) * 1e9 / duration.toNanos();
        }
    }

    /** Adds up what the connections and the unsent requests came to. */
    static Report of(
            Pace pace, Duration measured, List<Meter> meters, Meter unsent, Failures failures, Evidence evidence) {
        var all = new ArrayList<>(meters);
        all.add(unsent);
        var latencies = new Histogram(3);
        var serving = new Histogram(3);
        var lag = new Histogram(3);
        var results = new TreeMap<Integer, Long>();
        for (Meter meter : all) {
            for (int step = 0; step < pace.steps(); step++) {
                latencies.add(meter.latencies(step));
            }
            serving.add(meter.serving());
            lag.add(meter.lag());
            for (int code = 0; code < RESULT_CODES; code++) {
                if (meter.results(code) > 0) {
                    results.merge(code, meter.results(code), Long::sum);
                }
            }
        }
        return new Report(
                pace,
                measured,
                meters.size(),
                unsent.neverSent(),
                latencies,
                serving,
                lag,
                pace.steps() == 1 ? List.of() : steps(pace, all, unsent),
                results,
                failures.list(),
                evidence);
    }

    private static List<StepFigures> steps(Pace pace, List<Meter> meters, Meter unsent) {
        var steps = new ArrayList<StepFigures>();
        var duration = pace.measured().dividedBy(pace.steps());
        for (int i = 0; i < pace.steps(); i++) {
            var latencies = new Histogram(3);
            for (Meter meter : meters) {
                latencies.add(meter.latencies(i));
            }
            long neverSent = unsent.latencies(i).getTotalCount();
            steps.add(new StepFigures(pace.rates().steps().get(i), duration, latencies, neverSent));
        }
        return List.copyOf(steps);
    }

    /** Requests that were answered, with whatever result. */
    public long answered() {
        return latencies.getTotalCount() - neverSent;
    }

    /** Requests that were not answered. */
    public long failed() {
        return failures.stream().mapToLong(Failure::count).sum();
    }

    /** Requests that were not answered, or not with success. */
    public long errors() {
        return failed()
                + results.entrySet().stream()
                        .filter(result -> !isSuccess(result.getKey()))
                        .mapToLong(result -> result.getValue())
                        .sum();
    }

    static boolean isSuccess(int resultCode) {
        return resultCode / 1_000 == 2;
    }

    /** The share of errors in all requests, 0 to 1. */
    public double errorShare() {
        return share(errors());
    }

    /** What share of all requests that came to an end so many are, 0 to 1. */
    double share(long count) {
        long all = answered() + failed();
        return all == 0 ? 0 : (double) count / all;
    }

    /** Answers per second. */
    public double rate() {
        return answered() * 1e9 / measured.toNanos();
    }

    /** The latency that so many percent of the requests did not exceed. */
    public double percentileMillis(double percent) {
        return millis(latencies, percent);
    }

    public double maxMillis() {
        return percentileMillis(100);
    }

    static double millis(Histogram histogram, double percent) {
        return histogram.getTotalCount() == 0 ? 0 : histogram.getValueAtPercentile(percent) / 1e6;
    }
}
