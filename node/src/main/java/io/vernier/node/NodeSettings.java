package io.vernier.node;

import io.vernier.codec.id.SessionIds;
import io.vernier.dictionary.validation.ValidationOptions;
import io.vernier.protocol.peer.PeerTimeouts;
import io.vernier.protocol.peer.ReconnectPolicy;
import io.vernier.protocol.watchdog.WatchdogSettings;
import io.vernier.transport.Endpoint;
import io.vernier.transport.TransportLimits;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What a node was told, as it is at one moment. Immutable; {@link Node#configure} makes another. */
public final class NodeSettings {
    private final CapabilityValues capabilities;
    private final PeerAdmission admission;
    private final PeerTimeouts timeouts;
    private final TransportLimits limits;
    private final WatchdogSettings watchdog;
    private final ReconnectPolicy reconnect;
    private final Duration callTimeout;
    private final List<String> localAddresses;
    private final int maxPending;
    private final int maxConcurrentRequests;
    private final ValidationOptions validation;
    private final int rememberedAnswers;
    private final Duration peersLogging;
    private final Duration statisticsLogging;
    private final SessionIds.Format sessionIdFormat;

    NodeSettings(NodeOptions<?> said) {
        capabilities = said.values();
        admission = said.admission;
        timeouts = said.timeouts;
        limits = said.limits;
        watchdog = said.watchdog;
        reconnect = said.reconnect;
        callTimeout = said.callTimeout;
        localAddresses = said.localAddresses;
        maxPending = said.maxPending;
        maxConcurrentRequests = said.maxConcurrentRequests;
        validation = said.validation;
        rememberedAnswers = said.rememberedAnswers;
        peersLogging = said.peersLogging;
        statisticsLogging = said.statisticsLogging;
        sessionIdFormat = said.sessionIdFormat;
    }

    /** The Origin-Host. */
    public String originHost() {
        return capabilities.require(CapabilityValues.ORIGIN_HOST);
    }

    /** The Origin-Realm. */
    public String originRealm() {
        return capabilities.require(CapabilityValues.ORIGIN_REALM);
    }

    /** The Vendor-Id of capabilities exchanges. */
    public long vendorId() {
        return capabilities.require(CapabilityValues.VENDOR_ID);
    }

    /** The Product-Name of capabilities exchanges. */
    public String productName() {
        return capabilities.require(CapabilityValues.PRODUCT_NAME);
    }

    /** The Origin-State-Id, 0 where it is left out. */
    public long originStateId() {
        return capabilities.require(CapabilityValues.ORIGIN_STATE_ID);
    }

    /** The Firmware-Revision, where there is one. */
    public OptionalLong firmwareRevision() {
        return capabilities
                .get(CapabilityValues.FIRMWARE_REVISION)
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty);
    }

    /** The Supported-Vendor-Ids, where they were limited; otherwise all known vendors are advertised. */
    public Optional<List<Long>> supportedVendorIds() {
        return capabilities.get(CapabilityValues.SUPPORTED_VENDOR_IDS);
    }

    /** The Host-IP-Addresses; empty where those of each connection are told. */
    public List<InetAddress> hostIpAddresses() {
        return capabilities.get(CapabilityValues.HOST_IP_ADDRESSES).orElseGet(List::of);
    }

    /** Who may connect besides the configured peers. */
    public PeerAdmission admission() {
        return admission;
    }

    /** How long peers are waited for. */
    public PeerTimeouts timeouts() {
        return timeouts;
    }

    /** The bounds of connections. */
    public TransportLimits limits() {
        return limits;
    }

    /** The watchdog of peers that have none of their own. */
    public WatchdogSettings watchdog() {
        return watchdog;
    }

    /** When persistent peers are dialled again that have no policy of their own. */
    public ReconnectPolicy reconnect() {
        return reconnect;
    }

    /** How long a call waits for its answer, all attempts together. */
    public Duration callTimeout() {
        return callTimeout;
    }

    /** Addresses that connections are made from; empty where the system chooses. */
    public List<String> localAddresses() {
        return localAddresses;
    }

    /** The end that connections are made from. */
    Endpoint source() {
        return localAddresses.isEmpty() ? Endpoint.ANY : new Endpoint(localAddresses, 0);
    }

    /** How many requests may wait for their answers on one connection. */
    public int maxPending() {
        return maxPending;
    }

    /** How many requests may be in the hands of handlers at once. */
    public int maxConcurrentRequests() {
        return maxConcurrentRequests;
    }

    /** How strictly messages are compared with grammars, for applications that were not told otherwise. */
    public ValidationOptions validation() {
        return validation;
    }

    /** How many answers are kept for each Origin-Host; 0 for none. */
    public int rememberedAnswers() {
        return rememberedAnswers;
    }

    /** How often the peers are written to the log; zero for never. */
    public Duration peersLogging() {
        return peersLogging;
    }

    /** How often the peers' statistics are written to the log; zero for never. */
    public Duration statisticsLogging() {
        return statisticsLogging;
    }

    /** How Session-Ids are written. */
    public SessionIds.Format sessionIdFormat() {
        return sessionIdFormat;
    }

    /** Everything that was said of capabilities. */
    CapabilityValues capabilities() {
        return capabilities;
    }
}
