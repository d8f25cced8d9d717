/** Moves Diameter messages between nodes: TCP, TLS, SCTP and an in-memory network, framing, lanes, back-pressure. */
@SuppressWarnings("requires-automatic") // the one jar of Netty that has no module of its own
module io.vernier.transport {
    requires static org.jspecify;
    requires transitive io.vernier.codec;
    requires io.netty.buffer;
    requires io.netty.codec;
    requires io.netty.common;
    requires io.netty.handler;
    requires java.naming;
    requires io.netty.transport;
    requires io.netty.transport.classes.epoll;
    requires io.netty.transport.sctp;
    requires static jdk.sctp;

    exports io.vernier.transport;
    exports io.vernier.transport.memory;
    exports io.vernier.transport.sctp;
    exports io.vernier.transport.tcp;
}
