package io.vernier.node;

import io.vernier.codec.VendorId;
import io.vernier.codec.data.DiameterIdentity;
import io.vernier.protocol.peer.ApplicationIds;
import io.vernier.protocol.peer.VendorSpecificApplication;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What is said of a node in its Capabilities-Exchange-Requests and -Answers (RFC 6733 section 5.3): by the node as a whole,
 * or by one transport entry, whose word counts more. Each may be said once in one description. What is said is used by the
 * next capabilities exchange; connections that are open keep what was said when they were made. Not safe for use by several
 * threads at once.
 *
 * @param <T> the kind of description
 */
public abstract sealed class CapabilityOptions<T extends CapabilityOptions<T>>
        permits CapabilityOverrides, NodeOptions {
    private final Set<CapabilityValues.Key<?>> said = new HashSet<>();
    private CapabilityValues values;

    CapabilityOptions(CapabilityValues values) {
        this.values = values;
    }

    /**
     * The Vendor-Id, 0 to 4,294,967,295; {@link VendorId#UNKNOWN} unless told.
     *
     * @throws IllegalArgumentException if it is no Unsigned32, or was said before
     */
    public T vendorId(long id) {
        return say(CapabilityValues.VENDOR_ID, unsigned32(CapabilityValues.VENDOR_ID, id));
    }

    /**
     * The Product-Name; {@code Vernier} unless told.
     *
     * @throws IllegalArgumentException if it was said before
     */
    public T productName(String name) {
        return say(CapabilityValues.PRODUCT_NAME, name);
    }

    /**
     * The Firmware-Revision, 0 to 4,294,967,295; left out unless told.
     *
     * @throws IllegalArgumentException if it is no Unsigned32, or was said before
     */
    public T firmwareRevision(long revision) {
        return say(CapabilityValues.FIRMWARE_REVISION, unsigned32(CapabilityValues.FIRMWARE_REVISION, revision));
    }

    /**
     * The Origin-State-Id of capabilities exchanges, watchdogs and disconnects, 0 to leave it out; the time of the node's
     * making unless told (RFC 6733 section 8.16).
     *
     * @throws IllegalArgumentException if it is no Unsigned32, or was said before
     */
    public T originStateId(long id) {
        return say(CapabilityValues.ORIGIN_STATE_ID, unsigned32(CapabilityValues.ORIGIN_STATE_ID, id));
    }

    /**
     * The Supported-Vendor-Ids: exactly these, none if there is none. Unless told, those of all vendors that are known here
     * ({@link VendorId#known}) and of the dictionaries of the applications.
     *
     * @throws IllegalArgumentException if one is not 1 to 4,294,967,295, or they were said before
     */
    public T supportedVendorIds(long... ids) {
        for (long id : ids) {
            if (unsigned32(CapabilityValues.SUPPORTED_VENDOR_IDS, id) == 0) {
                throw new IllegalArgumentException(
                        "Supported-Vendor-Id: 0 (expected: 1..4294967295, RFC 6733 section 5.3.6)");
            }
        }
        return say(
                CapabilityValues.SUPPORTED_VENDOR_IDS,
                Arrays.stream(ids).boxed().toList());
    }

    /**
     * The Host-IP-Addresses; those of the connection unless told.
     *
     * @throws IllegalArgumentException if they were said before
     */
    public T hostIpAddresses(InetAddress... addresses) {
        return say(CapabilityValues.HOST_IP_ADDRESSES, List.of(addresses));
    }

    /**
     * The Auth-Application-Ids: exactly these. Unless told, those of the applications that authorise and have no vendor.
     *
     * @throws IllegalArgumentException if one is no Unsigned32, or they were said before
     */
    public T authApplicationIds(long... ids) {
        return say(CapabilityValues.AUTH_APPLICATION_IDS, ids(CapabilityValues.AUTH_APPLICATION_IDS, ids));
    }

    /**
     * The Acct-Application-Ids: exactly these. Unless told, those of the applications that account and have no vendor.
     *
     * @throws IllegalArgumentException if one is no Unsigned32, or they were said before
     */
    public T acctApplicationIds(long... ids) {
        return say(CapabilityValues.ACCT_APPLICATION_IDS, ids(CapabilityValues.ACCT_APPLICATION_IDS, ids));
    }

    /**
     * The Vendor-Specific-Application-Ids: exactly these. Unless told, those of the applications that have a vendor.
     *
     * @throws IllegalArgumentException if they were said before
     */
    public T vendorSpecificApplications(VendorSpecificApplication... applications) {
        return say(CapabilityValues.VENDOR_SPECIFIC_APPLICATIONS, List.of(applications));
    }

    CapabilityValues values() {
        return values;
    }

    abstract T self();

    T sayOriginHost(String host) {
        return say(CapabilityValues.ORIGIN_HOST, DiameterIdentity.check(host));
    }

    T sayOriginRealm(String realm) {
        return say(CapabilityValues.ORIGIN_REALM, DiameterIdentity.check(realm));
    }

    private <V> T say(CapabilityValues.Key<V> key, V value) {
        if (!said.add(key)) {
            throw new IllegalArgumentException(key + " is set twice, to " + values.require(key) + " and to " + value
                    + " (expected: once in one description)");
        }
        values = values.with(key, value);
        return self();
    }

    private static ApplicationIds ids(CapabilityValues.Key<?> key, long[] ids) {
        Arrays.stream(ids).forEach(id -> unsigned32(key, id));
        return ApplicationIds.of(ids);
    }

    private static long unsigned32(CapabilityValues.Key<?> key, long value) {
        if (value >>> 32 != 0) {
            throw new IllegalArgumentException(key + ": " + value + " (expected: 0..4294967295)");
        }
        return value;
    }
}
