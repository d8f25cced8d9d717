package io.vernier.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The value of an Unsigned32 or Unsigned64 whose bits have names. Generated subclasses have a constant for each bit, which
 * is the value with that bit alone, and a question for each. Bits without a name are kept as they came. Immutable; values
 * are equal when class and bits are.
 *
 * @param <T> the subclass
 */
public abstract class BitMask<T extends BitMask<T>> {
    private final long value;

    /** A value; Unsigned32 has the upper 32 bits clear. */
    protected BitMask(long value) {
        this.value = value;
    }

    /** Another value of the same class. */
    protected abstract T with(long newValue);

    /** The name of a bit, 0 for the lowest one; the empty string for a bit that has none. */
    protected abstract String bitName(int bit);

    /** All bits as one number; bit 0 is the lowest one. */
    public final long value() {
        return value;
    }

    /** Whether all these bits are set. */
    public final boolean has(T bits) {
        return (value & bits.value()) == bits.value();
    }

    /** The same with these bits set. */
    public final T with(T bits) {
        return with(value | bits.value());
    }

    /** The same with these bits clear. */
    public final T without(T bits) {
        return with(value & ~bits.value());
    }

    /** The names of the bits that are set, from the lowest one up; {@code bit 30} for one without a name. */
    public final List<String> names() {
        return names(value, this::bitName);
    }

    /**
     * The names of the bits that are set, from the lowest one up; {@code bit 30} for one without a name.
     *
     * @param value the bits
     * @param bitName gives the name of a bit, the empty string for one without
     */
    public static List<String> names(long value, IntFunction<String> bitName) {
        var names = new ArrayList<String>();
        for (int i = 0; i < Long.SIZE; i++) {
            if (((value >>> i) & 1) != 0) {
                String name = bitName.apply(i);
                names.add(name.isEmpty() ? "bit " + i : name);
            }
        }
        return List.copyOf(names);
    }

    /** Number and names as {@code vernier decode} prints them: {@code 0x22 (S6a-S6d-Indicator, Initial-Attach)}. */
    public static String show(long value, IntFunction<String> bitName) {
        String number = "0x" + Long.toHexString(value);
        return value == 0 ? number : number + " (" + String.join(", ", names(value, bitName)) + ")";
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        return other instanceof BitMask<?> that && value == that.value && getClass() == that.getClass();
    }

    @Override
    public final int hashCode() {
        return Long.hashCode(value);
    }

    /** Number and names, such as {@code 0x22 (S6a-S6d-Indicator, Initial-Attach)}. */
    @Override
    public final String toString() {
        return show(value, this::bitName);
    }
}
