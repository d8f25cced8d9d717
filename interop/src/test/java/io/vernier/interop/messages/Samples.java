package io.vernier.interop.messages;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Values for AVPs of whose octets their specifications say more than the type does, and foreign judges know it. */
final class Samples {
    private static final Map<String, String> HEX = Map.of(
            "3gppuserlocationinfo",
            "8262f220000162f22000000101",
            "tmgi",
            "00000162f220",
            "mbmsservicearea",
            "000001",
            "3gppgprsnegotiatedqosprofile",
            ascii("99-1b921f739797fefffbffff0000ffff00"),
            "rai",
            ascii("262020001ff0"),
            "applicationserverid",
            ascii("ocs1"), // a text, which Wireshark takes for an Unsigned32
            "presencereportingareaelementslist",
            "00000000000000000000",
            "subscriptioniddata",
            ascii("46700000001"),
            "userequipmentinfovalue",
            ascii("3569380356438091"));

    private Samples() {}

    /** The value for an AVP, by its name as a specification or as Java writes it; empty where any will do. */
    static Optional<byte[]> of(String name) {
        var key = name.replace("-", "").toLowerCase(Locale.ROOT).replace("threegpp", "3gpp");
        return Optional.ofNullable(HEX.get(key)).map(HexFormat.of()::parseHex);
    }

    private static String ascii(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII));
    }
}
