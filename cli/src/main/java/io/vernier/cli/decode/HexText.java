package io.vernier.cli.decode;

import java.util.Arrays;
import java.util.Optional;

/** Octets written as hex digits, as people copy them: upper or lower case, with or without 0x, blanks and colons. */
final class HexText {
    private HexText() {}

    /** The text before a comment, which {@code #}, {@code ;} or {@code //} begins. */
    static String withoutComment(String line) {
        int end = line.length();
        for (String mark : new String[] {"#", ";", "//"}) {
            int at = line.indexOf(mark);
            end = at >= 0 ? Math.min(end, at) : end;
        }
        return line.substring(0, end).strip();
    }

    /** The octets; empty where a character is no hex digit or one half of an octet is missing. */
    static Optional<byte[]> parse(String text) {
        var octets = new byte[text.length() / 2 + 1];
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean prefix = c == '0' && i + 1 < text.length() && (text.charAt(i + 1) | 0x20) == 'x';
            if (prefix && digits % 2 == 0) {
                i++;
                continue;
            }
            if (c == ' ' || c == '\t' || c == ':' || c == ',' || c == '-' || c == '_' || c == '"' || c == '\'') {
                continue;
            }
            int digit = Character.digit(c, 16);
            if (digit < 0 || c > 'f') {
                return Optional.empty();
            }
            octets[digits / 2] = (byte) (octets[digits / 2] << 4 | digit);
            digits++;
        }
        return digits % 2 == 0 ? Optional.of(Arrays.copyOf(octets, digits / 2)) : Optional.empty();
    }
}
