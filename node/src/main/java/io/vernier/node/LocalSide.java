package io.vernier.node;

import io.vernier.protocol.peer.Capabilities;

/**
 * What the node is on one connection: as its settings and the connection's entry had it when capabilities were exchanged,
 * whatever is said of the node afterwards. Immutable.
 *
 * @param capabilities as told to the peer
 * @param origin for messages that leave their origin out
 */
record LocalSide(Capabilities capabilities, Origin origin) {
    /** The side of the node with these capabilities. */
    static LocalSide of(Capabilities capabilities) {
        return new LocalSide(capabilities, new Origin(capabilities.originHost(), capabilities.originRealm()));
    }
}
