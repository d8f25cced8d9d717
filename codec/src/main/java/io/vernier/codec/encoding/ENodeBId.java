package io.vernier.codec.encoding;

/**
 * The identity of a base station of E-UTRAN: a macro eNodeB of 20 bits, or an extended one of 18 or 21 bits (TS 29.274
 * clauses 8.21.7 and 8.21.8).
 *
 * @param plmn the network
 * @param bits how long the number is: 18, 20 or 21
 * @param id the number
 */
public record ENodeBId(PlmnId plmn, int bits, int id) implements AreaIdentity {
    /** The octets of {@link #toBytes}. */
    public static final int LENGTH = 6;

    private static final int SHORT = 18;
    private static final int MACRO = 20;
    private static final int LONG = 21;
    private static final int SHORT_FLAG = 1 << 23;

    /**
     * Checks what it is made of.
     *
     * @throws IllegalArgumentException if there is no such length, or the number is longer
     */
    public ENodeBId {
        if (bits != SHORT && bits != MACRO && bits != LONG) {
            throw new IllegalArgumentException("eNodeB id of " + bits + " bits (expected: 18, 20 or 21)");
        }
        AreaOctets.check("eNodeB id", id, bits);
    }

    /** Whether it is an extended one. */
    public boolean isExtended() {
        return bits != MACRO;
    }

    static ENodeBId decode(byte[] bytes, int offset, int length, boolean extended) {
        AreaOctets.exactly(LENGTH, length);
        int number = (int) AreaOctets.number(bytes, offset + PlmnId.LENGTH, 3);
        int bits = extended ? (number & SHORT_FLAG) != 0 ? SHORT : LONG : MACRO;
        return new ENodeBId(PlmnId.decode(bytes, offset, PlmnId.LENGTH), bits, number & ((1 << bits) - 1));
    }

    @Override
    public byte[] toBytes() {
        return new AreaOctets(plmn).put(bits == SHORT ? SHORT_FLAG | id : id, 3).toBytes();
    }

    /** Such as {@code eNodeB 262-01 0x012345 of 20 bits}. */
    @Override
    public String toString() {
        return "eNodeB " + plmn + " " + AreaOctets.hex(id, 3) + " of " + bits + " bits";
    }
}
