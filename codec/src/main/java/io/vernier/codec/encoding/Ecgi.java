package io.vernier.codec.encoding;

/**
 * The identity of a cell of E-UTRAN (TS 23.003 clause 19.6).
 *
 * @param plmn the network
 * @param eci the E-UTRAN Cell Identity, 28 bits
 */
public record Ecgi(PlmnId plmn, int eci) implements AreaIdentity {
    /** The octets of {@link #toBytes}. */
    public static final int LENGTH = 7;

    /**
     * Checks what it is made of.
     *
     * @throws IllegalArgumentException if a number is out of its range
     */
    public Ecgi {
        AreaOctets.check("ECI", eci, 28);
    }

    /**
     * Reads the octets of a value.
     *
     * @throws IllegalArgumentException if the octets are not such an identity
     */
    public static Ecgi decode(byte[] bytes, int offset, int length) {
        AreaOctets.exactly(LENGTH, length);
        return new Ecgi(PlmnId.decode(bytes, offset, PlmnId.LENGTH), (int)
                (AreaOctets.number(bytes, offset + 3, 4) & 0xfffffff));
    }

    @Override
    public byte[] toBytes() {
        return new AreaOctets(plmn).put(eci, 4).toBytes();
    }

    /** The macro eNodeB: the first 20 bits of the cell's identity. */
    public int macroENodeB() {
        return eci >> 8;
    }

    /** Such as {@code ECGI 262-01 ECI 0x01a2b3c4}. */
    @Override
    public String toString() {
        return "ECGI " + plmn + " ECI " + AreaOctets.hex(eci, 4);
    }
}
