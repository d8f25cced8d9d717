package io.vernier.codec;

/**
 * One line of an {@link Outline}.
 *
 * @param text as written in the dictionary, such as {@code * [ Proxy-Info ]}
 * @param name of the AVP
 * @param min the fewest occurrences
 * @param max the most occurrences
 */
record OutlineLine(String text, String name, int min, int max, int code, int vendorId) {
    /** Code and vendor of the line that stands for AVPs which the grammar does not name. */
    static final int ANY = -1;

    private static final int UNBOUNDED = Integer.MAX_VALUE;

    /** Reads {@code [ X ]}, <code>{ X }</code> or {@code < X >} with an optional qualifier in front (RFC 6733 3.2). */
    static OutlineLine parse(String text, int code, int vendorId) {
        int open = 0;
        while (open < text.length() && "<{[".indexOf(text.charAt(open)) < 0) {
            open++;
        }
        if (open == text.length()) {
            throw new IllegalArgumentException("\"" + text + "\" is no line of a grammar (expected: as in * [ AVP ])");
        }
        String name = text.substring(open + 1, text.length() - 1).trim();
        String qualifier = text.substring(0, open).trim();
        int least = text.charAt(open) == '[' ? 0 : 1;
        int star = qualifier.indexOf('*');
        if (star < 0) {
            return new OutlineLine(text, name, least, 1, code, vendorId);
        }
        boolean bare = text.charAt(open) != '{';
        int min = number(qualifier.substring(0, star), bare ? 0 : 1);
        int max = number(qualifier.substring(star + 1), UNBOUNDED);
        return new OutlineLine(text, name, min, max, code, vendorId);
    }

    private static int number(String digits, int otherwise) {
        return digits.isEmpty() ? otherwise : Integer.parseInt(digits);
    }

    boolean isAny() {
        return code == ANY && vendorId == ANY;
    }

    boolean is(AvpKey<?> key) {
        return code == key.code() && vendorId == key.vendorId();
    }

    boolean isOnce() {
        return max == 1 && !isAny();
    }

    /** Whether seeing the AVP once is not enough to know that it occurs as often as it may. */
    boolean isCounted() {
        return min > 1 || (max != 1 && max != UNBOUNDED);
    }

    @Override
    public String toString() {
        return text;
    }
}
