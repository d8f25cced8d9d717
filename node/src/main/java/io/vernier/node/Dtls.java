package io.vernier.node;

import io.vernier.transport.Endpoint;
import java.util.List;

/** Where a node listens with DTLS over SCTP (RFC 6083); {@link NodeBuilder#tls} says with which certificate. Experimental. */
public final class Dtls {
    /** The port of RFC 6733 section 2.1 for Diameter with DTLS, as erratum 3997 has it. */
    public static final int DEFAULT_PORT = 5868;

    private Dtls() {}

    /** All addresses of the machine; port 0 takes a free one. */
    public static Listen port(int port) {
        return at("0.0.0.0", port);
    }

    /** All of these addresses or host names of the machine together, as {@link Sctp#at(List, int)}. */
    public static Listen at(List<String> hosts, int port) {
        return new Listen("dtls", new Endpoint(hosts, port));
    }

    /** One address or host name of the machine; port 0 takes a free one. */
    public static Listen at(String host, int port) {
        return new Listen("dtls", Endpoint.of(host, port));
    }
}
