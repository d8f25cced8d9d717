package io.vernier.cli.capture;

import java.net.Inet6Address;
import java.net.InetAddress;

/** An address and a port of a flow. */
public record Endpoint(InetAddress address, int port) {

    /** {@code 10.0.0.5:41022} or {@code [2001:db8::1]:3868}; nothing is looked up. */
    @Override
    public String toString() {
        return address instanceof Inet6Address six
                ? "[" + compressed(six) + "]:" + port
                : address.getHostAddress() + ":" + port;
    }

    /** The form of RFC 5952: the longest run of two or more zero groups becomes a double colon. */
    private static String compressed(Inet6Address address) {
        var octets = Octets.of(address.getAddress());
        int best = -1;
        int bestLength = 1;
        for (int i = 0; i < 8; i++) {
            int run = 0;
            while (i + run < 8 && octets.uint16(2 * (i + run)) == 0) {
                run++;
            }
            if (run > bestLength) {
                best = i;
                bestLength = run;
            }
        }
        var text = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            if (i == best) {
                text.append("::");
                i += bestLength - 1;
                continue;
            }
            if (!text.isEmpty() && text.charAt(text.length() - 1) != ':') {
                text.append(':');
            }
            text.append(Integer.toHexString(octets.uint16(2 * i)));
        }
        return text.toString();
    }
}
