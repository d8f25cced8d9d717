package io.vernier.transport;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;

/**
 * A way to move messages: it listens, connects, and owns the event loops that everything of a connection runs on.
 * All methods may be called from any thread. Vernier implements it for TCP and in memory; others may implement it too, and
 * give it to their nodes: it may grow, but then by methods that have a default.
 */
public interface Transport extends AutoCloseable {
    /** The word for it in a DiameterURI and in what people read: {@code tcp}, {@code sctp}, {@code memory}. */
    String name();

    /**
     * Listens until the listener or the transport is closed. Port 0 takes a free one; see {@link Listener#local()}.
     *
     * @throws TransportException if the address cannot be listened on; its explanation says why
     */
    Listener listen(Endpoint local, Acceptor acceptor);

    /**
     * Connects, trying the addresses of all hosts of {@code remote} in turn. Everything that comes of it is told to
     * the handler on the given loop, never before this method has returned to a caller on that loop.
     *
     * @param local the address to connect from, {@link Endpoint#ANY} for the system's choice
     * @param loop one of this transport's loops; the connection will belong to it
     */
    ConnectAttempt connect(Endpoint local, Endpoint remote, EventLoop loop, ConnectHandler handler);

    /**
     * As {@link #listen(Endpoint, Acceptor)}, with what the user said to the transport, empty where nothing was said. A
     * transport that knows of no such things has nothing to do.
     */
    default Listener listen(Endpoint local, Map<String, Object> config, Acceptor acceptor) {
        return listen(local, acceptor);
    }

    /** As {@link #connect(Endpoint, Endpoint, EventLoop, ConnectHandler)}, with what the user said to the transport. */
    default ConnectAttempt connect(
            Endpoint local, Endpoint remote, Map<String, Object> config, EventLoop loop, ConnectHandler handler) {
        return connect(local, remote, loop, handler);
    }

    /**
     * The addresses to tell a peer that this end is reached at (Host-IP-Address): the configured ones as they are, or others
     * that the transport knows to be right. Unless a transport knows better, the configured ones if there are any, else
     * {@link Connection#localAddresses()}.
     */
    default List<InetAddress> hostIpAddresses(Connection connection, List<InetAddress> configured) {
        return configured.isEmpty() ? connection.localAddresses() : configured;
    }

    /** Connects from any local address on the next loop. */
    default ConnectAttempt connect(Endpoint remote, ConnectHandler handler) {
        return connect(Endpoint.ANY, remote, nextLoop(), handler);
    }

    /** One of the loops, in turn. */
    EventLoop nextLoop();

    /** The limits every connection of this transport keeps. */
    TransportLimits limits();

    /** Closes listeners, aborts connections and attempts (their handlers hear of it), then ends the loops. */
    @Override
    void close();
}
