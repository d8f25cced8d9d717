package io.vernier.bench.load;

import io.vernier.bench.GyExchange;
import io.vernier.codec.Explanation;
import io.vernier.node.Dtls;
import io.vernier.node.Listen;
import io.vernier.node.NodeBuilder;
import io.vernier.node.Sctp;
import io.vernier.node.Tcp;
import io.vernier.node.Tls;
import io.vernier.transport.sctp.SctpTransport;
import io.vernier.transport.tcp.TcpOptions;
import io.vernier.transport.tcp.TlsOptions;
import java.time.Duration;
import java.util.Optional;

/** What carries the messages of two nodes in two processes. */
enum Carrier {
    TCP,
    /** TCP whose loops ask the kernel again and again before they sleep. */
    SPIN,
    /** TLS 1.3 by the JDK. */
    TLS,
    /** TLS 1.3 by BoringSSL. */
    BORINGSSL,
    /** SCTP of the kernel, one association of one path. */
    SCTP,
    /** DTLS 1.2 by the JDK over SCTP. */
    DTLS;

    private static final String LOOPBACK = "127.0.0.1";

    /** Longer than a round trip of any contender. */
    private static final Duration POLLING = Duration.ofMillis(1);

    /** Where the server listens. */
    Listen listen() {
        return switch (this) {
            case TCP, SPIN -> Tcp.at(LOOPBACK, 0);
            case TLS, BORINGSSL -> Tls.at(LOOPBACK, 0);
            case SCTP -> Sctp.at(LOOPBACK, 0);
            case DTLS -> Dtls.at(LOOPBACK, 0);
        };
    }

    /** How the client names the server. */
    String uri(int port) {
        String host = GyExchange.SERVER + ":" + port;
        return switch (this) {
            case TCP, SPIN -> "aaa://" + host;
            case TLS, BORINGSSL -> "aaas://" + host;
            case SCTP -> "aaa://" + host + ";transport=sctp";
            case DTLS -> "aaas://" + host + ";transport=sctp";
        };
    }

    /** Gives a node what the carrier needs. */
    NodeBuilder equip(NodeBuilder node, String host) {
        return switch (this) {
            case TCP, SCTP -> node;
            case SPIN -> node.tcp(tcp());
            case TLS, DTLS -> node.tls(BenchCertificates.of(host));
            case BORINGSSL -> node.tls(BenchCertificates.of(host).withEngine(TlsOptions.Engine.BORINGSSL));
        };
    }

    /** How it uses TCP. */
    TcpOptions tcp() {
        return this == SPIN ? TcpOptions.defaults().withBusyPolling(POLLING) : TcpOptions.defaults();
    }

    /** Why this machine cannot do it; empty where it can. */
    Optional<Explanation> obstacle() {
        return switch (this) {
            case TCP, SPIN, TLS, BORINGSSL -> Optional.empty();
            case SCTP, DTLS -> SctpTransport.obstacle();
        };
    }
}
