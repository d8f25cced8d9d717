package io.vernier.node;

/** What a node is told about all of its connections; what is said of a peer or of a place to listen at goes before it. */
public final class AllConnections extends ConnectionOptions<AllConnections> {
    AllConnections() {}

    @Override
    AllConnections self() {
        return this;
    }
}
