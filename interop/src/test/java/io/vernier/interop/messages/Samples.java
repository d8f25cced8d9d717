package io.vernier.interop.messages;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Values for AVPs of whose octets their specifications say more than the type does, and foreign judges know it. */
final class Samples {
    private static final Map<String, String> HEX = Map.ofEntries(
            Map.entry("3gppuserlocationinfo", "8262f220000162f22000000101"),
            Map.entry("tmgi", "00000162f220"),
            Map.entry("mbmsservicearea", "000001"),
            Map.entry("3gppgprsnegotiatedqosprofile", ascii("99-1b921f739797fefffbffff0000ffff00")),
            Map.entry("rai", ascii("262020001ff0")),
            // no options, an SSID of one letter
            Map.entry("twanidentifier", "000161"),
            // EAP-Success
            Map.entry("eappayload", "03010004"),
            Map.entry("eapreissuedpayload", "03010004"),
            Map.entry("mbmsggsnipv6address", "20010db8000000000000000000000007"),
            // SMS-DELIVER with one letter
            Map.entry("smrpui", "040b919471325476f80000621122120000000141"),
            // a text, which Wireshark takes for an Unsigned32
            Map.entry("applicationserverid", ascii("ocs1")),
            Map.entry("presencereportingareaelementslist", "00000000000000000000"),
            Map.entry("subscriptioniddata", ascii("46700000001")),
            Map.entry("userequipmentinfovalue", ascii("3569380356438091")));

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
