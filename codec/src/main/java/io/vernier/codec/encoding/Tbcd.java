package io.vernier.codec.encoding;

import io.vernier.codec.internal.MalformedData;
import io.vernier.codec.internal.Quoted;
import java.util.Locale;

/**
 * Digits in a TBCD-STRING (TS 29.002 clause 17.7.8): two in an octet, the first one in the lower half.
 *
 * @param digits one or more of {@code 0123456789*#abc}
 */
public record Tbcd(String digits) {

    /**
     * Checks what it is made of.
     *
     * @throws IllegalArgumentException if there is no digit, or a character that is none
     */
    public Tbcd {
        String problem = problem(digits);
        if (!problem.isEmpty()) {
            throw new IllegalArgumentException(problem);
        }
    }

    /**
     * Reads digits; capital letters are taken as well.
     *
     * @throws IllegalArgumentException if there is no digit, or a character that is none
     */
    public static Tbcd parse(String text) {
        return new Tbcd(text.toLowerCase(Locale.ROOT));
    }

    /**
     * Reads the octets of a value.
     *
     * @throws IllegalArgumentException if there are no octets, or a filler stands before the end
     */
    public static Tbcd decode(byte[] bytes, int offset, int length) {
        String digits = SemiOctets.digits(bytes, offset, length, SemiOctets.TELEPHONY);
        MalformedData.throwUnlessEmpty(problem(digits));
        return new Tbcd(digits);
    }

    private static String problem(String digits) {
        return SemiOctets.are(digits, SemiOctets.TELEPHONY, 1, Integer.MAX_VALUE)
                ? ""
                : "digits " + Quoted.of(digits) + " (expected: one or more of " + SemiOctets.TELEPHONY + ")";
    }

    /** The octets; an odd number of digits is filled up with 1111. */
    public byte[] toBytes() {
        return SemiOctets.octets(digits, SemiOctets.TELEPHONY);
    }

    /** The digits. */
    @Override
    public String toString() {
        return digits;
    }
}
