package io.vernier.codec.encoding;

/**
 * The Tracking Area Identity of EPS (TS 23.003 clause 19.4.2.3).
 *
 * @param plmn the network
 * @param tac the Tracking Area Code, 16 bits
 */
public record Tai(PlmnId plmn, int tac) implements AreaIdentity {
    /** The octets of {@link #toBytes}. */
    public static final int LENGTH = 5;

    /**
     * Checks what it is made of.
     *
     * @throws IllegalArgumentException if a number is out of its range
     */
    public Tai {
        AreaOctets.check("TAC", tac, 16);
    }

    /**
     * Reads the octets of a value.
     *
     * @throws IllegalArgumentException if the octets are not such an identity
     */
    public static Tai decode(byte[] bytes, int offset, int length) {
        AreaOctets.exactly(LENGTH, length);
        return new Tai(PlmnId.decode(bytes, offset, PlmnId.LENGTH), (int) AreaOctets.number(bytes, offset + 3, 2));
    }

    @Override
    public byte[] toBytes() {
        return new AreaOctets(plmn).put(tac, 2).toBytes();
    }

    /** Such as {@code TAI 262-01 TAC 0x1a2b}. */
    @Override
    public String toString() {
        return "TAI " + plmn + " TAC " + AreaOctets.hex(tac, 2);
    }
}
