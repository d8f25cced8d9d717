package io.vernier.node;

import io.vernier.transport.Endpoint;

/**
 * Where a node listens; {@link Tcp} and its siblings make it.
 *
 * @param transport the name of the transport, such as {@code tcp}
 * @param endpoint host and port; port 0 takes a free one
 */
public record Listen(String transport, Endpoint endpoint) {
    /** As an address is written: {@code tcp://127.0.0.1:3868}. */
    @Override
    public String toString() {
        return transport + "://" + endpoint;
    }
}
