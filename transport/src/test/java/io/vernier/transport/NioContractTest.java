package io.vernier.transport;

import io.vernier.transport.tcp.TcpOptions;

/** The contract over TCP by the JDK's own means. */
final class NioContractTest extends TcpContractTest {
    @Override
    TcpOptions.Io io() {
        return TcpOptions.Io.NIO;
    }
}
