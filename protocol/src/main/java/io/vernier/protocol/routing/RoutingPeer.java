package io.vernier.protocol.routing;

import io.vernier.codec.data.DiameterIdentity;
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
    private final String originHost;
    private final byte[] hostOctets;
    private final List<String> realms;
    private final boolean servesEveryRealm;
    private final CommonApplications applications;
    private final P peer;

    private RoutingPeer(
            String originHost, List<String> realms, boolean servesEveryRealm, CommonApplications applications, P peer) {
        this.originHost = originHost;
        this.hostOctets = originHost.getBytes(StandardCharsets.US_ASCII);
        this.realms = realms.stream().map(DiameterIdentity::key).toList();
        this.servesEveryRealm = servesEveryRealm;
        this.applications = applications;
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
        return new RoutingPeer<>(originHost, List.of(originRealm), applications.isPeerRelay(), applications, peer);
    }

    /** The same peer as the route to these realms besides its own. */
    public RoutingPeer<P> withRealms(List<String> more) {
        var all = new ArrayList<>(realms);
        all.addAll(more);
        return new RoutingPeer<>(originHost, all, servesEveryRealm, applications, peer);
    }

    /** The same peer as a default route: it takes what no other peer has the realm of (RFC 6733 section 2.7). */
    public RoutingPeer<P> asDefaultRoute() {
        return new RoutingPeer<>(originHost, realms, true, applications, peer);
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

    boolean supports(long applicationId) {
        return applications.supports(applicationId);
    }

    @Override
    public String toString() {
        return originHost + " for " + realms + (servesEveryRealm ? " and every other realm" : "");
    }
}
