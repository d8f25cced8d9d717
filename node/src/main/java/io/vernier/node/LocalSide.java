package io.vernier.node;

import io.vernier.codec.BaseAvps;
import io.vernier.codec.Message;
import io.vernier.codec.ResultCode;
import io.vernier.codec.data.DiameterIdentity;
import io.vernier.protocol.peer.ApplicationIds;
import io.vernier.protocol.peer.Capabilities;
import io.vernier.protocol.routing.LocalRouting;
import java.util.List;

/**
 * What the node is on one connection: as its settings and the connection's entry had it when capabilities were exchanged,
 * whatever is said of the node afterwards. Immutable.
 *
 * @param capabilities as told to the peer
 * @param origin for messages that leave their origin out
 * @param served the applications that go with the connection
 * @param isRestricted whether the node has others besides
 */
record LocalSide(Capabilities capabilities, Origin origin, ApplicationIds served, boolean isRestricted) {
    /** The side of the node with these capabilities. */
    static LocalSide of(Capabilities capabilities, ApplicationIds served, boolean isRestricted) {
        var origin = new Origin(capabilities.originHost(), capabilities.originRealm());
        return new LocalSide(capabilities, origin, served, isRestricted);
    }

    /** The same, telling these Inband-Security-Ids. */
    LocalSide withInbandSecurityIds(List<Long> ids) {
        return new LocalSide(capabilities.withInbandSecurityIds(ids), origin, served, isRestricted);
    }

    /** Whether requests of an application of the node are taken here. */
    boolean takes(long applicationId) {
        return !isRestricted || served.contains(applicationId);
    }

    /** Which of the node's applications are taken here. */
    ApplicationIds takenOf(ApplicationIds all) {
        return isRestricted ? all.intersection(served) : all;
    }

    /**
     * Whether a request is for the node by the name it has here, although it was refused by the name the node has in general;
     * throws as {@link LocalRouting#decide} does.
     */
    boolean isMeant(Message request, LocalRouting.Verdict.Refused refused) {
        return switch (refused.resultCode()) {
            case ResultCode.UNABLE_TO_DELIVER ->
                request.first(BaseAvps.DESTINATION_HOST)
                        .filter(host -> DiameterIdentity.same(host, capabilities.originHost()))
                        .isPresent();
            case ResultCode.REALM_NOT_SERVED ->
                request.first(BaseAvps.DESTINATION_REALM)
                        .filter(realm -> DiameterIdentity.same(realm, capabilities.originRealm()))
                        .isPresent();
            default -> false;
        };
    }
}
