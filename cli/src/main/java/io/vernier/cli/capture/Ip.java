package io.vernier.cli.capture;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/** IPv4 and IPv6: finds the payload behind all headers and hands fragments to {@link Fragments}. */
final class Ip {
    private static final int HOP_BY_HOP = 0;
    private static final int ROUTING = 43;
    private static final int FRAGMENT = 44;
    private static final int AUTHENTICATION = 51;
    private static final int DESTINATION = 60;
    private static final int MOBILITY = 135;

    private final Fragments fragments;

    Ip(Fragments fragments) {
        this.fragments = fragments;
    }

    /** The datagram that is complete with this packet; null where there is none (yet). */
    @Nullable Datagram read(Packet packet, Octets ip) {
        if (ip.length() < 1) {
            return null;
        }
        return switch (ip.uint8(0) >>> 4) {
            case 4 -> version4(packet, ip);
            case 6 -> version6(packet, ip);
            default -> null;
        };
    }

    private @Nullable Datagram version4(Packet packet, Octets ip) {
        if (ip.length() < 20) {
            return null;
        }
        int header = (ip.uint8(0) & 0xf) * 4;
        int total = ip.uint16(2) == 0 ? ip.length() : ip.uint16(2); // 0: the network card cuts the segment later
        if (header < 20 || total < header || ip.length() < header) {
            return null;
        }
        var payload = ip.first(total).skip(header);
        var whole = new Datagram(
                ip.uint8(9), address(ip, 12, 4), address(ip, 16, 4), payload, total - header - payload.length());
        int fragment = ip.uint16(6);
        boolean more = (fragment & 0x2000) != 0;
        int offset = (fragment & 0x1fff) * 8;
        return more || offset > 0 ? fragments.add(packet, whole, ip.uint16(4), offset, more) : whole;
    }

    private @Nullable Datagram version6(Packet packet, Octets ip) {
        if (ip.length() < 40) {
            return null;
        }
        var source = address(ip, 8, 16);
        var destination = address(ip, 24, 16);
        int announced = ip.uint16(4) == 0 ? ip.length() - 40 : ip.uint16(4);
        var left = ip.skip(40).first(announced);
        int missing = announced - left.length();
        int next = ip.uint8(6);
        while (true) {
            switch (next) {
                case HOP_BY_HOP, ROUTING, DESTINATION, MOBILITY, AUTHENTICATION -> {
                    if (left.length() < 8) {
                        return null;
                    }
                    int length = next == AUTHENTICATION ? (left.uint8(1) + 2) * 4 : (left.uint8(1) + 1) * 8;
                    next = left.uint8(0);
                    left = left.skip(length);
                }
                case FRAGMENT -> {
                    if (left.length() < 8) {
                        return null;
                    }
                    int fragment = left.uint16(2);
                    var part = new Datagram(left.uint8(0), source, destination, left.skip(8), missing);
                    var whole = fragments.add(packet, part, left.int32(4), fragment & 0xfff8, (fragment & 1) != 0);
                    if (whole == null) {
                        return null;
                    }
                    next = whole.protocol();
                    left = whole.payload();
                    missing = 0;
                }
                default -> {
                    return new Datagram(next, source, destination, left, missing);
                }
            }
        }
    }

    private static InetAddress address(Octets ip, int at, int length) {
        try {
            return InetAddress.getByAddress(ip.skip(at).first(length).copy());
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible); // only lengths other than 4 and 16 are refused
        }
    }
}
