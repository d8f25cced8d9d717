package io.vernier.cli.load.spectrum;

import org.HdrHistogram.Histogram;

/** The points of a spectrum that are told. */
public enum Percentile {
    P50("p50", 50),
    P90("p90", 90),
    P99("p99", 99),
    P999("p99.9", 99.9),
    P9999("p99.99", 99.99),
    MAX("max", 100);

    private final String word;
    private final double percent;

    Percentile(String word, double percent) {
        this.word = word;
        this.percent = percent;
    }

    /** As people write it. */
    public String word() {
        return word;
    }

    /** Milliseconds that so many percent of what is in a histogram of nanoseconds do not exceed; 0 if nothing is in it. */
    public double millis(Histogram nanos) {
        return nanos.getTotalCount() == 0 ? 0 : nanos(nanos) / 1e6;
    }

    long nanos(Histogram histogram) {
        return this == MAX ? histogram.getMaxValue() : histogram.getValueAtPercentile(percent);
    }
}
