package io.vernier.transport.internal;

import io.vernier.transport.Path;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * What a transport has to be able to do for a {@link FramedConnection}: move octets. Confined to the connection's event
 * loop. It tells the connection of what comes by {@link FramedConnection#received} or {@link FramedConnection#receivedPart}, {@link FramedConnection#batchEnd},
 * {@link FramedConnection#wireWritable}, {@link FramedConnection#failed} and {@link FramedConnection#gone}, the last
 * never from within one of these methods.
 */
public interface Wire {
    /** An empty chunk with room for so many octets at least. */
    Chunk chunk(int atLeast);

    /** The longest message that goes out, where something below has a bound of its own. */
    default int longestMessage() {
        return Integer.MAX_VALUE;
    }

    /** Whether little enough waits below, so that a chunk handed over now does not wait long. */
    boolean isWritable();

    /** Takes a chunk over; it goes out with the next flush. */
    void write(Chunk chunk);

    /** Sends what was written. */
    void flush();

    /** Reads on its own account, or not. */
    void setReading(boolean reading);

    /** Whether {@link #protect} can be asked for. */
    default boolean isProtectable() {
        return false;
    }

    /**
     * Begins the handshake of TLS behind what was written. At its end the wire tells {@link FramedConnection#secured} and
     * {@link FramedConnection#protectedNow}, or {@link FramedConnection#failed}, and closes.
     */
    default void protect(boolean isInitiator) {
        throw new IllegalStateException("a wire that cannot be protected");
    }

    /** Takes back octets that belong to the handshake; they are copied. */
    default void takeBack(ByteBuffer octets) {
        throw new IllegalStateException("a wire that cannot be protected");
    }

    /** Reads one batch while reading is off. */
    void readOnce();

    /** Says the end to the other side once all that was written is out. */
    void finish();

    /** The ways on which the other end is reached, where there are several. */
    default List<Path> paths() {
        return List.of();
    }

    /** Closes. */
    void close();

    /** Closes with a reset, throwing away what is not out. */
    void reset();
}
