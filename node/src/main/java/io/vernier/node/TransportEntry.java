package io.vernier.node;

import java.util.Map;

/**
 * How a node comes to connections: a peer that it connects to ({@link ConnectEntry}), or a place that it listens at
 * ({@link ListenEntry}). Any thread may ask.
 */
public sealed interface TransportEntry permits ConnectEntry, ListenEntry {
    /** Who makes the connections of an entry. */
    enum Kind {
        /** This node, to one peer. */
        CONNECT,
        /** The others, any number of them. */
        LISTEN
    }

    /** Its name within the node. */
    TransportRef ref();

    Kind kind();

    /** The name of the transport it uses, such as {@code tcp}. */
    String transport();

    /** A copy of what was said of it. */
    ConnectionOptions<?> options();

    /** What the user added to its options, unchanged. */
    default Map<String, Object> properties() {
        return options().properties();
    }

    /** Whether the user added all of these to its options; true of none. */
    default boolean hasProperties(Map<String, ?> all) {
        return properties().entrySet().containsAll(all.entrySet());
    }
}
