package io.vernier.transport;

import io.vernier.transport.tcp.TcpOptions;
import io.vernier.transport.tcp.TcpTransport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** The contract over TCP on loopback. */
abstract class TcpContractTest extends TransportContractTest {
    abstract TcpOptions.Io io();

    @Override
    protected final Transport open(TransportLimits limits) {
        return TcpTransport.open(TcpOptions.defaults().withIo(io()).withLoops(2).withLimits(limits));
    }

    @Override
    protected final Endpoint here() {
        return Endpoint.of("127.0.0.1", 0);
    }

    @Override
    protected final Endpoint nobody() {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return Endpoint.of("127.0.0.1", server.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected final RawPeer rawConnect(Endpoint remote) {
        return SocketPeer.connect(remote);
    }

    @Override
    protected final RawListener rawListen() {
        return SocketPeer.listen(InetAddress.getLoopbackAddress());
    }
}
