package io.vernier.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vernier.codec.Explanation;
import io.vernier.transport.tcp.TcpOptions;
import io.vernier.transport.tcp.TcpTransport;
import io.vernier.transport.tcp.TlsCredentials;
import io.vernier.transport.tcp.TlsOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What both sides say when TLS does not come about, each in one sentence with what to do. */
final class TlsRefusalTest {
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
    @EnumSource(names = {"JDK", "BORINGSSL"})
    void anExpiredCertificateOfTheClientIsNamedOnBothSides(TlsOptions.Engine engine) {
        Recorder client = connect(ours.issueExpired("pcef1.example.net").withEngine(engine), server(engine));

        assertThat(Recorder.await(refused)).satisfies(why -> {
            assertThat(why.code()).isEqualTo(TransportProblem.CERTIFICATE_EXPIRED.code());
            assertThat(why.cause())
                    .startsWith("the certificate of the peer 127.0.0.1:")
                    .contains("has expired");
        });
        assertThat(ended(client)).satisfies(why -> {
            assertThat(why.code()).isEqualTo(TransportProblem.OWN_CERTIFICATE_REFUSED.code());
            assertThat(why.cause()).contains("refused the certificate of this node");
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"JDK", "BORINGSSL"})
    void anExpiredCertificateOfTheServerIsNamedOnBothSides(TlsOptions.Engine engine) {
        Recorder client = connect(
                ours.issue("pcef1.example.net").withEngine(engine),
                listen(ours.issueExpired("ocs1.example.net").withEngine(engine)));

        assertThat(client.notConnected().code()).isEqualTo(TransportProblem.CERTIFICATE_EXPIRED.code());
        assertThat(client.notConnected().cause()).contains("127.0.0.1:").contains("has expired");
        assertThat(Recorder.await(refused).code()).isEqualTo(TransportProblem.OWN_CERTIFICATE_REFUSED.code());
    }

    @ParameterizedTest
    @EnumSource(names = {"JDK", "BORINGSSL"})
    void anAuthorityThatIsNotTrustedIsNamedOnBothSides(TlsOptions.Engine engine) {
        Recorder client =
                connect(ours.issueTrusting("pcef1.example.net", theirs).withEngine(engine), server(engine));

        assertThat(client.notConnected().code()).isEqualTo(TransportProblem.UNKNOWN_AUTHORITY.code());
        assertThat(Recorder.await(refused).cause()).contains("trust");
    }

    @ParameterizedTest
    @EnumSource(names = {"JDK", "BORINGSSL"})
    void aClientOfAnotherAuthorityIsNamedOnBothSides(TlsOptions.Engine engine) {
        Recorder client =
                connect(theirs.issueTrusting("pcef1.example.net", ours).withEngine(engine), server(engine));

        assertThat(Recorder.await(refused).code()).isEqualTo(TransportProblem.UNKNOWN_AUTHORITY.code());
        assertThat(ended(client).code()).isEqualTo(TransportProblem.OWN_CERTIFICATE_REFUSED.code());
    }

    @ParameterizedTest
    @EnumSource(names = {"JDK", "BORINGSSL"})
    void anAuthorityOfTheSameNameWithAnotherKeyIsNotTrusted(TlsOptions.Engine engine) {
        var renewed = new TestAuthority("ours", folder);

        Recorder client =
                connect(renewed.issueTrusting("pcef1.example.net", ours).withEngine(engine), server(engine));

        assertThat(Recorder.await(refused).code()).isEqualTo(TransportProblem.UNKNOWN_AUTHORITY.code());
        assertThat(ended(client).code()).isEqualTo(TransportProblem.OWN_CERTIFICATE_REFUSED.code());
    }

    /** A client that is told the authorities does not even show a certificate of another one. */
    @ParameterizedTest
    @EnumSource(names = {"JDK", "BORINGSSL"})
    void aClientWithoutAGoodCertificateIsNamedOnBothSides(TlsOptions.Engine engine) {
        TlsOptions server = ours.issue("ocs1.example.net").withEngine(engine).withNamedAuthorities();
        Recorder client =
                connect(theirs.issueTrusting("pcef1.example.net", ours).withEngine(engine), listen(server));

        assertThat(Recorder.await(refused).code()).isEqualTo(TransportProblem.NO_CERTIFICATE.code());
        assertThat(ended(client).code()).isEqualTo(TransportProblem.OWN_CERTIFICATE_REFUSED.code());
    }

    @ParameterizedTest
    @EnumSource(names = {"JDK", "BORINGSSL"})
    void noCommonProtocolIsNamedOnBothSides(TlsOptions.Engine engine) {
        Recorder client = connect(
                ours.issue("pcef1.example.net").withProtocols("TLSv1.2").withEngine(engine),
                listen(ours.issue("ocs1.example.net").withProtocols("TLSv1.3").withEngine(engine)));

        assertThat(client.notConnected().toString()).contains(TransportProblem.NO_COMMON_TLS.code());
        assertThat(Recorder.await(refused).toString()).contains(TransportProblem.NO_COMMON_TLS.code());
    }

    @ParameterizedTest
    @EnumSource(names = {"JDK", "BORINGSSL"})
    void encryptionThatIsNotAuthenticatedIsNotAccepted(TlsOptions.Engine engine) {
        Recorder client = connect(
                ours.issue("pcef1.example.net")
                        .withProtocols("TLSv1.2")
                        .withCipherSuites("TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA"),
                listen(ours.issueRsa("ocs1.example.net").withEngine(engine)));

        assertThat(client.notConnected().toString()).contains(TransportProblem.NO_COMMON_TLS.code());
        assertThat(Recorder.await(refused).toString()).contains(TransportProblem.NO_COMMON_TLS.code());
    }

    @ParameterizedTest
    @EnumSource(names = {"JDK", "BORINGSSL"})
    void plainTextAgainstTlsIsNamedOnBothSides(TlsOptions.Engine engine) {
        Recorder client = new Recorder();
        plain().connect(server(engine), client);
        client.send(Samples.request(1, 20), Lane.APPLICATION);

        assertThat(Recorder.await(refused).code()).isEqualTo(TransportProblem.NOT_TLS.code());
        assertThat(client.closed()).isNotNull();
    }

    @ParameterizedTest
    @EnumSource(names = {"JDK", "BORINGSSL"})
    void tlsAgainstPlainTextIsNamedOnBothSides(TlsOptions.Engine engine) {
        var server = new Recorder();
        Endpoint listening = plain().listen(Endpoint.of("127.0.0.1", 0), connection -> server)
                .local();

        Recorder client = connect(ours.issue("pcef1.example.net").withEngine(engine), listening);

        assertThat(server.closed().cause()).contains("TLS handshake");
        assertThat(client.notConnected().code()).isEqualTo(TransportProblem.HANDSHAKE_FAILED.code());
        assertThat(client.notConnected().remedy()).contains("both sides agree on TLS");
    }

    @Test
    void aPeerThatSaysNothingIsNotWaitedForLongerThanTold() {
        RawListener silent = SocketPeer.listen(InetAddress.getLoopbackAddress());

        Recorder client =
                connect(ours.issue("pcef1.example.net").withHandshakeTimeout(Duration.ofMillis(50)), silent.local());

        assertThat(client.notConnected().code()).isEqualTo(TransportProblem.HANDSHAKE_TIMEOUT.code());
        silent.close();
    }

    @Test
    void whoConnectsAndSaysNothingIsTurnedAway() {
        RawPeer silent =
                SocketPeer.connect(listen(ours.issue("ocs1.example.net").withHandshakeTimeout(Duration.ofMillis(50))));

        assertThat(Recorder.await(refused).code()).isEqualTo(TransportProblem.HANDSHAKE_TIMEOUT.code());
        silent.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"JDK", "BORINGSSL"})
    void bothEndsKnowWhoTheOtherIs(TlsOptions.Engine engine) {
        Recorder client = connect(ours.issue("pcef1.example.net").withEngine(engine), server(engine));

        Security there = client.onLoop(() -> client.connection().security()).orElseThrow();
        Recorder server = Recorder.await(accepted);
        Security here = server.onLoop(() -> server.connection().security()).orElseThrow();

        assertThat(there.protocol()).isEqualTo("TLSv1.3");
        assertThat(there.peerNames()).containsExactly("ocs1.example.net");
        assertThat(there.vouchesFor("OCS1.example.net")).isTrue();
        assertThat(there.vouchesFor("ocs2.example.net")).isFalse();
        assertThat(here.peerNames()).containsExactly("pcef1.example.net");
    }

    @Test
    void aNewCertificateIsUsedByConnectionsToComeAndOldOnesStand() throws IOException {
        TlsOptions first = ours.issue("ocs1.example.net");
        TlsCredentials tls = TlsCredentials.load(first);
        Endpoint listening = listen(tls);
        Recorder before = connect(ours.issue("pcef1.example.net"), listening);
        before.connection();

        TlsOptions second = ours.issue("ocs2.example.net");
        Files.copy(second.certificates(), first.certificates(), StandardCopyOption.REPLACE_EXISTING);
        Files.copy(second.key(), first.key(), StandardCopyOption.REPLACE_EXISTING);
        tls.reload();
        Recorder after = connect(ours.issue("pcef2.example.net"), listening);

        assertThat(peerNames(after)).containsExactly("ocs2.example.net");
        assertThat(peerNames(before)).containsExactly("ocs1.example.net");
        assertThat(before.send(Samples.request(1, 20), Lane.APPLICATION)).isEqualTo(SendResult.QUEUED);
        assertThat(Recorder.await(accepted).message()).isEqualTo(Samples.request(1, 20));
    }

    @Test
    void filesThatCannotBeReadAreNamedAndWhatWasReadStaysInUse() throws IOException {
        TlsOptions options = ours.issue("ocs1.example.net");
        TlsCredentials tls = TlsCredentials.load(options);
        Files.writeString(options.key(), "no key");

        assertThatExceptionOfType(TransportException.class)
                .isThrownBy(tls::reload)
                .satisfies(
                        e -> assertThat(e.explanation().code()).isEqualTo(TransportProblem.BAD_CERTIFICATE_FILE.code()))
                .withMessageContaining(options.key().toString());
        Files.delete(options.key());
        assertThatExceptionOfType(TransportException.class)
                .isThrownBy(() -> TlsCredentials.load(options))
                .withMessageContaining(options.key() + " is missing");

        assertThat(peerNames(connect(ours.issue("pcef1.example.net"), listen(tls))))
                .containsExactly("ocs1.example.net");
    }

    private static List<String> peerNames(Recorder recorder) {
        return recorder.onLoop(() -> recorder.connection().security())
                .orElseThrow()
                .peerNames();
    }

    /** With TLS 1.3 a client hears of its refusal when it has connected, before it when it is 1.2. */
    private static Explanation ended(Recorder client) {
        return Recorder.await(client.notConnected.applyToEither(client.closed, why -> why));
    }

    private Endpoint server(TlsOptions.Engine engine) {
        return listen(ours.issue("ocs1.example.net").withEngine(engine));
    }

    private Endpoint listen(TlsOptions options) {
        return listen(TlsCredentials.load(options));
    }

    private Endpoint listen(TlsCredentials tls) {
        return transport(TcpTransport.open(TcpOptions.defaults(), tls))
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

    private Recorder connect(TlsOptions options, Endpoint remote) {
        var client = new Recorder();
        transport(TcpTransport.open(TcpOptions.defaults(), TlsCredentials.load(options)))
                .connect(remote, client);
        return client;
    }

    private Transport plain() {
        return transport(TcpTransport.open());
    }

    private Transport transport(Transport transport) {
        transports.add(transport);
        return transport;
    }
}
