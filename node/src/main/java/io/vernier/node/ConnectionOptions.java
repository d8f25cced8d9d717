package io.vernier.node;

import io.vernier.protocol.peer.PeerTimeouts;
import io.vernier.protocol.watchdog.WatchdogSettings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a node is told about the connections of one transport entry, be they made by it ({@link PeerOptions}) or accepted by
 * it ({@link ListenOptions}). What is not said here is as the node has it. Not safe for use by several threads at once; what
 * a node hands out is a copy, whose change changes nothing.
 *
 * @param <T> the kind of options
 */
public abstract sealed class ConnectionOptions<T extends ConnectionOptions<T>> permits PeerOptions, ListenOptions {
    private final Map<String, Object> properties = new LinkedHashMap<>();
    private final List<Object> applications = new ArrayList<>();
    private CapabilityValues capabilities = CapabilityValues.none();
    private @Nullable WatchdogSettings watchdog;
    private @Nullable PeerTimeouts timeouts;

    ConnectionOptions() {}

    /** Takes over what other options say. */
    ConnectionOptions(ConnectionOptions<?> from) {
        properties.putAll(from.properties);
        applications.addAll(from.applications);
        capabilities = from.capabilities;
        watchdog = from.watchdog;
        timeouts = from.timeouts;
    }

    /** The watchdog of these connections (RFC 3539 section 3.4.1), instead of the node's. */
    public T watchdog(WatchdogSettings settings) {
        watchdog = settings;
        return self();
    }

    /** How long the other end is waited for, instead of the node's times. */
    public T timeouts(PeerTimeouts newTimeouts) {
        timeouts = newTimeouts;
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

    /** The watchdog, where it is not the node's. */
    public Optional<WatchdogSettings> watchdog() {
        return Optional.ofNullable(watchdog);
    }

    /** The times, where they are not the node's. */
    public Optional<PeerTimeouts> timeouts() {
        return Optional.ofNullable(timeouts);
    }

    /** What is said of the node here. */
    CapabilityValues capabilities() {
        return capabilities;
    }

    abstract T self();
}
