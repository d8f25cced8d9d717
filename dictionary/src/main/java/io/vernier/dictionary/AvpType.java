package io.vernier.dictionary;

import java.util.Optional;

/** The data formats of RFC 6733 sections 4.2 and 4.3, under the names that dictionaries use for them. */
public enum AvpType {
    OCTET_STRING("OctetString", 0, false),
    INTEGER32("Integer32", 4, true),
    INTEGER64("Integer64", 8, true),
    UNSIGNED32("Unsigned32", 4, true),
    UNSIGNED64("Unsigned64", 8, true),
    FLOAT32("Float32", 4, true),
    FLOAT64("Float64", 8, true),
    GROUPED("Grouped", 0, false),
    ADDRESS("Address", 6, false),
    TIME("Time", 4, true),
    UTF8_STRING("UTF8String", 0, false),
    DIAMETER_IDENTITY("DiameterIdentity", 1, false),
    DIAMETER_URI("DiameterURI", 7, false),
    ENUMERATED("Enumerated", 4, true),
    IP_FILTER_RULE("IPFilterRule", 0, false),
    QOS_FILTER_RULE("QoSFilterRule", 0, false);

    private final String dictionaryName;
    private final int minimumLength;
    private final boolean fixedLength;

    AvpType(String dictionaryName, int minimumLength, boolean fixedLength) {
        this.dictionaryName = dictionaryName;
        this.minimumLength = minimumLength;
        this.fixedLength = fixedLength;
    }

    /** The type's name in the RFC and in dictionaries, such as {@code UTF8String}. */
    public String dictionaryName() {
        return dictionaryName;
    }

    /**
     * The fewest octets that a payload of this type has, without header and padding. It is also the length of the
     * zero-filled payload in a Failed-AVP (RFC 6733 section 7.5): 6 for an Address is an IPv4 one.
     */
    public int minimumLength() {
        return minimumLength;
    }

    /** Whether every payload of this type has exactly {@link #minimumLength()} octets (RFC 6733 section 4.2). */
    public boolean isFixedLength() {
        return fixedLength;
    }

    /** Finds a type by its name; {@code DiamIdent} and {@code DiamURI} are taken as the short forms they are. */
    public static Optional<AvpType> named(String name) {
        if (name.equals("DiamIdent")) {
            return Optional.of(DIAMETER_IDENTITY);
        }
        if (name.equals("DiamURI")) {
            return Optional.of(DIAMETER_URI);
        }
        for (var type : values()) {
            if (type.dictionaryName.equals(name)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
