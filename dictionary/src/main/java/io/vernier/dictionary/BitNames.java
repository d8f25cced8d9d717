package io.vernier.dictionary;

import io.vernier.codec.BitMask;
import java.util.List;
import java.util.Optional;

/**
 * The names of the bits of an Unsigned32 or Unsigned64 AVP, from one section {@code @bits}.
 *
 * @param condition when they are meant; empty for always
 * @param bits the names, with the number of the bit as value: 0 is the lowest one
 * @param location where the section begins
 * @param comment the comment at the head of the section, without semicolons
 */
public record BitNames(
        Optional<Condition> condition, List<EnumValue> bits, SourceLocation location, List<String> comment) {

    public BitNames {
        bits = List.copyOf(bits);
        comment = List.copyOf(comment);
    }

    /**
     * That a group which contains the AVP also has another one with this value, as Feature-List goes by the Feature-List-ID
     * beside it.
     *
     * @param avp the name of the other AVP
     * @param value its value
     */
    public record Condition(String avp, long value) {
        /** Name and value, {@code Feature-List-ID 1}. */
        @Override
        public String toString() {
            return avp + " " + value;
        }
    }

    /** The name of a bit, 0 for the lowest one; the empty string for a bit that has none. */
    public String name(int bit) {
        return bits.stream()
                .filter(b -> b.value() == bit)
                .map(EnumValue::name)
                .findFirst()
                .orElse("");
    }

    /** Number and names as {@code vernier decode} prints them: {@code 0x22 (S6a-S6d-Indicator, Initial-Attach)}. */
    public String show(long value) {
        return BitMask.show(value, this::name);
    }
}
