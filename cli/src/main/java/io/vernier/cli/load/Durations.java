package io.vernier.cli.load;

import java.time.Duration;
import java.util.List;

/** Durations as people write them on a command line: {@code 10s}, {@code 500ms}, {@code 2m}, {@code 1.5s}. */
public final class Durations {
    private static final List<Unit> UNITS = List.of(
            new Unit("us", 1_000),
            new Unit("ms", 1_000_000),
            new Unit("s", 1_000_000_000),
            new Unit("m", 60_000_000_000L),
            new Unit("h", 3_600_000_000_000L));

    private record Unit(String name, long nanos) {}

    private Durations() {}

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException if it is none, naming the text and what was expected
     */
    public static Duration parse(String text) {
        for (Unit unit : UNITS) {
            if (text.endsWith(unit.name())) {
                String number = text.substring(0, text.length() - unit.name().length());
                try {
                    double value = Double.parseDouble(number);
                    if (value >= 0 && value * unit.nanos() < Long.MAX_VALUE) {
                        return Duration.ofNanos(Math.round(value * unit.nanos()));
                    }
                } catch (NumberFormatException notThisUnit) {
                    // "5ms" ends with the name of a second, too
                }
            }
        }
        throw new IllegalArgumentException("\"" + text + "\" (expected: a duration such as 500ms, 10s or 2m)");
    }

    /** In the unit that suits it, such as {@code 500 ms} or {@code 10 s}. */
    public static String text(Duration duration) {
        long millis = duration.toMillis();
        if (millis < 1_000) {
            return millis + " ms";
        }
        return millis % 1_000 == 0 ? millis / 1_000 + " s" : millis / 1_000.0 + " s";
    }
}
