package io.vernier.dictionary.validation;

import static io.vernier.dictionary.validation.AvpReader.HEADER;
import static io.vernier.dictionary.validation.AvpReader.HEADER_WITH_VENDOR;

import io.vernier.codec.Avp;
import io.vernier.codec.AvpList;
import io.vernier.codec.Fault;
import io.vernier.codec.ResultCode;
import io.vernier.dictionary.validation.FailedAvps.Around;
import io.vernier.dictionary.validation.GrammarRules.Slot;
import io.vernier.dictionary.validation.ValidationOptions.MandatoryAvps;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds everything that is wrong with AVPs, and says what to answer to it (RFC 6733 sections 7.1.5 and 7.5). */
final class FaultFinder {
    private final AvpList octets;
    private final ApplicationRules application;
    private final ValidationOptions options;
    private final FailedAvps failed;
    private final List<Fault> faults = new ArrayList<>();

    FaultFinder(AvpList octets, ApplicationRules application) {
        this.octets = octets;
        this.application = application;
        this.options = application.options;
        this.failed = new FailedAvps(octets, application);
    }

    List<Fault> faults() {
        return faults;
    }

    void add(Fault fault) {
        if (faults.size() < options.maxFaults()) {
            faults.add(fault);
        }
    }

    void check(int from, int end, GrammarRules grammar) {
        check(from, end, grammar, true, null);
    }

    private void check(int from, int end, GrammarRules grammar, boolean understood, @Nullable Around around) {
        var counts = new int[grammar.slots.size()];
        int others = 0;
        int fixed = -1;
        int next = from;
        while (next < end && faults.size() < options.maxFaults()) {
            if (!isWhole(next, end)) {
                cutShort(next, end, around);
                return;
            }
            int code = AvpReader.code(octets, next);
            int vendorId = AvpReader.vendorId(octets, next);
            boolean mandatory = understood && AvpReader.isMandatory(octets, next);
            var slot = grammar.slot(code, vendorId);
            boolean accepted = slot == null
                    ? other(next, grammar, ++others, mandatory, around)
                    : counted(next, slot, ++counts[slot.index], around);
            if (accepted && options.fixedPositions()) {
                int place = slot == null ? Integer.MAX_VALUE : slot.place;
                accepted = place >= fixed || misplaced(next, around);
                fixed = Math.max(fixed, place);
            }
            var rule = slot == null ? application.avp(code, vendorId) : slot.avp;
            if (accepted && rule != null) {
                value(next, rule, mandatory, around);
            }
            int padded = AvpReader.padded(AvpReader.length(octets, next));
            if (padded > end - next) {
                add(Fault.of(
                        ResultCode.INVALID_AVP_LENGTH,
                        next,
                        describe(next) + " is not padded to a multiple of four octets",
                        failed.within(around, failed.copy(next))));
                return;
            }
            next += padded;
        }
        missing(grammar, counts, others, from, end, around);
    }

    private boolean isWhole(int offset, int end) {
        int left = end - offset;
        if (left < HEADER) {
            return false;
        }
        int length = AvpReader.length(octets, offset);
        return length >= AvpReader.headerLength(octets, offset) && length <= left;
    }

    private void cutShort(int offset, int end, @Nullable Around around) {
        int left = end - offset;
        var why = left < HEADER
                ? "AVP header needs " + HEADER + " octets, " + left + " left"
                : describe(offset, left) + " has length " + AvpReader.length(octets, offset) + " (expected: "
                        + AvpReader.headerLength(octets, offset) + ".." + left + ")";
        add(Fault.of(ResultCode.INVALID_AVP_LENGTH, offset, why, failed.within(around, failed.cutShort(offset, end))));
    }

    /** An AVP that the grammar does not name; whether its value is to be looked at. */
    private boolean other(int offset, GrammarRules grammar, int count, boolean mandatory, @Nullable Around around) {
        boolean known = application.avp(AvpReader.code(octets, offset), AvpReader.vendorId(octets, offset)) != null;
        if (mandatory && !known && options.mandatoryAvps() != MandatoryAvps.IGNORED) {
            return refuse(ResultCode.AVP_UNSUPPORTED, offset, "is unknown and has the M bit", around);
        }
        if (mandatory && !Soundness.accepts(known, options.mandatoryAvps())) {
            return refuse(ResultCode.AVP_UNSUPPORTED, offset, "has the M bit and is not in the grammar", around);
        }
        if (grammar.anyMax == 0) {
            return refuse(ResultCode.AVP_NOT_ALLOWED, offset, "is not in the grammar, which has no * [ AVP ]", around);
        }
        if (options.arities() && count > grammar.anyMax) {
            return count == grammar.anyMax + 1
                    && refuse(
                            ResultCode.AVP_OCCURS_TOO_MANY_TIMES,
                            offset,
                            "is one more AVP than the grammar's " + grammar.anyMax + "*[ AVP ]",
                            around);
        }
        return true;
    }

    /** An AVP that the grammar names; whether its value is to be looked at. */
    private boolean counted(int offset, Slot slot, int count, @Nullable Around around) {
        if (slot.max == 0) {
            return refuse(ResultCode.AVP_NOT_ALLOWED, offset, "must not be present", around);
        }
        if (!options.arities() || count <= slot.max) {
            return true;
        }
        if (count == slot.max + 1) {
            refuse(
                    ResultCode.AVP_OCCURS_TOO_MANY_TIMES,
                    offset,
                    "occurs too many times (expected: at most " + slot.max + ")",
                    around);
        }
        return false;
    }

    private boolean misplaced(int offset, @Nullable Around around) {
        return refuse(ResultCode.AVP_NOT_ALLOWED, offset, "is not at its fixed position", around);
    }

    private boolean refuse(int resultCode, int offset, String why, @Nullable Around around) {
        add(Fault.of(resultCode, offset, describe(offset) + " " + why, failed.within(around, failed.copy(offset))));
        return false;
    }

    private void value(int offset, AvpRule rule, boolean mandatory, @Nullable Around around) {
        int header = AvpReader.headerLength(octets, offset);
        int data = offset + header;
        int length = AvpReader.length(octets, offset) - header;
        if (rule.kind == AvpRule.GROUPED) {
            int depth = around == null ? 0 : around.depth();
            if (depth >= options.maxDepth()) {
                refuse(
                        ResultCode.INVALID_AVP_VALUE,
                        offset,
                        "is a group inside of " + options.maxDepth() + " others (expected: no deeper)",
                        around);
                return;
            }
            var inside = new Around(around, offset, depth + 1);
            check(data, data + length, application.grammar(rule), mandatory, inside);
            return;
        }
        int verdict = Values.verdict(octets, data, length, rule, mandatory, application, options);
        if (verdict != 0) {
            var avp = verdict == ResultCode.INVALID_AVP_LENGTH ? failed.zeros(offset, rule) : failed.copy(offset);
            var why = describe(offset) + " has " + Values.expectation(octets, data, length, rule, verdict, application);
            add(Fault.of(verdict, offset, why, failed.within(around, avp)));
        }
    }

    private void missing(GrammarRules grammar, int[] counts, int others, int from, int end, @Nullable Around around) {
        if (!options.arities()) {
            return;
        }
        for (var slot : grammar.slots) {
            if (counts[slot.index] < slot.min) {
                var avp = slot.avp.definition;
                var why = avp + " is missing"
                        + (slot.min > 1
                                ? " (expected: at least " + slot.min + ", found " + counts[slot.index] + ")"
                                : "");
                add(Fault.of(ResultCode.MISSING_AVP, end, why, failed.within(around, FailedAvps.example(avp))));
            }
        }
        if (others < grammar.anyMin) {
            add(Fault.of(
                    ResultCode.MISSING_AVP,
                    end,
                    "an AVP is missing (expected: at least " + grammar.anyMin + " of any kind)"));
        }
        if (grammar.authSlot >= 0 && around != null) {
            applicationIds(grammar, counts, from, end, around);
        }
    }

    /** RFC 6733 section 6.11: exactly one of the two application ids. */
    private void applicationIds(GrammarRules grammar, int[] counts, int from, int end, Around around) {
        boolean auth = counts[grammar.authSlot] > 0;
        boolean acct = counts[grammar.acctSlot] > 0;
        if (auth && acct) {
            add(Fault.of(
                    ResultCode.AVP_OCCURS_TOO_MANY_TIMES,
                    around.offset(),
                    describe(around.offset()) + " has both Auth- and Acct-Application-Id (expected: one of them)",
                    failed.within(around, members(from, end).toArray(new Avp[0]))));
        } else if (!auth && !acct) {
            add(Fault.of(
                    ResultCode.MISSING_AVP,
                    end,
                    describe(around.offset()) + " has neither Auth- nor Acct-Application-Id (expected: one of them)",
                    failed.within(
                            around,
                            FailedAvps.example(grammar.slots.get(grammar.authSlot).avp.definition),
                            FailedAvps.example(grammar.slots.get(grammar.acctSlot).avp.definition))));
        }
    }

    private List<Avp> members(int from, int end) {
        var found = new ArrayList<Avp>();
        for (int next = from; next < end; next += AvpReader.padded(AvpReader.length(octets, next))) {
            var rule = application.avp(AvpReader.code(octets, next), AvpReader.vendorId(octets, next));
            if (rule != null && rule.kind == AvpRule.APPLICATION_ID) {
                found.add(failed.copy(next));
            }
        }
        return found;
    }

    private String describe(int offset) {
        return describe(offset, HEADER_WITH_VENDOR);
    }

    /** The AVP's name, or its numbers; of a header that is cut short the vendor may be missing. */
    private String describe(int offset, int left) {
        int code = AvpReader.code(octets, offset);
        int vendorId = left < HEADER_WITH_VENDOR ? 0 : AvpReader.vendorId(octets, offset);
        var rule = application.avp(code, vendorId);
        return rule != null
                ? rule.definition.toString()
                : "AVP " + Integer.toUnsignedString(code)
                        + (vendorId == 0 ? "" : "/" + Integer.toUnsignedString(vendorId));
    }
}
