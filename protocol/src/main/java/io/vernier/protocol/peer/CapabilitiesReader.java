package io.vernier.protocol.peer;

import io.vernier.codec.Avp;
import io.vernier.codec.AvpFormat;
import io.vernier.codec.AvpKey;
import io.vernier.codec.AvpList;
import io.vernier.codec.BaseAvps;
import io.vernier.codec.DecodeException;
import io.vernier.codec.Fault;
import io.vernier.codec.ResultCode;
import io.vernier.codec.data.DiameterAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads capabilities out of a CER or CEA, strictly by its grammar (RFC 6733 sections 5.3.1 and 5.3.2). */
final class CapabilitiesReader {
    /** Family and IPv4 octets: the shortest Address that there is, for a Failed-AVP (section 7.5). */
    private static final byte[] NO_ADDRESS = new byte[6];

    private static final byte[] ZERO = new byte[4];
    private static final byte[] EMPTY = new byte[0];

    private final AvpList avps;
    private final boolean isRfc3588;

    private CapabilitiesReader(AvpList avps, boolean isRfc3588) {
        this.avps = avps;
        this.isRfc3588 = isRfc3588;
    }

    /**
     * The capabilities in the message.
     *
     * @param isRfc3588 whether a Vendor-Specific-Application-Id may carry both ids and several vendors, as RFC 3588 had it
     * @throws DecodeException with the first fault, ready to be answered
     */
    static Capabilities read(AvpList avps, boolean isRfc3588) {
        return new CapabilitiesReader(avps, isRfc3588).read();
    }

    private Capabilities read() {
        String host = required(BaseAvps.ORIGIN_HOST, EMPTY);
        String realm = required(BaseAvps.ORIGIN_REALM, EMPTY);
        var addresses = addresses();
        long vendor = required(BaseAvps.VENDOR_ID, ZERO);
        String product = required(BaseAvps.PRODUCT_NAME, EMPTY);
        var capabilities = Capabilities.received(host, realm, vendor, product).hostIpAddresses(addresses);
        optional(BaseAvps.ORIGIN_STATE_ID).ifPresent(capabilities::originStateId);
        optional(BaseAvps.FIRMWARE_REVISION).ifPresent(capabilities::firmwareRevision);
        return capabilities
                .receivedSupportedVendorIds(avps.all(BaseAvps.SUPPORTED_VENDOR_ID))
                .authApplicationIds(ApplicationIds.of(avps.all(BaseAvps.AUTH_APPLICATION_ID)))
                .acctApplicationIds(ApplicationIds.of(avps.all(BaseAvps.ACCT_APPLICATION_ID)))
                .vendorSpecificApplications(vendorSpecific())
                .inbandSecurityIds(avps.all(BaseAvps.INBAND_SECURITY_ID))
                .build();
    }

    private <T> T required(AvpKey<T> key, byte[] example) {
        return optional(key).orElseThrow(() -> missing(key, example));
    }

    private <T> Optional<T> optional(AvpKey<T> key) {
        int first = avps.indexOf(key.code(), key.vendorId());
        if (first < 0) {
            return Optional.empty();
        }
        int second = avps.indexOf(key.code(), key.vendorId(), first + 1);
        if (second >= 0) {
            throw new DecodeException(Fault.of(
                    ResultCode.AVP_OCCURS_TOO_MANY_TIMES,
                    avps.offset(second),
                    key + " stands in it more than once",
                    avps.get(second)));
        }
        return Optional.of(value(first, key.format()));
    }

    private <T> T value(int position, AvpFormat<T> format) {
        return avps.value(position, format);
    }

    private List<DiameterAddress> addresses() {
        var addresses = avps.all(BaseAvps.HOST_IP_ADDRESS);
        if (addresses.isEmpty()) {
            throw missing(BaseAvps.HOST_IP_ADDRESS, NO_ADDRESS);
        }
        return addresses;
    }

    private List<VendorSpecificApplication> vendorSpecific() {
        int code = BaseAvps.VENDOR_SPECIFIC_APPLICATION_ID.code();
        var applications = new ArrayList<VendorSpecificApplication>();
        for (int i = avps.indexOf(code, 0); i >= 0; i = avps.indexOf(code, 0, i + 1)) {
            AvpList members = avps.group(i);
            if (members.fault().isPresent()) {
                throw new DecodeException(members.fault().get());
            }
            addVendorSpecific(i, members, applications);
        }
        return applications;
    }

    private void addVendorSpecific(int position, AvpList members, List<VendorSpecificApplication> applications) {
        List<Long> auth = members.all(BaseAvps.AUTH_APPLICATION_ID);
        List<Long> acct = members.all(BaseAvps.ACCT_APPLICATION_ID);
        if (auth.isEmpty() && acct.isEmpty()) {
            throw new DecodeException(new Fault(
                    ResultCode.MISSING_AVP,
                    avps.offset(position),
                    "a Vendor-Specific-Application-Id has neither Auth- nor Acct-Application-Id",
                    List.of(Avp.of(BaseAvps.AUTH_APPLICATION_ID, 0L), Avp.of(BaseAvps.ACCT_APPLICATION_ID, 0L))));
        }
        if (auth.size() + acct.size() > 1 && !isRfc3588) {
            throw new DecodeException(new Fault(
                    ResultCode.AVP_OCCURS_TOO_MANY_TIMES,
                    avps.offset(position),
                    "a Vendor-Specific-Application-Id has " + (auth.size() + acct.size())
                            + " application ids (expected: exactly one, RFC 6733 section 6.11)",
                    applicationIdsOf(members)));
        }
        List<Long> vendors = members.all(BaseAvps.VENDOR_ID);
        if (vendors.isEmpty()) {
            throw missing(BaseAvps.VENDOR_ID, ZERO);
        }
        auth.forEach(id -> applications.add(VendorSpecificApplication.auth(vendors.get(0), id)));
        acct.forEach(id -> applications.add(VendorSpecificApplication.acct(vendors.get(0), id)));
    }

    private static List<Avp> applicationIdsOf(AvpList members) {
        var found = new ArrayList<Avp>();
        for (Avp member : members) {
            if (member.is(BaseAvps.AUTH_APPLICATION_ID) || member.is(BaseAvps.ACCT_APPLICATION_ID)) {
                found.add(member);
            }
        }
        return found;
    }

    private DecodeException missing(AvpKey<?> key, byte[] example) {
        return new DecodeException(Fault.of(
                ResultCode.MISSING_AVP,
                0,
                key + " is missing",
                Avp.of(key.code(), key.vendorId(), key.flags(), example)));
    }
}
