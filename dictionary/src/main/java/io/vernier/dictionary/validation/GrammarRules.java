package io.vernier.dictionary.validation;

import io.vernier.dictionary.Element;
import io.vernier.dictionary.internal.CodeTable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A grammar as tables: from code and vendor to the element, and bits that say which elements are counted how. */
final class GrammarRules {
    /** How many elements are counted by bits; the elements behind these are counted by {@link FaultFinder} alone. */
    static final int COUNTED_BY_BITS = 2 * Long.SIZE;

    private static final int VENDOR_SPECIFIC_APPLICATION_ID = 260;

    /** One element that names an AVP. */
    static final class Slot {
        final int index;
        final AvpRule avp;
        final int min;
        final int max;
        /** Whether a bit is enough to count it: at most once, or any number of times. */
        final boolean byBit;

        /** Its bit, if it is among the first {@value Long#SIZE}. */
        final long low;

        /** Its bit, if it is behind them. */
        final long high;

        /** The bits of which none may have been seen before: its own, if it occurs at most once. */
        final long lowOnce;

        final long highOnce;

        /** Elements at the front count up from 0; all others come after them in any order. */
        final int place;

        Slot(int index, AvpRule avp, int min, int max, int fixed) {
            this.index = index;
            this.avp = avp;
            this.min = min;
            this.max = max;
            place = fixed >= 0 ? fixed : Integer.MAX_VALUE;
            low = index < Long.SIZE ? 1L << index : 0;
            high = index < Long.SIZE ? 0 : 1L << index;
            boolean single = max == 1;
            lowOnce = single ? low : 0;
            highOnce = single ? high : 0;
            byBit = min <= 1 && (single || max == Element.UNBOUNDED) && index < COUNTED_BY_BITS;
        }
    }

    final List<Slot> slots;
    final int anyMin;
    final int anyMax;
    final long requiredLow;
    final long requiredHigh;
    /** Whether every required element is counted by a bit. */
    final boolean requiredByBits;
    /** For Vendor-Specific-Application-Id: the places of the two application ids, of which there must be one. */
    final int authSlot;

    final int acctSlot;
    /** Whether the AVPs which the grammar does not name are not counted: there may be none, or any number. */
    final boolean anyUncounted;

    private final CodeTable<Slot> table;

    GrammarRules(int code, int vendorId, List<Slot> slots, int anyMin, int anyMax) {
        this.slots = List.copyOf(slots);
        this.anyMin = anyMin;
        this.anyMax = anyMax;
        table = new CodeTable<>(slots, s -> CodeTable.key(s.avp.definition.vendorId(), s.avp.definition.code()));
        long low = 0;
        long high = 0;
        for (var slot : slots) {
            if (slot.min > 0 && slot.byBit) {
                low |= slot.low;
                high |= slot.high;
            }
        }
        requiredLow = low;
        requiredHigh = high;
        requiredByBits = anyMin == 0 && slots.stream().allMatch(s -> s.min == 0 || s.byBit);
        // the grammar of RFC 3588, with several vendors, lets both ids stand in it
        boolean ofApplication = code == VENDOR_SPECIFIC_APPLICATION_ID
                && vendorId == 0
                && slots.stream().allMatch(s -> s.max == 1);
        var ids = slots.stream()
                .filter(s -> ofApplication && s.avp.kind == AvpRule.APPLICATION_ID)
                .toList();
        boolean both = ids.size() == 2;
        authSlot = both ? ids.get(0).index : -1;
        acctSlot = both ? ids.get(1).index : -1;
        anyUncounted = anyMin == 0 && (anyMax == 0 || anyMax == Element.UNBOUNDED);
    }

    /** The element for this AVP, or null. */
    @Nullable Slot slot(int code, int vendorId) {
        return table.get(CodeTable.key(vendorId, code));
    }
}
