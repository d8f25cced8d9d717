package io.vernier.protocol.peer;

/**
 * One Vendor-Specific-Application-Id (RFC 6733 section 6.11): a vendor's application, advertised for authorization or for
 * accounting.
 *
 * @param vendorId for information only; it makes no id space of its own
 * @param applicationId the application
 * @param isAccounting whether it stands in an Acct-Application-Id, else in an Auth-Application-Id
 */
public record VendorSpecificApplication(long vendorId, long applicationId, boolean isAccounting) {
    /** @throws IllegalArgumentException if a number is not within 0 to 4,294,967,295 */
    public VendorSpecificApplication {
        if (vendorId >>> 32 != 0 || applicationId >>> 32 != 0) {
            throw new IllegalArgumentException("vendor-specific application: vendor " + vendorId + ", application "
                    + applicationId + " (expected: 0..4294967295)");
        }
    }

    public static VendorSpecificApplication auth(long vendorId, long applicationId) {
        return new VendorSpecificApplication(vendorId, applicationId, false);
    }

    public static VendorSpecificApplication acct(long vendorId, long applicationId) {
        return new VendorSpecificApplication(vendorId, applicationId, true);
    }
}
