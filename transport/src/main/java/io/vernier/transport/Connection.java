package io.vernier.transport;

import io.vernier.codec.Message;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * A connection to another node. It belongs to one event loop: all methods but {@link #execute}, {@link #loop},
 * {@link #id}, the addresses, the lengths of the queue and {@link #isOpen} must be called on it. Vernier implements it; it may grow.
 */
public interface Connection {
    /** A number that no other connection of this transport has had. */
    long id();

    /** This end's address. */
    Endpoint local();

    /** The other end's address. */
    Endpoint remote();

    /** The addresses this end is reached at on this connection, as a CER lists them in Host-IP-Address. */
    List<InetAddress> localAddresses();

    /**
     * The ways on which the other end is reached, where the transport knows of several at once: the addresses of an
     * association of SCTP, in no order. Empty for other transports. On the loop.
     *
     * @see ConnectionHandler#pathChanged
     */
    default List<Path> paths() {
        return List.of();
    }

    /** How the connection is protected; empty for plain text. On the loop, like the rest. */
    Optional<Security> security();

    /** Whether {@link #protect} can be asked for: an open connection in plain text, over a transport that has the means. */
    default boolean isProtectable() {
        return false;
    }

    /**
     * Begins TLS on a connection in plain text, as the in-band upgrade of RFC 3588 section 13.1 does behind a CEA. What was
     * sent before goes out in plain text; what is sent from now on waits for the handshake. Whatever comes behind the
     * message that is being handled belongs to the handshake, also what has come already, and is never read as a message
     * in plain text. If the handshake fails the connection ends, and {@link ConnectionHandler#closed} says why.
     *
     * @param isInitiator whether this end begins the handshake, as the one does that made the connection
     * @param then what to do on the loop once the connection is protected, and {@link #security} says how
     * @throws IllegalStateException unless {@link #isProtectable}
     */
    default void protect(boolean isInitiator, Runnable then) {
        throw new IllegalStateException("a connection that cannot be protected (expected: isProtectable)");
    }

    /** The loop that the connection belongs to. */
    EventLoop loop();

    /**
     * Runs a task on the loop, in the order of calls from one thread, even after the connection has been closed. Any
     * thread; no lock is taken, a burst of tasks wakes the loop once, and what they send shares few writes. Once the
     * transport has been closed nothing is run any more: who has to know gives a {@link ConnectionTask}.
     */
    void execute(Runnable task);

    /**
     * Whether the caller is on the loop and no task of {@link #execute} waits, so that what the caller does at once does
     * not overtake what was to be done before. Any thread.
     */
    default boolean isCaughtUp() {
        return false;
    }

    /**
     * Starts sending a message, possibly with other identifiers, other flags and more AVPs than it has. The connection
     * owns the one object this returns: it is good until {@link Outgoing#send}, and a second call starts it anew.
     */
    Outgoing outgoing(Message message);

    /** Sends a message as it is. */
    default SendResult send(Message message, Lane lane) {
        return outgoing(message).send(lane);
    }

    /** False from when the application lane passes its high watermark until it falls below the low one. */
    boolean isWritable();

    /** Messages that wait because the other end does not read; from other threads as of a moment ago. */
    int queuedMessages();

    /** Octets that wait because the other end does not read; from other threads as of a moment ago. */
    long queuedBytes();

    /**
     * Takes no longer messages than this from now on, header included: what is longer is a {@link BadFrame}. It cannot be
     * raised above {@link TransportLimits#maxMessageLength()}.
     *
     * @param octets 20 at least
     */
    void limitMessages(int octets);

    /**
     * Stops or resumes reading. Messages of the batch that is being handed over still come; then nothing does, the
     * end of the connection included, and the other end's sending is slowed down.
     */
    void setReading(boolean reading);

    /**
     * Closes in order: what was sent before still goes out, nothing more is read or sent. Bounded by
     * {@link TransportLimits#closeTimeout()}. Calling it again does nothing.
     */
    void close();

    /** Closes at once, throwing away what waits, with a reset where the transport knows one. */
    void abort();

    /** False once {@link #close} or {@link #abort} was called or the other end is gone. */
    boolean isOpen();
}
