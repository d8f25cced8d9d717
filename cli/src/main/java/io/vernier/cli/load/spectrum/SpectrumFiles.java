package io.vernier.cli.load.spectrum;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** Spectra as files for other tools. */
public final class SpectrumFiles {
    private static final double NANOS_PER_MILLI = 1e6;
    private static final int TICKS_PER_HALF_DISTANCE = 5;

    private SpectrumFiles() {}

    /**
     * Every latency that was told apart, as CSV: what was asked for, milliseconds, how many requests, and how many percent
     * of all had it or a lower one.
     *
     * @param spectra by what was asked for
     */
    public static void csv(Path file, Map<String, Histogram> spectra) throws IOException {
        try (var out = open(file)) {
            out.print("asked_per_second,latency_ms,requests,percentile\n");
            spectra.forEach((asked, nanos) -> {
                for (var value : nanos.recordedValues()) {
                    out.printf(
                            Locale.ROOT,
                            "%s,%.6f,%d,%.6f\n",
                            asked,
                            value.getValueIteratedTo() / NANOS_PER_MILLI,
                            value.getCountAddedInThisIterationStep(),
                            value.getPercentile());
                }
            });
            check(file, out);
        }
    }

    /** In milliseconds, in the form that HdrHistogram's plotters read ({@code .hgrm}). */
    public static void hdr(Path file, Histogram nanos) throws IOException {
        try (var out = open(file)) {
            nanos.outputPercentileDistribution(out, TICKS_PER_HALF_DISTANCE, NANOS_PER_MILLI);
            check(file, out);
        }
    }

    private static PrintStream open(Path file) throws IOException {
        OutputStream out = Files.newOutputStream(file);
        return new PrintStream(out, false, StandardCharsets.UTF_8);
    }

    private static void check(Path file, PrintStream out) throws IOException {
        if (out.checkError()) {
            throw new IOException(file + " could not be written to its end");
        }
    }
}
