package io.vernier.transport;

import io.vernier.transport.tcp.TcpOptions;
import io.vernier.transport.tcp.TlsOptions;

/** The contract over the JDK's TLS. */
final class TlsJdkContractTest extends TlsContractTest {
    @Override
    TcpOptions.Io io() {
        return TcpOptions.Io.AUTO;
    }

    @Override
    TlsOptions.Engine engine() {
        return TlsOptions.Engine.JDK;
    }
}
