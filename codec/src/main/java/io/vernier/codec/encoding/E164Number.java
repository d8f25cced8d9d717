package io.vernier.codec.encoding;

import io.vernier.codec.internal.MalformedData;
import io.vernier.codec.internal.Quoted;

/**
 * A telephone number of ITU-T E.164 in international format: an MSISDN (TS 23.003 clause 3.3), or the number of a network
 * node. In octets it stands as TBCD without an octet for the nature of the address, as TS 29.329 clause 6.3.2 has it for
 * MSISDN. The dummy MSISDN of zeros only is one, too.
 *
 * @param digits country code and number, 1 to 15 decimal digits
 */
public record E164Number(String digits) {
    /** So many digits has the longest number (ITU-T E.164 section 6.1). */
    public static final int LONGEST = 15;

    /**
     * Checks what it is made of.
     *
     * @throws IllegalArgumentException if these are not 1 to 15 digits
     */
    public E164Number {
        String problem = problem(digits);
        if (!problem.isEmpty()) {
            throw new IllegalArgumentException(problem);
        }
    }

    /**
     * Reads a number with or without a plus sign before it.
     *
     * @throws IllegalArgumentException if these are not 1 to 15 digits
     */
    public static E164Number parse(String text) {
        return new E164Number(text.startsWith("+") ? text.substring(1) : text);
    }

    /**
     * Reads the octets of a value.
     *
     * @throws IllegalArgumentException if the octets are not 1 to 15 digits
     */
    public static E164Number decode(byte[] bytes, int offset, int length) {
        String digits = SemiOctets.digits(bytes, offset, length, SemiOctets.DECIMAL);
        MalformedData.throwUnlessEmpty(problem(digits));
        return new E164Number(digits);
    }

    private static String problem(String digits) {
        return SemiOctets.are(digits, SemiOctets.DECIMAL, 1, LONGEST)
                ? ""
                : "number " + Quoted.of(digits) + " (expected: 1 to 15 digits, ITU-T E.164)";
    }

    /** The octets as TBCD. */
    public byte[] toBytes() {
        return SemiOctets.octets(digits, SemiOctets.DECIMAL);
    }

    /** The number as people write it, {@code +491701234567}. */
    public String international() {
        return "+" + digits;
    }

    /** The digits. */
    @Override
    public String toString() {
        return digits;
    }
}
