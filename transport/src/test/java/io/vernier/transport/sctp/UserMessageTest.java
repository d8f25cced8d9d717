package io.vernier.transport.sctp;

import static io.vernier.transport.Lane.APPLICATION;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.nio.sctp.MessageInfo;
import io.vernier.codec.Message;
import io.vernier.transport.Endpoint;
import io.vernier.transport.Recorder;
import io.vernier.transport.Samples;
import io.vernier.transport.SctpPeer;
import io.vernier.transport.SendResult;
import io.vernier.transport.TransportProblem;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How Diameter messages become user messages of SCTP, seen by a bare socket. */
@Tag("sctp")
final class UserMessageTest {
    private static final int DIAMETER = 46;

    private final Recorder recorder = new Recorder();
    private SctpTransport transport = SctpTransport.open();

    @AfterEach
    void close() {
        transport.close();
    }

    @Test
    void messagesGoUnorderedOverStreamZeroOnceThePeerHasSpoken() {
        SctpPeer peer = connected(SctpOptions.defaults());

        recorder.send(Samples.request(1, 100), APPLICATION);
        peer.read(100);
        peer.write(Samples.request(2, 100).toBytes());
        recorder.message();
        recorder.send(Samples.request(3, 100), APPLICATION);
        peer.read(100);

        assertThat(peer.infos()).extracting(MessageInfo::payloadProtocolID).containsOnly(DIAMETER);
        assertThat(peer.infos()).extracting(MessageInfo::streamNumber).containsOnly(0);
        assertThat(peer.infos()).extracting(MessageInfo::isUnordered).containsExactly(false, true);
        assertThat(peer.infos()).allMatch(MessageInfo::isComplete);
    }

    @Test
    void messagesGoInOrderOverAllStreamsInTurn() {
        SctpPeer peer =
                connected(SctpOptions.defaults().withDelivery(Delivery.ORDERED).withOutgoingStreams(4));
        peer.write(Samples.request(2, 100).toBytes());
        recorder.message();

        recorder.onLoop(() -> {
            IntStream.range(0, 8).forEach(i -> recorder.connection().send(Samples.request(i, 100), APPLICATION));
            return 0;
        });
        peer.read(800);

        assertThat(peer.infos()).extracting(MessageInfo::isUnordered).containsOnly(false);
        assertThat(peer.infos())
                .extracting(MessageInfo::streamNumber)
                .containsExactlyInAnyOrder(0, 0, 1, 1, 2, 2, 3, 3);
    }

    @Test
    void anyStreamAndAnyPayloadProtocolIsTaken() {
        SctpPeer peer = connected(SctpOptions.defaults());

        for (int stream = 0; stream < 10; stream++) {
            MessageInfo how = MessageInfo.createOutgoing(null, stream).payloadProtocolID(stream * 7);
            peer.write(Samples.request(stream, 100).toBytes(), how.unordered(stream % 2 == 0));
        }

        assertThat(recorder.messages(10))
                .extracting(Message::hopByHopId)
                .containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    }

    @Test
    void aLongMessageGoesInOnePieceAndOneThatDoesNotFitIsRefusedInWords() {
        SctpPeer peer = connected(SctpOptions.defaults().withSendBuffer(100_000));

        SendResult tooLong = recorder.send(Samples.request(1, 200_004), APPLICATION);
        SendResult longest = recorder.send(Samples.request(2, 200_000), APPLICATION);

        assertThat(tooLong).isEqualTo(SendResult.DOES_NOT_FIT);
        assertThat(tooLong.explanation().toString()).contains("VN-3503").contains("net.core.wmem_max");
        assertThat(longest).isEqualTo(SendResult.QUEUED);
        assertThat(Message.decode(peer.read(200_000))).isEqualTo(Samples.request(2, 200_000));
        assertThat(peer.infos().stream().filter(MessageInfo::isComplete)).hasSize(1);
        assertThat(recorder.connection().isOpen()).isTrue();
    }

    @Test
    void twoMessagesInOneUserMessageAreTold() {
        SctpPeer peer = connected(SctpOptions.defaults());

        peer.write(Samples.octets(java.util.List.of(Samples.request(1, 100), Samples.request(2, 60))));

        assertThat(recorder.closed().code()).isEqualTo(TransportProblem.NOT_ONE_MESSAGE.code());
        assertThat(recorder.closed().cause()).contains("160 octets with a Message Length of 100");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1"})
    void bothAddressFamiliesAreUsed(String host) {
        var server = new Recorder();
        Endpoint local =
                transport.listen(Endpoint.of(host, 0), connection -> server).local();

        transport.connect(local, recorder);
        recorder.send(Samples.request(1, 100), APPLICATION);

        assertThat(server.message()).isEqualTo(Samples.request(1, 100));
        assertThat(recorder.connection().remote().host()).isEqualTo(host);
        assertThat(server.connection().local().host()).isEqualTo(host);
    }

    private SctpPeer connected(SctpOptions options) {
        transport.close();
        transport = SctpTransport.open(options);
        SctpPeer.SctpListener listener = SctpPeer.listen(Endpoint.of("127.0.0.1", 0));
        transport.connect(listener.local(), recorder);
        SctpPeer peer = listener.accept();
        recorder.connection();
        listener.close();
        return peer;
    }
}
