package io.vernier.node;

import io.vernier.transport.Endpoint;
import java.util.List;

/** Where a node listens with SCTP; {@link NodeBuilder#sctp} says how it is used. */
public final class Sctp {
    /** The port of RFC 6733 section 2.1 for Diameter without DTLS: the same number as with TCP. */
    public static final int DEFAULT_PORT = 3868;

    private Sctp() {}

    /** All addresses of the machine; port 0 takes a free one. */
    public static Listen port(int port) {
        return at("0.0.0.0", port);
    }

    /**
     * All of these addresses or host names of the machine together (multi-homing): a peer that connects to one of them learns
     * the others, and goes on over them when one path is lost. Port 0 takes a free one.
     */
    public static Listen at(List<String> hosts, int port) {
        return new Listen("sctp", new Endpoint(hosts, port));
    }

    /** One address or host name of the machine; port 0 takes a free one. */
    public static Listen at(String host, int port) {
        return new Listen("sctp", Endpoint.of(host, port));
    }
}
