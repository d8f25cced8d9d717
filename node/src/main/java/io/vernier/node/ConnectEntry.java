package io.vernier.node;

import io.vernier.codec.data.DiameterUri;

/** A peer that was named to the node: one that it connects to, or that it merely knows. */
public final class ConnectEntry implements TransportEntry {
    private final TransportRef ref;
    private volatile PeerOptions options;

    ConnectEntry(TransportRef ref, PeerOptions options) {
        this.ref = ref;
        this.options = options.copy();
    }

    @Override
    public TransportRef ref() {
        return ref;
    }

    @Override
    public Kind kind() {
        return Kind.CONNECT;
    }

    /** The peer, as it was named. */
    public DiameterUri uri() {
        return options.uri();
    }

    /** The name of its transport; of the first one where it has several. */
    @Override
    public String transport() {
        return options.transport();
    }

    @Override
    public PeerOptions options() {
        return options.copy();
    }

    /** What is said of the peer now; not to be changed. */
    PeerOptions current() {
        return options;
    }

    /** Says something else of the same peer from now on. */
    void replace(PeerOptions newOptions) {
        options = newOptions.copy();
    }

    @Override
    public String toString() {
        return "connect " + uri();
    }
}
