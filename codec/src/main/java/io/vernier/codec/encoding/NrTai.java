package io.vernier.codec.encoding;

/**
 * The Tracking Area Identity of 5GS (TS 23.003 clause 28.6).
 *
 * @param plmn the network
 * @param tac the Tracking Area Code, 24 bits
 */
public record NrTai(PlmnId plmn, int tac) implements AreaIdentity {
    /** The octets of {@link #toBytes}. */
    public static final int LENGTH = 6;

    /**
     * Checks what it is made of.
     *
     * @throws IllegalArgumentException if a number is out of its range
     */
    public NrTai {
        AreaOctets.check("TAC", tac, 24);
    }

    /**
     * Reads the octets of a value.
     *
     * @throws IllegalArgumentException if the octets are not such an identity
     */
    public static NrTai decode(byte[] bytes, int offset, int length) {
        AreaOctets.exactly(LENGTH, length);
        return new NrTai(PlmnId.decode(bytes, offset, PlmnId.LENGTH), (int) AreaOctets.number(bytes, offset + 3, 3));
    }

    @Override
    public byte[] toBytes() {
        return new AreaOctets(plmn).put(tac, 3).toBytes();
    }

    /** Such as {@code 5GS TAI 262-01 TAC 0x001a2b}. */
    @Override
    public String toString() {
        return "5GS TAI " + plmn + " TAC " + AreaOctets.hex(tac, 3);
    }
}
