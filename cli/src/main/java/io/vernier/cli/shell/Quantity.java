package io.vernier.cli.shell;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;

/** Amounts and durations as people write them: {@code 10MB}, {@code 500ms}, {@code 2m}. */
public final class Quantity {
    private static final Pattern NUMBER_AND_UNIT = Pattern.compile("([0-9]{1,15}(?:\\.[0-9]{1,6})?)\\s*([A-Za-z]*)");

    private Quantity() {}

    /** A number of units; K, M, G and T, with or without B behind, are powers of 1024. */
    public static long units(String option, String text) {
        var parts = NUMBER_AND_UNIT.matcher(text);
        if (parts.matches()) {
            String unit = parts.group(2).toUpperCase(Locale.ROOT);
            int power = unit.isEmpty() || unit.equals("B") ? 0 : "KMGT".indexOf(unit.charAt(0)) + 1;
            boolean known = unit.isEmpty() || unit.equals("B") || (power > 0 && unit.matches(".(I?B)?"));
            var value = new BigDecimal(parts.group(1)).multiply(BigDecimal.valueOf(1L << (10 * power)));
            if (known && value.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0) {
                return value.longValue();
            }
        }
        throw wrong(option, text, "a number, with or without KB, MB, GB or TB");
    }

    /** A duration in ms, s, m or h; a number alone is in seconds. */
    public static Duration duration(String option, String text) {
        var parts = NUMBER_AND_UNIT.matcher(text);
        if (parts.matches()) {
            long nanos = switch (parts.group(2)) {
                case "us" -> 1_000L;
                case "ms" -> 1_000_000L;
                case "", "s" -> 1_000_000_000L;
                case "m", "min" -> 60_000_000_000L;
                case "h" -> 3_600_000_000_000L;
                default -> 0;
            };
            var value = new BigDecimal(parts.group(1)).multiply(BigDecimal.valueOf(nanos));
            if (nanos > 0 && value.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0) {
                return Duration.ofNanos(value.longValue());
            }
        }
        throw wrong(option, text, "a duration such as 500ms, 30s or 5m");
    }

    /** A whole number within bounds. */
    public static long number(String option, String text, long least, long most) {
        try {
            long value = Long.parseLong(text);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            throw wrong(option, text, "a whole number from " + least + " to " + most);
        }
        throw wrong(option, text, "a whole number from " + least + " to " + most);
    }

    private static CommandException wrong(String option, String text, String expected) {
        return new CommandException(
                ExitCode.USAGE, CliProblem.WRONG_USAGE.about(option + " " + text + " (expected: " + expected + ")"));
    }
}
