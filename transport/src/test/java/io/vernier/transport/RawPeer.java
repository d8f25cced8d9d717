package io.vernier.transport;

/** The other end of a connection as bare octets, which may do what no decent peer does. Blocking, one thread. */
public interface RawPeer extends AutoCloseable {
    void write(byte[] octets);

    /** Waits for exactly so many octets. */
    byte[] read(int count);

    /** Waits for the end of the stream; true if it came in order, false if by a reset. What still comes is dropped. */
    boolean awaitEnd();

    /** Sends no more, but still reads. */
    void finish();

    void reset();

    @Override
    void close();
}
