package io.vernier.cli.load.spectrum;

import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.cli.shell.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpectrumTest {
    private final Histogram nanos = new Histogram(3);

    @Test
    void nothingTimedGivesNoBands() {
        assertThat(Spectrum.of(nanos).bands()).isEmpty();
        assertThat(picture(80, false)).isEmpty();
    }

    @Test
    void eachRequestIsInTheBandOfItsLatency() {
        nanos.recordValueWithCount(1_100_000, 90);
        nanos.recordValueWithCount(1_300_000, 9);
        nanos.recordValueWithCount(1_900_000, 1);

        assertThat(Spectrum.of(nanos).bands())
                .containsExactly(
                        band(1_000_000, 1_250_000, 90, Percentile.P50, Percentile.P90),
                        band(1_250_000, 1_600_000, 9, Percentile.P99),
                        band(1_600_000, 2_000_000, 1, Percentile.P999, Percentile.P9999, Percentile.MAX));
    }

    @Test
    void aLatencyOnTheEdgeOfTwoBandsIsInTheUpperOne() {
        nanos.recordValue(1_000);

        assertThat(Spectrum.of(nanos).bands()).containsExactly(band(1_000, 1_250, 1, Percentile.values()));
    }

    @Test
    void bandsWithoutRequestsBetweenOthersAreThere() {
        nanos.recordValue(1_100_000);
        nanos.recordValue(1_900_000);

        assertThat(Spectrum.of(nanos).bands()).extracting(Spectrum.Band::count).containsExactly(1L, 0L, 1L);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 999, 1_000, 9_999_999, 120_000_000_000L})
    void aFewBandsHoldMicrosecondsAndMinutes(long least) {
        nanos.recordValue(least);
        nanos.recordValue(25_000);
        nanos.recordValue(120_000_000_000L);

        var bands = Spectrum.of(nanos).bands();

        assertThat(bands).hasSizeBetween(1, 20);
        assertThat(bands.stream().mapToLong(Spectrum.Band::count).sum()).isEqualTo(3);
        assertThat(bands.stream().flatMap(band -> band.marks().stream())).containsExactly(Percentile.values());
    }

    @Test
    void thePictureHasABarForEachBandAndADotForTheSmallest() {
        nanos.recordValueWithCount(1_100_000, 100_000);
        nanos.recordValueWithCount(1_300_000, 50_000);
        nanos.recordValueWithCount(1_900_000, 1);

        assertThat(picture(80, false))
                .containsExactly(
                        "                 ms      requests",
                        "     1.00 ..   1.25       100,000  66.666 %  ##########################  p50",
                        "     1.25 ..   1.60        50,000  33.333 %  #############  p90 p99 p99.9 p99.99",
                        "     1.60 ..   2.00             1   0.001 %  .  max");
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 50, 72, 80, 200})
    void noLineIsLongerThanTheTerminalIsWide(int width) {
        for (long latency = 100_000; latency < 5_000_000_000L; latency = latency * 11 / 10) {
            nanos.recordValueWithCount(latency, 1 + 1_000_000_000 / latency);
        }

        assertThat(picture(width, false)).hasSizeGreaterThan(10).allMatch(line -> line.length() <= width);
        assertThat(String.join("\n", picture(width, false)))
                .contains("####", "p99.99", "max")
                .doesNotContain("\u001b");
    }

    @Test
    void coloursAreThereOnlyWhereTheyAreWanted() {
        nanos.recordValue(1_100_000);

        assertThat(String.join("\n", picture(80, true))).contains("\u001b[32m");
    }

    @Test
    void theSlowestTenthAndHundredthHaveColoursOfTheirOwn() {
        nanos.recordValueWithCount(1_100_000, 90);
        nanos.recordValueWithCount(1_300_000, 9);
        nanos.recordValue(1_900_000);

        var lines = picture(80, true);

        assertThat(lines.get(1)).contains("\u001b[32m");
        assertThat(lines.get(2)).contains("\u001b[33m");
        assertThat(lines.get(3)).contains("\u001b[31m");
    }

    @Test
    void theCsvHasEveryLatencyThatWasToldApart(@TempDir Path folder) throws IOException {
        nanos.recordValueWithCount(1_000_000, 3);
        nanos.recordValue(2_000_000);
        Path file = folder.resolve("load.csv");

        SpectrumFiles.csv(file, Map.of("5000", nanos));

        assertThat(Files.readAllLines(file))
                .containsExactly(
                        "asked_per_second,latency_ms,requests,percentile",
                        "5000,1.000447,3,75.000000",
                        "5000,2.000895,1,100.000000");
    }

    @Test
    void theHdrFileIsThatOfHdrHistogram(@TempDir Path folder) throws IOException {
        nanos.recordValueWithCount(1_000_000, 4);
        Path file = folder.resolve("load.hgrm");

        SpectrumFiles.hdr(file, nanos);

        assertThat(Files.readAllLines(file).getFirst())
                .contains("Value", "Percentile", "TotalCount", "1/(1-Percentile)");
        assertThat(Files.readString(file)).contains("Total count    =            4");
        assertThat(Files.readAllLines(file)).as("milliseconds").anyMatch(line -> line.startsWith("       1.000 "));
    }

    private static Spectrum.Band band(long from, long to, long count, Percentile... marks) {
        return new Spectrum.Band(from, to, count, List.of(marks));
    }

    private List<String> picture(int width, boolean colourful) {
        var out = new ByteArrayOutputStream();
        var terminal = new Terminal(
                        new ByteArrayInputStream(new byte[0]), out, new ByteArrayOutputStream(), false, colourful)
                .withWidth(width);
        new SpectrumPicture(terminal).print(Spectrum.of(nanos));
        terminal.out().flush();
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
