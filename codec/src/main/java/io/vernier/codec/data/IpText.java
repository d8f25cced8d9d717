package io.vernier.codec.data;

import java.util.Arrays;
import java.util.Optional;

/** IP addresses between octets and text, without ever asking DNS. IPv6 is written as RFC 5952 recommends. */
final class IpText {
    private static final int GROUPS = 8;

    private IpText() {}

    /** Four octets for a dotted quad, sixteen for an IPv6 address, nothing for any other text. Zones are not addresses. */
    static Optional<byte[]> parse(String text) {
        if (text.indexOf(':') >= 0) {
            return parseIpv6(text);
        }
        var octets = new byte[4];
        return readQuad(text, 0, octets, 0) ? Optional.of(octets) : Optional.empty();
    }

    /** @param octets four or sixteen */
    static String format(byte[] octets) {
        var text = new StringBuilder(40);
        if (octets.length == 4) {
            appendQuad(text, octets, 0);
            return text.toString();
        }
        if (isIpv4Mapped(octets)) {
            appendQuad(text.append("::ffff:"), octets, 12);
            return text.toString();
        }
        int gap = -1;
        int gapSize = 1; // a single zero group is not shortened
        for (int i = 0; i < GROUPS; i++) {
            int size = 0;
            while (i + size < GROUPS && group(octets, i + size) == 0) {
                size++;
            }
            if (size > gapSize) {
                gap = i;
                gapSize = size;
            }
        }
        for (int i = 0; i < GROUPS; i++) {
            if (i == gap) {
                text.append("::");
                i += gapSize - 1;
                continue;
            }
            if (i > 0 && text.charAt(text.length() - 1) != ':') {
                text.append(':');
            }
            text.append(Integer.toHexString(group(octets, i)));
        }
        return text.toString();
    }

    private static Optional<byte[]> parseIpv6(String text) {
        var octets = new byte[16];
        int size = 0;
        int gap = -1;
        int at = 0;
        if (text.startsWith("::")) {
            gap = 0;
            at = 2;
        }
        while (at < text.length()) {
            int colon = text.indexOf(':', at);
            if (colon < 0 && text.indexOf('.', at) >= 0) {
                if (size > 12 || !readQuad(text, at, octets, size)) {
                    return Optional.empty();
                }
                size += 4;
                break;
            }
            int end = colon < 0 ? text.length() : colon;
            int value = hex(text, at, end);
            if (value < 0 || size == 16) {
                return Optional.empty();
            }
            octets[size++] = (byte) (value >> 8);
            octets[size++] = (byte) value;
            at = end + 1;
            if (at == text.length()) {
                return Optional.empty(); // one colon at the end
            }
            if (colon >= 0 && text.charAt(at) == ':') {
                if (gap >= 0) {
                    return Optional.empty();
                }
                gap = size;
                at++;
            }
        }
        if (gap < 0) {
            return size == 16 ? Optional.of(octets) : Optional.empty();
        }
        if (size > 14) {
            return Optional.empty(); // a gap stands for at least one group
        }
        int tail = size - gap;
        System.arraycopy(octets, gap, octets, 16 - tail, tail);
        Arrays.fill(octets, gap, 16 - tail, (byte) 0);
        return Optional.of(octets);
    }

    private static int hex(String text, int from, int end) {
        if (end == from || end - from > 4) {
            return -1;
        }
        int value = 0;
        for (int i = from; i < end; i++) {
            char c = text.charAt(i);
            int digit = c > 'f' ? -1 : Character.digit(c, 16);
            if (digit < 0) {
                return -1;
            }
            value = (value << 4) | digit;
        }
        return value;
    }

    /** Reads a dotted quad up to the end of the text. A leading zero is refused: some read it as octal. */
    private static boolean readQuad(String text, int from, byte[] octets, int to) {
        int at = from;
        for (int i = 0; i < 4; i++) {
            if (i > 0 && (at == text.length() || text.charAt(at++) != '.')) {
                return false;
            }
            int start = at;
            int value = 0;
            while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9' && at - start < 3) {
                value = value * 10 + text.charAt(at++) - '0';
            }
            if (at == start || value > 255 || (text.charAt(start) == '0' && at - start > 1)) {
                return false;
            }
            octets[to + i] = (byte) value;
        }
        return at == text.length();
    }

    private static void appendQuad(StringBuilder text, byte[] octets, int from) {
        for (int i = 0; i < 4; i++) {
            text.append(i == 0 ? "" : ".").append(octets[from + i] & 0xff);
        }
    }

    private static boolean isIpv4Mapped(byte[] octets) {
        for (int i = 0; i < 10; i++) {
            if (octets[i] != 0) {
                return false;
            }
        }
        return octets[10] == -1 && octets[11] == -1;
    }

    private static int group(byte[] octets, int i) {
        return (octets[2 * i] & 0xff) << 8 | (octets[2 * i + 1] & 0xff);
    }
}
