package io.vernier.codec.encoding;

import io.vernier.codec.internal.MalformedData;
import io.vernier.codec.internal.Quoted;
import java.util.Locale;

/**
 * An AddressString (TS 29.002 clause 17.7.8): an octet for the nature of the address and the numbering plan, then TBCD
 * digits.
 *
 * @param nature what kind of number it is
 * @param plan the numbering plan, 0 to 15: {@link #E164}, {@link #E212} and others
 * @param digits 1 to 38 of {@code 0123456789*#abc}
 */
public record IsdnAddress(Nature nature, int plan, String digits) {
    /** The plan of telephone numbers. */
    public static final int E164 = 1;
    /** The plan of data networks. */
    public static final int X121 = 3;
    /** The plan of telex. */
    public static final int F69 = 4;
    /** The plan of mobile subscribers: an IMSI. */
    public static final int E212 = 6;

    private static final int LONGEST = 38;
    private static final int NO_EXTENSION = 0x80;

    /** The nature of an address. */
    public enum Nature {
        UNKNOWN(0),
        INTERNATIONAL(1),
        NATIONAL(2),
        NETWORK_SPECIFIC(3),
        SUBSCRIBER(4),
        RESERVED(5),
        ABBREVIATED(6),
        RESERVED_FOR_EXTENSION(7);

        private final int number;

        Nature(int number) {
            this.number = number;
        }

        private static Nature of(int number) {
            for (var nature : values()) {
                if (nature.number == number) {
                    return nature;
                }
            }
            throw new IllegalStateException("nature of address " + number + " (expected: three bits)");
        }

        private String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * Checks what it is made of.
     *
     * @throws IllegalArgumentException if the plan or a digit is out of range
     */
    public IsdnAddress {
        if (plan < 0 || plan > 15) {
            throw new IllegalArgumentException("numbering plan " + plan + " (expected: 0 to 15)");
        }
        String problem = problem(digits);
        if (!problem.isEmpty()) {
            throw new IllegalArgumentException(problem);
        }
    }

    /** A telephone number in international format. */
    public static IsdnAddress of(E164Number number) {
        return new IsdnAddress(Nature.INTERNATIONAL, E164, number.digits());
    }

    /**
     * Reads what {@link #toString} writes: {@code +491701234567}, or {@code national/1/01701234567} with nature, plan and
     * digits.
     *
     * @throws IllegalArgumentException if it is not that
     */
    public static IsdnAddress parse(String text) {
        if (text.startsWith("+")) {
            return new IsdnAddress(Nature.INTERNATIONAL, E164, text.substring(1));
        }
        var parts = text.split("/", -1);
        if (parts.length == 3 && SemiOctets.are(parts[1], SemiOctets.DECIMAL, 1, 2)) {
            for (var nature : Nature.values()) {
                if (nature.text().equals(parts[0])) {
                    return new IsdnAddress(nature, Integer.parseInt(parts[1]), parts[2]);
                }
            }
        }
        throw new IllegalArgumentException("address " + Quoted.of(text)
                + " (expected: +491701234567, or nature/plan/digits such as national/1/01701234567)");
    }

    /**
     * Reads the octets of a value.
     *
     * @throws IllegalArgumentException if there are no digits, or the first octet announces an extension
     */
    public static IsdnAddress decode(byte[] bytes, int offset, int length) {
        if (length < 2 || (bytes[offset] & NO_EXTENSION) == 0) {
            throw new MalformedData(
                    length < 2
                            ? length + " octets (expected: one for the nature of the address, then digits)"
                            : "first octet " + Integer.toHexString(bytes[offset])
                                    + " (expected: the highest bit set, which says that no extension follows)");
        }
        String digits = SemiOctets.digits(bytes, offset + 1, length - 1, SemiOctets.TELEPHONY);
        MalformedData.throwUnlessEmpty(problem(digits));
        return new IsdnAddress(Nature.of((bytes[offset] >> 4) & 7), bytes[offset] & 0xf, digits);
    }

    private static String problem(String digits) {
        return SemiOctets.are(digits, SemiOctets.TELEPHONY, 1, LONGEST)
                ? ""
                : "digits " + Quoted.of(digits) + " (expected: 1 to 38 of " + SemiOctets.TELEPHONY + ")";
    }

    /** The octets. */
    public byte[] toBytes() {
        var tbcd = SemiOctets.octets(digits, SemiOctets.TELEPHONY);
        var octets = new byte[tbcd.length + 1];
        octets[0] = (byte) (NO_EXTENSION | (nature.number << 4) | plan);
        System.arraycopy(tbcd, 0, octets, 1, tbcd.length);
        return octets;
    }

    /** An international telephone number with a plus sign, any other address with its nature and plan. */
    @Override
    public String toString() {
        return nature == Nature.INTERNATIONAL && plan == E164
                ? "+" + digits
                : nature.text() + "/" + plan + "/" + digits;
    }
}
