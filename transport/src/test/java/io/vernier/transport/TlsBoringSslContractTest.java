package io.vernier.transport;

import io.netty.handler.ssl.OpenSsl;
import io.vernier.transport.tcp.TcpOptions;
import io.vernier.transport.tcp.TlsOptions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;

/** The contract over BoringSSL. */
final class TlsBoringSslContractTest extends TlsContractTest {
    @BeforeAll
    static void whereItLoads() {
        Assumptions.assumeTrue(
                OpenSsl.isAvailable(), () -> "BoringSSL does not load: " + OpenSsl.unavailabilityCause());
    }

    @Override
    TcpOptions.Io io() {
        return TcpOptions.Io.AUTO;
    }

    @Override
    TlsOptions.Engine engine() {
        return TlsOptions.Engine.BORINGSSL;
    }
}
