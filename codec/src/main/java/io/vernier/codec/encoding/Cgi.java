package io.vernier.codec.encoding;

/**
 * The Cell Global Identity of a cell of GSM (TS 23.003 clause 4.3.1).
 *
 * @param plmn the network
 * @param lac the Location Area Code, 16 bits
 * @param ci the Cell Identity, 16 bits
 */
public record Cgi(PlmnId plmn, int lac, int ci) implements AreaIdentity {
    /** The octets of {@link #toBytes}. */
    public static final int LENGTH = 7;

    /**
     * Checks what it is made of.
     *
     * @throws IllegalArgumentException if a number is out of its range
     */
    public Cgi {
        AreaOctets.check("LAC", lac, 16);
        AreaOctets.check("CI", ci, 16);
    }

    /**
     * Reads the octets of a value.
     *
     * @throws IllegalArgumentException if the octets are not such an identity
     */
    public static Cgi decode(byte[] bytes, int offset, int length) {
        AreaOctets.exactly(LENGTH, length);
        return new Cgi(PlmnId.decode(bytes, offset, PlmnId.LENGTH), (int) AreaOctets.number(bytes, offset + 3, 2), (int)
                AreaOctets.number(bytes, offset + 5, 2));
    }

    @Override
    public byte[] toBytes() {
        return new AreaOctets(plmn).put(lac, 2).put(ci, 2).toBytes();
    }

    /** Such as {@code CGI 262-01 LAC 0x1a2b CI 0x3c4d}. */
    @Override
    public String toString() {
        return "CGI " + plmn + " LAC " + AreaOctets.hex(lac, 2) + " CI " + AreaOctets.hex(ci, 2);
    }
}
