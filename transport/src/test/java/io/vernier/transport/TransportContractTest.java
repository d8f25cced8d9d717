package io.vernier.transport;

import static io.vernier.transport.Lane.APPLICATION;
import static io.vernier.transport.Lane.CONTROL;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vernier.codec.CommandFlags;
import io.vernier.codec.Message;
import io.vernier.requirements.Requirement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What every transport does alike. */
public abstract class TransportContractTest {
    private final List<AutoCloseable> toClose = new ArrayList<>();
    private final BlockingQueue<Recorder> accepted = new LinkedBlockingQueue<>();

    /** A transport to test, with these limits. */
    protected abstract Transport open(TransportLimits limits);

    /** An address to listen on. */
    protected abstract Endpoint here();

    /** An address of here at which nobody listens. */
    protected abstract Endpoint nobody();

    protected abstract RawPeer rawConnect(Endpoint remote);

    protected abstract RawListener rawListen();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable closeable : toClose.reversed()) {
            closeable.close();
        }
    }

    @Test
    void messagesTravelBothWays() {
        Transport transport = transport(TransportLimits.defaults());
        Listener listener = listen(transport);

        var client = new Recorder();
        transport.connect(listener.local(), client);
        Recorder server = accepted();

        assertThat(client.send(Samples.request(1, 200), APPLICATION)).isEqualTo(SendResult.QUEUED);
        assertThat(server.message()).isEqualTo(Samples.request(1, 200));
        assertThat(server.send(Samples.request(2, 20), CONTROL)).isEqualTo(SendResult.QUEUED);
        assertThat(client.message()).isEqualTo(Samples.request(2, 20));
        assertThat(client.connection().remote()).isEqualTo(listener.local());
        assertThat(client.connection().local()).isEqualTo(server.connection().remote());
        assertThat(client.connection().localAddresses()).hasSize(1);
    }

    @Test
    void aMessageIsSentWithOtherIdentifiersAndMoreAvps() {
        Transport transport = transport(TransportLimits.defaults());
        var client = new Recorder();
        transport.connect(listen(transport).local(), client);
        Message message = Samples.request(1, 60);
        byte[] avp = new byte[] {0, 0, 1, 8, 0x40, 0, 0, 12, 'h', 'o', 's', 't'};

        client.onLoop(() -> client.connection()
                .outgoing(message)
                .hopByHopId(-7)
                .endToEndId(8)
                .flags(CommandFlags.REQUEST | CommandFlags.RETRANSMITTED)
                .insert(20, avp)
                .send(APPLICATION));
        Message received = accepted().message();

        assertThat(received.fault()).isEmpty();
        assertThat(received.length()).isEqualTo(72);
        assertThat(received.hopByHopId()).isEqualTo(-7);
        assertThat(received.endToEndId()).isEqualTo(8);
        assertThat(received.isRetransmitted()).isTrue();
        assertThat(received.avps().code(0)).isEqualTo(264);
        assertThat(received.avps().code(1)).isEqualTo(263);
        assertThat(message.hopByHopId()).as("the message itself stays").isEqualTo(1);
    }

    @Test
    @Requirement({"R2.1-13"})
    void whereNobodyListensTheConnectionIsRefused() {
        var client = new Recorder();
        Endpoint nobody = nobody();

        transport(TransportLimits.defaults()).connect(nobody, client);

        assertThat(client.notConnected().code()).isEqualTo(TransportProblem.REFUSED.code());
        assertThat(client.notConnected().cause()).contains("refused").contains(nobody.toString());
        assertThat(client.opened).isNotDone();
    }

    @Test
    void aCancelledAttemptSaysSo() {
        Transport transport = transport(TransportLimits.defaults());
        Endpoint remote = nobody();
        var client = new Recorder();
        EventLoop loop = transport.nextLoop();

        loop.execute(() -> transport.connect(Endpoint.ANY, remote, loop, client).cancel());

        assertThat(client.notConnected().code())
                .isIn(TransportProblem.CONNECT_CANCELLED.code(), TransportProblem.REFUSED.code());
    }

    @Test
    void listeningTwiceOnOneAddressIsExplained() {
        Transport transport = transport(TransportLimits.defaults());
        Listener listener = listen(transport);

        assertThatExceptionOfType(TransportException.class)
                .isThrownBy(() -> transport.listen(listener.local(), connection -> new Recorder()))
                .satisfies(e -> assertThat(e.explanation().code()).isEqualTo(TransportProblem.ADDRESS_IN_USE.code()))
                .withMessageContaining(listener.local().toString());
    }

    @Test
    void aMessageMayComeOneOctetAtATime() {
        RawPeer peer = rawConnect(listen(transport(TransportLimits.defaults())).local());
        Message message = Samples.request(3, 100);

        for (byte octet : message.toBytes()) {
            peer.write(new byte[] {octet});
        }

        assertThat(accepted().message()).isEqualTo(message);
    }

    @Test
    void manyMessagesMayComeInOneSegment() {
        RawPeer peer = rawConnect(listen(transport(TransportLimits.defaults())).local());
        List<Message> messages = IntStream.range(0, 1000)
                .mapToObj(i -> Samples.request(i, 20 + 4 * (i % 50 == 1 ? 0 : 2 + i % 50)))
                .toList();

        peer.write(Samples.octets(messages));

        Recorder server = accepted();
        assertThat(server.messages(1000)).isEqualTo(messages);
        assertThat(server.batches).hasValueLessThan(500);
    }

    @Test
    void aMessageAtTheBoundComesAndOneOverItEndsTheConnection() {
        var limits = TransportLimits.builder().maxMessageLength(4000).build();
        RawPeer peer = rawConnect(listen(transport(limits)).local());
        Message longest = Samples.request(1, 4000);

        peer.write(longest.toBytes());
        peer.write(Samples.request(2, 4004).toBytes());

        Recorder server = accepted();
        assertThat(server.message()).isEqualTo(longest);
        assertThat(server.closed().code()).isEqualTo(TransportProblem.MESSAGE_TOO_LONG.code());
        assertThat(server.messages).isEmpty();
        assertThat(peer.awaitEnd()).as("closed in order").isFalse();
    }

    @Test
    @Requirement({"R2.1-14"})
    void whatIsNotDiameterEndsTheConnectionWithAReset() {
        RawPeer peer = rawConnect(listen(transport(TransportLimits.defaults())).local());

        peer.write("GET / HTTP/1.1\r\n\r\n".getBytes(US_ASCII));

        assertThat(accepted().closed().code()).isEqualTo(TransportProblem.NOT_DIAMETER.code());
        assertThat(peer.awaitEnd()).as("closed in order").isFalse();
    }

    @Test
    void whatIsTooLongToSendIsRefused() {
        var limits = TransportLimits.builder().maxMessageLength(4000).build();
        Transport transport = transport(limits);
        var client = new Recorder();
        transport.connect(listen(transport).local(), client);

        assertThat(client.send(Samples.request(1, 4004), APPLICATION)).isEqualTo(SendResult.TOO_LONG);
        assertThat(client.send(Samples.request(2, 4000), APPLICATION)).isEqualTo(SendResult.QUEUED);
        assertThat(accepted().message()).isEqualTo(Samples.request(2, 4000));
    }

    @Test
    void aResetInTheMiddleOfAMessageIsExplained() {
        RawPeer peer = rawConnect(listen(transport(TransportLimits.defaults())).local());
        peer.write(Arrays.copyOf(Samples.request(1, 200).toBytes(), 100));
        Recorder server = accepted();
        server.connection();

        peer.reset();

        assertThat(server.closed().code()).isEqualTo(TransportProblem.RESET_BY_PEER.code());
        assertThat(server.messages).isEmpty();
    }

    @Test
    void anEndInTheMiddleOfAMessageIsExplained() {
        RawPeer peer = rawConnect(listen(transport(TransportLimits.defaults())).local());
        peer.write(Arrays.copyOf(Samples.request(1, 200).toBytes(), 100));

        peer.close();

        assertThat(accepted().closed().code()).isEqualTo(TransportProblem.CLOSED_WITHIN_MESSAGE.code());
    }

    @Test
    void aMessageThatIsNotFinishedInTimeEndsTheConnection() {
        var limits =
                TransportLimits.builder().fragmentTimeout(Duration.ofMillis(50)).build();
        RawPeer peer = rawConnect(listen(transport(limits)).local());

        peer.write(Arrays.copyOf(Samples.request(1, 200).toBytes(), 100));

        assertThat(accepted().closed().code()).isEqualTo(TransportProblem.MESSAGE_UNFINISHED.code());
    }

    @Test
    void whatWasSentBeforeClosingStillArrives() {
        Transport transport = transport(TransportLimits.defaults());
        RawListener listener = rawListen();
        var client = new Recorder();
        transport.connect(listener.local(), client);
        RawPeer peer = listener.accept();
        List<Message> messages =
                IntStream.range(0, 2000).mapToObj(i -> Samples.request(i, 400)).toList();

        client.onLoop(() -> {
            messages.forEach(message -> client.connection().send(message, APPLICATION));
            client.connection().close();
            return client.connection().send(Samples.request(1, 20), APPLICATION);
        });

        assertThat(peer.read(2000 * 400)).isEqualTo(Samples.octets(messages));
        assertThat(peer.awaitEnd()).as("closed in order").isTrue();
        peer.close();
        assertThat(client.closed().code()).isEqualTo(TransportProblem.CLOSED_HERE.code());
    }

    @Test
    void bothSidesMayCloseAtOnce() {
        Transport transport = transport(TransportLimits.defaults());
        Listener listener = listen(transport);
        for (int i = 0; i < 50; i++) {
            var client = new Recorder();
            transport.connect(listener.local(), client);
            Recorder server = accepted();
            Connection one = client.connection();
            Connection other = server.connection();

            one.execute(one::close);
            other.execute(other::close);

            assertThat(client.closed().code()).isEqualTo(TransportProblem.CLOSED_HERE.code());
            assertThat(server.closed().code())
                    .isIn(TransportProblem.CLOSED_HERE.code(), TransportProblem.CLOSED_BY_PEER.code());
        }
    }

    @Test
    void aPeerThatNeverReadsCostsBoundedMemoryAndHearsControlMessagesFirstWhenItReadsAgain() {
        var limits = TransportLimits.builder()
                .queuedBytes(2 << 20)
                .queuedMessages(100_000)
                .highWatermark(1 << 20)
                .build();
        Transport transport = transport(limits);
        RawListener listener = rawListen();
        var client = new Recorder();
        transport.connect(listener.local(), client);
        RawPeer peer = listener.accept();

        int sent = 0;
        while (client.send(Samples.request(sent, 4000), APPLICATION) == SendResult.QUEUED) {
            sent++;
        }
        long queued = client.onLoop(() -> client.connection().queuedBytes());
        SendResult watchdog = client.send(Samples.watchdog(-1), CONTROL);

        assertThat(queued).isBetween((2L << 20) - 4000, 2L << 20);
        assertThat(watchdog).isEqualTo(SendResult.QUEUED);
        assertThat(Recorder.await(client.writable)).isFalse();
        int before = 0;
        for (Message message = read(peer); message.commandCode() != Samples.WATCHDOG; message = read(peer)) {
            assertThat(message.hopByHopId()).isEqualTo(before++);
        }
        assertThat(before)
                .as("all that waited in the lane waits behind the watchdog")
                .isLessThanOrEqualTo(sent - (2 << 20) / 4000);
        for (int i = before; i < sent; i++) {
            assertThat(read(peer).hopByHopId()).isEqualTo(i);
        }
        assertThat(Recorder.await(client.writable)).isTrue();
    }

    @Test
    void aTransportThatIsClosedTellsItsConnections() {
        Transport transport = transport(TransportLimits.defaults());
        var client = new Recorder();
        transport.connect(listen(transport).local(), client);
        Recorder server = accepted();
        server.connection();
        client.connection();

        transport.close();

        assertThat(client.closed().code()).isNotEmpty();
        assertThat(server.closed().code()).isNotEmpty();
    }

    final Transport transport(TransportLimits limits) {
        Transport transport = open(limits);
        toClose.add(transport);
        return transport;
    }

    final Listener listen(Transport transport) {
        return transport.listen(here(), connection -> {
            var recorder = new Recorder();
            accepted.add(recorder);
            return recorder;
        });
    }

    final Recorder accepted() {
        return Recorder.await(accepted);
    }

    private static Message read(RawPeer peer) {
        byte[] header = peer.read(Message.HEADER_LENGTH);
        int length = (header[1] & 0xff) << 16 | (header[2] & 0xff) << 8 | (header[3] & 0xff);
        byte[] octets = Arrays.copyOf(header, length);
        byte[] rest = peer.read(length - header.length);
        System.arraycopy(rest, 0, octets, header.length, rest.length);
        return Message.decode(octets);
    }
}
