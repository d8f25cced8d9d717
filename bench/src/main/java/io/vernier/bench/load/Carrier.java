package io.vernier.bench.load;

import io.vernier.bench.GyExchange;
import io.vernier.node.Listen;
import io.vernier.node.NodeBuilder;
import io.vernier.node.Tcp;
import io.vernier.node.Tls;
import io.vernier.transport.tcp.TlsOptions;

/** What carries the messages of two nodes in two processes. */
enum Carrier {
    TCP,
    /** TLS 1.3 by the JDK. */
    TLS,
    /** TLS 1.3 by BoringSSL. */
    BORINGSSL;

    private static final String LOOPBACK = "127.0.0.1";

    /** Where the server listens. */
    Listen listen() {
        return this == TCP ? Tcp.at(LOOPBACK, 0) : Tls.at(LOOPBACK, 0);
    }

    /** How the client names the server. */
    String uri(int port) {
        return (this == TCP ? "aaa://" : "aaas://") + GyExchange.SERVER + ":" + port;
    }

    /** Gives a node what the carrier needs. */
    NodeBuilder equip(NodeBuilder node, String host) {
        return switch (this) {
            case TCP -> node;
            case TLS -> node.tls(BenchCertificates.of(host));
            case BORINGSSL -> node.tls(BenchCertificates.of(host).withEngine(TlsOptions.Engine.BORINGSSL));
        };
    }
}
