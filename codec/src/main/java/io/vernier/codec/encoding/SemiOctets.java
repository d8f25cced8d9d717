package io.vernier.codec.encoding;

import io.vernier.codec.internal.MalformedData;

/**
 * Digits of four bits, two in an octet, the first one in the lower half (TBCD-STRING, TS 29.002 clause 17.7.8). An odd
 * number of them is filled up with 1111.
 */
final class SemiOctets {
    static final String DECIMAL = "0123456789";

    /** The digits of a TBCD-STRING in the order of their codes; 15 is the filler. */
    static final String TELEPHONY = "0123456789*#abc";

    static final int FILLER = 0xf;

    private SemiOctets() {}

    /**
     * The digits in these octets.
     *
     * @param alphabet the digits that may occur, in the order of their codes
     * @throws MalformedData if another one occurs, or the filler before the last half octet
     */
    static String digits(byte[] bytes, int offset, int length, String alphabet) {
        var digits = new StringBuilder(2 * length);
        for (int i = 0; i < 2 * length; i++) {
            int code = (bytes[offset + i / 2] >> (i % 2 == 0 ? 0 : 4)) & 0xf;
            if (code < alphabet.length()) {
                digits.append(alphabet.charAt(code));
            } else if (code != FILLER || i != 2 * length - 1) {
                throw new MalformedData("half octet " + (i + 1) + " is " + Integer.toHexString(code)
                        + " (expected: one of " + alphabet + ", or f as the last one)");
            }
        }
        return digits.toString();
    }

    /** The octets of these digits, all of which the alphabet has. */
    static byte[] octets(String digits, String alphabet) {
        var octets = new byte[(digits.length() + 1) / 2];
        for (int i = 0; i < 2 * octets.length; i++) {
            int code = i < digits.length() ? alphabet.indexOf(digits.charAt(i)) : FILLER;
            octets[i / 2] |= (byte) (code << (i % 2 == 0 ? 0 : 4));
        }
        return octets;
    }

    /** Whether the text has only characters of the alphabet, and so many of them. */
    static boolean are(String text, String alphabet, int least, int most) {
        return text.length() >= least && text.length() <= most && text.chars().allMatch(c -> alphabet.indexOf(c) >= 0);
    }
}
