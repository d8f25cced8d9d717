package io.vernier.transport;

/** Accepts connections as bare octets. */
public interface RawListener extends AutoCloseable {
    Endpoint local();

    RawPeer accept();

    @Override
    void close();
}
