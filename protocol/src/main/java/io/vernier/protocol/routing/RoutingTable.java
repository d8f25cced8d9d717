package io.vernier.protocol.routing;

import io.vernier.codec.ApplicationId;
import io.vernier.codec.AvpList;
import io.vernier.codec.BaseAvps;
import io.vernier.codec.DecodeException;
import io.vernier.codec.Explanation;
import io.vernier.codec.Message;
import io.vernier.codec.data.DiameterIdentity;
import io.vernier.protocol.Reason;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The peers that take requests now, asked for the one that a request goes to (RFC 6733 sections 2.7, 6.1.5 and 6.1.6): the
 * peer named in Destination-Host; else one of those that serve the Destination-Realm; else one of those that serve every
 * realm. A peer must have the request's application in common with us, must not have been tried, and must not stand among
 * the Route-Records (section 6.1.7).
 *
 * <p>An immutable snapshot: the owner makes a new one when a peer comes or goes, and readers on any thread need no lock.
 *
 * @param <P> the owner's object for a peer
 */
public final class RoutingTable<P> {
    /** So many names are compared in place, octet by octet, before a map is asked. */
    private static final int FEW = 8;

    private final List<RoutingPeer<P>> all;
    private final Map<String, RoutingPeer<P>> byHost = new HashMap<>();
    private final Map<String, List<RoutingPeer<P>>> byRealm = new HashMap<>();
    private final List<Realm<P>> realms;
    private final List<RoutingPeer<P>> everyRealm;
    private final ToIntFunction<? super P> load;

    private RoutingTable(List<RoutingPeer<P>> peers, ToIntFunction<? super P> load) {
        this.load = load;
        this.all = List.copyOf(peers);
        List<RoutingPeer<P>> routes = all.stream()
                .flatMap(peer -> Stream.concat(Stream.of(peer), peer.more().stream()))
                .toList();
        all.forEach(peer -> byHost.putIfAbsent(DiameterIdentity.key(peer.originHost()), peer));
        for (RoutingPeer<P> route : routes) {
            for (String realm : route.realms()) {
                byRealm.computeIfAbsent(realm, name -> new ArrayList<>()).add(route);
            }
        }
        byRealm.replaceAll((realm, serving) -> List.copyOf(serving));
        this.realms = routes.stream()
                .flatMap(route -> route.realms().stream())
                .distinct()
                .map(realm -> new Realm<>(realm, byRealm.getOrDefault(realm, List.of())))
                .toList();
        this.everyRealm = routes.stream().filter(RoutingPeer::servesEveryRealm).toList();
    }

    /** A table of these peers; where several are equally good, their order decides, turn by turn. */
    public static <P> RoutingTable<P> of(List<RoutingPeer<P>> peers) {
        return of(peers, peer -> 0);
    }

    /** A table of these peers; where several are equally good, the one with the least load, and turn by turn among those. */
    public static <P> RoutingTable<P> of(List<RoutingPeer<P>> peers, ToIntFunction<? super P> load) {
        return new RoutingTable<>(peers, load);
    }

    /** The peers in the table. */
    public List<RoutingPeer<P>> peers() {
        return all;
    }

    /**
     * The peer to send a request to. Null, not an Optional, because this is on the path of every request: then
     * {@link #whyNone} says why there is none.
     *
     * @param turn any number that the caller counts up: it chooses among peers that are equally good and carry the same load
     * @throws DecodeException if a Destination-Host, Destination-Realm or Route-Record in the request is not readable
     */
    public @Nullable RoutingPeer<P> select(Message request, TriedPeers tried, int turn) {
        AvpList avps = request.avps();
        int host = avps.indexOf(BaseAvps.DESTINATION_HOST.code(), 0);
        if (host >= 0) {
            RoutingPeer<P> named = named(avps, host);
            if (named != null) {
                return takes(named, request, tried) ? named : null;
            }
        }
        int realm = avps.indexOf(BaseAvps.DESTINATION_REALM.code(), 0);
        if (realm < 0) {
            return least(all, request, tried, turn);
        }
        List<RoutingPeer<P>> serving = serving(avps, realm);
        RoutingPeer<P> chosen = least(serving, request, tried, turn);
        return chosen != null ? chosen : least(everyRealm, request, tried, turn);
    }

    /** All that {@link #select} chooses among, for callers who have their own way to choose. */
    public List<RoutingPeer<P>> eligible(Message request, TriedPeers tried) {
        AvpList avps = request.avps();
        int host = avps.indexOf(BaseAvps.DESTINATION_HOST.code(), 0);
        RoutingPeer<P> named = host < 0 ? null : named(avps, host);
        if (named != null) {
            return taking(List.of(named), request, tried);
        }
        int realm = avps.indexOf(BaseAvps.DESTINATION_REALM.code(), 0);
        if (realm < 0) {
            return taking(all, request, tried);
        }
        List<RoutingPeer<P>> serving = taking(serving(avps, realm), request, tried);
        return serving.isEmpty() ? taking(everyRealm, request, tried) : serving;
    }

    /**
     * Every peer that has the request's application, whatever its realm: first the one that Destination-Host names, then
     * those that serve the Destination-Realm, then those that serve every realm, then the others.
     */
    public List<RoutingPeer<P>> candidates(Message request, TriedPeers tried) {
        AvpList avps = request.avps();
        int host = avps.indexOf(BaseAvps.DESTINATION_HOST.code(), 0);
        int realm = avps.indexOf(BaseAvps.DESTINATION_REALM.code(), 0);
        var ordered = new LinkedHashSet<RoutingPeer<P>>();
        RoutingPeer<P> named = host < 0 ? null : named(avps, host);
        if (named != null) {
            ordered.add(named);
        }
        if (realm >= 0) {
            ordered.addAll(serving(avps, realm));
            ordered.addAll(everyRealm);
        }
        ordered.addAll(all);
        return taking(ordered, request, tried);
    }

    private List<RoutingPeer<P>> taking(Collection<RoutingPeer<P>> peers, Message request, TriedPeers tried) {
        return peers.stream().filter(peer -> takes(peer, request, tried)).toList();
    }

    /** Why {@link #select} gave nothing for this request. */
    public Explanation whyNone(Message request, TriedPeers tried) {
        AvpList avps = request.avps();
        String realm = avps.first(BaseAvps.DESTINATION_REALM).orElse("(none)");
        int host = avps.indexOf(BaseAvps.DESTINATION_HOST.code(), 0);
        boolean isHostKnown = host >= 0 && named(avps, host) != null;
        int position = avps.indexOf(BaseAvps.DESTINATION_REALM.code(), 0);
        boolean isRealmServed = position < 0 || !serving(avps, position).isEmpty() || !everyRealm.isEmpty();
        if (all.isEmpty()) {
            return noPeer(request, realm, "No peer is open: see the events of the peers for the reason of each.");
        }
        if (!isHostKnown && !isRealmServed) {
            return Reason.REALM_NOT_SERVED.explain(realm);
        }
        for (RoutingPeer<P> peer : all) {
            if (peer.supports(request.applicationId()) && (tried.size() > 0 || avps.contains(BaseAvps.ROUTE_RECORD))) {
                return Reason.NO_PEER_LEFT.explain();
            }
        }
        return noPeer(
                request, realm, "Add a peer that serves the application for the realm; open now: " + names() + ".");
    }

    private String names() {
        String first = String.join(
                ", ", all.stream().limit(8).map(RoutingPeer::originHost).toList());
        return all.size() > 8 ? first + " and " + (all.size() - 8) + " more" : first;
    }

    private static Explanation noPeer(Message request, String realm, String remedy) {
        String application =
                request.applicationId() == ApplicationId.RELAY ? "relay" : Long.toString(request.applicationId());
        return Reason.NO_PEER_FOR_APPLICATION.explain(application, realm, remedy);
    }

    /** Looks at a few peers in place, and pays for a look into the map only where there are many or the case differs. */
    private @Nullable RoutingPeer<P> named(AvpList avps, int destinationHost) {
        for (int i = 0; i < all.size() && i < FEW; i++) {
            RoutingPeer<P> peer = all.get(i);
            if (avps.dataEquals(destinationHost, peer.hostOctets())) {
                return peer;
            }
        }
        return byHost.get(DiameterIdentity.key(avps.utf8(destinationHost)));
    }

    private List<RoutingPeer<P>> serving(AvpList avps, int destinationRealm) {
        for (int i = 0; i < realms.size() && i < FEW; i++) {
            Realm<P> realm = realms.get(i);
            if (avps.dataEquals(destinationRealm, realm.octets)) {
                return realm.peers;
            }
        }
        return byRealm.getOrDefault(DiameterIdentity.key(avps.utf8(destinationRealm)), List.of());
    }

    private @Nullable RoutingPeer<P> least(
            List<RoutingPeer<P>> candidates, Message request, TriedPeers tried, int turn) {
        int count = candidates.size();
        if (count == 0) {
            return null;
        }
        if (count == 1) {
            RoutingPeer<P> only = candidates.get(0);
            return takes(only, request, tried) ? only : null;
        }
        int first = Integer.remainderUnsigned(turn, count);
        RoutingPeer<P> best = null;
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < count && least > 0; i++) {
            int at = first + i < count ? first + i : first + i - count;
            RoutingPeer<P> candidate = candidates.get(at);
            int carries = load.applyAsInt(candidate.peer());
            if (carries < least && takes(candidate, request, tried)) {
                best = candidate;
                least = carries;
            }
        }
        return best;
    }

    private boolean takes(RoutingPeer<P> peer, Message request, TriedPeers tried) {
        return peer.supports(request.applicationId())
                && (tried.size() == 0 || !tried.contains(peer.originHost()))
                && !RouteRecords.contains(request.avps(), peer.originHost(), peer.hostOctets());
    }

    /** A realm and the peers that serve it. */
    private static final class Realm<P> {
        private final byte[] octets;
        private final List<RoutingPeer<P>> peers;

        private Realm(String key, List<RoutingPeer<P>> peers) {
            this.octets = key.getBytes(StandardCharsets.US_ASCII);
            this.peers = peers;
        }
    }
}
