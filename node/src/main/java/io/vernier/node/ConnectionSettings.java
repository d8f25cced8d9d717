package io.vernier.node;

import io.vernier.protocol.peer.PeerTimeouts;
import io.vernier.protocol.watchdog.WatchdogSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What counts for a connection, of all that was said: of the peer, else of the place where it was accepted, else of all
 * connections of the node. Made when it is needed, so that a change counts from the next use on.
 */
final class ConnectionSettings {
    private static final Logger LOG = LoggerFactory.getLogger("io.vernier.node.peers");

    /** Tc of a listener: how long a peer that was lost is remembered. */
    private static final Duration FORGET_AFTER = Duration.ofSeconds(60);

    private final Node node;
    private final @Nullable PeerOptions peer;
    private final @Nullable ListenOptions listen;

    /** The most particular first. */
    private final List<ConnectionOptions<?>> layers;

    ConnectionSettings(Node node, @Nullable PeerOptions peer, @Nullable ListenOptions listen) {
        this.node = node;
        this.peer = peer;
        this.listen = listen;
        this.layers = Stream.of(peer, listen, node.connectionOptions())
                .filter(Objects::nonNull)
                .<ConnectionOptions<?>>map(Objects::requireNonNull)
                .toList();
    }

    PeerTimeouts timeouts() {
        PeerTimeouts timeouts = node.settings().timeouts();
        for (ConnectionOptions<?> layer : layers.reversed()) {
            timeouts = layer.over(timeouts);
        }
        return timeouts;
    }

    WatchdogSettings watchdog() {
        WatchdogSettings settings = node.settings().watchdog();
        for (ConnectionOptions<?> layer : layers.reversed()) {
            settings = layer.over(settings);
        }
        Duration otherwise = settings.interval();
        var own = settings.ownInterval();
        return own.isEmpty() ? settings : settings.withOwnInterval(() -> guarded(own.get(), otherwise));
    }

    private Duration guarded(Supplier<Duration> own, Duration otherwise) {
        try {
            return Objects.requireNonNull(own.get(), "no interval");
        } catch (RuntimeException e) {
            failed("the function for the watchdog's interval", e);
            return otherwise;
        }
    }

    /** All that was said, the most particular first. */
    List<ConnectionOptions<?>> layers() {
        return layers;
    }

    /** What is passed to the transport. */
    Map<String, Object> transportConfig() {
        var config = new HashMap<String, Object>();
        for (ConnectionOptions<?> layer : layers.reversed()) {
            config.putAll(layer.transportConfig());
        }
        return Map.copyOf(config);
    }

    boolean isStrictCapabilitiesExchange() {
        return first(ConnectionOptions::strictExchange).orElse(true);
    }

    /** Whether capabilities are read as RFC 3588 has them. */
    boolean isRfc3588() {
        return first(ConnectionOptions::isRfc3588).orElse(false);
    }

    /** Whether TLS follows the capabilities exchange. */
    InbandSecurity inbandSecurity() {
        return first(ConnectionOptions::saidInbandSecurity).orElse(InbandSecurity.OFF);
    }

    /** How many connections to the peer may stand at once. */
    int connectionsPerPeer() {
        int made = peer == null ? 1 : peer.connections();
        return Math.max(made, first(ConnectionOptions::mostConnections).orElse(1));
    }

    /** The longest message that is taken, in octets; empty where the transport's own bound counts alone. */
    Optional<Integer> maxMessageLength() {
        return first(ConnectionOptions::longestMessage);
    }

    LengthErrors lengthErrors() {
        return first(ConnectionOptions::onLengthErrors).orElse(LengthErrors.CLOSE);
    }

    Duration forgetAfter() {
        return listen == null
                ? FORGET_AFTER
                : Optional.ofNullable(listen.remembered()).orElse(FORGET_AFTER);
    }

    /** How long to wait for a DPA: as is said of the peer or its listener, else the time that there is. */
    Duration partingTimeout(@Nullable Duration atMost) {
        if (atMost == null) {
            return timeouts().disconnectAnswer();
        }
        Duration said = first(ConnectionOptions::saidDpaTimeout).orElse(atMost);
        return said.compareTo(atMost) < 0 ? said : atMost;
    }

    /** What the policies say: the first that does not leave it to the others. */
    Parting parting(DisconnectPolicy.Why why, Peer leaving) {
        for (ConnectionOptions<?> layer : layers) {
            for (DisconnectPolicy policy : layer.disconnectPolicies()) {
                Parting parting = asked(policy, why, leaving);
                if (!(parting instanceof Parting.Ignore)) {
                    return parting;
                }
            }
        }
        return Parting.request();
    }

    private Parting asked(DisconnectPolicy policy, DisconnectPolicy.Why why, Peer leaving) {
        try {
            return Objects.requireNonNull(policy.decide(why, leaving), "no decision");
        } catch (RuntimeException e) {
            failed("a disconnect policy", e);
            return Parting.ignore();
        }
    }

    /** What the checks say: the first that is not content, else the last. */
    CapabilitiesCheck.Verdict verdict(CapabilitiesCheck.Candidate candidate) {
        CapabilitiesCheck.Verdict verdict = CapabilitiesCheck.Verdict.ok();
        for (ConnectionOptions<?> layer : layers) {
            for (CapabilitiesCheck check : layer.checks()) {
                verdict = asked(check, candidate);
                if (!(verdict instanceof CapabilitiesCheck.Verdict.Accepted)) {
                    return verdict;
                }
            }
        }
        return verdict;
    }

    private CapabilitiesCheck.Verdict asked(CapabilitiesCheck check, CapabilitiesCheck.Candidate candidate) {
        try {
            return Objects.requireNonNull(check.check(candidate), "no verdict");
        } catch (RuntimeException e) {
            failed("a capabilities check", e);
            return CapabilitiesCheck.Verdict.failed();
        }
    }

    private void failed(String what, RuntimeException e) {
        String whom = peer == null ? "a peer" : peer.uri().host();
        LOG.warn("{}", NodeProblem.POLICY_FAILED.explain(what, whom, e), e);
    }

    private <V> Optional<V> first(Function<ConnectionOptions<?>, @Nullable V> value) {
        for (ConnectionOptions<?> layer : layers) {
            V said = value.apply(layer);
            if (said != null) {
                return Optional.of(said);
            }
        }
        return Optional.empty();
    }
}
