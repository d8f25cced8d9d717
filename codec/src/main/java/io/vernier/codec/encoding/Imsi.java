package io.vernier.codec.encoding;

import io.vernier.codec.internal.MalformedData;
import io.vernier.codec.internal.Quoted;

/**
 * An International Mobile Subscriber Identity (TS 23.003 clause 2.2): country, network, subscriber. How many digits the
 * network has, the number itself does not say. It stands as text in 3GPP-IMSI and, on many interfaces, in User-Name.
 *
 * @param digits 6 to 15 decimal digits
 */
public record Imsi(String digits) {

    /**
     * Checks what it is made of.
     *
     * @throws IllegalArgumentException if these are not 6 to 15 digits
     */
    public Imsi {
        String problem = problem(digits);
        if (!problem.isEmpty()) {
            throw new IllegalArgumentException(problem);
        }
    }

    /**
     * Reads what {@link #toString} writes.
     *
     * @throws IllegalArgumentException if these are not 6 to 15 digits
     */
    public static Imsi parse(String text) {
        return new Imsi(text);
    }

    static Imsi decodeText(String text) {
        MalformedData.throwUnlessEmpty(problem(text));
        return new Imsi(text);
    }

    /** Reads an IMSI as TBCD. */
    public static Imsi decode(byte[] bytes, int offset, int length) {
        String digits = SemiOctets.digits(bytes, offset, length, SemiOctets.DECIMAL);
        MalformedData.throwUnlessEmpty(problem(digits));
        return new Imsi(digits);
    }

    private static String problem(String digits) {
        return SemiOctets.are(digits, SemiOctets.DECIMAL, 6, 15)
                ? ""
                : "IMSI " + Quoted.of(digits) + " (expected: 6 to 15 digits)";
    }

    /** The Mobile Country Code, three digits. */
    public String mcc() {
        return digits.substring(0, 3);
    }

    /**
     * The home network.
     *
     * @param mncDigits how many digits the network codes of that country have, 2 or 3
     */
    public PlmnId homeNetwork(int mncDigits) {
        return new PlmnId(mcc(), digits.substring(3, 3 + mncDigits));
    }

    /** The octets as TBCD. */
    public byte[] toBytes() {
        return SemiOctets.octets(digits, SemiOctets.DECIMAL);
    }

    /** The digits. */
    @Override
    public String toString() {
        return digits;
    }
}
