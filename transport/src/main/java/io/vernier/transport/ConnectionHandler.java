package io.vernier.transport;

import io.vernier.codec.Explanation;
import io.vernier.codec.Message;

/**
 * Looks after one connection. All methods are called on the connection's event loop, one after the other:
 * {@code opened}, then messages in batches, at last {@code closed}, after which nothing is called any more.
 *
 * <p>An exception thrown here ends the connection ({@link TransportProblem#HANDLER_FAILED}) and goes to the thread's
 * handler of uncaught exceptions.
 */
public interface ConnectionHandler {
    /** The connection can send and will receive. */
    void opened(Connection connection);

    /** A message came, its framing being sound; what is wrong inside it, {@link Message#fault} says. */
    void message(Connection connection, Message message);

    /** All messages that one read gave were handed over; what was sent meanwhile goes out after this at the latest. */
    default void batchEnd(Connection connection) {}

    /**
     * The application lane has filled beyond its high watermark ({@code false}) or drained below the low one
     * ({@code true}). Messages are still taken up to the lane's bound.
     */
    default void writable(Connection connection, boolean writable) {}

    /**
     * One of the {@link Connection#paths} has come, gone, or become the primary one. Whether the connection goes on, the
     * others decide. Never called by a transport that knows of no paths.
     */
    default void pathChanged(Connection connection, Path path) {}

    /**
     * A message came whose header is wrong although its end can be found. What is answered to it, if anything, can be
     * sent here. RFC 6733 section 2.1 asks for a reset, which is the default.
     */
    default FrameVerdict badFrame(Connection connection, BadFrame frame) {
        return FrameVerdict.RESET;
    }

    /** The connection is gone, for this reason. */
    void closed(Connection connection, Explanation why);
}
