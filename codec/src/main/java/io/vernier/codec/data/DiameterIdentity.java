package io.vernier.codec.data;

import io.vernier.codec.internal.Quoted;
import org.jspecify.annotations.Nullable;

/**
 * The rules of DiameterIdentity: the fully qualified domain name of a node, or a realm, in ASCII (RFC 6733 section 4.3.1).
 * Identities are ordinary strings; what is special is how they compare: octet by octet, upper and lower case of the ASCII
 * letters alike (section 5.6.4).
 */
public final class DiameterIdentity {
    private static final int LONGEST = 255;
    private static final int LONGEST_LABEL = 63;

    private DiameterIdentity() {}

    /** Whether both name the same node or realm. */
    public static boolean same(CharSequence a, CharSequence b) {
        return a.length() == b.length() && compare(a, b) == 0;
    }

    /**
     * The order that decides an election (RFC 6733 section 5.6.4): negative if {@code a} comes first, positive if {@code a}
     * succeeds {@code b}, zero if they are the same. Letters are compared in lower case, as DNS does (RFC 4034 section
     * 6.1); this shows only beside an underscore, which stands between the two cases.
     */
    public static int compare(CharSequence a, CharSequence b) {
        int common = Math.min(a.length(), b.length());
        for (int i = 0; i < common; i++) {
            int difference = lower(a.charAt(i)) - lower(b.charAt(i));
            if (difference != 0) {
                return difference;
            }
        }
        return a.length() - b.length();
    }

    /**
     * The one spelling to use as a key: ASCII letters in lower case, everything else untouched. Two identities are the
     * {@linkplain #same same} exactly when their keys are equal. Returns the argument itself when it is a key already.
     */
    public static String key(String identity) {
        for (int i = 0; i < identity.length(); i++) {
            if (lower(identity.charAt(i)) != identity.charAt(i)) {
                return lowered(identity, i);
            }
        }
        return identity;
    }

    /** Whether the text has the syntax of a domain name: what {@link #check} accepts. */
    public static boolean isValid(CharSequence identity) {
        return problem(identity) == null;
    }

    /**
     * Returns the identity if it has the syntax of a domain name: labels of 1 to 63 letters, digits, hyphens and
     * underscores, joined by dots, 255 characters at most. One label alone is accepted.
     *
     * @throws IllegalArgumentException if it has not; the message names the place and the remedy
     */
    public static String check(String identity) {
        String problem = problem(identity);
        if (problem != null) {
            throw new IllegalArgumentException("Diameter identity: " + Quoted.of(identity) + ": " + problem);
        }
        return identity;
    }

    /** What is wrong, as the end of a sentence; null when nothing is. */
    static @Nullable String problem(CharSequence identity) {
        if (identity.isEmpty()) {
            return "is empty (expected: a fully qualified domain name such as node1.example.net)";
        }
        if (identity.length() > LONGEST) {
            return "has " + identity.length() + " characters (expected: at most " + LONGEST + ")";
        }
        int label = 0;
        for (int i = 0; i <= identity.length(); i++) {
            char c = i < identity.length() ? identity.charAt(i) : '.';
            if (c != '.') {
                if (!isLabelCharacter(c)) {
                    return "character " + (i + 1) + " is " + Quoted.of(String.valueOf(c))
                            + (c > '~'
                                    ? " (expected: ASCII; write an international name in its xn-- form)"
                                    : " (expected: letters, digits, hyphens and dots)");
                }
                continue;
            }
            if (i == label) {
                return "has an empty label at character " + (i + 1)
                        + " (expected: labels joined by single dots, and no dot at either end)";
            }
            if (i - label > LONGEST_LABEL) {
                return "has a label of " + (i - label) + " characters (expected: at most " + LONGEST_LABEL + ")";
            }
            if (identity.charAt(label) == '-' || identity.charAt(i - 1) == '-') {
                return "has a hyphen at an end of the label before character " + (i + 1)
                        + " (expected: letters or digits there)";
            }
            label = i + 1;
        }
        return null;
    }

    private static boolean isLabelCharacter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    }

    private static String lowered(String identity, int from) {
        var key = new StringBuilder(identity);
        for (int i = from; i < key.length(); i++) {
            key.setCharAt(i, lower(key.charAt(i)));
        }
        return key.toString();
    }

    private static char lower(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
    }
}
