package io.vernier.codec.encoding;

import io.vernier.codec.data.DiameterAddress;
import io.vernier.codec.internal.MalformedData;
import io.vernier.codec.internal.Quoted;
import java.net.Inet6Address;
import java.util.Arrays;

/**
 * A prefix of IPv6 as Framed-IPv6-Prefix has it (RFC 3162 section 2.3): a reserved octet, the length in bits, then the
 * octets of the prefix, of which those behind the length may be left out. Bits behind the length are zero.
 *
 * @param address the prefix with zeros behind it
 * @param length 0 to 128 bits
 */
public record IpPrefix(Inet6Address address, int length) {
    private static final int BITS = 128;

    /**
     * Checks what it is made of.
     *
     * @throws IllegalArgumentException if the length is out of range, or the address has bits behind it
     */
    public IpPrefix {
        if (length < 0 || length > BITS) {
            throw new IllegalArgumentException("prefix length " + length + " (expected: 0 to 128)");
        }
        String problem = bitsBehind(address.getAddress(), length);
        if (!problem.isEmpty()) {
            throw new IllegalArgumentException(problem);
        }
    }

    /**
     * Reads {@code 2001:db8:1::/64}.
     *
     * @throws IllegalArgumentException if it is no prefix of IPv6, or has bits behind its length
     */
    public static IpPrefix parse(String text) {
        int slash = text.indexOf('/');
        String length = text.substring(slash + 1);
        if (slash < 0 || !SemiOctets.are(length, SemiOctets.DECIMAL, 1, 3)) {
            throw new IllegalArgumentException("prefix " + Quoted.of(text) + " (expected: such as 2001:db8::/64)");
        }
        var address = DiameterAddress.parse(text.substring(0, slash));
        if (address.family() != DiameterAddress.IPV6) {
            throw new IllegalArgumentException("prefix " + Quoted.of(text) + " (expected: one of IPv6)");
        }
        return new IpPrefix(IpOctets.ipv6(address.octets()), Integer.parseInt(length));
    }

    /**
     * Reads the octets of a value.
     *
     * @throws IllegalArgumentException if octets of the prefix are missing or too many, or bits stand behind it
     */
    public static IpPrefix decode(byte[] bytes, int offset, int length) {
        int bits = length < 2 ? -1 : bytes[offset + 1] & 0xff;
        if (bits < 0 || bits > BITS || length > 18 || length - 2 < octets(bits)) {
            throw new MalformedData(length + " octets" + (bits < 0 ? "" : " with prefix length " + bits)
                    + " (expected: a reserved one, a length of 0 to 128, and as many octets as that needs)");
        }
        var address = Arrays.copyOf(Arrays.copyOfRange(bytes, offset + 2, offset + length), BITS / 8);
        MalformedData.throwUnlessEmpty(bitsBehind(address, bits));
        return new IpPrefix(IpOctets.ipv6(address), bits);
    }

    private static String bitsBehind(byte[] address, int length) {
        for (int i = length; i < BITS; i++) {
            if ((address[i / 8] & (0x80 >> (i % 8))) != 0) {
                return "prefix " + IpOctets.text(address) + "/" + length + " has a bit behind its length (expected: "
                        + "zeros, RFC 3162 section 2.3)";
            }
        }
        return "";
    }

    private static int octets(int bits) {
        return (bits + 7) / 8;
    }

    /** The octets, without those behind the prefix. */
    public byte[] toBytes() {
        var octets = new byte[2 + octets(length)];
        octets[1] = (byte) length;
        System.arraycopy(address.getAddress(), 0, octets, 2, octets.length - 2);
        return octets;
    }

    /** Such as {@code 2001:db8:1::/64}. */
    @Override
    public String toString() {
        return IpOctets.text(address.getAddress()) + "/" + length;
    }
}
