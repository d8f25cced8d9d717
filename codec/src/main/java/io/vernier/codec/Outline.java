package io.vernier.codec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a builder has to know of the grammar of its command or group: which AVPs there are, in which order, and how often
 * each must and may occur. Generated classes declare it line by line as their dictionary has it.
 */
public final class Outline {
    /** The masks speak of so many lines at the head of the grammar; AVPs of those behind are counted one by one. */
    static final int MASKED = Long.SIZE;

    /** A single long message does not give those after it a long buffer. */
    private static final int LONGEST_GUESS = 4_096;

    private final String name;
    private final String source;
    private final boolean command;
    private final OutlineLine[] lines;
    private final int[] defaults;
    private final long required;
    private final long once;
    private final boolean counted;

    /** No more than a guess, so that threads may overwrite each other's. */
    private int usualLength = 512;

    private Outline(Builder from) {
        name = from.name;
        source = from.source;
        command = from.command;
        lines = from.lines.toArray(OutlineLine[]::new);
        defaults = command ? defaultsOf(lines, from.answer) : new int[0];
        long requiredBits = 0;
        long onceBits = 0;
        boolean counts = false;
        for (int i = 0; i < lines.length; i++) {
            var line = lines[i];
            boolean needed = needed(line);
            if (i < MASKED) {
                requiredBits |= needed ? 1L << i : 0;
                onceBits |= line.isOnce() ? 1L << i : 0;
            }
            counts |= (needed && i >= MASKED) || line.isCounted();
        }
        required = requiredBits;
        once = onceBits;
        counted = counts;
    }

    /**
     * Starts the outline of a request. Its builders fill in the application id where it is required, and do without
     * Origin-Host and Origin-Realm, which the node completes when it sends.
     *
     * @param name the name of the command
     * @param source the specification and its section, for messages to people; may be empty
     */
    public static Builder request(String name, String source) {
        return new Builder(name, source, true, false);
    }

    /**
     * Starts the outline of an answer. Where the command belongs to a session, its builders also take from the request
     * the Proxy-Infos and what the answer requires and the request has: Session-Id, CC-Request-Type and the like.
     */
    public static Builder answer(String name, String source) {
        return new Builder(name, source, true, true);
    }

    /** Starts the outline of a group. */
    public static Builder group(String name, String source) {
        return new Builder(name, source, false, false);
    }

    /** The AVPs of a list that the grammar does not name, in their order. */
    public List<Avp> others(AvpList avps) {
        var others = new ArrayList<Avp>();
        for (int i = 0; i < avps.size(); i++) {
            int ordinal = ordinalOf(avps.code(i), avps.vendorId(i));
            if (ordinal == lines.length || lines[ordinal].isAny()) {
                others.add(avps.get(i));
            }
        }
        return List.copyOf(others);
    }

    /** How many octets a message of this command needs, judging by those that were built before. */
    int usualLength() {
        return usualLength;
    }

    /** Tells how long a message has become: the next one gets a buffer that need neither grow nor be cut to size. */
    void built(int length) {
        int usual = usualLength;
        if (length <= LONGEST_GUESS && (length > usual || usual - length > length >> 2)) {
            usualLength = length;
        }
    }

    /** The ordinals, ascending, of AVPs that a message gets by itself when nobody gives them. */
    int[] defaults() {
        return defaults;
    }

    int code(int ordinal) {
        return lines[ordinal].code();
    }

    int vendorId(int ordinal) {
        return lines[ordinal].vendorId();
    }

    int size() {
        return lines.length;
    }

    /** A bit for each line at the head of the grammar without which nothing is complete. */
    long required() {
        return required;
    }

    /** A bit for each line at the head of the grammar whose AVP occurs once at most. */
    long once() {
        return once;
    }

    /** Whether the masks do not tell everything, so that AVPs have to be counted. */
    boolean isCounted() {
        return counted;
    }

    boolean isOnce(int ordinal) {
        return ordinal < lines.length && lines[ordinal].isOnce();
    }

    /** The place of an AVP in the grammar: its own line, else that for any other AVP, else behind everything. */
    int ordinalOf(int code, int vendorId) {
        int any = lines.length;
        for (int i = 0; i < lines.length; i++) {
            if (lines[i].isAny()) {
                any = i;
            } else if (lines[i].code() == code && lines[i].vendorId() == vendorId) {
                return i;
            }
        }
        return any;
    }

    /**
     * Looks at how often the AVP of each line occurs.
     *
     * @throws IllegalStateException if there are too few or too many
     */
    void check(int[] counts) {
        for (int i = 0; i < lines.length; i++) {
            var line = lines[i];
            if (counts[i] < line.min() && needed(line)) {
                throw new IllegalStateException(
                        name + (counts[i] == 0 ? " lacks " : " has too few of ") + clause(line));
            }
            if (counts[i] > line.max()) {
                throw new IllegalStateException(name + " has too many of " + clause(line));
            }
        }
    }

    @Override
    public String toString() {
        return name + " ::= " + Arrays.toString(lines);
    }

    private String clause(OutlineLine line) {
        return line.name() + " (expected: " + line + (source.isEmpty() ? "" : ", " + source) + ")";
    }

    private boolean needed(OutlineLine line) {
        return line.min() > 0 && !(command && (line.is(BaseAvps.ORIGIN_HOST) || line.is(BaseAvps.ORIGIN_REALM)));
    }

    private static int[] defaultsOf(OutlineLine[] lines, boolean answer) {
        boolean session = Arrays.stream(lines).anyMatch(line -> line.is(BaseAvps.SESSION_ID));
        var ordinals = new int[lines.length];
        int count = 0;
        for (int i = 0; i < lines.length; i++) {
            var line = lines[i];
            boolean applicationId =
                    line.min() > 0 && (line.is(BaseAvps.AUTH_APPLICATION_ID) || line.is(BaseAvps.ACCT_APPLICATION_ID));
            if (applicationId || (answer && session && isOfRequest(line))) {
                ordinals[count++] = i;
            }
        }
        return Arrays.copyOf(ordinals, count);
    }

    private static boolean isOfRequest(OutlineLine line) {
        if (line.is(BaseAvps.SESSION_ID) || line.is(BaseAvps.PROXY_INFO)) {
            return true;
        }
        boolean ofSender =
                line.is(BaseAvps.RESULT_CODE) || line.is(BaseAvps.ORIGIN_HOST) || line.is(BaseAvps.ORIGIN_REALM);
        return line.min() > 0 && line.max() == 1 && !ofSender;
    }

    /** Collects the lines of a grammar in their order, which gives each its ordinal: 0, 1, 2 and so on. */
    public static final class Builder {
        private final String name;
        private final String source;
        private final boolean command;
        private final boolean answer;
        private final List<OutlineLine> lines = new ArrayList<>();

        private Builder(String name, String source, boolean command, boolean answer) {
            this.name = name;
            this.source = source;
            this.command = command;
            this.answer = answer;
        }

        /** Adds an AVP without vendor; the line is written as in the RFC, such as <code>1* { Host-IP-Address }</code>. */
        public Builder avp(String line, int code) {
            return avp(line, code, 0);
        }

        /** Adds an AVP of a vendor. */
        public Builder avp(String line, int code, int vendorId) {
            lines.add(OutlineLine.parse(line, code, vendorId));
            return this;
        }

        /** Adds the place where AVPs go that the grammar does not name, such as {@code * [ AVP ]}. */
        public Builder any(String line) {
            lines.add(OutlineLine.parse(line, OutlineLine.ANY, OutlineLine.ANY));
            return this;
        }

        /** The outline. */
        public Outline build() {
            return new Outline(this);
        }
    }
}
