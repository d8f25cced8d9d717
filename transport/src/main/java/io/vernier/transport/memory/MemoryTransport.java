package io.vernier.transport.memory;

import static io.vernier.transport.TransportProblem.ADDRESS_IN_USE;
import static io.vernier.transport.TransportProblem.NOT_A_LOCAL_ADDRESS;

import io.vernier.transport.Acceptor;
import io.vernier.transport.ConnectAttempt;
import io.vernier.transport.ConnectHandler;
import io.vernier.transport.ConnectionHandler;
import io.vernier.transport.Endpoint;
import io.vernier.transport.EventLoop;
import io.vernier.transport.Listener;
import io.vernier.transport.Transport;
import io.vernier.transport.TransportException;
import io.vernier.transport.TransportLimits;
import io.vernier.transport.internal.FramedConnection;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;

/** One host of an in-memory network. */
final class MemoryTransport implements Transport {
    private static final int FIRST_FREE_PORT = 49_152;
    private static final int FREE_PORTS = 65_536 - FIRST_FREE_PORT;

    private final MemoryNetwork network;
    private final Schedule schedule;
    private final String host;
    private final InetAddress address;
    private final TransportLimits limits;
    private final MemoryLoop loop;
    private final AtomicLong ids = new AtomicLong();
    private final AtomicInteger ports = new AtomicInteger();
    private final Map<Integer, MemoryListener> listeners = new ConcurrentSkipListMap<>();
    private final Map<Long, FramedConnection> connections = new ConcurrentSkipListMap<>();
    private final List<MemoryConnecting> attempts = new CopyOnWriteArrayList<>();

    MemoryTransport(
            MemoryNetwork network, Schedule schedule, String host, InetAddress address, TransportLimits limits) {
        this.network = network;
        this.schedule = schedule;
        this.host = host;
        this.address = address;
        this.limits = limits;
        this.loop = new MemoryLoop(schedule);
    }

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public Listener listen(Endpoint local, Acceptor acceptor) {
        return listenRaw(local, (listener, incoming) -> open(incoming.socket(), listener, incoming.remote(), acceptor));
    }

    @Override
    public ConnectAttempt connect(Endpoint from, Endpoint remote, EventLoop on, ConnectHandler handler) {
        var attempt = new MemoryConnecting(this, from, remote, handler);
        attempts.add(attempt);
        on.execute(attempt::tryNext);
        return attempt;
    }

    @Override
    public EventLoop nextLoop() {
        return loop;
    }

    @Override
    public TransportLimits limits() {
        return limits;
    }

    @Override
    public void close() {
        network.forget(this);
        listeners.clear();
        schedule.execute(() -> {
            attempts.forEach(MemoryConnecting::cancelNow);
            connections.values().forEach(FramedConnection::abort);
            schedule.execute(loop::close);
        });
        schedule.settle();
        // what came of it is done now, and what came of that after a second time
        schedule.settle();
    }

    @Override
    public String toString() {
        return name() + " " + host;
    }

    String host() {
        return host;
    }

    MemoryLoop loop() {
        return loop;
    }

    int nextPort() {
        return FIRST_FREE_PORT + ports.getAndIncrement() % FREE_PORTS;
    }

    Optional<MemoryListener> listener(int port) {
        return Optional.ofNullable(listeners.get(port));
    }

    Optional<MemoryTransport> find(String name) {
        return network.find(name);
    }

    Link linkTo(String other) {
        return network.link(host, other);
    }

    MemorySocket pair(Link link) {
        return MemorySocket.pair(schedule, link);
    }

    /** A stream that came in. */
    record Incoming(MemorySocket socket, Endpoint remote) {}

    /** Listens for bare streams; the acceptor is called on the network's thread with where it listens. */
    MemoryListener listenRaw(Endpoint where, BiConsumer<Endpoint, Incoming> acceptor) {
        if (!where.host().equals(host) && !where.host().equals(Endpoint.ANY.host())) {
            throw new TransportException(
                    NOT_A_LOCAL_ADDRESS.explain("cannot listen on " + where + ": this host is " + host));
        }
        while (true) {
            int port = where.port() != 0 ? where.port() : nextPort();
            var listener = new MemoryListener(this, Endpoint.of(host, port), acceptor);
            if (listeners.putIfAbsent(port, listener) == null) {
                return listener;
            }
            if (where.port() != 0) {
                throw new TransportException(
                        ADDRESS_IN_USE.explain("cannot listen on " + where + ": the address is in use"));
            }
        }
    }

    void stopListening(MemoryListener listener) {
        listeners.remove(listener.local().port(), listener);
    }

    void ended(MemoryConnecting attempt) {
        attempts.remove(attempt);
    }

    /** Makes a connection of one end of a stream. */
    void open(MemorySocket socket, Endpoint local, Endpoint remote, ConnectionHandler handler) {
        open(socket, local, remote, connection -> handler);
    }

    private void open(MemorySocket socket, Endpoint local, Endpoint remote, Acceptor acceptor) {
        var wire = new MemoryWire(socket);
        var ends = new FramedConnection.Ends(ids.incrementAndGet(), local, remote, List.of(address));
        var connection = new FramedConnection(ends, loop, limits, wire);
        connections.put(connection.id(), connection);
        wire.attach(connection, () -> connections.remove(connection.id()));
        socket.own(wire);
        connection.open(acceptor);
    }
}
