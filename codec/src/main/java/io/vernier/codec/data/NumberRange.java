package io.vernier.codec.data;

/**
 * The numbers from the first to the last, both included: ports or ICMP types of a filter rule.
 *
 * @param first at least 0
 * @param last at least {@code first}
 */
public record NumberRange(int first, int last) {
    /** @throws IllegalArgumentException if the first is negative or the last comes before the first */
    public NumberRange {
        if (first < 0 || last < first) {
            throw new IllegalArgumentException(
                    "range: " + first + "-" + last + " (expected: the smaller number first)");
        }
    }

    /** One number alone. */
    public static NumberRange of(int number) {
        return new NumberRange(number, number);
    }

    /** Whether the number is one of them. */
    public boolean contains(int number) {
        return first <= number && number <= last;
    }

    /** {@code 80} or {@code 80-90}. */
    @Override
    public String toString() {
        return first == last ? Integer.toString(first) : first + "-" + last;
    }
}
