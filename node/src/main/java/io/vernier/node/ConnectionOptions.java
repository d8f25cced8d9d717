package io.vernier.node;

import io.vernier.protocol.peer.PeerTimeouts;
import io.vernier.protocol.watchdog.WatchdogSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a node is told about connections: those to one peer ({@link PeerOptions}), those accepted at one place
 * ({@link ListenOptions}), or all of them ({@link AllConnections}). What is not said here is as the next more general one has
 * it, and in the end the node. Not safe for use by several threads at once; what a node hands out is a copy, whose change
 * changes nothing.
 *
 * @param <T> the kind of options
 */
public abstract sealed class ConnectionOptions<T extends ConnectionOptions<T>>
        permits PeerOptions, ListenOptions, AllConnections {
    private final Map<String, Object> properties = new LinkedHashMap<>();
    private final Map<String, Object> transportConfig = new LinkedHashMap<>();
    private final List<Object> applications = new ArrayList<>();
    private final List<UnaryOperator<PeerTimeouts>> timeouts = new ArrayList<>();
    private final List<UnaryOperator<WatchdogSettings>> watchdogs = new ArrayList<>();
    private final List<CapabilitiesCheck> checks = new ArrayList<>();
    private final List<DisconnectPolicy> policies = new ArrayList<>();
    private CapabilityValues capabilities = CapabilityValues.none();
    private @Nullable WatchdogSettings watchdog;
    private @Nullable Duration dpaTimeout;
    private @Nullable Boolean strictExchange;
    private @Nullable Boolean rfc3588;
    private @Nullable InbandSecurity inbandSecurity;
    private @Nullable Integer mostConnections;
    private @Nullable Integer longestMessage;
    private @Nullable LengthErrors lengthErrors;

    ConnectionOptions() {}

    /** Takes over what other options say. */
    ConnectionOptions(ConnectionOptions<?> from) {
        properties.putAll(from.properties);
        applications.addAll(from.applications);
        timeouts.addAll(from.timeouts);
        watchdogs.addAll(from.watchdogs);
        checks.addAll(from.checks);
        policies.addAll(from.policies);
        capabilities = from.capabilities;
        watchdog = from.watchdog;
        dpaTimeout = from.dpaTimeout;
        strictExchange = from.strictExchange;
        rfc3588 = from.rfc3588;
        inbandSecurity = from.inbandSecurity;
        transportConfig.putAll(from.transportConfig);
        mostConnections = from.mostConnections;
        longestMessage = from.longestMessage;
        lengthErrors = from.lengthErrors;
    }

    /** How long the other end is waited for, in all ways, instead of the node's times. */
    public T timeouts(PeerTimeouts newTimeouts) {
        dpaTimeout = newTimeouts.disconnectAnswer();
        return timeout(general -> newTimeouts);
    }

    /** How long a transport connection may take to stand, 1 ms to 1 h. */
    public T connectTimeout(Duration timeout) {
        return timeout(general -> general.withConnect(timeout));
    }

    /**
     * How long the CER is waited for on a connection that a peer made, 1 ms to 1 h. Said of a peer, it counts for connections
     * from its addresses, where these are given as numbers.
     */
    public T cerTimeout(Duration timeout) {
        return timeout(general -> general.withCapabilitiesRequest(timeout));
    }

    /** How long the CEA is waited for once the CER is sent, 1 ms to 1 h. */
    public T ceaTimeout(Duration timeout) {
        return timeout(general -> general.withCapabilitiesAnswer(timeout));
    }

    /** How long the DPA is waited for once the DPR is sent, 1 ms to 1 h; when the node stops not longer than that may take. */
    public T dpaTimeout(Duration timeout) {
        dpaTimeout = timeout;
        return timeout(general -> general.withDisconnectAnswer(timeout));
    }

    /** How long a peer whose DPR was answered may take to close the connection, 1 ms to 1 h. */
    public T closeTimeout(Duration timeout) {
        return timeout(general -> general.withDisconnectClose(timeout));
    }

    private T timeout(UnaryOperator<PeerTimeouts> change) {
        var unused = change.apply(PeerTimeouts.defaults()); // checks the value
        timeouts.add(change);
        return self();
    }

    /** The watchdog of these connections (RFC 3539 section 3.4.1), instead of the node's. */
    public T watchdog(WatchdogSettings settings) {
        watchdog = settings;
        watchdogs.add(general -> settings);
        return self();
    }

    /**
     * How long a peer may be silent before it is asked whether it is there: TwInit of RFC 3539 section 3.4.1, to which 2 s of
     * jitter at most are added or taken. 6 s at least, unless a {@linkplain #watchdog watchdog} of a laboratory was set
     * before; 1 h at most.
     *
     * @throws IllegalArgumentException if it is out of its range
     */
    public T idleTimeout(Duration silence) {
        var unused = base().withInterval(silence); // checks the value
        watchdogs.add(general -> general.withInterval(silence));
        return self();
    }

    /**
     * How long a DWA is waited for before the peer is suspected, jitter as for {@link #idleTimeout}; no longer than that. 6 s
     * at least, unless a {@linkplain #watchdog watchdog} of a laboratory was set before.
     *
     * @throws IllegalArgumentException if it is out of its range
     */
    public T dwaTimeout(Duration timeout) {
        var unused = base().withInterval(WatchdogSettings.LONGEST).withAnswerTimeout(timeout); // checks the value
        watchdogs.add(general ->
                general.withAnswerTimeout(timeout.compareTo(general.interval()) < 0 ? timeout : general.interval()));
        return self();
    }

    private WatchdogSettings base() {
        return watchdog == null ? WatchdogSettings.defaults() : watchdog;
    }

    /** Has these decide in turn whether a peer's capabilities are to the user's taste, after those named before. */
    public T accept(CapabilitiesCheck... more) {
        checks.addAll(List.of(more));
        return self();
    }

    /** Has these decide in turn how a peer is taken leave of, after those named before. */
    public T onDisconnect(DisconnectPolicy... more) {
        policies.addAll(List.of(more));
        return self();
    }

    /**
     * Whether anything that comes before CER or CEA ends the connection (RFC 6733 section 5.6), which it does unless told;
     * otherwise it is dropped and the exchange may still come.
     */
    public T strictCapabilitiesExchange(boolean strict) {
        strictExchange = strict;
        return self();
    }

    /**
     * Reads capabilities as RFC 3588 has them, for peers that were never brought up to RFC 6733: a
     * Vendor-Specific-Application-Id may name several vendors and both an authentication and an accounting application. What
     * else the two have in common needs no such word.
     */
    public T rfc3588() {
        rfc3588 = true;
        return self();
    }

    /**
     * Whether connections that begin in plain text go on under TLS once capabilities have been exchanged, for peers of RFC
     * 3588; {@link InbandSecurity#OFF} unless told. The node needs a certificate ({@link NodeBuilder#tls}). RFC 6733 prefers
     * {@code aaas}, which protects the capabilities exchange as well.
     */
    public T inbandSecurity(InbandSecurity security) {
        inbandSecurity = security;
        return self();
    }

    /**
     * How many connections to one peer may stand at once, each with a state machine and a watchdog of its own; one unless told
     * (RFC 6733 section 2.1). What comes beyond is answered with {@code DIAMETER_ELECTION_LOST}. Where it is more than one, no
     * election is held.
     *
     * @throws IllegalArgumentException unless it is 1 at least
     */
    public T connectionsPerPeer(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("connections-per-peer: " + most + " (expected: at least 1)");
        }
        mostConnections = most;
        return self();
    }

    /** Lets each peer have any number of connections. */
    public T anyNumberOfConnectionsPerPeer() {
        return connectionsPerPeer(Integer.MAX_VALUE);
    }

    /**
     * The longest message to be taken, in octets, header included; that of the transport where it is shorter. A longer request
     * is answered with {@code DIAMETER_INVALID_MESSAGE_LENGTH}, a longer message of any kind is thrown away and counted, and
     * the connection stays.
     *
     * @throws IllegalArgumentException unless it is 20 to 16,777,215
     */
    public T maxMessageLength(int octets) {
        if (octets < 20 || octets > 0xff_ffff) {
            throw new IllegalArgumentException("max-message-length: " + octets + " (expected: 20 to 16777215)");
        }
        longestMessage = octets;
        return self();
    }

    /** What becomes of messages whose length is wrong; {@link LengthErrors#CLOSE} unless told. */
    public T lengthErrors(LengthErrors policy) {
        lengthErrors = policy;
        return self();
    }

    /**
     * What is said of the node on these connections, in place of what the node says of itself. What is said a second time
     * adds to what was said first.
     */
    public T capabilities(Consumer<? super CapabilityOverrides> overrides) {
        var said = new CapabilityOverrides();
        overrides.accept(said);
        capabilities = capabilities.overriddenBy(said.values());
        return self();
    }

    /**
     * Says something to the transport that listens or connects ({@link io.vernier.transport.Transport#listen(
     * io.vernier.transport.Endpoint, Map, io.vernier.transport.Acceptor)}); nothing is said unless told. A transport takes no
     * notice of what it does not know.
     */
    public T transportConfig(String key, Object value) {
        transportConfig.put(key, value);
        return self();
    }

    /** Advertises and serves only these applications of the node here, by their aliases; all of them unless told. */
    public T applications(Object... aliases) {
        applications.addAll(List.of(aliases));
        return self();
    }

    /**
     * Adds something of the user's own, which the node neither reads nor changes. It is seen in what the node tells of the
     * entry and by the predicates that remove entries. The last one under a key counts.
     */
    public T property(String key, Object value) {
        properties.put(key, value);
        return self();
    }

    /** The aliases of the applications that go with these connections; empty for all. */
    public List<Object> applications() {
        return List.copyOf(applications);
    }

    /** What the user added, in its order; cannot be changed. */
    public Map<String, Object> properties() {
        return Collections.unmodifiableMap(properties);
    }

    /** The watchdog, where it was said as a whole. */
    public Optional<WatchdogSettings> watchdog() {
        return Optional.ofNullable(watchdog);
    }

    /** The times that count where everything else is as in these. */
    public PeerTimeouts over(PeerTimeouts general) {
        PeerTimeouts changed = general;
        for (var change : timeouts) {
            changed = change.apply(changed);
        }
        return changed;
    }

    /** The watchdog that counts where everything else is as in this. */
    public WatchdogSettings over(WatchdogSettings general) {
        WatchdogSettings changed = general;
        for (var change : watchdogs) {
            changed = change.apply(changed);
        }
        return changed;
    }

    /** What is said to the transport; cannot be changed. */
    public Map<String, Object> transportConfig() {
        return Collections.unmodifiableMap(transportConfig);
    }

    @Nullable Boolean strictExchange() {
        return strictExchange;
    }

    @Nullable Boolean isRfc3588() {
        return rfc3588;
    }

    @Nullable InbandSecurity saidInbandSecurity() {
        return inbandSecurity;
    }

    @Nullable Integer mostConnections() {
        return mostConnections;
    }

    @Nullable Integer longestMessage() {
        return longestMessage;
    }

    @Nullable LengthErrors onLengthErrors() {
        return lengthErrors;
    }

    @Nullable Duration saidDpaTimeout() {
        return dpaTimeout;
    }

    List<CapabilitiesCheck> checks() {
        return checks;
    }

    List<DisconnectPolicy> disconnectPolicies() {
        return policies;
    }

    /** What is said of the node here. */
    CapabilityValues capabilities() {
        return capabilities;
    }

    abstract T self();
}
