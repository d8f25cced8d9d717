package io.vernier.requirements.matrix;

import java.util.Comparator;
import java.util.regex.Pattern;

/** Orders ids as a person does: {@code R6-2} before {@code R6-10}, and that before {@code R10-1}. */
final class NaturalOrder implements Comparator<String> {
    static final NaturalOrder INSTANCE = new NaturalOrder();

    /** Between a digit and anything else, in both directions. */
    private static final Pattern BORDER = Pattern.compile("(?<=\\d)(?=\\D)|(?<=\\D)(?=\\d)");

    private NaturalOrder() {}

    @Override
    public int compare(String left, String right) {
        var lefts = BORDER.split(left, -1);
        var rights = BORDER.split(right, -1);
        for (var i = 0; i < Math.min(lefts.length, rights.length); i++) {
            var order = comparePart(lefts[i], rights[i]);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(lefts.length, rights.length);
    }

    private static int comparePart(String left, String right) {
        var numbers = isNumber(left) && isNumber(right);
        return numbers ? Long.compare(Long.parseLong(left), Long.parseLong(right)) : left.compareTo(right);
    }

    private static boolean isNumber(String part) {
        return !part.isEmpty() && Character.isDigit(part.charAt(0));
    }
}
