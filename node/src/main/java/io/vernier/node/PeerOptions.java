package io.vernier.node;

import io.vernier.codec.data.DiameterUri;
import io.vernier.protocol.peer.ReconnectPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a node is told about one peer. */
public final class PeerOptions extends ConnectionOptions<PeerOptions> {
    private static final int MOST_CONNECTIONS = 1000;

    private final DiameterUri uri;
    private final List<String> addresses = new ArrayList<>();
    private @Nullable String realm;
    private List<Alternative> alternatives = List.of();
    private List<String> localAddresses = List.of();
    private final List<String> realms = new ArrayList<>();
    private boolean nameResolved;
    private boolean defaultRoute;
    private boolean persistent;
    private boolean alwaysReconnect;
    private boolean identityRequired = true;
    private @Nullable ReconnectPolicy reconnect;
    private int connections = 1;

    PeerOptions(DiameterUri uri) {
        this.uri = uri;
    }

    private PeerOptions(PeerOptions from) {
        super(from);
        uri = from.uri;
        addresses.addAll(from.addresses);
        realm = from.realm;
        alternatives = from.alternatives;
        localAddresses = from.localAddresses;
        realms.addAll(from.realms);
        nameResolved = from.nameResolved;
        defaultRoute = from.defaultRoute;
        persistent = from.persistent;
        alwaysReconnect = from.alwaysReconnect;
        identityRequired = from.identityRequired;
        reconnect = from.reconnect;
        connections = from.connections;
    }

    PeerOptions copy() {
        return new PeerOptions(this);
    }

    /**
     * Where the peer is reached: names or addresses, tried in turn, or over SCTP used together. The port is that of the URI. A peer that is given no
     * address, nor {@link #resolveName}, nor {@link #persistent}, is merely known: it may connect, but is never dialled.
     */
    public PeerOptions addresses(String... hosts) {
        addresses.addAll(List.of(hosts));
        return this;
    }

    /**
     * Addresses that connections to the peer are made from, instead of the node's ({@link NodeBuilder#localAddresses}): TCP uses
     * the first that is of the peer's address family, SCTP all of them together.
     */
    public PeerOptions localAddresses(String... addresses) {
        localAddresses = List.of(addresses);
        return this;
    }

    /** Reaches the peer at what the name in its URI resolves to, when it is dialled. */
    public PeerOptions resolveName() {
        nameResolved = true;
        return this;
    }

    /** The peer's realm, if it is known beforehand; the capabilities exchange tells it anyway. */
    public PeerOptions realm(String originRealm) {
        realm = originRealm;
        return this;
    }

    /** Sends requests for these realms to the peer, besides those for its own. */
    public PeerOptions routes(String... destinationRealms) {
        realms.addAll(List.of(destinationRealms));
        return this;
    }

    /** Sends requests to the peer for whose realm there is no other: for agents that do not advertise relaying. */
    public PeerOptions defaultRoute() {
        defaultRoute = true;
        return this;
    }

    /** Uses the transport of this name instead of the URI's: {@code tcp}, {@code memory}. */
    public PeerOptions transport(String name) {
        return transports(name);
    }

    /** As {@link #transports(Alternative...)}, each with everything as it is said of the peer. */
    public PeerOptions transports(String... names) {
        return transports(Stream.of(names).map(Alternative::of).toArray(Alternative[]::new));
    }

    /**
     * Uses these instead of the URI's transport, in this order: where no connection comes of one in its time, or the machine
     * does not have it, the next is tried. Each attempt to connect begins again with the first.
     *
     * @throws IllegalArgumentException if there is none
     */
    public PeerOptions transports(Alternative... inOrder) {
        if (inOrder.length == 0) {
            throw new IllegalArgumentException("no transport (expected: at least one, such as tcp)");
        }
        alternatives = List.of(inOrder);
        return this;
    }

    /**
     * Connects when the node starts and again whenever the connection is lost; at the address that the peer's name resolves
     * to, if it was given no other.
     */
    public PeerOptions persistent() {
        return persistent(true);
    }

    /** Whether to keep the peer connected; not unless told. */
    public PeerOptions persistent(boolean kept) {
        persistent = kept;
        return this;
    }

    /** Connects again even when the peer took leave with a Disconnect-Peer-Request (RFC 6733 section 5.4.3). */
    public PeerOptions alwaysReconnect() {
        return alwaysReconnect(true);
    }

    /** Whether to connect again even when the peer took leave; not unless told. */
    public PeerOptions alwaysReconnect(boolean always) {
        alwaysReconnect = always;
        return this;
    }

    /** Accepts whatever Origin-Host the peer presents, for peers that are known by address only. */
    public PeerOptions anyIdentity() {
        identityRequired = false;
        return this;
    }

    /** When this persistent peer is dialled again, instead of the node's policy. */
    public PeerOptions reconnect(ReconnectPolicy policy) {
        reconnect = policy;
        return this;
    }

    /**
     * Makes so many connections to the peer, each with a state machine, a watchdog and attempts of its own; one unless told. The
     * peer has to allow as many.
     *
     * @throws IllegalArgumentException unless it is 1 to 1,000
     */
    public PeerOptions connections(int count) {
        if (count < 1 || count > MOST_CONNECTIONS) {
            throw new IllegalArgumentException("connections: " + count + " (expected: 1 to " + MOST_CONNECTIONS + ")");
        }
        connections = count;
        return this;
    }

    /** How many connections are made to it. */
    public int connections() {
        return connections;
    }

    /** The peer, as it was named. */
    public DiameterUri uri() {
        return uri;
    }

    /** Whether the node may connect to it: it has an address. */
    public boolean isDialable() {
        return !addresses.isEmpty()
                || nameResolved
                || persistent
                || alternatives.stream().anyMatch(way -> !way.addresses().isEmpty());
    }

    /** Where it is reached; its name where nothing else was said. */
    public List<String> addresses() {
        return addresses.isEmpty() ? List.of(uri.host()) : List.copyOf(addresses);
    }

    /** Addresses that connections to it are made from; empty where the node's are. */
    public List<String> localAddresses() {
        return localAddresses;
    }

    /** Its realm, where it was said. */
    public Optional<String> realm() {
        return Optional.ofNullable(realm);
    }

    /** The name of its transport, such as {@code tcp}; of the first one where there are several. */
    public String transport() {
        return alternatives().get(0).transport();
    }

    /** The ways to reach it, in the order in which they are tried; one at least. */
    public List<Alternative> alternatives() {
        return alternatives.isEmpty() ? List.of(Alternative.of(transportOfUri())) : alternatives;
    }

    private String transportOfUri() {
        boolean isSctp = uri.transport() == DiameterUri.Transport.SCTP;
        if (uri.secure()) {
            return isSctp ? "dtls" : "tls";
        }
        return uri.transport().text();
    }

    /** Realms that requests for are sent to it, besides its own. */
    public List<String> realms() {
        return List.copyOf(realms);
    }

    /** Whether it gets requests for realms that nobody else serves. */
    public boolean isDefaultRoute() {
        return defaultRoute;
    }

    /** Whether it is kept connected. */
    public boolean isPersistent() {
        return persistent;
    }

    /** Whether it is dialled again even when it said that it does not want to talk. */
    public boolean isAlwaysReconnect() {
        return alwaysReconnect;
    }

    /** Whether it must present the Origin-Host it was named by. */
    public boolean isIdentityRequired() {
        return identityRequired;
    }

    /** When it is dialled again, where it is not by the node's policy. */
    public Optional<ReconnectPolicy> reconnect() {
        return Optional.ofNullable(reconnect);
    }

    @Override
    PeerOptions self() {
        return this;
    }
}
