package io.vernier.codec.data;

import io.vernier.codec.internal.Quoted;
import java.util.Locale;

/**
 * A Differentiated Services codepoint (RFC 2474): the colour that a QoSFilterRule gives to packets.
 *
 * @param value 0 to 63
 */
public record Dscp(int value) {
    private static final int EF = 46;

    /** @throws IllegalArgumentException if the value is not in 0..63 */
    public Dscp {
        if (value < 0 || value > 63) {
            throw new IllegalArgumentException("DSCP: " + value + " (expected: 0 to 63)");
        }
    }

    /**
     * Reads a codepoint: {@code AF11} to {@code AF43} (RFC 2597), {@code EF} (RFC 3246), {@code CS0} to {@code CS7}, a
     * number, or six binary digits as RFC 2474 writes them.
     *
     * @throws IllegalArgumentException if the text is none of these
     */
    public static Dscp parse(String text) {
        String name = text.toUpperCase(Locale.ROOT);
        if (name.equals("EF")) {
            return new Dscp(EF);
        }
        if (name.matches("AF[1-4][1-3]")) {
            return new Dscp(8 * (name.charAt(2) - '0') + 2 * (name.charAt(3) - '0'));
        }
        if (name.matches("CS[0-7]")) {
            return new Dscp(8 * (name.charAt(2) - '0'));
        }
        if (name.matches("[01]{6}")) {
            return new Dscp(Integer.parseInt(name, 2));
        }
        if (name.matches("[0-9]{1,2}") && Integer.parseInt(name) <= 63) {
            return new Dscp(Integer.parseInt(name));
        }
        throw new IllegalArgumentException(
                "DSCP: " + Quoted.of(text) + " (expected: AF11 to AF43, EF, CS0 to CS7, 0 to 63 or six binary digits)");
    }

    /** Whether a metering rule may use it: Assured Forwarding (RFC 2597) or Expedited Forwarding (RFC 3246). */
    public boolean isForwardingKeyword() {
        return value == EF || isAssuredForwarding();
    }

    /** The name where there is one, else the number. */
    @Override
    public String toString() {
        if (value == EF) {
            return "EF";
        }
        if (isAssuredForwarding()) {
            return "AF" + value / 8 + value % 8 / 2;
        }
        return value % 8 == 0 ? "CS" + value / 8 : Integer.toString(value);
    }

    private boolean isAssuredForwarding() {
        return value >= 8 && value < 40 && value % 8 >= 2 && value % 2 == 0;
    }
}
