package io.vernier.node;

import io.vernier.codec.data.DiameterIdentity;
import io.vernier.protocol.peer.ApplicationIds;
import io.vernier.protocol.routing.RoutingPeer;
import java.util.Collection;
import java.util.List;

/** Which requests lead over a link: by what its peer said of itself, its options, and what applications are bound to. */
final class Routes {
    private Routes() {}

    static RoutingPeer<Traffic> over(Traffic link, Collection<ApplicationRuntime<?>> applications) {
        PeerControl peer = link.peer();
        var said = link.remote();
        RoutingPeer<Traffic> route = RoutingPeer.of(said.originHost(), said.originRealm(), link.common(), link)
                .withRealms(peer.routedRealms());
        if (peer.isDefaultRoute()) {
            route = route.asDefaultRoute();
        }
        List<Long> here = applications.stream()
                .filter(application -> application.isFor(link))
                .map(application -> application.definition().id())
                .toList();
        List<Long> boundElsewhere = applications.stream()
                .map(application -> application.definition().id())
                .filter(id -> !here.contains(id))
                .distinct()
                .toList();
        if (!boundElsewhere.isEmpty()) {
            route = route.without(ApplicationIds.of(boundElsewhere));
        }
        for (ApplicationRuntime<?> application : applications) {
            long id = application.definition().id();
            List<String> realms = application.options().realms();
            if (!here.contains(id)) {
                route = peer.isDefaultRoute() ? route.withRealmsFor(id, List.of(RoutingPeer.ANY_REALM)) : route;
            } else if (application.isFor(link) && !realms.isEmpty()) {
                route = route.withRealmsFor(id, realms);
            }
        }
        return route;
    }

    /** Whether a link leads to one of these hosts. */
    static boolean leadsToOneOf(Collection<String> hosts, Traffic link) {
        return hosts.stream()
                .anyMatch(host -> DiameterIdentity.same(host, link.remote().originHost()));
    }
}
