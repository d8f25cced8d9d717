package io.vernier.protocol.routing;

import io.vernier.codec.data.DiameterIdentity;
import io.vernier.protocol.peer.ApplicationIds;
import io.vernier.protocol.peer.CommonApplications;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A peer as routing sees it. Only peers that take requests now (open, and not suspected by the watchdog) belong into a
 * {@link RoutingTable}.
 *
 * @param <P> what the owner wants to get back: its own object for the peer
 */
public final class RoutingPeer<P> {
    /** Stands for every realm where one is asked for. */
    public static final String ANY_REALM = "*";

    private final String originHost;
    private final byte[] hostOctets;
    private final List<String> realms;
    private final boolean servesEveryRealm;
    private final ApplicationsOfARoute applications;
    private final List<RoutingPeer<P>> more;
    private final P peer;

    /** What requests a route is for: those of the applications in common, less some, or of a single one of them. */
    private record ApplicationsOfARoute(CommonApplications common, ApplicationIds without, long only) {
        private static final long ANY = -1;

        boolean contain(long applicationId) {
            return common.supports(applicationId)
                    && !without.contains(applicationId)
                    && (only == ANY || only == applicationId);
        }
    }

    private RoutingPeer(
            String originHost,
            List<String> realms,
            boolean servesEveryRealm,
            ApplicationsOfARoute applications,
            List<RoutingPeer<P>> more,
            P peer) {
        this.originHost = originHost;
        this.hostOctets = originHost.getBytes(StandardCharsets.US_ASCII);
        this.realms = realms.stream().map(DiameterIdentity::key).toList();
        this.servesEveryRealm = servesEveryRealm;
        this.applications = applications;
        this.more = List.copyOf(more);
        this.peer = peer;
    }

    /**
     * A peer that serves its own realm, and every other one as well if it is a relay.
     *
     * @param originHost as in its capabilities exchange
     * @param originRealm as in its capabilities exchange
     * @param applications what we have in common
     * @param peer the owner's object for it
     */
    public static <P> RoutingPeer<P> of(
            String originHost, String originRealm, CommonApplications applications, P peer) {
        return new RoutingPeer<>(
                originHost,
                List.of(originRealm),
                applications.isPeerRelay(),
                new ApplicationsOfARoute(applications, ApplicationIds.none(), ApplicationsOfARoute.ANY),
                List.of(),
                peer);
    }

    /** The same peer as the route to these realms besides its own. */
    public RoutingPeer<P> withRealms(List<String> others) {
        var all = new ArrayList<>(realms);
        all.addAll(others);
        return new RoutingPeer<>(originHost, all, servesEveryRealm, applications, more, peer);
    }

    /** The same peer as a default route: it takes what no other peer has the realm of (RFC 6733 section 2.7). */
    public RoutingPeer<P> asDefaultRoute() {
        return new RoutingPeer<>(originHost, realms, true, applications, more, peer);
    }

    /** The same peer without some applications, whose requests are bound to other peers. */
    public RoutingPeer<P> without(ApplicationIds bound) {
        var others = new ApplicationsOfARoute(applications.common(), bound, applications.only());
        return new RoutingPeer<>(originHost, realms, servesEveryRealm, others, more, peer);
    }

    /**
     * The same peer as the route to more realms for the requests of one application; with {@link #ANY_REALM} as its default
     * route. What {@link #without} takes away does not matter here.
     */
    public RoutingPeer<P> withRealmsFor(long applicationId, List<String> others) {
        var all = new ArrayList<>(more);
        var route = new RoutingPeer<>(
                originHost,
                others.stream()
                        .map(DiameterIdentity::key)
                        .filter(realm -> !realm.equals(ANY_REALM) && !realms.contains(realm))
                        .toList(),
                others.contains(ANY_REALM),
                new ApplicationsOfARoute(applications.common(), ApplicationIds.none(), applicationId),
                List.of(),
                peer);
        all.add(route);
        return new RoutingPeer<>(originHost, realms, servesEveryRealm, applications, all, peer);
    }

    public String originHost() {
        return originHost;
    }

    /** The owner's object. */
    public P peer() {
        return peer;
    }

    byte[] hostOctets() {
        return hostOctets;
    }

    /** In the spelling of {@link DiameterIdentity#key}. */
    List<String> realms() {
        return realms;
    }

    boolean servesEveryRealm() {
        return servesEveryRealm;
    }

    /** The routes of single applications over the same peer. */
    List<RoutingPeer<P>> more() {
        return more;
    }

    boolean supports(long applicationId) {
        return applications.contain(applicationId);
    }

    @Override
    public String toString() {
        return originHost + " for " + realms + (servesEveryRealm ? " and every other realm" : "");
    }
}
