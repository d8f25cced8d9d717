package io.vernier.cli.capture;

import org.jspecify.annotations.Nullable;

/** Takes the link layer off: what is left starts with an IP header. */
final class Link {
    private static final int NULL = 0;
    private static final int ETHERNET = 1;
    private static final int RAW_BSD = 12;
    private static final int RAW_OPENBSD = 14;
    private static final int PPP = 9;
    private static final int RAW = 101;
    private static final int LOOP = 108;
    private static final int LINUX_COOKED = 113;
    private static final int IPV4 = 228;
    private static final int IPV6 = 229;
    private static final int LINUX_COOKED_2 = 276;

    private static final int TYPE_IPV4 = 0x0800;
    private static final int TYPE_IPV6 = 0x86dd;
    private static final int TYPE_VLAN = 0x8100;
    private static final int TYPE_PROVIDER_VLAN = 0x88a8;
    private static final int TYPE_OLD_VLAN = 0x9100;
    private static final int TYPE_MPLS = 0x8847;
    private static final int TYPE_PPPOE = 0x8864;

    private Link() {}

    static boolean knows(int linkType) {
        return switch (linkType) {
            case NULL, ETHERNET, PPP, RAW_BSD, RAW_OPENBSD, RAW, LOOP, LINUX_COOKED, IPV4, IPV6, LINUX_COOKED_2 -> true;
            default -> false;
        };
    }

    /** The IP packet inside, or null where there is none. */
    static @Nullable Octets ip(int linkType, Octets all) {
        return switch (linkType) {
            case RAW, RAW_BSD, RAW_OPENBSD, IPV4, IPV6 -> all;
            case NULL, LOOP -> all.skip(4); // the address family in front differs between systems; IP says it again
            case PPP -> ppp(all);
            case ETHERNET -> all.length() < 14 ? null : network(all.uint16(12), all.skip(14));
            case LINUX_COOKED -> all.length() < 16 ? null : network(all.uint16(14), all.skip(16));
            case LINUX_COOKED_2 -> all.length() < 20 ? null : network(all.uint16(0), all.skip(20));
            default -> null;
        };
    }

    private static @Nullable Octets network(int type, Octets rest) {
        int inner = type;
        var left = rest;
        while (left.length() >= 4 && (inner == TYPE_VLAN || inner == TYPE_PROVIDER_VLAN || inner == TYPE_OLD_VLAN)) {
            inner = left.uint16(2);
            left = left.skip(4);
        }
        if (inner == TYPE_MPLS) {
            return mpls(left);
        }
        if (inner == TYPE_PPPOE) {
            return ppp(left.skip(6));
        }
        return inner == TYPE_IPV4 || inner == TYPE_IPV6 ? left : null;
    }

    private static @Nullable Octets mpls(Octets labels) {
        var left = labels;
        while (left.length() >= 4) {
            boolean bottom = (left.uint8(2) & 1) != 0;
            left = left.skip(4);
            if (bottom) {
                return left;
            }
        }
        return null;
    }

    private static @Nullable Octets ppp(Octets frame) {
        var left = frame.length() > 2 && frame.uint16(0) == 0xff03 ? frame.skip(2) : frame;
        if (left.length() < 2) {
            return null;
        }
        int protocol = left.uint16(0);
        return protocol == 0x21 || protocol == 0x57 ? left.skip(2) : null;
    }
}
