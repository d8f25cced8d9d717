/** Moves Diameter messages between nodes: TCP, TLS and an in-memory network, framing, lanes, back-pressure. */
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

    exports io.vernier.transport;
    exports io.vernier.transport.memory;
    exports io.vernier.transport.tcp;
}
