package io.vernier.node;

import io.vernier.transport.Endpoint;

/** Where a node listens with TLS over TCP; {@link NodeBuilder#tls} says with which certificate. */
public final class Tls {
    /** The port of RFC 6733 section 2.1 for Diameter with TLS, as erratum 3997 has it. */
    public static final int DEFAULT_PORT = 5868;

    private Tls() {}

    /** All addresses of the machine; port 0 takes a free one. */
    public static Listen port(int port) {
        return at("0.0.0.0", port);
    }

    /** One address or host name of the machine; port 0 takes a free one. */
    public static Listen at(String host, int port) {
        return new Listen("tls", Endpoint.of(host, port));
    }
}
