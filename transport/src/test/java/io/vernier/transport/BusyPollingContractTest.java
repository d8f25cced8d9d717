package io.vernier.transport;

import io.vernier.transport.tcp.TcpOptions;
import io.vernier.transport.tcp.TcpTransport;
import java.time.Duration;

/** The contract over TCP with loops that seldom sleep. */
final class BusyPollingContractTest extends TcpContractTest {
    @Override
    TcpOptions.Io io() {
        return TcpOptions.Io.AUTO;
    }

    @Override
    protected Transport open(TransportLimits limits) {
        return TcpTransport.open(options(limits).withBusyPolling(Duration.ofMillis(20)));
    }
}
