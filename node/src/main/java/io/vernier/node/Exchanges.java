package io.vernier.node;

import io.vernier.codec.Explanation;
import io.vernier.dictionary.ApplicationDefinition;
import io.vernier.dictionary.DictionarySet;
import io.vernier.dictionary.validation.MessageValidator;
import io.vernier.messages.base.rfc3588.Rfc3588Base;
import io.vernier.protocol.peer.ApplicationIds;
import io.vernier.protocol.peer.Capabilities;
import io.vernier.protocol.peer.CapabilitiesExchange;
import io.vernier.transport.Connection;
import java.net.InetAddress;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Prepares capabilities exchanges: each with what is said of the node at the moment. */
final class Exchanges {
    private static final Logger LOG = LoggerFactory.getLogger("io.vernier.node.capabilities");

    private static final MessageValidator RFC_3588 =
            MessageValidator.of(DictionarySet.of(List.of(Rfc3588Base.dictionary())));

    private final Node node;
    private final Map<Object, ApplicationDefinition> byAlias = new LinkedHashMap<>();

    Exchanges(Node node, Collection<ApplicationOptions> applications) {
        this.node = node;
        applications.forEach(options -> byAlias.put(options.alias(), options.definition()));
    }

    /** The applications by their aliases, in the order they were told. */
    Map<Object, ApplicationDefinition> applications() {
        return Collections.unmodifiableMap(byAlias);
    }

    /**
     * What the node is on a connection.
     *
     * @param said what is said of the connection
     * @param addresses of the connection
     */
    LocalSide side(ConnectionSettings said, List<InetAddress> addresses) {
        return side(said, configured -> configured.isEmpty() ? addresses : configured);
    }

    /** As the other, with the addresses that are to be told made of those that were said. */
    LocalSide side(ConnectionSettings said, UnaryOperator<List<InetAddress>> addresses) {
        return side(node.settings(), said.layers(), addresses);
    }

    private LocalSide side(
            NodeSettings settings, List<ConnectionOptions<?>> layers, UnaryOperator<List<InetAddress>> addresses) {
        CapabilityValues said = settings.capabilities();
        Collection<ApplicationDefinition> served = byAlias.values();
        for (ConnectionOptions<?> options : layers.reversed()) {
            said = said.overriddenBy(options.capabilities());
            served = options.applications().isEmpty() ? served : named(options.applications());
        }
        List<InetAddress> told =
                addresses.apply(said.get(CapabilityValues.HOST_IP_ADDRESSES).orElseGet(List::of));
        Capabilities capabilities =
                LocalCapabilities.of(said, served, node.applications().vendorIds(), told);
        boolean isRestricted = served.size() < byAlias.size();
        var ids = ApplicationIds.of(
                served.stream().mapToLong(ApplicationDefinition::id).toArray());
        return LocalSide.of(capabilities, ids, isRestricted);
    }

    /** Those of these names that the node still has. */
    private List<ApplicationDefinition> named(List<Object> aliases) {
        return aliases.stream()
                .flatMap(alias -> Stream.ofNullable(byAlias.get(alias)))
                .toList();
    }

    private void requireKnown(List<Object> aliases) {
        for (Object alias : aliases) {
            if (!byAlias.containsKey(alias)) {
                throw new IllegalArgumentException(
                        "applications: " + alias + " (expected: some of " + byAlias.keySet() + ")");
            }
        }
    }

    private void requireCertificate(ConnectionOptions<?> options) {
        InbandSecurity said = options.saidInbandSecurity();
        if (said != null
                && said != InbandSecurity.OFF
                && !node.transportsInUse().mayProtect()) {
            throw new IllegalArgumentException(NodeProblem.NO_TLS.explain().toString());
        }
    }

    /**
     * The exchange of capabilities on this connection, with the side that was prepared for it.
     *
     * @param isRfc3588 whether the peer's are read as RFC 3588 has them
     */
    CapabilitiesExchange exchange(LocalSide side, Connection connection, boolean isRfc3588) {
        var exchange = new CapabilitiesExchange(
                side.capabilities(),
                new KnownPeers(node.directory(), node.settings().admission(), connection.remote()));
        return isRfc3588
                ? exchange.withRfc3588Peers().withValidation(RFC_3588::validate)
                : exchange.withValidation(message -> node.applications().validate(message));
    }

    /**
     * Makes the capabilities once, so that what cannot be said is heard of at once, and warns of ids that nobody serves and of
     * applications that no peer will hear of.
     *
     * @throws IllegalArgumentException if a value cannot be said, an application is named that the node has not, or TLS is
     *     asked for without a certificate
     */
    void check(NodeSettings settings, @Nullable ConnectionOptions<?> options) {
        if (options != null) {
            requireKnown(options.applications());
        }
        requireCertificate(options == null ? node.connectionOptions() : options);
        LocalSide side = side(settings, options == null ? List.of() : List.of(options), UnaryOperator.identity());
        ApplicationIds advertised = side.capabilities().applications();
        ApplicationIds served = node.applications().served();
        boolean isNew = options == null || !options.capabilities().isEmpty();
        if (isNew && !advertised.containsRelay() && !served.containsRelay()) {
            warn(NodeProblem.ADVERTISED_NOT_SERVED, without(advertised, served));
            warn(NodeProblem.SERVED_NOT_ADVERTISED, without(served, advertised));
        }
    }

    private static ApplicationIds without(ApplicationIds these, ApplicationIds those) {
        return ApplicationIds.of(
                LongStream.of(these.toArray()).filter(id -> !those.contains(id)).toArray());
    }

    private static void warn(NodeProblem problem, ApplicationIds ids) {
        if (!ids.isEmpty()) {
            Explanation why = problem.explain(ids);
            LOG.warn("{}", why);
        }
    }
}
