package io.vernier.node;

import io.vernier.codec.VendorId;
import io.vernier.codec.data.DiameterAddress;
import io.vernier.dictionary.ApplicationDefinition;
import io.vernier.dictionary.ApplicationDefinition.Kind;
import io.vernier.protocol.peer.ApplicationIds;
import io.vernier.protocol.peer.Capabilities;
import io.vernier.protocol.peer.VendorSpecificApplication;
import java.net.InetAddress;
import java.util.Collection;
import java.util.List;
import java.util.stream.LongStream;

/** What a node says of itself in a capabilities exchange: what was said of it, and for the rest what its applications are. */
final class LocalCapabilities {
    private LocalCapabilities() {}

    /**
     * The capabilities.
     *
     * @param advertised the applications that go with the connection
     * @param addresses to be told, said or of the connection
     */
    static Capabilities of(
            CapabilityValues said,
            Collection<ApplicationDefinition> advertised,
            LongStream dictionaryVendors,
            List<InetAddress> addresses) {
        var capabilities = Capabilities.builder(
                        said.require(CapabilityValues.ORIGIN_HOST),
                        said.require(CapabilityValues.ORIGIN_REALM),
                        said.require(CapabilityValues.VENDOR_ID),
                        said.require(CapabilityValues.PRODUCT_NAME))
                .hostIpAddresses(addresses.stream().map(DiameterAddress::of).toList())
                .originStateId(said.require(CapabilityValues.ORIGIN_STATE_ID))
                .supportedVendorIds(said.get(CapabilityValues.SUPPORTED_VENDOR_IDS)
                        .map(LocalCapabilities::numbers)
                        .orElseGet(() -> LongStream.concat(numbers(VendorId.known()), dictionaryVendors))
                        .distinct()
                        .toArray())
                .authApplicationIds(said.get(CapabilityValues.AUTH_APPLICATION_IDS)
                        .orElseGet(() -> ids(advertised, Kind.AUTHENTICATION)))
                .acctApplicationIds(said.get(CapabilityValues.ACCT_APPLICATION_IDS)
                        .orElseGet(() -> ids(advertised, Kind.ACCOUNTING)))
                .vendorSpecificApplications(said.get(CapabilityValues.VENDOR_SPECIFIC_APPLICATIONS)
                        .orElseGet(() -> vendorSpecific(advertised)));
        said.get(CapabilityValues.FIRMWARE_REVISION).ifPresent(capabilities::firmwareRevision);
        return capabilities.build();
    }

    private static LongStream numbers(List<Long> ids) {
        return ids.stream().mapToLong(Long::longValue);
    }

    private static ApplicationIds ids(Collection<ApplicationDefinition> applications, Kind kind) {
        return ApplicationIds.of(applications.stream()
                .filter(application -> application.vendorId() == 0 && application.kind() == kind)
                .mapToLong(ApplicationDefinition::id)
                .toArray());
    }

    private static List<VendorSpecificApplication> vendorSpecific(Collection<ApplicationDefinition> applications) {
        return applications.stream()
                .filter(application -> application.vendorId() != 0)
                .map(application -> application.kind() == Kind.ACCOUNTING
                        ? VendorSpecificApplication.acct(application.vendorId(), application.id())
                        : VendorSpecificApplication.auth(application.vendorId(), application.id()))
                .toList();
    }
}
