package io.vernier.cli.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The rates of an open loop: one, several one after the other, or one that grows or shrinks steadily into another.
 *
 * @param values requests per second; none where the answers set the rate (closed loop)
 * @param ramp whether the first of two values becomes the second bit by bit
 */
public record Rates(List<Double> values, boolean ramp) {
    /** No rate: a closed loop. */
    public static final Rates NONE = new Rates(List.of(), false);

    private static final double MOST = 10_000_000;
    private static final int MOST_STEPS = 50;
    private static final int PARTS_OF_A_RAMP = 10;

    /**
     * A part of the measured time that has figures of its own.
     *
     * @param from requests per second at its begin
     * @param to requests per second at its end
     */
    public record Step(double from, double to) {
        /** {@code 5,000} or {@code 1,000..5,900}. */
        String text() {
            return from == to
                    ? String.format(Locale.ROOT, "%,.0f", from)
                    : String.format(Locale.ROOT, "%,.0f..%,.0f", from, to);
        }

        /** The same without marks between digits: {@code 1000..5900}. */
        String plainText() {
            return text().replace(",", "");
        }
    }

    /** One rate all the time. */
    static Rates of(double rate) {
        return new Rates(List.of(rate), false);
    }

    /**
     * Reads {@code 5000}, {@code 1000,2000,5000} or {@code 1000..50000}.
     *
     * @throws IllegalArgumentException naming the text and what was expected
     */
    static Rates parse(String text) {
        int dots = text.indexOf("..");
        if (dots >= 0) {
            return new Rates(List.of(one(text, text.substring(0, dots)), one(text, text.substring(dots + 2))), true);
        }
        var values = new ArrayList<Double>();
        for (String value : text.split(",", -1)) {
            values.add(one(text, value));
        }
        if (values.size() > MOST_STEPS) {
            throw wrong(text);
        }
        return new Rates(List.copyOf(values), false);
    }

    private static double one(String text, String value) {
        try {
            double rate = Double.parseDouble(value);
            if (rate > 0 && rate <= MOST) {
                return rate;
            }
        } catch (NumberFormatException notANumber) {
            throw wrong(text);
        }
        throw wrong(text);
    }

    private static IllegalArgumentException wrong(String text) {
        return new IllegalArgumentException("\"" + text
                + "\" (expected: requests per second, such as 5000, 1000,2000,5000 or 1000..50000; at most 50 steps)");
    }

    boolean isNone() {
        return values.isEmpty();
    }

    /** The parts of the measured time, all of one length: the steps, or ten parts of a ramp. */
    List<Step> steps() {
        if (!ramp) {
            return values.stream().map(rate -> new Step(rate, rate)).toList();
        }
        double from = values.getFirst();
        double part = (values.getLast() - from) / PARTS_OF_A_RAMP;
        var steps = new ArrayList<Step>();
        for (int i = 0; i < PARTS_OF_A_RAMP; i++) {
            steps.add(new Step(from + i * part, from + (i + 1) * part));
        }
        return List.copyOf(steps);
    }

    /** {@code 5,000}, {@code 1,000, 2,000} or {@code 1,000..50,000}. */
    String text() {
        if (ramp) {
            return new Step(values.getFirst(), values.getLast()).text();
        }
        return String.join(
                ", ", values.stream().map(rate -> new Step(rate, rate).text()).toList());
    }

    /** As {@link Step#plainText}; nothing where there is no rate. */
    String plainText() {
        return isNone() ? "" : steps().getFirst().plainText();
    }
}
