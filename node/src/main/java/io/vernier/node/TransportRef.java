package io.vernier.node;

/** Names one {@link TransportEntry} of one node, and no other one ever. Two are equal only if they are the same. */
public final class TransportRef {
    private final long number;

    TransportRef(long number) {
        this.number = number;
    }

    /** Counts the entries of the node, from 1. */
    public long number() {
        return number;
    }

    @Override
    public String toString() {
        return "transport " + number;
    }
}
