package io.vernier.protocol.peer;

import io.vernier.codec.AvpWriter;
import io.vernier.codec.BaseAvps;
import io.vernier.codec.MessageBuilder;
import io.vernier.codec.data.DiameterAddress;

/** Writes capabilities in the order of the grammar of CER and CEA (RFC 6733 sections 5.3.1 and 5.3.2). */
final class CapabilitiesWriter {
    private CapabilitiesWriter() {}

    /** Origin-Host to Origin-State-Id, which stand in front of an answer's Error-Message and Failed-AVP. */
    static void writeIdentity(Capabilities from, MessageBuilder to) {
        if (from.hostIpAddresses().isEmpty()) {
            throw new IllegalStateException(
                    "no Host-IP-Address (expected: one at least, RFC 6733 section 5.3.1; set hostIpAddresses)");
        }
        to.avp(BaseAvps.ORIGIN_HOST, from.originHost());
        to.avp(BaseAvps.ORIGIN_REALM, from.originRealm());
        for (DiameterAddress address : from.hostIpAddresses()) {
            to.avp(BaseAvps.HOST_IP_ADDRESS, address);
        }
        to.avp(BaseAvps.VENDOR_ID, from.vendorId());
        to.avp(BaseAvps.PRODUCT_NAME, from.productName());
        from.originStateId().ifPresent(id -> to.avp(BaseAvps.ORIGIN_STATE_ID, id));
    }

    /** Supported-Vendor-Id to Firmware-Revision, which stand at the end. */
    static void writeApplications(Capabilities from, MessageBuilder to) {
        from.supportedVendorIds().forEach(id -> to.avp(BaseAvps.SUPPORTED_VENDOR_ID, id));
        for (long id : from.authApplicationIds().toArray()) {
            to.avp(BaseAvps.AUTH_APPLICATION_ID, id);
        }
        from.inbandSecurityIds().forEach(id -> to.avp(BaseAvps.INBAND_SECURITY_ID, id));
        for (long id : from.acctApplicationIds().toArray()) {
            to.avp(BaseAvps.ACCT_APPLICATION_ID, id);
        }
        from.vendorSpecificApplications()
                .forEach(application ->
                        to.group(BaseAvps.VENDOR_SPECIFIC_APPLICATION_ID, members -> write(application, members)));
        from.firmwareRevision().ifPresent(revision -> to.avp(BaseAvps.FIRMWARE_REVISION, revision));
    }

    private static void write(VendorSpecificApplication application, AvpWriter members) {
        members.avp(BaseAvps.VENDOR_ID, application.vendorId());
        members.avp(
                application.isAccounting() ? BaseAvps.ACCT_APPLICATION_ID : BaseAvps.AUTH_APPLICATION_ID,
                application.applicationId());
    }
}
