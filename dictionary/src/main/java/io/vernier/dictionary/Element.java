package io.vernier.dictionary;

import java.util.Optional;

/** One line of a command's or group's grammar (RFC 6733 section 3.2): how often an AVP may occur, and where. */
public final class Element {

    /** The maximum of an element that may occur any number of times. */
    public static final int UNBOUNDED = Integer.MAX_VALUE;

    /** The three kinds of brackets in a grammar. */
    public enum Kind {
        /** {@code < AVP >}: at a fixed position. */
        FIXED('<', '>'),
        /** <code>{ AVP }</code>: present, anywhere. */
        REQUIRED('{', '}'),
        /** {@code [ AVP ]}: may be present, anywhere. */
        OPTIONAL('[', ']');

        private final char open;
        private final char close;

        Kind(char open, char close) {
            this.open = open;
            this.close = close;
        }

        /** The opening bracket. */
        public char open() {
            return open;
        }

        /** The closing bracket. */
        public char close() {
            return close;
        }
    }

    private final Kind kind;
    private final int min;
    private final int max;
    private final Optional<AvpDefinition> avp;

    private Element(Kind kind, int min, int max, Optional<AvpDefinition> avp) {
        if (min < 0 || min > max) {
            throw new IllegalArgumentException("min " + min + ", max " + max + " (expected: 0 <= min <= max)");
        }
        this.kind = kind;
        this.min = min;
        this.max = max;
        this.avp = avp;
    }

    /** An element that names an AVP. */
    public static Element of(Kind kind, int min, int max, AvpDefinition avp) {
        return new Element(kind, min, max, Optional.of(avp));
    }

    /** The element {@code AVP}: any AVP that the grammar does not name. */
    public static Element any(Kind kind, int min, int max) {
        return new Element(kind, min, max, Optional.empty());
    }

    /** The brackets. */
    public Kind kind() {
        return kind;
    }

    /** The fewest occurrences. */
    public int min() {
        return min;
    }

    /** The most occurrences, or {@link #UNBOUNDED}; 0 says that the AVP must not be present. */
    public int max() {
        return max;
    }

    /** The AVP; empty for the element that stands for any other AVP. */
    public Optional<AvpDefinition> avp() {
        return avp;
    }

    /** Whether this is the element {@code AVP} that stands for any AVP the grammar does not name. */
    public boolean isAny() {
        return avp.isEmpty();
    }

    /** The AVP's name, {@code AVP} for any other. */
    public String name() {
        return avp.map(AvpDefinition::name).orElse("AVP");
    }

    /** Whether the AVP may occur more than once. */
    public boolean isRepeated() {
        return max > 1;
    }

    /** The qualifier before the brackets as the RFCs write it, such as {@code 1*}; empty where it is the default. */
    public String qualifier() {
        if (max == UNBOUNDED) {
            return min == 0 ? "*" : min + "*";
        }
        int defaultMin = kind == Kind.OPTIONAL ? 0 : 1;
        return min == defaultMin && max == 1 ? "" : min + "*" + max;
    }

    /** The element as in the RFC's grammar, such as <code>1* { Host-IP-Address }</code>. */
    @Override
    public String toString() {
        var qualifier = qualifier();
        return (qualifier.isEmpty() ? "" : qualifier + " ") + kind.open + " " + name() + " " + kind.close;
    }
}
