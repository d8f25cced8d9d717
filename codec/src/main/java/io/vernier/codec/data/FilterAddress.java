package io.vernier.codec.data;

import java.util.Locale;

/** Which addresses one side of a filter rule means: a keyword or a network (RFC 6733 section 4.3.1, IPFilterRule). */
public sealed interface FilterAddress {
    /** Every address of either version. */
    FilterAddress ANY = Keyword.ANY;

    /** The address or set of addresses assigned to the terminal. */
    FilterAddress ASSIGNED = Keyword.ASSIGNED;

    /** The two that have a word instead of a number. */
    enum Keyword implements FilterAddress {
        ANY,
        ASSIGNED;

        /** The word in the rule. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The addresses of one version whose leading bits are these. No bits at all test for the version alone.
     *
     * @param address IPv4 or IPv6, all bits beyond the mask zero
     * @param bits the width of the mask: 0 to 32, or 0 to 128
     */
    record Network(DiameterAddress address, int bits) implements FilterAddress {
        /** @throws IllegalArgumentException if the address is not IP, or the mask does not fit it */
        public Network {
            byte[] octets = address.octets();
            int width = octets.length * 8;
            if (address.family() != DiameterAddress.IPV4 && address.family() != DiameterAddress.IPV6) {
                throw new IllegalArgumentException("filter address: " + address + " (expected: IPv4 or IPv6)");
            }
            if (bits < 0 || bits > width) {
                throw new IllegalArgumentException("mask: " + bits + " bits (expected: 0 to " + width + ")");
            }
            boolean beyond = false;
            for (int i = bits; i < width; i++) {
                int bit = 0x80 >> (i & 7);
                beyond |= (octets[i >> 3] & bit) != 0;
                octets[i >> 3] = (byte) (octets[i >> 3] & ~bit);
            }
            if (beyond) {
                throw new IllegalArgumentException(address + "/" + bits + " has bits set beyond its mask (expected: "
                        + DiameterAddress.of(address.family(), octets) + "/" + bits + ", or no mask)");
            }
        }

        /** One address alone. */
        public static Network of(DiameterAddress address) {
            return new Network(address, 8 * (address.encodedLength() - 2));
        }

        /** The number, with the mask where it is not the whole number. */
        @Override
        public String toString() {
            return bits == 8 * (address.encodedLength() - 2) ? address.toString() : address + "/" + bits;
        }
    }
}
