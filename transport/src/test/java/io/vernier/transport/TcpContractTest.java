package io.vernier.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.requirements.Requirement;
import io.vernier.transport.tcp.TcpOptions;
import io.vernier.transport.tcp.TcpTransport;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The contract over TCP on loopback. */
abstract class TcpContractTest extends TransportContractTest {
    private final List<Closeable> sockets = new ArrayList<>();

    abstract TcpOptions.Io io();

    @Override
    protected Transport open(TransportLimits limits) {
        return TcpTransport.open(options(limits));
    }

    final TcpOptions options(TransportLimits limits) {
        return TcpOptions.defaults().withIo(io()).withLoops(2).withLimits(limits);
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

    /** A listener whose queue is full: Linux drops what comes then. */
    @Override
    protected final Endpoint silent() {
        try {
            var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            sockets.add(server);
            for (int i = 0; i < 3; i++) {
                var socket = new Socket();
                sockets.add(socket);
                try {
                    socket.connect(server.getLocalSocketAddress(), 100);
                } catch (SocketTimeoutException full) {
                    break;
                }
            }
            return Endpoint.of("127.0.0.1", server.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected final String unknownHost() {
        return "no.such.host.invalid";
    }

    @Override
    protected final String deadHost() {
        return "127.0.0.2";
    }

    @BeforeAll
    static void watchForLeaks() {
        LeakWatch.start();
    }

    @AfterAll
    static void nothingHasLeaked() {
        assertThat(LeakWatch.stop()).isEmpty();
    }

    @AfterEach
    final void closeSockets() throws IOException {
        for (Closeable socket : sockets) {
            socket.close();
        }
    }

    @Test
    void listensAndConnectsOverIpv6() {
        Transport transport = transport(TransportLimits.defaults());
        Listener listener = transport.listen(Endpoint.of("::1", 0), connection -> new Recorder());
        var client = new Recorder();

        transport.connect(listener.local(), client);

        assertThat(client.connection().remote().toString()).startsWith("[::1]:");
        assertThat(client.connection().localAddresses().get(0)).isInstanceOf(Inet6Address.class);
    }

    @Test
    void listeningOnAnyAddressTakesBothFamilies() {
        Transport transport = transport(TransportLimits.defaults());
        Listener listener = transport.listen(Endpoint.ANY, connection -> new Recorder());

        for (String host : List.of("127.0.0.1", "::1")) {
            var client = new Recorder();
            transport.connect(Endpoint.of(host, listener.local().port()), client);
            assertThat(client.connection().remote().host()).isEqualTo(host);
        }
    }

    @Test
    void theAddressesOfANameAreTriedUntilOneAnswers() {
        Transport transport = transport(TransportLimits.defaults());
        Listener listener = listen(transport);
        var client = new Recorder();

        transport.connect(Endpoint.of("two.example.net", listener.local().port()), client);

        assertThat(client.connection().remote()).isEqualTo(listener.local());
    }

    @Test
    void whereNoAddressOfANameAnswersEachIsExplained() {
        Endpoint nobody = nobody();
        var client = new Recorder();

        transport(TransportLimits.defaults()).connect(Endpoint.of("two.example.net", nobody.port()), client);

        assertThat(client.notConnected().cause())
                .contains("two.example.net:" + nobody.port())
                .contains("127.0.0.2:" + nobody.port() + " refused the connection; 127.0.0.1:" + nobody.port()
                        + " refused the connection");
    }

    @Test
    @Requirement({"R2.1-5"})
    void connectsFromTheLocalAddressItIsTold() {
        Transport transport = transport(TransportLimits.defaults());
        Listener listener = listen(transport);
        var client = new Recorder();

        transport.connect(Endpoint.of("127.0.0.3", 0), listener.local(), transport.nextLoop(), client);

        assertThat(client.connection().local().host()).isEqualTo("127.0.0.3");
        assertThat(client.connection().localAddresses()).hasSize(1);
        assertThat(accepted().connection().remote())
                .isEqualTo(client.connection().local());
    }

    @Test
    void aLocalAddressOfTheOtherFamilyIsExplained() {
        Transport transport = transport(TransportLimits.defaults());
        var client = new Recorder();

        transport.connect(Endpoint.of("::1", 0), listen(transport).local(), transport.nextLoop(), client);

        assertThat(client.notConnected().code()).isEqualTo(TransportProblem.NOT_A_LOCAL_ADDRESS.code());
        assertThat(client.notConnected().cause()).contains("address family");
    }

    @Override
    protected RawPeer rawConnect(Endpoint remote) {
        return SocketPeer.connect(remote);
    }

    @Override
    protected RawListener rawListen() {
        return SocketPeer.listen(InetAddress.getLoopbackAddress());
    }
}
