package io.vernier.codec.encoding;

import io.vernier.codec.data.DiameterAddress;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** Addresses in bare octets, as RADIUS has them (RFC 2865 section 5.8, RFC 3162 section 2.1). */
final class IpOctets {
    private IpOctets() {}

    /**
     * The address of IPv4.
     *
     * @param octets four
     */
    static Inet4Address ipv4(byte[] octets) {
        try {
            return (Inet4Address) InetAddress.getByAddress(octets);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("IPv4 address of " + octets.length + " octets (expected: 4)", e);
        }
    }

    /**
     * The address of IPv6.
     *
     * @param octets sixteen; an address that maps one of IPv4 stays what it is
     */
    static Inet6Address ipv6(byte[] octets) {
        try {
            return Inet6Address.getByAddress(null, octets, -1);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("IPv6 address of " + octets.length + " octets (expected: 16)", e);
        }
    }

    /** The address as RFC 5952 recommends. */
    static String text(byte[] octets) {
        return DiameterAddress.of(octets.length == 4 ? DiameterAddress.IPV4 : DiameterAddress.IPV6, octets)
                .toString();
    }
}
