package io.vernier.cli.load.spectrum;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * How latencies are spread over bands that grow like their values, so that one picture shows microseconds and seconds. The
 * bands are as fine as few of them allow: ten, five or three for each power of ten, or one. Bands without requests between
 * others are there, too.
 *
 * @param bands the fastest first; none if there are no latencies
 */
public record Spectrum(List<Band> bands) {
    private static final int MOST_BANDS = 20;

    /** Preferred numbers (ISO 3): each series divides a power of ten into steps of about one size. */
    private static final double[][] SERIES = {
        {1, 1.25, 1.6, 2, 2.5, 3.2, 4, 5, 6.3, 8}, {1, 1.6, 2.5, 4, 6.3}, {1, 2, 5}, {1}
    };

    /**
     * One band.
     *
     * @param fromNanos the least latency in it
     * @param toNanos the least latency above it
     * @param count how many requests are in it
     * @param marks the percentiles that are in it
     */
    public record Band(long fromNanos, long toNanos, long count, List<Percentile> marks) {}

    /** The spectrum of a histogram of nanoseconds. */
    public static Spectrum of(Histogram nanos) {
        if (nanos.getTotalCount() == 0) {
            return new Spectrum(List.of());
        }
        for (double[] series : SERIES) {
            long[] edges = edges(series, Math.max(1, nanos.getMinValue()), nanos.getMaxValue());
            if (edges.length - 1 <= MOST_BANDS || series.length == 1) {
                return new Spectrum(bands(nanos, edges));
            }
        }
        throw new IllegalStateException("the last series fits whatever there is");
    }

    /** From the last edge that is not above the least value, to the first one that is above the greatest. */
    private static long[] edges(double[] series, long least, long greatest) {
        var edges = new ArrayList<Long>();
        for (double decade = 1; ; decade *= 10) {
            for (double step : series) {
                long edge = Math.round(decade * step);
                if (edge <= least) {
                    edges.clear();
                }
                edges.add(edge);
                if (edge > greatest) {
                    return edges.stream().mapToLong(Long::longValue).toArray();
                }
            }
        }
    }

    private static List<Band> bands(Histogram nanos, long[] edges) {
        long[] counts = new long[edges.length];
        for (var recorded : nanos.recordedValues()) {
            counts[band(recorded.getValueIteratedTo(), edges)] += recorded.getCountAddedInThisIterationStep();
        }
        var bands = new ArrayList<Band>();
        for (int i = 0; i < edges.length - 1; i++) {
            var marks = new ArrayList<Percentile>();
            for (Percentile percentile : Percentile.values()) {
                if (band(percentile.nanos(nanos), edges) == i) {
                    marks.add(percentile);
                }
            }
            bands.add(new Band(edges[i], edges[i + 1], counts[i], List.copyOf(marks)));
        }
        return List.copyOf(bands);
    }

    /** What a histogram rounds up beyond the last edge belongs to the last band. */
    private static int band(long value, long[] edges) {
        int found = Arrays.binarySearch(edges, value);
        return Math.clamp(found >= 0 ? found : -found - 2, 0, edges.length - 2);
    }
}
