package io.vernier.node;

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

/** What a node says of itself in a capabilities exchange, as its settings and applications have it. */
final class LocalCapabilities {
    private LocalCapabilities() {}

    /**
     * The capabilities.
     *
     * @param addresses of the connection, used where the settings name none
     */
    static Capabilities of(NodeBuilder settings, Applications applications, List<InetAddress> addresses) {
        Collection<ApplicationDefinition> all = applications.advertised();
        var hostAddresses = settings.hostIpAddresses.isEmpty() ? addresses : settings.hostIpAddresses;
        var capabilities = Capabilities.builder(
                        settings.originHost, settings.originRealm, settings.vendorId, settings.productName)
                .hostIpAddresses(hostAddresses.stream().map(DiameterAddress::of).toList())
                .originStateId(settings.originStateId)
                .supportedVendorIds(LongStream.concat(
                                settings.supportedVendorIds.stream().mapToLong(Long::longValue),
                                applications.vendorIds())
                        .distinct()
                        .toArray())
                .authApplicationIds(ids(all, Kind.AUTHENTICATION))
                .acctApplicationIds(ids(all, Kind.ACCOUNTING))
                .vendorSpecificApplications(all.stream()
                        .filter(application -> application.vendorId() != 0)
                        .map(LocalCapabilities::vendorSpecific)
                        .toList());
        settings.firmwareRevision.ifPresent(capabilities::firmwareRevision);
        return capabilities.build();
    }

    private static ApplicationIds ids(Collection<ApplicationDefinition> applications, Kind kind) {
        return ApplicationIds.of(applications.stream()
                .filter(application -> application.vendorId() == 0 && application.kind() == kind)
                .mapToLong(ApplicationDefinition::id)
                .toArray());
    }

    private static VendorSpecificApplication vendorSpecific(ApplicationDefinition application) {
        return application.kind() == Kind.ACCOUNTING
                ? VendorSpecificApplication.acct(application.vendorId(), application.id())
                : VendorSpecificApplication.auth(application.vendorId(), application.id());
    }
}
