package io.vernier.transport;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.nio.sctp.SctpServerChannel;
import io.vernier.codec.Message;
import io.vernier.transport.sctp.SctpOptions;
import io.vernier.transport.sctp.SctpTransport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The contract over SCTP on loopback, by the kernel's own SCTP. */
@Tag("sctp")
final class SctpContractTest extends TransportContractTest {
    @BeforeAll
    static void watchForLeaks() {
        LeakWatch.start();
    }

    @AfterAll
    static void nothingHasLeaked() {
        assertThat(LeakWatch.stop()).isEmpty();
    }

    @Override
    protected Transport open(TransportLimits limits) {
        return SctpTransport.open(SctpOptions.defaults().withLoops(2).withLimits(limits));
    }

    @Override
    protected Endpoint here() {
        return Endpoint.of("127.0.0.1", 0);
    }

    @Override
    protected Endpoint nobody() {
        try (var server = SctpServerChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            var address =
                    (InetSocketAddress) server.getAllLocalAddresses().iterator().next();
            return Endpoint.of("127.0.0.1", address.getPort());
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
        return SctpPeer.connect(remote);
    }

    @Override
    protected RawListener rawListen() {
        return SctpPeer.listen(here());
    }

    /** The kernel hands a message over in as many parts as it takes to read it. */
    @Override
    protected Message writtenInPieces(RawPeer peer) {
        Message message = Samples.request(3, 300_000);
        peer.write(message.toBytes());
        return message;
    }

    /** The kernel gathers in one packet what is sent while another is on its way. */
    @Override
    protected void writeTogether(RawPeer peer, List<Message> messages) {
        messages.forEach(message -> peer.write(message.toBytes()));
    }

    /** A user message is never without its end: half a message is one that is too short. */
    @Override
    protected TransportProblem ofHalfAMessage(TransportProblem onAStream) {
        return TransportProblem.NOT_ONE_MESSAGE;
    }

    @Test
    void aResetWhileAMessageIsOnItsWayIsExplained() {
        Transport transport = transport(TransportLimits.defaults());
        var server = new Recorder() {
            @Override
            public void opened(Connection connection) {
                connection.setReading(false);
                super.opened(connection);
            }
        };
        RawPeer peer = rawConnect(transport.listen(here(), connection -> server).local());
        server.connection();

        peer.write(Samples.request(1, 400_000).toBytes());
        peer.reset();
        server.onLoop(() -> {
            server.connection().setReading(true);
            return 0;
        });

        assertThat(server.closed().code()).isEqualTo(TransportProblem.RESET_BY_PEER.code());
        assertThat(server.messages).isEmpty();
    }
}
