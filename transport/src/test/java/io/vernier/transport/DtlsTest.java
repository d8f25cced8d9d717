package io.vernier.transport;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.nio.sctp.MessageInfo;
import com.sun.nio.sctp.SctpChannel;
import io.vernier.codec.Explanation;
import io.vernier.codec.Message;
import io.vernier.transport.internal.kernel.KernelSocket;
import io.vernier.transport.sctp.Delivery;
import io.vernier.transport.sctp.SctpOptions;
import io.vernier.transport.sctp.SctpTransport;
import io.vernier.transport.tcp.TlsCredentials;
import io.vernier.transport.tcp.TlsOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** DTLS over SCTP between two transports, and what both sides say when it does not come about. */
@Tag("sctp")
final class DtlsTest {
    private final List<Transport> transports = new ArrayList<>();
    private final BlockingQueue<Explanation> refused = new LinkedBlockingQueue<>();
    private final BlockingQueue<Recorder> accepted = new LinkedBlockingQueue<>();

    @TempDir
    private Path folder;

    private TestAuthority ours;
    private TestAuthority theirs;

    @BeforeEach
    void makeAuthorities() {
        ours = new TestAuthority("ours", folder);
        theirs = new TestAuthority("theirs", folder);
    }

    @AfterEach
    void close() {
        transports.forEach(Transport::close);
    }

    @ParameterizedTest
    @EnumSource(Delivery.class)
    void messagesTravelBothWaysAndAllArrive(Delivery delivery) {
        SctpOptions options = SctpOptions.defaults().withDelivery(delivery);
        Recorder client = connect(options, ours.issue("pcef1.example.net"), server(options));
        client.connection();
        Recorder server = Recorder.await(accepted);
        List<Message> messages = IntStream.range(0, 500)
                .mapToObj(i -> Samples.request(i, 20 + 4 * (2 + i % 2000)))
                .toList();

        for (Recorder side : List.of(client, server)) {
            side.connection()
                    .execute(() -> messages.forEach(each -> side.connection().send(each, Lane.APPLICATION)));
        }

        assertThat(server.messages(messages.size())).containsExactlyInAnyOrderElementsOf(messages);
        assertThat(client.messages(messages.size())).containsExactlyInAnyOrderElementsOf(messages);
    }

    @Test
    void aMessageIsARecordAndNoLonger() {
        Recorder client = connect(ours.issue("pcef1.example.net"));
        client.connection();
        Recorder server = Recorder.await(accepted);

        assertThat(client.send(Samples.request(1, 16_388), Lane.APPLICATION)).isEqualTo(SendResult.TOO_LONG);
        assertThat(client.send(Samples.request(2, 16_384), Lane.APPLICATION)).isEqualTo(SendResult.QUEUED);
        assertThat(server.message()).isEqualTo(Samples.request(2, 16_384));
    }

    @Test
    void bothEndsKnowWhoTheOtherIs() {
        Recorder client = connect(ours.issue("pcef1.example.net"));

        Security there = client.onLoop(() -> client.connection().security()).orElseThrow();
        Recorder server = Recorder.await(accepted);
        Security here = server.onLoop(() -> server.connection().security()).orElseThrow();

        assertThat(there.protocol()).isEqualTo("DTLSv1.2");
        assertThat(there.peerNames()).containsExactly("ocs1.example.net");
        assertThat(there.objection("ocs2.example.net")).isPresent();
        assertThat(here.peerNames()).containsExactly("pcef1.example.net");
    }

    @Test
    void whatWasSentBeforeClosingStillArrivesAndTheEndIsInOrder() {
        Recorder client = connect(ours.issue("pcef1.example.net"));
        Connection connection = client.connection();
        Recorder server = Recorder.await(accepted);
        List<Message> messages =
                IntStream.range(0, 300).mapToObj(i -> Samples.request(i, 4000)).toList();

        connection.execute(() -> {
            messages.forEach(each -> connection.send(each, Lane.APPLICATION));
            connection.close();
        });

        assertThat(server.messages(300)).containsExactlyInAnyOrderElementsOf(messages);
        assertThat(server.closed().code()).isEqualTo(TransportProblem.CLOSED_BY_PEER.code());
        assertThat(client.closed().code()).isEqualTo(TransportProblem.CLOSED_HERE.code());
    }

    @Test
    void anAbortIsTold() {
        Recorder client = connect(ours.issue("pcef1.example.net"));
        Connection connection = client.connection();
        Recorder server = Recorder.await(accepted);
        server.connection();

        connection.execute(connection::abort);

        assertThat(server.closed().code()).isEqualTo(TransportProblem.RESET_BY_PEER.code());
    }

    @Test
    void anExpiredCertificateIsNamedOnBothSides() {
        Recorder client = connect(ours.issueExpired("pcef1.example.net"));

        assertThat(Recorder.await(refused).code()).isEqualTo(TransportProblem.CERTIFICATE_EXPIRED.code());
        assertThat(client.notConnected().code()).isEqualTo(TransportProblem.OWN_CERTIFICATE_REFUSED.code());
    }

    @Test
    void anAuthorityThatIsNotTrustedIsNamedOnBothSides() {
        Recorder client = connect(ours.issueTrusting("pcef1.example.net", theirs));

        assertThat(client.notConnected().code()).isEqualTo(TransportProblem.UNKNOWN_AUTHORITY.code());
        assertThat(Recorder.await(refused).cause()).contains("trust");
    }

    /** Its kernel does not even authenticate what it sends. */
    @Test
    void plainSctpAgainstDtlsIsNamed() {
        var client = new Recorder();
        transport(SctpTransport.open()).connect(server(SctpOptions.defaults()), client);

        assertThat(Recorder.await(refused).code()).isEqualTo(TransportProblem.NOT_AUTHENTICATED.code());
        assertThat(Recorder.await(client.notConnected.applyToEither(client.closed, why -> why))
                        .code())
                .isIn(TransportProblem.CLOSED_BY_PEER.code(), TransportProblem.RESET_BY_PEER.code());
    }

    @Test
    void dtlsAgainstPlainSctpIsNamed() {
        Endpoint plain = transport(SctpTransport.open())
                .listen(Endpoint.of("127.0.0.1", 0), connection -> new Recorder())
                .local();

        Recorder client = connect(SctpOptions.defaults(), ours.issue("pcef1.example.net"), plain);

        assertThat(client.notConnected().code()).isEqualTo(TransportProblem.NOT_AUTHENTICATED.code());
    }

    @Test
    void aPeerThatSaysNothingIsNotWaitedForLongerThanTold() throws IOException {
        Endpoint remote = server(
                SctpOptions.defaults(), ours.issue("ocs1.example.net").withHandshakeTimeout(Duration.ofMillis(100)));

        try (SctpChannel silent = authenticated(remote)) {
            assertThat(Recorder.await(refused).code()).isEqualTo(TransportProblem.HANDSHAKE_TIMEOUT.code());
            assertThat(silent.isOpen()).isTrue();
        }
    }

    @Test
    void plainTextInsteadOfAHandshakeIsNamed() throws IOException {
        try (SctpChannel peer = authenticated(server(SctpOptions.defaults()))) {
            peer.send(ByteBuffer.wrap(Samples.watchdog(1).toBytes()), MessageInfo.createOutgoing(null, 0));

            assertThat(Recorder.await(refused).code()).isEqualTo(TransportProblem.NOT_TLS.code());
        }
    }

    /** A peer whose chunks are authenticated, and which knows nothing of DTLS. */
    private static SctpChannel authenticated(Endpoint remote) throws IOException {
        SctpChannel channel = SctpChannel.open();
        KernelSocket.access().of(channel).authentication().requireForData();
        channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), remote.port()));
        return channel;
    }

    private Endpoint server(SctpOptions options) {
        return server(options, ours.issue("ocs1.example.net"));
    }

    private Endpoint server(SctpOptions options, TlsOptions tls) {
        return transport(SctpTransport.open(options, TlsCredentials.load(tls)))
                .listen(Endpoint.of("127.0.0.1", 0), new Acceptor() {
                    @Override
                    public ConnectionHandler accept(Connection connection) {
                        var recorder = new Recorder();
                        accepted.add(recorder);
                        return recorder;
                    }

                    @Override
                    public void refused(Endpoint remote, Explanation why) {
                        refused.add(why);
                    }
                })
                .local();
    }

    private Recorder connect(TlsOptions tls) {
        return connect(SctpOptions.defaults(), tls, server(SctpOptions.defaults()));
    }

    private Recorder connect(SctpOptions options, TlsOptions tls, Endpoint remote) {
        var client = new Recorder();
        transport(SctpTransport.open(options, TlsCredentials.load(tls))).connect(remote, client);
        return client;
    }

    private Transport transport(Transport transport) {
        transports.add(transport);
        return transport;
    }
}
