package io.vernier.codec.encoding;

import java.util.Map;

/**
 * The technology of radio access in the one octet of 3GPP-RAT-Type (TS 29.061 clause 16.4.7), whose numbers are other
 * ones than those of RAT-Type. Numbers without a name are kept.
 *
 * @param value 0 to 255
 */
public record RadioAccess(int value) {
    public static final RadioAccess UTRAN = new RadioAccess(1);
    public static final RadioAccess GERAN = new RadioAccess(2);
    public static final RadioAccess WLAN = new RadioAccess(3);
    public static final RadioAccess GAN = new RadioAccess(4);
    public static final RadioAccess HSPA_EVOLUTION = new RadioAccess(5);
    public static final RadioAccess EUTRAN = new RadioAccess(6);
    public static final RadioAccess VIRTUAL = new RadioAccess(7);
    public static final RadioAccess EUTRAN_NB_IOT = new RadioAccess(8);
    public static final RadioAccess LTE_M = new RadioAccess(9);
    public static final RadioAccess NR = new RadioAccess(10);
    public static final RadioAccess NG_RAN = new RadioAccess(51);
    public static final RadioAccess IEEE_802_16E = new RadioAccess(101);
    public static final RadioAccess EHRPD = new RadioAccess(102);
    public static final RadioAccess HRPD = new RadioAccess(103);
    public static final RadioAccess CDMA2000_1X = new RadioAccess(104);
    public static final RadioAccess UMB = new RadioAccess(105);

    private static final Map<RadioAccess, String> NAMES = Map.ofEntries(
            Map.entry(UTRAN, "UTRAN"),
            Map.entry(GERAN, "GERAN"),
            Map.entry(WLAN, "WLAN"),
            Map.entry(GAN, "GAN"),
            Map.entry(HSPA_EVOLUTION, "HSPA Evolution"),
            Map.entry(EUTRAN, "E-UTRAN"),
            Map.entry(VIRTUAL, "Virtual"),
            Map.entry(EUTRAN_NB_IOT, "E-UTRAN NB-IoT"),
            Map.entry(LTE_M, "LTE-M"),
            Map.entry(NR, "NR"),
            Map.entry(NG_RAN, "NG-RAN"),
            Map.entry(IEEE_802_16E, "IEEE 802.16e"),
            Map.entry(EHRPD, "eHRPD"),
            Map.entry(HRPD, "HRPD"),
            Map.entry(CDMA2000_1X, "1xRTT"),
            Map.entry(UMB, "UMB"));

    /**
     * Checks what it is made of.
     *
     * @throws IllegalArgumentException if the number does not fit into an octet
     */
    public RadioAccess {
        if (value < 0 || value > 0xff) {
            throw new IllegalArgumentException("radio access " + value + " (expected: 0 to 255)");
        }
    }

    /** The name; empty for a number that has none here. */
    public String name() {
        return NAMES.getOrDefault(this, "");
    }

    /** Name and number, {@code E-UTRAN (6)}. */
    @Override
    public String toString() {
        return name().isEmpty() ? Integer.toString(value) : name() + " (" + value + ")";
    }
}
