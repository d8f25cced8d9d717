package io.vernier.node;

import io.vernier.transport.EventLoop;
import io.vernier.transport.Transport;
import io.vernier.transport.tcp.TcpOptions;
import io.vernier.transport.tcp.TcpTransport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The transports of a node: those it was given, and those it makes and closes itself. */
final class Transports implements AutoCloseable {
    private final Map<String, Transport> byName;
    private final List<Transport> own = new ArrayList<>();

    Transports(NodeBuilder settings) {
        byName = new LinkedHashMap<>(settings.transports);
        if (!byName.containsKey("tcp") && isNamed(settings, "tcp")) {
            Transport tcp = TcpTransport.open(TcpOptions.defaults().withLimits(settings.limits));
            own.add(tcp);
            byName.put("tcp", tcp);
        }
    }

    private static boolean isNamed(NodeBuilder settings, String name) {
        return settings.listens.stream().anyMatch(listen -> listen.transport().equals(name))
                || settings.peers.stream().anyMatch(peer -> peer.transport().equals(name));
    }

    /**
     * The transport of this name.
     *
     * @throws IllegalArgumentException if there is none
     */
    Transport of(String name) {
        Transport transport = byName.get(name);
        if (transport == null) {
            throw new IllegalArgumentException(
                    NodeProblem.NO_TRANSPORT.explain(name).toString());
        }
        return transport;
    }

    EventLoop anyLoop() {
        return byName.values().iterator().next().nextLoop();
    }

    @Override
    public void close() {
        own.forEach(Transport::close);
    }
}
