package io.vernier.node;

import io.vernier.codec.id.SessionIds;
import io.vernier.dictionary.validation.ValidationOptions;
import io.vernier.protocol.peer.PeerTimeouts;
import io.vernier.protocol.peer.ReconnectPolicy;
import io.vernier.protocol.watchdog.WatchdogSettings;
import io.vernier.transport.TransportLimits;
import java.time.Duration;
import java.util.List;

/**
 * What can be said of a node when it is described and changed later: capabilities, times and bounds. Not safe for use by
 * several threads at once.
 *
 * @param <T> the kind of description
 */
public abstract sealed class NodeOptions<T extends NodeOptions<T>> extends CapabilityOptions<T>
        permits NodeBuilder, NodeChange {
    /** A good number of {@link #rememberedAnswers}. */
    public static final int DUPLICATES = 10_240;

    PeerAdmission admission = PeerAdmission.configuredOnly();
    PeerTimeouts timeouts = PeerTimeouts.defaults();
    TransportLimits limits = TransportLimits.defaults();
    WatchdogSettings watchdog = WatchdogSettings.defaults();
    ReconnectPolicy reconnect = ReconnectPolicy.defaults();
    Duration callTimeout = Duration.ofSeconds(5);
    List<String> localAddresses = List.of();
    int maxPending = 65_536;
    int maxConcurrentRequests = 16_384;
    ValidationOptions validation = ValidationOptions.DEFAULT;
    int rememberedAnswers;
    Duration peersLogging = Duration.ZERO;
    Duration statisticsLogging = Duration.ZERO;
    SessionIds.Format sessionIdFormat = SessionIds.Format.RFC;

    NodeOptions(CapabilityValues values) {
        super(values);
    }

    /** Who may connect besides the peers that are named here; nobody unless told. */
    public T admit(PeerAdmission newAdmission) {
        admission = newAdmission;
        return self();
    }

    /** How long peers are waited for; {@link PeerTimeouts#defaults()} unless told. */
    public T timeouts(PeerTimeouts newTimeouts) {
        timeouts = newTimeouts;
        return self();
    }

    /** The watchdog of every peer (RFC 3539 section 3.4.1); {@link WatchdogSettings#defaults()} unless told. */
    public T watchdog(WatchdogSettings settings) {
        watchdog = settings;
        return self();
    }

    /** TwInit of RFC 3539 section 3.4.1 for every peer: 6 s at least, 30 s unless told. */
    public T watchdogInterval(Duration interval) {
        return watchdog(WatchdogSettings.of(interval));
    }

    /** When persistent peers are dialled again; {@link ReconnectPolicy#defaults()} unless told. */
    public T reconnect(ReconnectPolicy policy) {
        reconnect = policy;
        return self();
    }

    /** Tc of RFC 6733 section 12: the wait between attempts that repeats; 30 s unless told. */
    public T reconnectInterval(Duration interval) {
        return reconnect(reconnect.withInterval(interval));
    }

    /** How long a call waits for its answer, all attempts together; 5 s unless told. */
    public T callTimeout(Duration timeout) {
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("call-timeout: " + timeout + " (expected: more than zero)");
        }
        callTimeout = timeout;
        return self();
    }

    /**
     * Addresses of this machine that connections are made from; as the system likes unless told. TCP uses the first of them,
     * transports that use several addresses together use all.
     */
    public T localAddresses(String... addresses) {
        localAddresses = List.of(addresses);
        return self();
    }

    /** How many requests may wait for their answers on one connection; 65,536 unless told. */
    public T maxPending(int requests) {
        maxPending = atLeastOne("max-pending", requests);
        return self();
    }

    /**
     * How many requests may be in the hands of handlers at once; 16,384 unless told. What comes beyond is answered with
     * {@code DIAMETER_TOO_BUSY}.
     */
    public T maxConcurrentRequests(int requests) {
        maxConcurrentRequests = atLeastOne("max-concurrent-requests", requests);
        return self();
    }

    /**
     * How strictly messages are compared with the grammars of their commands, for applications that are not told otherwise
     * ({@link ApplicationOptions#validation}): {@link ValidationOptions#DEFAULT} unless told,
     * {@link ValidationOptions#LENIENT} lets through what can be read.
     */
    public T validation(ValidationOptions strictness) {
        validation = strictness;
        return self();
    }

    /**
     * How many answers of handlers are kept for each Origin-Host, so that a request that comes again with the T bit is
     * answered as it was and not processed twice (RFC 6733 section 5.5.4). None unless told, since each that is kept stays
     * in memory: {@value #DUPLICATES} is what a server needs whose clients fail over within a second of their busiest
     * time. Those of the 1,024 Origin-Hosts heard of last are kept. What the node answers itself is not: it may be
     * otherwise a moment later.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public T rememberedAnswers(int perOriginHost) {
        if (perOriginHost < 0) {
            throw new IllegalArgumentException("remembered-answers: " + perOriginHost + " (expected: at least 0)");
        }
        rememberedAnswers = perOriginHost;
        return self();
    }

    /**
     * How often each peer's configuration and present state are written to the log category {@code diameter.stats}, one line
     * of JSON per peer at level DEBUG; zero, which it is unless told, for never.
     */
    public T peersLogging(Duration interval) {
        peersLogging = zeroOrMore("peers-logging", interval);
        return self();
    }

    /** The same for each peer's statistics. */
    public T statisticsLogging(Duration interval) {
        statisticsLogging = zeroOrMore("statistics-logging", interval);
        return self();
    }

    /** The bounds of connections; for the TCP connections that the node makes and accepts after its next start. */
    public T limits(TransportLimits newLimits) {
        limits = newLimits;
        return self();
    }

    private static Duration zeroOrMore(String name, Duration interval) {
        if (interval.isNegative() || (interval.isPositive() && interval.toMillis() == 0)) {
            throw new IllegalArgumentException(
                    name + ": " + interval + " (expected: at least a millisecond, or zero for never)");
        }
        return interval;
    }

    private static int atLeastOne(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: at least 1)");
        }
        return value;
    }
}
