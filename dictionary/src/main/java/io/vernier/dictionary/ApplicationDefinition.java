package io.vernier.dictionary;

/**
 * An application as a node advertises and serves it (RFC 6733 section 2.4).
 *
 * @param name for people, such as {@code Credit-Control}
 * @param id the application id, 0 to 4,294,967,295
 * @param vendorId 0 for an application of the IETF; otherwise it is advertised in a Vendor-Specific-Application-Id
 * @param kind in which AVP its id is advertised
 * @param dictionary its commands and AVPs
 */
public record ApplicationDefinition(String name, long id, long vendorId, Kind kind, Dictionary dictionary) {
    /** Whether an application authorises or accounts. */
    public enum Kind {
        /** Advertised in Auth-Application-Id. */
        AUTHENTICATION,
        /** Advertised in Acct-Application-Id. */
        ACCOUNTING
    }

    public ApplicationDefinition {
        if (id >>> 32 != 0) {
            throw new IllegalArgumentException("application id " + id + " (expected: 0..4294967295)");
        }
    }

    @Override
    public String toString() {
        return name + " (" + id + ")";
    }
}
