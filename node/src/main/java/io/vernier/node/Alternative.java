package io.vernier.node;

import io.vernier.protocol.peer.PeerTimeouts;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One of the ways to reach a peer: {@link PeerOptions#transports(Alternative...)} names several, which are tried in order.
 *
 * {@snippet :
 * p.transports(
 *         Alternative.of("sctp").at("10.68.1.1", "10.68.2.1").within(Duration.ofSeconds(2)),
 *         Alternative.of("tcp").at("10.68.1.1"));
 * }
 *
 * @param transport the name of a transport, such as {@code sctp}
 * @param within how long a connection may take to stand, 1 ms to 1 h; as for other connections where it is empty
 * @param addresses where the peer is reached in this way; as for the peer where it is empty
 * @param port the port there; as for the peer where it is empty
 */
public record Alternative(String transport, Optional<Duration> within, List<String> addresses, OptionalInt port) {
    /** @throws IllegalArgumentException if the name is empty, or the time or the port out of its range */
    public Alternative {
        addresses = List.copyOf(addresses);
        if (transport.isBlank()) {
            throw new IllegalArgumentException("a transport without a name (expected: such as sctp or tcp)");
        }
        within.ifPresent(time -> {
            var unused = PeerTimeouts.defaults().withConnect(time); // checks the value
        });
        if (port.isPresent() && (port.getAsInt() < 1 || port.getAsInt() > 65_535)) {
            throw new IllegalArgumentException("port " + port.getAsInt() + " (expected: 1 to 65535)");
        }
    }

    /** By the transport of this name, with everything as it is said of the peer. */
    public static Alternative of(String transport) {
        return new Alternative(transport, Optional.empty(), List.of(), OptionalInt.empty());
    }

    /** The same with a time of its own until the next one is tried, 1 ms to 1 h. */
    public Alternative within(Duration time) {
        return new Alternative(transport, Optional.of(time), addresses, port);
    }

    /** The same with addresses of its own: SCTP uses them together, others in turn. */
    public Alternative at(String... hosts) {
        return new Alternative(transport, within, List.of(hosts), port);
    }

    /** The same with a port of its own. */
    public Alternative port(int number) {
        return new Alternative(transport, within, addresses, OptionalInt.of(number));
    }
}
