package io.vernier.dictionary.exchange;

import io.vernier.dictionary.AvpType;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;

/** The names of data formats elsewhere. */
final class Types {
    private static final Map<String, AvpType> ELSEWHERE = Map.ofEntries(
            Map.entry("IPAddress", AvpType.ADDRESS), // Wireshark, jDiameter: the Address of RFC 6733
            Map.entry("AppId", AvpType.UNSIGNED32),
            Map.entry("VendorId", AvpType.UNSIGNED32),
            Map.entry("Unsigned32Enumerated", AvpType.UNSIGNED32),
            Map.entry("QOSFilterRule", AvpType.QOS_FILTER_RULE),
            Map.entry("OctetStringOrUTF8", AvpType.OCTET_STRING),
            Map.entry("MIPRegistrationRequest", AvpType.OCTET_STRING),
            Map.entry("DiameterIdentify", AvpType.DIAMETER_IDENTITY), // a slip of some files
            Map.entry("IPv4", AvpType.OCTET_STRING), // go-diameter: four octets without a family in front
            Map.entry("IPv6", AvpType.OCTET_STRING));

    private Types() {}

    /**
     * The format with this name in RFC 6733, elsewhere, or among the types that the file derives from others.
     *
     * @param parents what the file itself derives: a name and the name it stands on
     */
    static Optional<AvpType> named(String name, Map<String, String> parents) {
        var seen = new HashSet<String>();
        String base = name;
        while (seen.add(base)) {
            var known = AvpType.named(base);
            if (known.isPresent()) {
                return known;
            }
            var theirs = ELSEWHERE.get(base);
            if (theirs != null) {
                return Optional.of(theirs);
            }
            base = parents.getOrDefault(base, base);
        }
        return Optional.empty();
    }

    /** The same; a type that nobody knows is taken for OctetString, and noted. */
    static AvpType orOctets(String name, Map<String, String> parents, String place, Notes notes) {
        return named(name, parents).orElseGet(() -> {
            notes.add(place, "has the unknown type " + name + ": taken as OctetString");
            return AvpType.OCTET_STRING;
        });
    }
}
