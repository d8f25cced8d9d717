package io.vernier.transport;

import io.vernier.codec.Explanation;

/** Decides who looks after a connection that came in. */
@FunctionalInterface
public interface Acceptor {
    /**
     * Called on the connection's loop, before anything is read from it. The handler's
     * {@link ConnectionHandler#opened} follows at once. To turn somebody away, {@link Connection#abort} here.
     */
    ConnectionHandler accept(Connection connection);

    /** Somebody came and was turned away before there was a connection, because its protection failed. On a loop. */
    default void refused(Endpoint remote, Explanation why) {}
}
