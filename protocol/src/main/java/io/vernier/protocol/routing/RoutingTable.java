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
 * peer named in Destination-Host, by one of its connections; else one of those that serve the Destination-Realm; else one of those that serve every
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

    /**
     * So many are looked at for the one with the least load, so that choosing among a thousand costs no more than among
     * sixteen; each turn begins with another one.
     */
    private static final int COMPARED = 16;

    private final List<RoutingPeer<P>> all;
    private final ToIntFunction<? super P> load;

    /** Made by the first reader: where ten thousand peers come one after the other, most tables are never asked. */
    private volatile @Nullable Index<P> index;

    private RoutingTable(List<RoutingPeer<P>> peers, ToIntFunction<? super P> load) {
        this.load = load;
        this.all = List.copyOf(peers);
    }

    /** A table of these peers; where several are equally good, their order decides, turn by turn. */
    public static <P> RoutingTable<P> of(List<RoutingPeer<P>> peers) {
        return of(peers, peer -> 0);
    }

    /**
     * A table of these peers; where several are equally good, the one with the least load of {@value #COMPARED}, and turn by
     * turn among those.
     */
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
            List<RoutingPeer<P>> named = named(avps, host);
            if (!named.isEmpty()) {
                return least(named, request, tried, turn);
            }
        }
        int realm = avps.indexOf(BaseAvps.DESTINATION_REALM.code(), 0);
        if (realm < 0) {
            return least(all, request, tried, turn);
        }
        List<RoutingPeer<P>> serving = serving(avps, realm);
        RoutingPeer<P> chosen = least(serving, request, tried, turn);
        return chosen != null ? chosen : least(index().everyRealm, request, tried, turn);
    }

    /** All that {@link #select} chooses among, for callers who have their own way to choose. */
    public List<RoutingPeer<P>> eligible(Message request, TriedPeers tried) {
        AvpList avps = request.avps();
        int host = avps.indexOf(BaseAvps.DESTINATION_HOST.code(), 0);
        List<RoutingPeer<P>> named = host < 0 ? List.of() : named(avps, host);
        if (!named.isEmpty()) {
            return taking(named, request, tried);
        }
        int realm = avps.indexOf(BaseAvps.DESTINATION_REALM.code(), 0);
        if (realm < 0) {
            return taking(all, request, tried);
        }
        List<RoutingPeer<P>> serving = taking(serving(avps, realm), request, tried);
        return serving.isEmpty() ? taking(index().everyRealm, request, tried) : serving;
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
        if (host >= 0) {
            ordered.addAll(named(avps, host));
        }
        if (realm >= 0) {
            ordered.addAll(serving(avps, realm));
            ordered.addAll(index().everyRealm);
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
        boolean isHostKnown = host >= 0 && !named(avps, host).isEmpty();
        int position = avps.indexOf(BaseAvps.DESTINATION_REALM.code(), 0);
        boolean isRealmServed = position < 0
                || !serving(avps, position).isEmpty()
                || !index().everyRealm.isEmpty();
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

    /** The connections to the host that is named, in the order of the peers. */
    private List<RoutingPeer<P>> named(AvpList avps, int destinationHost) {
        return index().hosts.find(avps, destinationHost);
    }

    private List<RoutingPeer<P>> serving(AvpList avps, int destinationRealm) {
        return index().realms.find(avps, destinationRealm);
    }

    private Index<P> index() {
        Index<P> known = index;
        if (known == null) {
            known = new Index<>(all);
            index = known;
        }
        return known;
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
        for (int i = 0; i < count && least > 0 && (i < COMPARED || best == null); i++) {
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

    /** The peers by what requests ask for. */
    private static final class Index<P> {
        private final Names<P> hosts = new Names<>();
        private final Names<P> realms = new Names<>();
        private final List<RoutingPeer<P>> everyRealm = new ArrayList<>();

        private Index(List<RoutingPeer<P>> all) {
            all.forEach(peer -> hosts.add(peer.originHost(), peer));
            all.stream()
                    .flatMap(peer -> Stream.concat(Stream.of(peer), peer.more().stream()))
                    .forEach(this::addRoute);
        }

        private void addRoute(RoutingPeer<P> route) {
            route.realms().forEach(realm -> realms.add(realm, route));
            if (route.servesEveryRealm()) {
                everyRealm.add(route);
            }
        }
    }

    /** Peers by the name of a host or a realm. Looks at a few in place, and into the map where there are many or the case differs. */
    private static final class Names<P> {
        private final Map<String, List<RoutingPeer<P>>> byName = new HashMap<>();
        private final List<Name<P>> first = new ArrayList<>(FEW);

        private void add(String name, RoutingPeer<P> peer) {
            byName.computeIfAbsent(DiameterIdentity.key(name), key -> begin(name))
                    .add(peer);
        }

        private List<RoutingPeer<P>> begin(String name) {
            var peers = new ArrayList<RoutingPeer<P>>(1);
            if (first.size() < FEW) {
                first.add(new Name<>(name, peers));
            }
            return peers;
        }

        private List<RoutingPeer<P>> find(AvpList avps, int named) {
            for (int i = 0; i < first.size(); i++) {
                Name<P> name = first.get(i);
                if (avps.dataEquals(named, name.octets)) {
                    return name.peers;
                }
            }
            return byName.getOrDefault(DiameterIdentity.key(avps.utf8(named)), List.of());
        }
    }

    private static final class Name<P> {
        private final byte[] octets;
        private final List<RoutingPeer<P>> peers;

        private Name(String name, List<RoutingPeer<P>> peers) {
            this.octets = name.getBytes(StandardCharsets.US_ASCII);
            this.peers = peers;
        }
    }
}
