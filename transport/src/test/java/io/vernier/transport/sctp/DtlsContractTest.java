package io.vernier.transport.sctp;

import com.sun.nio.sctp.SctpServerChannel;
import io.vernier.codec.Message;
import io.vernier.transport.Endpoint;
import io.vernier.transport.RawListener;
import io.vernier.transport.RawPeer;
import io.vernier.transport.Samples;
import io.vernier.transport.SctpPeer;
import io.vernier.transport.TestAuthority;
import io.vernier.transport.Transport;
import io.vernier.transport.TransportContractTest;
import io.vernier.transport.TransportLimits;
import io.vernier.transport.TransportProblem;
import io.vernier.transport.internal.kernel.KernelSocket;
import io.vernier.transport.tcp.TlsCredentials;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** The contract over DTLS over SCTP on loopback. */
@Tag("sctp")
final class DtlsContractTest extends TransportContractTest {
    private static @Nullable TlsCredentials credentials;
    private static @Nullable TlsCredentials raw;

    @BeforeAll
    static void makeCertificates(@TempDir Path folder) {
        var authority = new TestAuthority("authority", folder);
        credentials = TlsCredentials.load(authority.issue("node.example.net"));
        raw = TlsCredentials.load(authority.issue("raw.example.net"));
    }

    /** What overflows the buffer of a peer that reads slowly comes again soon, and not after the second that is usual. */
    @Override
    protected Transport open(TransportLimits limits) {
        SctpOptions options = SctpOptions.defaults()
                .withLoops(2)
                .withLimits(limits)
                .withRtoInitial(Duration.ofMillis(50))
                .withRtoMin(Duration.ofMillis(50))
                .withRtoMax(Duration.ofMillis(200));
        return SctpTransport.open(options, Objects.requireNonNull(credentials));
    }

    @Override
    protected Endpoint here() {
        return Endpoint.of("127.0.0.1", 0);
    }

    @Override
    protected Endpoint nobody() {
        try (var server = SctpServerChannel.open().bind(loopback(0))) {
            return Endpoint.of("127.0.0.1", port(server));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Packets to an address of the test's own network that no machine has. */
    @Override
    protected Endpoint silent() {
        return Endpoint.of("10.68.1.77", 3868);
    }

    @Override
    protected String unknownHost() {
        return "no.such.host.invalid";
    }

    @Override
    protected String deadHost() {
        return "127.0.0.2";
    }

    @Override
    protected RawPeer rawConnect(Endpoint remote) {
        return DtlsPeer.connect(remote, Objects.requireNonNull(raw));
    }

    @Override
    protected RawListener rawListen() {
        try {
            SctpServerChannel server = SctpServerChannel.open();
            DtlsPeer.prepare(KernelSocket.access().of(server));
            server.bind(loopback(0)).configureBlocking(false);
            return new Raw(new SctpPeer.SctpListener(server, Endpoint.of("127.0.0.1", port(server))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A message is one record, which is one user message: there are no pieces, so it is the longest there is. */
    @Override
    protected Message writtenInPieces(RawPeer peer) {
        Message message = Samples.request(3, DtlsRecord.MAX_PLAINTEXT);
        peer.write(message.toBytes());
        return message;
    }

    /** The kernel gathers in one packet what is sent while another is on its way. */
    @Override
    protected void writeTogether(RawPeer peer, List<Message> messages) {
        var sender = (DtlsPeer) peer;
        List<byte[]> records = messages.stream()
                .map(message -> sender.protect(message.toBytes()))
                .toList();
        records.forEach(sender::send);
    }

    /** A record is never without its end: half a message is one that is too short. */
    @Override
    protected TransportProblem ofHalfAMessage(TransportProblem onAStream) {
        return TransportProblem.NOT_ONE_MESSAGE;
    }

    /** No record holds more. */
    @Override
    protected int longestOnTheWire() {
        return DtlsRecord.MAX_PLAINTEXT;
    }

    /** Each begins with a handshake that waits for acknowledgements. */
    @Override
    protected int connectionsToCome() {
        return 100;
    }

    private static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    private static int port(SctpServerChannel server) throws IOException {
        return ((InetSocketAddress) server.getAllLocalAddresses().iterator().next()).getPort();
    }

    /** Accepts associations and shakes hands over them. */
    private record Raw(SctpPeer.SctpListener lower) implements RawListener {
        @Override
        public Endpoint local() {
            return lower.local();
        }

        @Override
        public RawPeer accept() {
            try {
                var engine = new DtlsEngine(Objects.requireNonNull(raw).datagramEngine(false));
                return new DtlsPeer(lower.accept(), engine).shakeHands();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            lower.close();
        }
    }
}
