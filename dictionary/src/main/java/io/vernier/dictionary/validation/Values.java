package io.vernier.dictionary.validation;

import io.vernier.codec.AvpList;
import io.vernier.codec.DecodeException;
import io.vernier.codec.ResultCode;
import io.vernier.codec.data.DiameterUri;
import io.vernier.dictionary.validation.ValidationOptions.EnumValues;
import org.jspecify.annotations.Nullable;

/** Checks the values of AVPs other than groups (RFC 6733 sections 4.2 and 4.3). */
final class Values {
    private static final int IPV4 = 1;
    private static final int IPV6 = 2;

    private Values() {}

    /**
     * The Result-Code that this value deserves, 0 for a good one.
     *
     * @param understood whether the value must be understood: the AVP has the M bit, and every group around it
     */
    static int verdict(
            AvpList octets,
            int offset,
            int length,
            AvpRule rule,
            boolean understood,
            ApplicationRules application,
            ValidationOptions options) {
        if (length < rule.shortest || length > rule.longest) {
            return ResultCode.INVALID_AVP_LENGTH;
        }
        return switch (rule.kind) {
            case AvpRule.TEXT -> octets.isUtf8At(offset, length) ? 0 : ResultCode.INVALID_AVP_VALUE;
            case AvpRule.ENUMERATED -> enumerated(octets, offset, rule, understood, options);
            case AvpRule.ADDRESS -> address(octets, offset, length);
            case AvpRule.URI -> uri(octets, offset, length);
            case AvpRule.APPLICATION_ID -> applicationId(octets, offset, application, options);
            default -> 0;
        };
    }

    private static int enumerated(
            AvpList octets, int offset, AvpRule rule, boolean understood, ValidationOptions options) {
        if (options.enumValues() == EnumValues.ANY
                || (options.enumValues() == EnumValues.NAMED_IF_MANDATORY && !understood)) {
            return 0;
        }
        return rule.isNamed(octets.int32At(offset)) ? 0 : ResultCode.INVALID_AVP_VALUE;
    }

    /** Families other than IPv4 and IPv6 have lengths that only their users know. */
    private static int address(AvpList octets, int offset, int length) {
        int family = (octets.octetAt(offset) << 8) | octets.octetAt(offset + 1);
        boolean wrong = (family == IPV4 && length != 6) || (family == IPV6 && length != 18);
        return wrong ? ResultCode.INVALID_AVP_VALUE : 0;
    }

    /** The one value whose check makes an object: URIs stand in redirects and in few other places. */
    private static int uri(AvpList octets, int offset, int length) {
        return whyNoUri(octets, offset, length) == null ? 0 : ResultCode.INVALID_AVP_VALUE;
    }

    private static @Nullable String whyNoUri(AvpList octets, int offset, int length) {
        var copy = new byte[length];
        for (int i = 0; i < length; i++) {
            copy[i] = (byte) octets.octetAt(offset + i);
        }
        try {
            DiameterUri.decode(copy, 0, length);
            return null;
        } catch (IllegalArgumentException | DecodeException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static int applicationId(
            AvpList octets, int offset, ApplicationRules application, ValidationOptions options) {
        boolean relevant = options.applicationIds() && application.id != 0 && application.supported;
        return relevant && Integer.toUnsignedLong(octets.int32At(offset)) != application.id
                ? ResultCode.INVALID_AVP_VALUE
                : 0;
    }

    /** What was expected in place of a value, for people. */
    static String expectation(
            AvpList octets, int offset, int length, AvpRule rule, int verdict, ApplicationRules application) {
        var type = rule.definition.type().dictionaryName();
        if (verdict == ResultCode.INVALID_AVP_LENGTH) {
            var octetsExpected = rule.definition.type().isFixedLength()
                    ? rule.definition.type().minimumLength() + " octets"
                    : rule.kind == AvpRule.ADDRESS ? "at least 2 octets" : "at least 1 octet";
            return length + " octets of data (expected: " + octetsExpected + " of " + type + ")";
        }
        return switch (rule.kind) {
            case AvpRule.TEXT -> "octets that are not UTF-8 (expected: " + type + ")";
            case AvpRule.ENUMERATED ->
                "value " + octets.int32At(offset) + " (expected: one of "
                        + rule.definition.values().stream()
                                .map(v -> String.valueOf(v.value()))
                                .toList() + ")";
            case AvpRule.ADDRESS ->
                "address family " + octets.octetAt(offset + 1) + " with " + (length - 2)
                        + " octets (expected: 4 octets of family 1, IPv4, or 16 of family 2, IPv6)";
            case AvpRule.APPLICATION_ID ->
                "value " + Integer.toUnsignedString(octets.int32At(offset)) + " (expected: " + application.id
                        + ", the application id in the header)";
            default -> "a value that is no " + type + ": " + whyNoUri(octets, offset, length);
        };
    }
}
