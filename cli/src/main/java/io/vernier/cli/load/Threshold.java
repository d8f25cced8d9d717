package io.vernier.cli.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A bound that a run has to keep: {@code p99<50ms}, {@code max<1s}, {@code errors<0.01%}, {@code rate>5000}.
 *
 * @param text as it was given
 * @param metric what is bounded: p50, p90, p99, p99.9, p99.99, max, errors, rate
 * @param below whether the value has to be below the bound, or above
 * @param orEqual whether the bound itself is good
 * @param bound milliseconds, percent of the requests, or answers per second
 */
record Threshold(String text, String metric, boolean below, boolean orEqual, double bound) {
    private static final Pattern FORM =
            Pattern.compile("(p50|p90|p99|p99\\.9|p99\\.99|max|errors|rate)(<=|<|>=|>)([0-9.]+[a-z%]*)");

    /** @throws IllegalArgumentException naming the text and what was expected */
    static List<Threshold> parse(String list) {
        var thresholds = new ArrayList<Threshold>();
        for (String text : list.split(",", -1)) {
            thresholds.add(one(text.replace(" ", "")));
        }
        return thresholds;
    }

    private static Threshold one(String text) {
        var form = FORM.matcher(text);
        if (!form.matches()) {
            throw wrong(text);
        }
        String metric = form.group(1);
        String relation = form.group(2);
        double bound = bound(text, metric, form.group(3));
        return new Threshold(text, metric, relation.startsWith("<"), relation.endsWith("="), bound);
    }

    private static double bound(String text, String metric, String value) {
        try {
            return switch (metric) {
                case "rate" -> Double.parseDouble(value);
                case "errors" -> {
                    if (!value.endsWith("%")) {
                        throw wrong(text);
                    }
                    yield Double.parseDouble(value.substring(0, value.length() - 1));
                }
                default -> Durations.parse(value).toNanos() / 1e6;
            };
        } catch (NumberFormatException notANumber) {
            throw wrong(text);
        }
    }

    private static IllegalArgumentException wrong(String text) {
        return new IllegalArgumentException(
                "threshold \"" + text + "\" (expected: such as p99<50ms, max<1s, errors<0.01% or rate>5000)");
    }

    /** Whether the run kept it. A run without answers keeps none. */
    boolean isKept(Report report) {
        if (report.answered() == 0) {
            return false;
        }
        double value = value(report);
        return value == bound ? orEqual : value < bound == below;
    }

    /** What the run came to, in words. */
    String outcome(Report report) {
        double value = value(report);
        return switch (metric) {
            case "rate" -> String.format(Locale.ROOT, "%,.0f per second", value);
            case "errors" -> String.format(Locale.ROOT, "%.3f %%", value);
            default -> String.format(Locale.ROOT, "%.2f ms", value);
        };
    }

    private double value(Report report) {
        return switch (metric) {
            case "rate" -> report.rate();
            case "errors" -> report.errorShare() * 100;
            case "max" -> report.maxMillis();
            default -> report.percentileMillis(Double.parseDouble(metric.substring(1)));
        };
    }
}
