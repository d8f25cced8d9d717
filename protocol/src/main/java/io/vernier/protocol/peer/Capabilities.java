package io.vernier.protocol.peer;

import io.vernier.codec.data.DiameterAddress;
import io.vernier.codec.data.DiameterIdentity;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/**
 * What a node says of itself in a Capabilities-Exchange-Request or -Answer (RFC 6733 sections 5.3.1 and 5.3.2): the local
 * node's, to be sent, or a peer's, as received. Immutable.
 */
public final class Capabilities {
    private final String originHost;
    private final String originRealm;
    private final List<DiameterAddress> hostIpAddresses;
    private final long vendorId;
    private final String productName;
    private final OptionalLong originStateId;
    private final List<Long> supportedVendorIds;
    private final ApplicationIds authApplicationIds;
    private final ApplicationIds acctApplicationIds;
    private final List<VendorSpecificApplication> vendorSpecificApplications;
    private final List<Long> inbandSecurityIds;
    private final OptionalLong firmwareRevision;

    private Capabilities(Builder builder) {
        this.originHost = builder.originHost;
        this.originRealm = builder.originRealm;
        this.hostIpAddresses = builder.hostIpAddresses;
        this.vendorId = builder.vendorId;
        this.productName = builder.productName;
        this.originStateId = builder.originStateId;
        this.supportedVendorIds = builder.supportedVendorIds;
        this.authApplicationIds = builder.authApplicationIds;
        this.acctApplicationIds = builder.acctApplicationIds;
        this.vendorSpecificApplications = builder.vendorSpecificApplications;
        this.inbandSecurityIds = builder.inbandSecurityIds;
        this.firmwareRevision = builder.firmwareRevision;
    }

    /**
     * Starts a node's capabilities with what each node must say.
     *
     * @param vendorId the IANA enterprise number of who made the software; 0 says nothing (section 5.3.3)
     * @throws IllegalArgumentException if host or realm is no DiameterIdentity, or the vendor id not an Unsigned32
     */
    public static Builder builder(String originHost, String originRealm, long vendorId, String productName) {
        return new Builder(
                DiameterIdentity.check(originHost), DiameterIdentity.check(originRealm), vendorId, productName);
    }

    /** As {@link #builder}, for names that a peer sent, which are taken as they are. */
    static Builder received(String originHost, String originRealm, long vendorId, String productName) {
        return new Builder(originHost, originRealm, vendorId, productName);
    }

    public String originHost() {
        return originHost;
    }

    public String originRealm() {
        return originRealm;
    }

    /** Every address that the node may use on the connection. */
    public List<DiameterAddress> hostIpAddresses() {
        return hostIpAddresses;
    }

    public long vendorId() {
        return vendorId;
    }

    public String productName() {
        return productName;
    }

    /** Empty where the node keeps no state that a restart would lose; 0 is the same as empty. */
    public OptionalLong originStateId() {
        return originStateId;
    }

    public List<Long> supportedVendorIds() {
        return supportedVendorIds;
    }

    /** Those advertised directly, without the vendor-specific ones. */
    public ApplicationIds authApplicationIds() {
        return authApplicationIds;
    }

    /** Those advertised directly, without the vendor-specific ones. */
    public ApplicationIds acctApplicationIds() {
        return acctApplicationIds;
    }

    public List<VendorSpecificApplication> vendorSpecificApplications() {
        return vendorSpecificApplications;
    }

    /** Empty means NO_INBAND_SECURITY (section 6.10). */
    public List<Long> inbandSecurityIds() {
        return inbandSecurityIds;
    }

    public OptionalLong firmwareRevision() {
        return firmwareRevision;
    }

    /** Every application advertised for authorization, vendor-specific ones included. */
    public ApplicationIds authApplications() {
        return authApplicationIds.union(vendorSpecific(false));
    }

    /** Every application advertised for accounting, vendor-specific ones included. */
    public ApplicationIds acctApplications() {
        return acctApplicationIds.union(vendorSpecific(true));
    }

    /** Every application advertised, in whichever of the three AVPs. */
    public ApplicationIds applications() {
        return authApplications().union(acctApplications());
    }

    /** Whether the node advertises the relay application, and so supports every application. */
    public boolean isRelay() {
        return applications().containsRelay();
    }

    /** The same with other Inband-Security-Ids. */
    public Capabilities withInbandSecurityIds(List<Long> ids) {
        var copy = new Builder(originHost, originRealm, vendorId, productName);
        copy.hostIpAddresses = hostIpAddresses;
        copy.originStateId = originStateId;
        copy.supportedVendorIds = supportedVendorIds;
        copy.authApplicationIds = authApplicationIds;
        copy.acctApplicationIds = acctApplicationIds;
        copy.vendorSpecificApplications = vendorSpecificApplications;
        copy.firmwareRevision = firmwareRevision;
        return copy.inbandSecurityIds(ids).build();
    }

    private ApplicationIds vendorSpecific(boolean accounting) {
        return ApplicationIds.of(vendorSpecificApplications.stream()
                .filter(application -> application.isAccounting() == accounting)
                .mapToLong(VendorSpecificApplication::applicationId)
                .toArray());
    }

    @Override
    public String toString() {
        return originHost + " of " + originRealm + " with " + applications();
    }

    /** Takes what a node may say besides the four things it must. */
    public static final class Builder {
        private final String originHost;
        private final String originRealm;
        private final long vendorId;
        private final String productName;
        private List<DiameterAddress> hostIpAddresses = List.of();
        private OptionalLong originStateId = OptionalLong.empty();
        private List<Long> supportedVendorIds = List.of();
        private ApplicationIds authApplicationIds = ApplicationIds.none();
        private ApplicationIds acctApplicationIds = ApplicationIds.none();
        private List<VendorSpecificApplication> vendorSpecificApplications = List.of();
        private List<Long> inbandSecurityIds = List.of();
        private OptionalLong firmwareRevision = OptionalLong.empty();

        private Builder(String originHost, String originRealm, long vendorId, String productName) {
            this.originHost = originHost;
            this.originRealm = originRealm;
            this.vendorId = unsigned32("Vendor-Id", vendorId);
            this.productName = productName;
        }

        /** Every address that the node may use on the connection; a CER or CEA cannot be made without one. */
        public Builder hostIpAddresses(List<DiameterAddress> addresses) {
            hostIpAddresses = List.copyOf(addresses);
            return this;
        }

        /** The state number; 0 says nothing and leaves the AVP out. */
        public Builder originStateId(long id) {
            originStateId = unsigned32("Origin-State-Id", id) == 0 ? OptionalLong.empty() : OptionalLong.of(id);
            return this;
        }

        /**
         * Vendors whose AVPs the node knows; each is said once.
         *
         * @throws IllegalArgumentException if one of them is 0 (section 5.3.6) or not an Unsigned32
         */
        public Builder supportedVendorIds(long... ids) {
            for (long id : ids) {
                if (unsigned32("Supported-Vendor-Id", id) == 0) {
                    throw new IllegalArgumentException(
                            "Supported-Vendor-Id: 0 (expected: 1..4294967295, RFC 6733 section 5.3.6)");
                }
            }
            supportedVendorIds = Arrays.stream(ids).distinct().boxed().toList();
            return this;
        }

        /** Vendors as a peer said them. */
        Builder receivedSupportedVendorIds(List<Long> ids) {
            supportedVendorIds = List.copyOf(ids);
            return this;
        }

        public Builder authApplicationIds(ApplicationIds ids) {
            authApplicationIds = ids;
            return this;
        }

        public Builder acctApplicationIds(ApplicationIds ids) {
            acctApplicationIds = ids;
            return this;
        }

        public Builder vendorSpecificApplications(List<VendorSpecificApplication> applications) {
            vendorSpecificApplications = List.copyOf(applications);
            return this;
        }

        /** For peers of RFC 3588 only: RFC 6733 does not recommend to send any (section 6.10). */
        public Builder inbandSecurityIds(List<Long> ids) {
            inbandSecurityIds = List.copyOf(ids);
            return this;
        }

        public Builder firmwareRevision(long revision) {
            firmwareRevision = OptionalLong.of(unsigned32("Firmware-Revision", revision));
            return this;
        }

        public Capabilities build() {
            return new Capabilities(this);
        }

        private static long unsigned32(String name, long value) {
            if (value >>> 32 != 0) {
                throw new IllegalArgumentException(name + ": " + value + " (expected: 0..4294967295)");
            }
            return value;
        }
    }
}
