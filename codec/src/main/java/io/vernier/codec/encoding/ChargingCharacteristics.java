package io.vernier.codec.encoding;

import io.vernier.codec.internal.MalformedData;
import io.vernier.codec.internal.Quoted;
import java.util.HexFormat;
import java.util.Locale;

/**
 * How a subscriber is charged (TS 32.251 annex A): four bits for the profile, twelve that operators give a meaning to. In
 * 3GPP-Charging-Characteristics (TS 29.061 clause 16.4.7) they stand as four hexadecimal digits, {@code 0800} for normal
 * charging.
 *
 * @param value 16 bits; of the first octet B4 to B1 and the profile, of the second B12 to B5
 */
public record ChargingCharacteristics(int value) {
    private static final int DIGITS = 4;

    /**
     * Checks what it is made of.
     *
     * @throws IllegalArgumentException if the value has more than 16 bits
     */
    public ChargingCharacteristics {
        if (value < 0 || value > 0xffff) {
            throw new IllegalArgumentException("charging characteristics " + value + " (expected: 0 to 65535)");
        }
    }

    /**
     * Reads what {@link #toString} writes.
     *
     * @throws IllegalArgumentException if the text is not four hexadecimal digits
     */
    public static ChargingCharacteristics parse(String text) {
        if (!isHex(text)) {
            throw new IllegalArgumentException(problem(text));
        }
        return new ChargingCharacteristics(HexFormat.fromHexDigits(text));
    }

    static ChargingCharacteristics decodeText(String text) {
        MalformedData.throwUnlessEmpty(isHex(text) ? "" : problem(text));
        return new ChargingCharacteristics(HexFormat.fromHexDigits(text));
    }

    private static boolean isHex(String text) {
        return text.length() == DIGITS && text.chars().allMatch(HexFormat::isHexDigit);
    }

    private static String problem(String text) {
        return "charging characteristics " + Quoted.of(text) + " (expected: four hexadecimal digits)";
    }

    /** The profile P3 to P0, 0 to 15. */
    public int profile() {
        return (value >> 8) & 0xf;
    }

    /** P3 of the profile. */
    public boolean isNormal() {
        return (value & 0x0800) != 0;
    }

    /** P2 of the profile. */
    public boolean isPrepaid() {
        return (value & 0x0400) != 0;
    }

    /** P1 of the profile. */
    public boolean isFlatRate() {
        return (value & 0x0200) != 0;
    }

    /** P0 of the profile. */
    public boolean isHotBilling() {
        return (value & 0x0100) != 0;
    }

    /**
     * A bit whose meaning the operator decides.
     *
     * @param number 1 to 12 for B1 to B12
     */
    public boolean behaviour(int number) {
        if (number < 1 || number > 12) {
            throw new IllegalArgumentException("behaviour bit " + number + " (expected: 1 to 12)");
        }
        return (value & (number <= 4 ? 0x0800 << number : 1 << (number - 5))) != 0;
    }

    /** Four hexadecimal digits. */
    @Override
    public String toString() {
        return HexFormat.of().toHexDigits((short) value).toUpperCase(Locale.ROOT);
    }
}
