package io.vernier.node;

import io.vernier.transport.Endpoint;
import java.util.List;

/** Where a node listens with TCP. */
public final class Tcp {
    /** The port of RFC 6733 section 2.1 for Diameter without TLS. */
    public static final int DEFAULT_PORT = 3868;

    private Tcp() {}

    /** All addresses of the machine; port 0 takes a free one. */
    public static Listen port(int port) {
        return at("0.0.0.0", port);
    }

    /**
     * The first of these addresses or host names of the machine; port 0 takes a free one. The others are for transports that
     * use several together, which can be given the same list. To listen at several addresses with TCP, name each of them.
     */
    public static Listen at(List<String> hosts, int port) {
        return new Listen("tcp", new Endpoint(hosts, port));
    }

    /** One address or host name of the machine; port 0 takes a free one. */
    public static Listen at(String host, int port) {
        return new Listen("tcp", Endpoint.of(host, port));
    }
}
