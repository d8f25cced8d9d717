package io.vernier.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.vernier.codec.Message;
import io.vernier.transport.tcp.TcpOptions;
import io.vernier.transport.tcp.TcpTransport;
import io.vernier.transport.tcp.TlsCredentials;
import io.vernier.transport.tcp.TlsOptions;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** TLS that begins on a connection in plain text, as behind the CEA of RFC 3588. */
final class ProtectTest {
    private final List<Transport> transports = new ArrayList<>();
    private final BlockingQueue<Upgrading> accepted = new LinkedBlockingQueue<>();

    @TempDir
    private Path folder;

    private TestAuthority authority;

    /** Sends an answer to the first message and begins TLS behind it; the other messages are noted. */
    private static class Upgrading extends Recorder {
        final BlockingQueue<Security> secured = new LinkedBlockingQueue<>();
        private final boolean isInitiator;
        private boolean begun;

        Upgrading(boolean isInitiator) {
            this.isInitiator = isInitiator;
        }

        @Override
        public void message(Connection connection, Message message) {
            super.message(connection, message);
            if (!begun) {
                begun = true;
                if (!isInitiator) {
                    connection.send(Samples.answer(message.hopByHopId(), 20), Lane.CONTROL);
                }
                connection.protect(
                        isInitiator, () -> secured.add(connection.security().orElseThrow()));
            }
        }
    }

    @BeforeAll
    static void watchForLeaks() {
        LeakWatch.start();
    }

    @AfterAll
    static void nothingHasLeaked() {
        assertThat(LeakWatch.stop()).isEmpty();
    }

    @BeforeEach
    void makeAuthority() {
        authority = new TestAuthority("authority", folder);
    }

    @AfterEach
    void close() {
        transports.forEach(Transport::close);
    }

    @ParameterizedTest
    @EnumSource(names = {"JDK", "BORINGSSL"})
    void whatIsSentBehindTheAnswerIsProtectedInBothDirections(TlsOptions.Engine engine) {
        Upgrading client = connect(authority.issue("pcef1.example.net").withEngine(engine), server(engine));
        client.send(Samples.request(1, 20), Lane.CONTROL);

        Security there = Recorder.await(client.secured);
        Upgrading server = Recorder.await(accepted);
        Security here = Recorder.await(server.secured);
        client.send(Samples.request(2, 4000), Lane.APPLICATION);
        server.send(Samples.request(3, 4000), Lane.APPLICATION);

        assertThat(there.protocol()).isEqualTo("TLSv1.3");
        assertThat(there.peerNames()).containsExactly("ocs1.example.net");
        assertThat(here.peerNames()).containsExactly("pcef1.example.net");
        assertThat(server.messages(2)).containsExactly(Samples.request(1, 20), Samples.request(2, 4000));
        assertThat(client.messages(2)).containsExactly(Samples.answer(1, 20), Samples.request(3, 4000));
    }

    @ParameterizedTest
    @EnumSource(names = {"JDK", "BORINGSSL"})
    void whatIsSentDuringTheHandshakeWaitsForItsEnd(TlsOptions.Engine engine) {
        Upgrading client = connect(authority.issue("pcef1.example.net").withEngine(engine), server(engine));

        client.send(Samples.request(1, 20), Lane.CONTROL);
        Upgrading server = Recorder.await(accepted);
        server.message();
        for (int i = 0; i < 100; i++) {
            server.send(Samples.request(i, 4000), Lane.APPLICATION);
        }

        client.message();
        for (int i = 0; i < 100; i++) {
            assertThat(client.message()).isEqualTo(Samples.request(i, 4000));
        }
    }

    /** Nobody may slip a message in that then looks as if it had come under TLS. */
    @ParameterizedTest
    @EnumSource(names = {"JDK", "BORINGSSL"})
    void plainTextBehindTheMessageIsNeverRead(TlsOptions.Engine engine) {
        RawPeer peer = SocketPeer.connect(server(engine));

        peer.write(Samples.octets(List.of(Samples.request(1, 20), Samples.request(2, 20))));

        Upgrading server = Recorder.await(accepted);
        assertThat(server.closed().code()).isEqualTo(TransportProblem.NOT_TLS.code());
        assertThat(server.messages).containsExactly(Samples.request(1, 20));
        assertThat(server.secured).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"JDK", "BORINGSSL"})
    void aHandshakeThatCameInOnePieceWithTheMessageIsNotLost(TlsOptions.Engine engine) throws IOException {
        Endpoint server = server(engine);
        byte[] first = Samples.request(1, 20).toBytes();

        try (var lower = new EagerSocket(server, first);
                var socket = (SSLSocket) authority
                        .context("raw.example.net")
                        .getSocketFactory()
                        .createSocket(lower, server.host(), server.port(), true)) {
            socket.startHandshake();
            socket.getOutputStream().write(Samples.request(2, 20).toBytes());

            Upgrading upgraded = Recorder.await(accepted);
            assertThat(upgraded.messages(2)).containsExactly(Samples.request(1, 20), Samples.request(2, 20));
            assertThat(Recorder.await(upgraded.secured).peerNames()).containsExactly("raw.example.net");
        }
    }

    /** Sends its first octets together with the first that somebody writes to it, and hides the answer to them. */
    private static final class EagerSocket extends Socket {
        private final byte[] first;

        EagerSocket(Endpoint remote, byte[] first) throws IOException {
            super(remote.host(), remote.port());
            this.first = first;
        }

        @Override
        public OutputStream getOutputStream() throws IOException {
            return new FilterOutputStream(super.getOutputStream()) {
                private boolean begun;

                @Override
                public void write(byte[] octets, int offset, int count) throws IOException {
                    var all = new ByteArrayOutputStream();
                    if (!begun) {
                        all.write(first);
                    }
                    all.write(octets, offset, count);
                    out.write(all.toByteArray());
                    if (!begun) {
                        begun = true;
                        getInputStream().readNBytes(Message.HEADER_LENGTH);
                    }
                }
            };
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"JDK", "BORINGSSL"})
    void aHandshakeThatFailsIsASentenceOnBothSides(TlsOptions.Engine engine) {
        Upgrading client = connect(authority.issueExpired("pcef1.example.net").withEngine(engine), server(engine));

        client.send(Samples.request(1, 20), Lane.CONTROL);

        Upgrading server = Recorder.await(accepted);
        assertThat(server.closed().code()).isEqualTo(TransportProblem.CERTIFICATE_EXPIRED.code());
        assertThat(client.closed().code()).isEqualTo(TransportProblem.OWN_CERTIFICATE_REFUSED.code());
        assertThat(server.secured).isEmpty();
    }

    @Test
    void aPeerThatBeginsNoHandshakeIsNotWaitedForLongerThanTold() {
        RawPeer peer = SocketPeer.connect(
                listen(authority.issue("ocs1.example.net").withHandshakeTimeout(Duration.ofMillis(50))));

        peer.write(Samples.request(1, 20).toBytes());

        assertThat(Recorder.await(accepted).closed().code()).isEqualTo(TransportProblem.HANDSHAKE_TIMEOUT.code());
        peer.close();
    }

    @Test
    void aPeerThatClosesInsteadIsExplained() {
        RawPeer peer = SocketPeer.connect(server(TlsOptions.Engine.JDK));
        peer.write(Samples.request(1, 20).toBytes());
        peer.read(20);

        peer.close();

        assertThat(Recorder.await(accepted).closed().cause()).contains("during the handshake of TLS");
    }

    @Test
    void aConnectionWithoutCertificatesOrWithTlsCannotBeProtected() {
        var plain = new Recorder();
        open(TcpTransport.open()).connect(server(TlsOptions.Engine.JDK), plain);
        TlsCredentials tls = TlsCredentials.load(authority.issue("pcef1.example.net"));
        Transport secured = open(TcpTransport.open(TcpOptions.defaults(), tls));
        var inside = new Recorder();
        secured.connect(
                secured.listen(Endpoint.of("127.0.0.1", 0), connection -> new Recorder())
                        .local(),
                inside);

        for (Recorder each : List.of(plain, inside)) {
            assertThat(each.onLoop(() -> each.connection().isProtectable())).isFalse();
            assertThatIllegalStateException().isThrownBy(() -> each.connection().protect(true, () -> {}));
        }
    }

    private Endpoint server(TlsOptions.Engine engine) {
        return listen(authority.issue("ocs1.example.net").withEngine(engine));
    }

    private Endpoint listen(TlsOptions options) {
        return protectable(options)
                .listen(Endpoint.of(InetAddress.getLoopbackAddress().getHostAddress(), 0), connection -> {
                    var server = new Upgrading(false);
                    accepted.add(server);
                    return server;
                })
                .local();
    }

    private Upgrading connect(TlsOptions options, Endpoint remote) {
        var client = new Upgrading(true);
        protectable(options).connect(remote, client);
        return client;
    }

    private Transport protectable(TlsOptions options) {
        return open(TcpTransport.openProtectable(TcpOptions.defaults(), TlsCredentials.load(options)));
    }

    private Transport open(Transport transport) {
        transports.add(transport);
        return transport;
    }
}
