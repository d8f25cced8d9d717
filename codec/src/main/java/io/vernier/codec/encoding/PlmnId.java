package io.vernier.codec.encoding;

import io.vernier.codec.internal.MalformedData;
import io.vernier.codec.internal.Quoted;

/**
 * A mobile network: its country and its number there (TS 23.003 clause 2.2). {@code 262-01} and {@code 262-001} are two
 * networks.
 *
 * @param mcc the Mobile Country Code, three digits
 * @param mnc the Mobile Network Code, two or three digits
 */
public record PlmnId(String mcc, String mnc) {
    /** The octets of {@link #toBytes}. */
    public static final int LENGTH = 3;

    /**
     * Checks what it is made of.
     *
     * @throws IllegalArgumentException if the codes have not so many digits
     */
    public PlmnId {
        String problem = problem(mcc, mnc);
        if (!problem.isEmpty()) {
            throw new IllegalArgumentException(problem);
        }
    }

    /**
     * Reads {@code 262-01}, or {@code 26201} without the hyphen.
     *
     * @throws IllegalArgumentException if it is neither
     */
    public static PlmnId parse(String text) {
        if (text.length() > 3 && text.charAt(3) == '-') {
            return new PlmnId(text.substring(0, 3), text.substring(4));
        }
        return ofDigits(text, false);
    }

    /** The five or six digits of 3GPP-SGSN-MCC-MNC (TS 29.061 clause 16.4.7). */
    static PlmnId decodeText(String text) {
        return ofDigits(text, true);
    }

    private static PlmnId ofDigits(String text, boolean fromPeer) {
        int country = Math.min(3, text.length());
        String problem = problem(text.substring(0, country), text.substring(country));
        if (fromPeer) {
            MalformedData.throwUnlessEmpty(problem);
        }
        return new PlmnId(text.substring(0, country), text.substring(country));
    }

    /** Reads the three octets that TS 24.008 clause 10.5.1.13 draws, as in Visited-PLMN-Id (TS 29.272 clause 7.3.9). */
    public static PlmnId decode(byte[] bytes, int offset, int length) {
        if (length != LENGTH) {
            throw new MalformedData(length + " octets (expected: 3 for a PLMN id)");
        }
        var digits = new StringBuilder(6);
        for (int i = 0; i < 2 * LENGTH; i++) {
            // the third digit of the network stands fourth, before its first two
            int place = i < 3 ? i : i == 5 ? 3 : i + 1;
            int code = (bytes[offset + place / 2] >> (place % 2 == 0 ? 0 : 4)) & 0xf;
            if (code < 10) {
                digits.append((char) ('0' + code));
            } else if (i < 5 || code != SemiOctets.FILLER) {
                throw new MalformedData("half octet " + (place + 1) + " of the PLMN id is " + Integer.toHexString(code)
                        + " (expected: a decimal digit" + (i < 5 ? ")" : ", or f where the network code has two)"));
            }
        }
        return new PlmnId(digits.substring(0, 3), digits.substring(3));
    }

    private static String problem(String mcc, String mnc) {
        return SemiOctets.are(mcc, SemiOctets.DECIMAL, 3, 3) && SemiOctets.are(mnc, SemiOctets.DECIMAL, 2, 3)
                ? ""
                : "PLMN id " + Quoted.of(mcc + "-" + mnc)
                        + " (expected: three digits for the country, two or three for " + "the network)";
    }

    /** The three octets: MCC 2 and 1, MNC 3 (1111 for none) and MCC 3, MNC 2 and 1. */
    public byte[] toBytes() {
        char third = mnc.length() == 3 ? mnc.charAt(2) : 'f';
        return SemiOctets.octets(mcc + third + mnc.substring(0, 2), SemiOctets.DECIMAL + "?????f");
    }

    /** The digits without a hyphen, {@code 26201}. */
    public String digits() {
        return mcc + mnc;
    }

    /** The codes with a hyphen, {@code 262-01}. */
    @Override
    public String toString() {
        return mcc + "-" + mnc;
    }
}
