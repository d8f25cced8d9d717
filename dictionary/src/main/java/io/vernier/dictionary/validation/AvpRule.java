package io.vernier.dictionary.validation;

import io.vernier.dictionary.AvpDefinition;
import io.vernier.dictionary.AvpType;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What one application says about one AVP, in the form that checking needs. */
final class AvpRule {
    /** The value is not looked at: any octets, or the content of a Failed-AVP, which is faulty by its nature. */
    static final int OPAQUE = 0;

    static final int FOUR_OCTETS = 1;
    static final int EIGHT_OCTETS = 2;
    static final int TEXT = 3;
    static final int NOT_EMPTY = 4;
    static final int ENUMERATED = 5;
    static final int ADDRESS = 6;
    static final int URI = 7;
    static final int APPLICATION_ID = 8;
    static final int GROUPED = 9;

    private static final int AUTH_APPLICATION_ID = 258;
    private static final int ACCT_APPLICATION_ID = 259;
    private static final int FAILED_AVP = 279;

    final AvpDefinition definition;
    final int kind;

    /** The fewest octets of a value. */
    final int shortest;

    /** The most octets of a value. */
    final int longest;

    private final int[] values;
    private final long smallValues;
    private @Nullable GrammarRules group;

    AvpRule(AvpDefinition definition) {
        this.definition = definition;
        kind = kind(definition);
        shortest = shortest(kind);
        longest = kind == EIGHT_OCTETS || shortest == 4 ? shortest : Integer.MAX_VALUE;
        values = definition.values().stream().mapToInt(v -> v.value()).sorted().toArray();
        smallValues = Arrays.stream(values)
                .filter(v -> v >= 0 && v < Long.SIZE)
                .mapToLong(v -> 1L << v)
                .reduce(0, (a, b) -> a | b);
    }

    private static int kind(AvpDefinition avp) {
        boolean applicationId =
                avp.vendorId() == 0 && (avp.code() == AUTH_APPLICATION_ID || avp.code() == ACCT_APPLICATION_ID);
        if (applicationId && avp.type() == AvpType.UNSIGNED32) {
            return APPLICATION_ID;
        }
        if (avp.customCodec().isPresent()) {
            return OPAQUE;
        }
        return switch (avp.type()) {
            case OCTET_STRING -> OPAQUE;
            case INTEGER32, UNSIGNED32, FLOAT32, TIME -> FOUR_OCTETS;
            case INTEGER64, UNSIGNED64, FLOAT64 -> EIGHT_OCTETS;
            case UTF8_STRING -> TEXT;
            case DIAMETER_IDENTITY, IP_FILTER_RULE, QOS_FILTER_RULE -> NOT_EMPTY;
            case ENUMERATED -> avp.values().isEmpty() ? FOUR_OCTETS : ENUMERATED;
            case ADDRESS -> ADDRESS;
            case DIAMETER_URI -> URI;
            case GROUPED -> avp.code() == FAILED_AVP && avp.vendorId() == 0 ? OPAQUE : GROUPED;
        };
    }

    private static int shortest(int kind) {
        return switch (kind) {
            case FOUR_OCTETS, ENUMERATED, APPLICATION_ID -> 4;
            case EIGHT_OCTETS -> 8;
            case NOT_EMPTY, URI -> 1;
            case ADDRESS -> 2;
            default -> 0;
        };
    }

    /** Links the grammar of a group; done once, before anybody else sees the rule. */
    void link(GrammarRules grammar) {
        group = grammar;
    }

    /** The grammar of a group, null for every other AVP. */
    @Nullable GrammarRules group() {
        return group;
    }

    /** Whether the dictionary names this value. */
    boolean isNamed(int value) {
        if (value >= 0 && value < Long.SIZE) {
            return ((smallValues >>> value) & 1) != 0;
        }
        return Arrays.binarySearch(values, value) >= 0;
    }
}
