package io.vernier.codec.data;

import io.vernier.codec.internal.MalformedData;
import io.vernier.codec.internal.Quoted;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;

/**
 * The Address format (RFC 6733 section 4.3.1): a number of IANA's address families and the octets of that family. IPv4,
 * IPv6 and E.164 are understood; all other families are kept as they came. Two addresses are equal when family and octets
 * are.
 */
public final class DiameterAddress {
    /** IANA's number for IPv4. */
    public static final int IPV4 = 1;

    /** IANA's number for IPv6. */
    public static final int IPV6 = 2;

    /** IANA's number for telephone numbers as of ITU-T E.164, sent as ASCII digits. */
    public static final int E164 = 8;

    private static final String E164_PREFIX = "e164:";
    private static final String FAMILY_PREFIX = "family-";

    private final int family;
    private final byte[] octets;

    private DiameterAddress(int family, byte[] octets) {
        this.family = family;
        this.octets = octets;
    }

    /**
     * An address of any family; the octets are copied.
     *
     * @throws IllegalArgumentException if the family is not in 0..65535, or an IPv4 address has not 4 or an IPv6 address
     *     not 16 octets
     */
    public static DiameterAddress of(int family, byte[] octets) {
        if (family < 0 || family > 0xffff) {
            throw new IllegalArgumentException(
                    "address family: " + family + " (expected: 0..65535, a number of IANA's address families)");
        }
        try {
            return checked(family, octets.clone());
        } catch (MalformedData e) {
            throw e.forCaller();
        }
    }

    /** An IPv4 or IPv6 address; the zone of an IPv6 address means nothing to a peer and is dropped. */
    public static DiameterAddress of(InetAddress address) {
        return new DiameterAddress(address instanceof Inet4Address ? IPV4 : IPV6, address.getAddress());
    }

    /**
     * A telephone number.
     *
     * @param number 1 to 15 digits, with or without a leading plus sign (which is not sent)
     * @throws IllegalArgumentException if it is not that
     */
    public static DiameterAddress e164(String number) {
        String digits = number.startsWith("+") ? number.substring(1) : number;
        byte[] octets = digits.getBytes(StandardCharsets.UTF_8);
        if (octets.length > 15 || !areDigits(octets)) {
            throw new IllegalArgumentException("E.164 number: " + Quoted.of(number) + " (expected: 1 to 15 digits)");
        }
        return new DiameterAddress(E164, octets);
    }

    /**
     * Reads what {@link #toString} writes: {@code 192.0.2.1}, {@code 2001:db8::1}, {@code e164:4930123456},
     * {@code family-16:0a0b}. Host names are not looked up.
     *
     * @throws IllegalArgumentException if the text is none of these
     */
    public static DiameterAddress parse(String text) {
        if (text.startsWith(E164_PREFIX)) {
            return e164(text.substring(E164_PREFIX.length()));
        }
        if (text.startsWith(FAMILY_PREFIX)) {
            return parseFamily(text);
        }
        byte[] octets = IpText.parse(text).orElseThrow(() -> notAnAddress(text));
        return new DiameterAddress(octets.length == 4 ? IPV4 : IPV6, octets);
    }

    /**
     * Reads the data of an Address AVP.
     *
     * @throws IllegalArgumentException if there are not 2 octets for the family, or an IPv4 address has not 4 or an IPv6
     *     address not 16
     * @throws IndexOutOfBoundsException if the range is not within {@code bytes}
     */
    public static DiameterAddress decode(byte[] bytes, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        if (length < 2) {
            throw new MalformedData(
                    "address: " + length + " octets (expected: 2 of the address family and the address)");
        }
        int family = (bytes[offset] & 0xff) << 8 | (bytes[offset + 1] & 0xff);
        return checked(family, Arrays.copyOfRange(bytes, offset + 2, offset + length));
    }

    /** IANA's number of the address family, 0..65535. */
    public int family() {
        return family;
    }

    /** The octets after the family; a copy. */
    public byte[] octets() {
        return octets.clone();
    }

    /** How many octets the address takes in an AVP, the two of the family included. */
    public int encodedLength() {
        return 2 + octets.length;
    }

    /**
     * Writes family and octets.
     *
     * @return the offset behind the last octet written
     * @throws IndexOutOfBoundsException if {@code target} has less than {@link #encodedLength} octets from {@code offset}
     */
    public int encode(byte[] target, int offset) {
        Objects.checkFromIndexSize(offset, encodedLength(), target.length);
        target[offset] = (byte) (family >> 8);
        target[offset + 1] = (byte) family;
        System.arraycopy(octets, 0, target, offset + 2, octets.length);
        return offset + encodedLength();
    }

    /** The IP address, if it is one. An IPv4 address mapped into IPv6 stays an {@link Inet6Address}. */
    public Optional<InetAddress> inetAddress() {
        try {
            return switch (family) {
                case IPV4 -> Optional.of(InetAddress.getByAddress(octets));
                case IPV6 -> Optional.of(Inet6Address.getByAddress(null, octets, -1));
                default -> Optional.empty();
            };
        } catch (UnknownHostException e) {
            throw new AssertionError("lengths were checked", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DiameterAddress that && family == that.family && Arrays.equals(octets, that.octets);
    }

    @Override
    public int hashCode() {
        return 31 * family + Arrays.hashCode(octets);
    }

    /** The text that {@link #parse} reads. */
    @Override
    public String toString() {
        if (family == IPV4 || family == IPV6) {
            return IpText.format(octets);
        }
        if (family == E164 && octets.length <= 15 && areDigits(octets)) {
            return E164_PREFIX + new String(octets, StandardCharsets.US_ASCII);
        }
        return FAMILY_PREFIX + family + ":" + HexFormat.of().formatHex(octets);
    }

    private static DiameterAddress checked(int family, byte[] octets) {
        int expected = family == IPV4 ? 4 : family == IPV6 ? 16 : octets.length;
        if (octets.length != expected) {
            throw new MalformedData("address: " + octets.length + " octets of family " + family + " (expected: "
                    + expected + " octets for " + (family == IPV4 ? "IPv4" : "IPv6") + ")");
        }
        return new DiameterAddress(family, octets);
    }

    private static DiameterAddress parseFamily(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw notAnAddress(text);
        }
        try {
            int family = Integer.parseInt(text.substring(FAMILY_PREFIX.length(), colon));
            return of(family, HexFormat.of().parseHex(text.substring(colon + 1)));
        } catch (IllegalArgumentException e) {
            throw notAnAddress(text);
        }
    }

    private static boolean areDigits(byte[] octets) {
        for (byte octet : octets) {
            if (octet < '0' || octet > '9') {
                return false;
            }
        }
        return octets.length > 0;
    }

    private static IllegalArgumentException notAnAddress(String text) {
        return new IllegalArgumentException("address: " + Quoted.of(text)
                + " (expected: an IPv4 or IPv6 address, not a host name, or e164:DIGITS or family-NUMBER:HEX)");
    }
}
