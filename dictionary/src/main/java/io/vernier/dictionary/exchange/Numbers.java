package io.vernier.dictionary.exchange;

/** Numbers as other projects write them. */
final class Numbers {
    private static final long MAX = 0xffff_ffffL;

    private Numbers() {}

    /**
     * A number of 32 bits, signed or not, decimal or with {@code 0x}.
     *
     * @throws ExchangeException if it is none
     */
    static long parse(String text, String place, String what) {
        try {
            long number = Long.decode(text.matches("0[0-9]+") ? text.replaceFirst("^0+(?=.)", "") : text);
            if (number >= Integer.MIN_VALUE && number <= MAX) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // said below
        }
        throw new ExchangeException(place, what + " is \"" + text + "\" (expected: a number of 32 bits)");
    }
}
