package io.vernier.codec.encoding;

/**
 * The identity of a cell of NR (TS 23.003 clause 19.6A).
 *
 * @param plmn the network
 * @param nci the NR Cell Identity, 36 bits
 */
public record Ncgi(PlmnId plmn, long nci) implements AreaIdentity {
    /** The octets of {@link #toBytes}. */
    public static final int LENGTH = 8;

    /**
     * Checks what it is made of.
     *
     * @throws IllegalArgumentException if a number is out of its range
     */
    public Ncgi {
        AreaOctets.check("NCI", nci, 36);
    }

    /**
     * Reads the octets of a value.
     *
     * @throws IllegalArgumentException if the octets are not such an identity
     */
    public static Ncgi decode(byte[] bytes, int offset, int length) {
        AreaOctets.exactly(LENGTH, length);
        return new Ncgi(
                PlmnId.decode(bytes, offset, PlmnId.LENGTH), AreaOctets.number(bytes, offset + 3, 5) & 0xfffffffffL);
    }

    @Override
    public byte[] toBytes() {
        return new AreaOctets(plmn).put(nci, 5).toBytes();
    }

    /** Such as {@code NCGI 262-01 NCI 0x001a2b3c4d}. */
    @Override
    public String toString() {
        return "NCGI " + plmn + " NCI " + AreaOctets.hex(nci, 5);
    }
}
