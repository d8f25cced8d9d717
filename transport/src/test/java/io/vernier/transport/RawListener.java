package io.vernier.transport;

/** Accepts connections as bare octets. */
interface RawListener extends AutoCloseable {
    Endpoint local();

    RawPeer accept();

    @Override
    void close();
}
