package io.vernier.codec.encoding;

/**
 * The Location Area Identity (TS 23.003 clause 4.1).
 *
 * @param plmn the network
 * @param lac the Location Area Code, 16 bits
 */
public record Lai(PlmnId plmn, int lac) implements AreaIdentity {
    /** The octets of {@link #toBytes}. */
    public static final int LENGTH = 5;

    /**
     * Checks what it is made of.
     *
     * @throws IllegalArgumentException if a number is out of its range
     */
    public Lai {
        AreaOctets.check("LAC", lac, 16);
    }

    /**
     * Reads the octets of a value.
     *
     * @throws IllegalArgumentException if the octets are not such an identity
     */
    public static Lai decode(byte[] bytes, int offset, int length) {
        AreaOctets.exactly(LENGTH, length);
        return new Lai(PlmnId.decode(bytes, offset, PlmnId.LENGTH), (int) AreaOctets.number(bytes, offset + 3, 2));
    }

    @Override
    public byte[] toBytes() {
        return new AreaOctets(plmn).put(lac, 2).toBytes();
    }

    /** Such as {@code LAI 262-01 LAC 0x1a2b}. */
    @Override
    public String toString() {
        return "LAI " + plmn + " LAC " + AreaOctets.hex(lac, 2);
    }
}
