package io.vernier.dictionary.validation;

import static io.vernier.dictionary.validation.AvpReader.HEADER;
import static io.vernier.dictionary.validation.AvpReader.HEADER_WITH_VENDOR;

import io.vernier.codec.AvpList;
import io.vernier.dictionary.validation.ValidationOptions.MandatoryAvps;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether there may be anything wrong with AVPs: one pass, nothing allocated, no reason given. Where it cannot
 * tell cheaply, as with {@code 2*5 [ AVP ]}, it says no, and {@link FaultFinder} has the last word.
 */
final class Soundness {
    private static final int MANDATORY = 0x4000_0000;

    private Soundness() {}

    /**
     * Whether all is well with the AVPs from one offset to another.
     *
     * @param understood whether AVPs with the M bit must be understood: every group around them has it, too
     * @param depth how many groups are around them
     */
    static boolean check(
            AvpList octets,
            int from,
            int end,
            GrammarRules grammar,
            boolean understood,
            int depth,
            ApplicationRules application,
            ValidationOptions options) {
        long low = 0;
        long high = 0;
        int fixed = -1;
        int next = from;
        while (next < end) {
            int left = end - next;
            if (left < HEADER) {
                return false;
            }
            int flagsAndLength = octets.int32At(next + 4);
            int length = flagsAndLength & 0xff_ffff;
            int header = flagsAndLength < 0 ? HEADER_WITH_VENDOR : HEADER;
            if (length < header || AvpReader.padded(length) > left) {
                return false;
            }
            int code = octets.int32At(next);
            int vendorId = flagsAndLength < 0 ? octets.int32At(next + HEADER) : 0;
            boolean mandatory = understood && (flagsAndLength & MANDATORY) != 0;
            var slot = grammar.slot(code, vendorId);
            @Nullable AvpRule rule;
            if (slot == null) {
                rule = application.avp(code, vendorId);
                if (!others(grammar, rule, mandatory, options)) {
                    return false;
                }
            } else {
                rule = slot.avp;
                boolean again = ((low & slot.lowOnce) | (high & slot.highOnce)) != 0;
                if (!slot.byBit || (again && options.arities())) {
                    return false;
                }
                low |= slot.low;
                high |= slot.high;
            }
            if (options.fixedPositions()) {
                int place = slot == null ? Integer.MAX_VALUE : slot.place;
                if (place < fixed) {
                    return false;
                }
                fixed = place;
            }
            if (rule != null
                    && !value(octets, next + header, length - header, rule, mandatory, depth, application, options)) {
                return false;
            }
            next += AvpReader.padded(length);
        }
        return complete(grammar, low, high, options);
    }

    private static boolean others(
            GrammarRules grammar, @Nullable AvpRule known, boolean mandatory, ValidationOptions options) {
        return grammar.anyMax > 0
                && (!mandatory || accepts(known != null, options.mandatoryAvps()))
                && grammar.anyUncounted;
    }

    /** Whether an AVP with the M bit that the grammar does not name is accepted. */
    static boolean accepts(boolean known, MandatoryAvps policy) {
        return policy == MandatoryAvps.IGNORED || (policy == MandatoryAvps.IN_DICTIONARY && known);
    }

    private static boolean value(
            AvpList octets,
            int offset,
            int length,
            AvpRule rule,
            boolean mandatory,
            int depth,
            ApplicationRules application,
            ValidationOptions options) {
        if (rule.kind == AvpRule.GROUPED) {
            return depth < options.maxDepth()
                    && check(
                            octets,
                            offset,
                            offset + length,
                            application.grammar(rule),
                            mandatory,
                            depth + 1,
                            application,
                            options);
        }
        return Values.verdict(octets, offset, length, rule, mandatory, application, options) == 0;
    }

    private static boolean complete(GrammarRules grammar, long low, long high, ValidationOptions options) {
        if (!options.arities()) {
            return true;
        }
        boolean required = (low & grammar.requiredLow) == grammar.requiredLow
                && (high & grammar.requiredHigh) == grammar.requiredHigh
                && grammar.requiredByBits;
        return required
                && (grammar.authSlot < 0 || ((low >>> grammar.authSlot) & 1) != ((low >>> grammar.acctSlot) & 1));
    }
}
