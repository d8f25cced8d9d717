package io.vernier.codec.encoding;

import io.vernier.codec.internal.MalformedData;
import io.vernier.codec.internal.Quoted;
import java.util.Optional;

/**
 * The identity of a terminal, with or without its software version: IMEI or IMEISV (TS 23.003 clause 6.2). It stands as
 * text in IMEI (TS 29.272 clause 7.3.4) and in 3GPP-IMEISV (TS 29.061 clause 16.4.7).
 *
 * @param digits 14 decimal digits, 15 with a check or spare digit behind them, 16 with a software version
 */
public record Imei(String digits) {
    private static final int TAC = 8;
    private static final int LENGTH = 14;

    /**
     * Checks what it is made of.
     *
     * @throws IllegalArgumentException if these are not 14 to 16 digits
     */
    public Imei {
        String problem = problem(digits);
        if (!problem.isEmpty()) {
            throw new IllegalArgumentException(problem);
        }
    }

    /**
     * Reads what {@link #toString} writes.
     *
     * @throws IllegalArgumentException if these are not 14 to 16 digits
     */
    public static Imei parse(String text) {
        return new Imei(text);
    }

    static Imei decodeText(String text) {
        MalformedData.throwUnlessEmpty(problem(text));
        return new Imei(text);
    }

    private static String problem(String digits) {
        return SemiOctets.are(digits, SemiOctets.DECIMAL, LENGTH, 16)
                ? ""
                : "IMEI " + Quoted.of(digits) + " (expected: 14 to 16 digits)";
    }

    /** The Type Allocation Code, which tells the model: eight digits. */
    public String typeAllocationCode() {
        return digits.substring(0, TAC);
    }

    /** The serial number within the type: six digits. */
    public String serialNumber() {
        return digits.substring(TAC, LENGTH);
    }

    /** The software version, two digits; empty for an IMEI. */
    public Optional<String> softwareVersion() {
        return digits.length() == 16 ? Optional.of(digits.substring(LENGTH)) : Optional.empty();
    }

    /** The digit that is printed on the terminal behind the fourteen, but not sent (TS 23.003 annex B). */
    public int checkDigit() {
        int sum = 0;
        for (int i = 0; i < LENGTH; i++) {
            int digit = (digits.charAt(i) - '0') * (i % 2 + 1);
            sum += digit / 10 + digit % 10;
        }
        return (10 - sum % 10) % 10;
    }

    /** The digits. */
    @Override
    public String toString() {
        return digits;
    }
}
