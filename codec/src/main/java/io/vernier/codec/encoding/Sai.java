package io.vernier.codec.encoding;

/**
 * The Service Area Identity of cells of UMTS (TS 23.003 clause 12.5).
 *
 * @param plmn the network
 * @param lac the Location Area Code, 16 bits
 * @param sac the Service Area Code, 16 bits
 */
public record Sai(PlmnId plmn, int lac, int sac) implements AreaIdentity {
    /** The octets of {@link #toBytes}. */
    public static final int LENGTH = 7;

    /**
     * Checks what it is made of.
     *
     * @throws IllegalArgumentException if a number is out of its range
     */
    public Sai {
        AreaOctets.check("LAC", lac, 16);
        AreaOctets.check("SAC", sac, 16);
    }

    /**
     * Reads the octets of a value.
     *
     * @throws IllegalArgumentException if the octets are not such an identity
     */
    public static Sai decode(byte[] bytes, int offset, int length) {
        AreaOctets.exactly(LENGTH, length);
        return new Sai(PlmnId.decode(bytes, offset, PlmnId.LENGTH), (int) AreaOctets.number(bytes, offset + 3, 2), (int)
                AreaOctets.number(bytes, offset + 5, 2));
    }

    @Override
    public byte[] toBytes() {
        return new AreaOctets(plmn).put(lac, 2).put(sac, 2).toBytes();
    }

    /** Such as {@code SAI 262-01 LAC 0x1a2b SAC 0x3c4d}. */
    @Override
    public String toString() {
        return "SAI " + plmn + " LAC " + AreaOctets.hex(lac, 2) + " SAC " + AreaOctets.hex(sac, 2);
    }
}
