package io.vernier.transport;

/** Something that accepts connections at an address. */
public interface Listener extends AutoCloseable {
    /** Where it listens, with the port that was really taken. */
    Endpoint local();

    /** Accepts no more; connections that were accepted live on. Returns when the address is free again. */
    @Override
    void close();
}
