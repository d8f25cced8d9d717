package io.vernier.transport;

import java.util.List;

/**
 * Where a node listens or is reached: one or more hosts and a port. Several hosts are tried in turn over TCP and used
 * together over SCTP. A host is a name or the text of an IPv4 or IPv6 address.
 *
 * @param hosts names or addresses, at least one
 * @param port 0 to 65535; 0 lets the system choose one to listen on
 */
public record Endpoint(List<String> hosts, int port) {
    /** Any local address and any free port. */
    public static final Endpoint ANY = Endpoint.of("0.0.0.0", 0);

    public Endpoint {
        hosts = List.copyOf(hosts);
        if (hosts.isEmpty()) {
            throw new IllegalArgumentException("an endpoint without a host (expected: at least one)");
        }
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port " + port + " (expected: 0..65535)");
        }
    }

    public static Endpoint of(String host, int port) {
        return new Endpoint(List.of(host), port);
    }

    /** The first host. */
    public String host() {
        return hosts.get(0);
    }

    /** {@code host:port}, IPv6 addresses in brackets, several hosts separated by commas. */
    @Override
    public String toString() {
        var text = new StringBuilder();
        for (String host : hosts) {
            text.append(text.isEmpty() ? "" : ",");
            text.append(host.indexOf(':') >= 0 ? "[" + host + "]" : host);
        }
        return text.append(':').append(port).toString();
    }
}
