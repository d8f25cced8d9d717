package io.vernier.transport;

import io.vernier.transport.tcp.TcpTransport;
import io.vernier.transport.tcp.TlsCredentials;
import io.vernier.transport.tcp.TlsOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The contract over TLS, with the JDK's sockets as raw peers: whatever the engine, they are the other implementation. */
abstract class TlsContractTest extends TcpContractTest {
    private static @Nullable TestAuthority authority;
    private static @Nullable SSLContext raw;

    @BeforeAll
    static void makeCertificates(@TempDir Path folder) {
        authority = new TestAuthority("authority", folder);
        raw = authority.context("raw.example.net");
    }

    abstract TlsOptions.Engine engine();

    @Override
    protected final Transport open(TransportLimits limits) {
        TlsOptions options = Objects.requireNonNull(authority).issue("node.example.net");
        return TcpTransport.open(options(limits), TlsCredentials.load(options.withEngine(engine())));
    }

    @Override
    protected final RawPeer rawConnect(Endpoint remote) {
        return SocketPeer.connect(remote, socket -> over(socket, true));
    }

    @Override
    protected final RawListener rawListen() {
        return SocketPeer.listen(InetAddress.getLoopbackAddress(), socket -> over(socket, false));
    }

    private static Socket over(Socket lower, boolean client) throws IOException {
        var socket = (SSLSocket) Objects.requireNonNull(raw)
                .getSocketFactory()
                .createSocket(lower, lower.getInetAddress().getHostAddress(), lower.getPort(), true);
        socket.setUseClientMode(client);
        socket.setNeedClientAuth(!client);
        socket.startHandshake();
        return socket;
    }
}
