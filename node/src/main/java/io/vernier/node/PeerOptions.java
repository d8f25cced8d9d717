package io.vernier.node;

import io.vernier.codec.data.DiameterUri;
import io.vernier.protocol.peer.ReconnectPolicy;
import io.vernier.protocol.watchdog.WatchdogSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a node is told about one peer. For {@link NodeBuilder#peer}; not safe for use by several threads at once. */
public final class PeerOptions {
    private final DiameterUri uri;
    private final List<String> addresses = new ArrayList<>();
    private @Nullable String realm;
    private @Nullable String transport;
    private final List<String> realms = new ArrayList<>();
    private boolean defaultRoute;
    private boolean persistent;
    private boolean alwaysReconnect;
    private boolean identityRequired = true;
    private @Nullable ReconnectPolicy reconnect;
    private @Nullable WatchdogSettings watchdog;

    PeerOptions(DiameterUri uri) {
        this.uri = uri;
    }

    /**
     * Where the peer is reached, instead of what its name resolves to: names or addresses, tried in turn. The port is
     * that of the URI.
     */
    public PeerOptions addresses(String... hosts) {
        addresses.addAll(List.of(hosts));
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
        transport = name;
        return this;
    }

    /** Connects when the node starts and again whenever the connection is lost. */
    public PeerOptions persistent() {
        persistent = true;
        return this;
    }

    /** Connects again even when the peer said that it does not want to talk (RFC 6733 section 5.4.3). */
    public PeerOptions alwaysReconnect() {
        alwaysReconnect = true;
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

    /** The watchdog for this peer (RFC 3539 section 3.4.1), instead of the node's. */
    public PeerOptions watchdog(WatchdogSettings settings) {
        watchdog = settings;
        return this;
    }

    DiameterUri uri() {
        return uri;
    }

    List<String> addresses() {
        return addresses.isEmpty() ? List.of(uri.host()) : List.copyOf(addresses);
    }

    Optional<String> realm() {
        return Optional.ofNullable(realm);
    }

    String transport() {
        return transport == null ? uri.transport().text() : transport;
    }

    List<String> realms() {
        return List.copyOf(realms);
    }

    boolean isDefaultRoute() {
        return defaultRoute;
    }

    boolean isPersistent() {
        return persistent;
    }

    boolean isAlwaysReconnect() {
        return alwaysReconnect;
    }

    boolean isIdentityRequired() {
        return identityRequired;
    }

    Optional<ReconnectPolicy> reconnect() {
        return Optional.ofNullable(reconnect);
    }

    Optional<WatchdogSettings> watchdog() {
        return Optional.ofNullable(watchdog);
    }
}
