package io.vernier.transport;

import io.netty.channel.epoll.Epoll;
import io.vernier.transport.tcp.TcpOptions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;

/** The contract over TCP by native epoll. */
final class EpollContractTest extends TcpContractTest {
    @BeforeAll
    static void whereItLoads() {
        Assumptions.assumeTrue(Epoll.isAvailable(), () -> "native epoll does not load: " + Epoll.unavailabilityCause());
    }

    @Override
    TcpOptions.Io io() {
        return TcpOptions.Io.EPOLL;
    }
}
