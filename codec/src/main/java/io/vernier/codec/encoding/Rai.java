package io.vernier.codec.encoding;

import io.vernier.codec.internal.MalformedData;

/**
 * The Routing Area Identity (TS 23.003 clause 4.2).
 *
 * @param plmn the network
 * @param lac the Location Area Code, 16 bits
 * @param rac the Routing Area Code, 8 bits
 */
public record Rai(PlmnId plmn, int lac, int rac) implements AreaIdentity {
    /** The octets of {@link #toBytes}. */
    public static final int LENGTH = 6;

    /**
     * Checks what it is made of.
     *
     * @throws IllegalArgumentException if a number is out of its range
     */
    public Rai {
        AreaOctets.check("LAC", lac, 16);
        AreaOctets.check("RAC", rac, 8);
    }

    /**
     * Reads six octets, or the seven of TS 29.274 clause 8.21.3 whose last one is filled with ones.
     *
     * @throws IllegalArgumentException if the octets are not such an identity
     */
    public static Rai decode(byte[] bytes, int offset, int length) {
        if (length != LENGTH && length != LENGTH + 1) {
            throw new MalformedData(length + " octets (expected: 6 or 7)");
        }
        return new Rai(
                PlmnId.decode(bytes, offset, PlmnId.LENGTH),
                (int) AreaOctets.number(bytes, offset + 3, 2),
                bytes[offset + 5] & 0xff);
    }

    @Override
    public byte[] toBytes() {
        return new AreaOctets(plmn).put(lac, 2).put(rac, 1).toBytes();
    }

    /** Such as {@code RAI 262-01 LAC 0x1a2b RAC 0x3c}. */
    @Override
    public String toString() {
        return "RAI " + plmn + " LAC " + AreaOctets.hex(lac, 2) + " RAC " + AreaOctets.hex(rac, 1);
    }
}
