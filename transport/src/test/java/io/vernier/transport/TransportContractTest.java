package io.vernier.transport;

import static io.vernier.transport.Lane.APPLICATION;
import static io.vernier.transport.Lane.CONTROL;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.vernier.codec.CommandFlags;
import io.vernier.codec.Message;
import io.vernier.requirements.Requirement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What every transport does alike. Longer than other files because a contract is read in one piece. */
public abstract class TransportContractTest {
    private final List<AutoCloseable> toClose = new ArrayList<>();
    private final BlockingQueue<Recorder> accepted = new LinkedBlockingQueue<>();

    /** A transport to test, with these limits. */
    protected abstract Transport open(TransportLimits limits);

    /** An address to listen on. */
    protected abstract Endpoint here();

    /** An address of here at which nobody listens. */
    protected abstract Endpoint nobody();

    /** An address of here that never answers. */
    protected abstract Endpoint silent();

    /** A host without an address. */
    protected abstract String unknownHost();

    /** A host of which nobody listens at the port, while here somebody may. */
    protected abstract String deadHost();

    protected abstract RawPeer rawConnect(Endpoint remote);

    protected abstract RawListener rawListen();

    /** Writes a message in such a way that it comes in pieces; a stream may cut it anywhere. */
    protected Message writtenInPieces(RawPeer peer) {
        Message message = Samples.request(3, 100);
        for (byte octet : message.toBytes()) {
            peer.write(new byte[] {octet});
        }
        return message;
    }

    /** Writes messages in such a way that many come at once. */
    protected void writeTogether(RawPeer peer, List<Message> messages) {
        peer.write(Samples.octets(messages));
    }

    /** What is wrong where half a message came, instead of what is wrong on a stream. */
    protected TransportProblem ofHalfAMessage(TransportProblem onAStream) {
        return onAStream;
    }

    /** The length of a message far over a bound of 400 octets, of those that this transport can carry. */
    protected int longestOnTheWire() {
        return 100_000;
    }

    /** How many connections come and go one after the other. */
    protected int connectionsToCome() {
        return 2000;
    }

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
        assertThat(client.connection().localAddresses()).isNotEmpty();
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
    void aMessageMayComeInPieces() {
        RawPeer peer = rawConnect(listen(transport(TransportLimits.defaults())).local());

        Message message = writtenInPieces(peer);

        assertThat(accepted().message()).isEqualTo(message);
    }

    @Test
    void manyMessagesMayComeAtOnce() {
        RawPeer peer = rawConnect(listen(transport(TransportLimits.defaults())).local());
        List<Message> messages = IntStream.range(0, 1000)
                .mapToObj(i -> Samples.request(i, 20 + 4 * (i % 50 == 1 ? 0 : 2 + i % 50)))
                .toList();

        writeTogether(peer, messages);

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

        assertThat(server.closed().code())
                .isEqualTo(ofHalfAMessage(TransportProblem.RESET_BY_PEER).code());
        assertThat(server.messages).isEmpty();
    }

    @Test
    void anEndInTheMiddleOfAMessageIsExplained() {
        RawPeer peer = rawConnect(listen(transport(TransportLimits.defaults())).local());
        peer.write(Arrays.copyOf(Samples.request(1, 200).toBytes(), 100));

        peer.close();

        assertThat(accepted().closed().code())
                .isEqualTo(
                        ofHalfAMessage(TransportProblem.CLOSED_WITHIN_MESSAGE).code());
    }

    @Test
    void aMessageThatIsNotFinishedInTimeEndsTheConnection() {
        var limits =
                TransportLimits.builder().fragmentTimeout(Duration.ofMillis(50)).build();
        RawPeer peer = rawConnect(listen(transport(limits)).local());

        peer.write(Arrays.copyOf(Samples.request(1, 200).toBytes(), 100));

        assertThat(accepted().closed().code())
                .isEqualTo(ofHalfAMessage(TransportProblem.MESSAGE_UNFINISHED).code());
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

    @Test
    @Requirement({"R2.1-13"})
    void whereNobodyAnswersTheAttemptTimesOut() {
        var limits =
                TransportLimits.builder().connectTimeout(Duration.ofMillis(200)).build();
        Transport transport = transport(limits);
        var client = new Recorder();

        transport.connect(silent(), client);

        assertThat(client.notConnected().code()).isEqualTo(TransportProblem.CONNECT_TIMEOUT.code());
        assertThat(client.notConnected().cause()).contains("did not answer within PT0.2S");
    }

    @Test
    void aHostWithoutAnAddressIsExplained() {
        var client = new Recorder();

        transport(TransportLimits.defaults()).connect(Endpoint.of(unknownHost(), 3868), client);

        assertThat(client.notConnected().code()).isEqualTo(TransportProblem.NAME_NOT_FOUND.code());
        assertThat(client.notConnected().cause()).contains(unknownHost());
    }

    @Test
    void addressesAreTriedInTurn() {
        Transport transport = transport(TransportLimits.defaults());
        Listener listener = listen(transport);
        var client = new Recorder();

        transport.connect(
                new Endpoint(
                        List.of(deadHost(), listener.local().host()),
                        listener.local().port()),
                client);

        assertThat(client.connection().remote()).isEqualTo(listener.local());
    }

    @Test
    void listeningOnAForeignAddressIsExplained() {
        Transport transport = transport(TransportLimits.defaults());

        assertThatExceptionOfType(TransportException.class)
                .isThrownBy(() -> transport.listen(Endpoint.of("192.0.2.1", 0), connection -> new Recorder()))
                .satisfies(
                        e -> assertThat(e.explanation().code()).isEqualTo(TransportProblem.NOT_A_LOCAL_ADDRESS.code()));
    }

    @Test
    void aClosedListenerRefusesAndLeavesItsConnectionsAlone() {
        Transport transport = transport(TransportLimits.defaults());
        Listener listener = listen(transport);
        var before = new Recorder();
        transport.connect(listener.local(), before);
        Recorder server = accepted();

        listener.close();
        var after = new Recorder();
        transport.connect(listener.local(), after);

        assertThat(after.notConnected().code()).isEqualTo(TransportProblem.REFUSED.code());
        before.send(Samples.request(1, 100), APPLICATION);
        assertThat(server.message()).isEqualTo(Samples.request(1, 100));
    }

    @Test
    void anAcceptorMayTurnSomebodyAway() {
        Transport transport = transport(TransportLimits.defaults());
        var refused = new Recorder();
        Listener listener = transport.listen(here(), connection -> {
            connection.abort();
            return refused;
        });

        RawPeer peer = rawConnect(listener.local());

        assertThat(peer.awaitEnd()).as("closed in order").isFalse();
        assertThat(refused.opened).isNotDone();
    }

    @Test
    void anAcceptorThatThrowsTurnsAwayToo() {
        Listener listener = transport(TransportLimits.defaults()).listen(here(), connection -> {
            throw new IllegalStateException("what an acceptor may do");
        });

        RawPeer peer = rawConnect(listener.local());

        assertThat(peer.awaitEnd()).as("closed in order").isFalse();
    }

    @Test
    void aPeerThatOnlySendsItsEndIsClosedToo() {
        RawPeer peer = rawConnect(listen(transport(TransportLimits.defaults())).local());
        peer.write(Samples.request(1, 100).toBytes());
        Recorder server = accepted();
        server.message();

        peer.finish();

        assertThat(server.closed().code()).isEqualTo(TransportProblem.CLOSED_BY_PEER.code());
        assertThat(peer.awaitEnd()).as("closed in order").isTrue();
    }

    @Test
    void aPeerThatDoesNotCloseIsWaitedForOnlySoLong() {
        var limits =
                TransportLimits.builder().closeTimeout(Duration.ofMillis(50)).build();
        RawPeer peer = rawConnect(listen(transport(limits)).local());
        Recorder server = accepted();

        server.onLoop(() -> {
            server.connection().close();
            return 0;
        });

        assertThat(server.closed().code()).isEqualTo(TransportProblem.CLOSED_HERE.code());
        peer.close();
    }

    @Test
    void aHandlerMayAnswerABadHeaderAndGoOn() {
        var limits = TransportLimits.builder().maxMessageLength(400).build();
        Transport transport = transport(limits);
        var server = new Recorder() {
            @Override
            public FrameVerdict badFrame(Connection connection, BadFrame frame) {
                connection.send(Samples.request(-frame.header().hopByHopId(), 20), APPLICATION);
                return frame.kind() == BadFrame.Kind.TOO_LONG ? FrameVerdict.SKIP : FrameVerdict.DELIVER;
            }
        };
        RawPeer peer = rawConnect(transport.listen(here(), connection -> server).local());
        byte[] version2 = Samples.request(1, 100).toBytes();
        version2[0] = 2;
        byte[] odd = Arrays.copyOf(Samples.request(2, 100).toBytes(), 102);
        odd[3] = 102;

        peer.write(version2);
        peer.write(odd);
        peer.write(Samples.request(3, longestOnTheWire()).toBytes());
        peer.write(Samples.request(4, 100).toBytes());

        assertThat(server.messages(3))
                .extracting(Message::hopByHopId, message -> message.fault().isPresent())
                .containsExactly(tuple(1, true), tuple(2, true), tuple(4, false));
        for (int answered = 1; answered <= 3; answered++) {
            assertThat(read(peer).hopByHopId()).isEqualTo(-answered);
        }
    }

    @Test
    void aHandlerMayAnswerABadHeaderAndClose() {
        Transport transport = transport(TransportLimits.defaults());
        var server = new Recorder() {
            @Override
            public FrameVerdict badFrame(Connection connection, BadFrame frame) {
                connection.send(Samples.request(5, 20), APPLICATION);
                return FrameVerdict.CLOSE;
            }
        };
        RawPeer peer = rawConnect(transport.listen(here(), connection -> server).local());
        byte[] version2 = Samples.request(1, 100).toBytes();
        version2[0] = 2;

        peer.write(version2);

        assertThat(read(peer).hopByHopId()).isEqualTo(5);
        assertThat(peer.awaitEnd()).as("closed in order").isTrue();
        peer.close();
        assertThat(server.closed().code()).isEqualTo(TransportProblem.UNKNOWN_VERSION.code());
    }

    @Test
    void aTlsHandshakeWithoutTlsIsRecognised() {
        RawPeer peer = rawConnect(listen(transport(TransportLimits.defaults())).local());

        peer.write(new byte[] {0x16, 3, 1, 0, 0, 1, 0, 1});

        assertThat(accepted().closed().cause()).contains("TLS handshake");
    }

    @Test
    void readingStopsAndGoesOnWhenTold() {
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

        peer.write(Samples.request(1, 100).toBytes());
        server.onLoop(() -> 0);

        assertThat(server.messages).isEmpty();
        server.onLoop(() -> {
            server.connection().setReading(true);
            return 0;
        });
        assertThat(server.message()).isEqualTo(Samples.request(1, 100));
    }

    @Test
    void manyThreadsSendOverOneConnection() throws InterruptedException {
        Transport transport = transport(TransportLimits.defaults());
        var client = new Recorder();
        transport.connect(listen(transport).local(), client);
        Connection connection = client.connection();
        int threads = 50;
        int each = 200;
        var senders = new ArrayList<Thread>();

        for (int t = 0; t < threads; t++) {
            int thread = t;
            senders.add(Thread.ofVirtual().start(() -> {
                for (int i = 0; i < each; i++) {
                    Message message = Samples.request(thread * each + i, 100);
                    connection.execute(() -> connection.send(message, APPLICATION));
                }
            }));
        }
        for (Thread sender : senders) {
            sender.join();
        }

        int[] next = new int[threads];
        for (Message message : accepted().messages(threads * each)) {
            int thread = message.hopByHopId() / each;
            assertThat(message.hopByHopId() % each).isEqualTo(next[thread]++);
        }
    }

    @Test
    void twoNodesThatFloodEachOtherWithRequestsGoOnReading() {
        flood(6000, i -> Samples.request(i, 4000));
    }

    @Test
    void twoNodesThatBothWaitForTheirAnswersToBeReadDoNotWaitForEver() {
        flood(1500, i -> Samples.answer(i, 4000));
    }

    private void flood(int count, IntFunction<Message> messages) {
        var limits = TransportLimits.builder()
                .queuedBytes(64 << 20)
                .queuedMessages(100_000)
                .highWatermark(64 * 1024)
                .build();
        Transport transport = transport(limits);
        var client = new Recorder();
        transport.connect(listen(transport).local(), client);
        Recorder server = accepted();
        server.connection();

        for (Recorder side : List.of(client, server)) {
            side.connection().execute(() -> {
                for (int i = 0; i < count; i++) {
                    side.connection().send(messages.apply(i), APPLICATION);
                }
            });
        }

        assertThat(server.messages(count)).hasSize(count);
        assertThat(client.messages(count)).hasSize(count);
    }

    @Test
    void aHandlerThatThrowsEndsItsConnectionOnly() {
        Transport transport = transport(TransportLimits.defaults());
        var server = new Recorder() {
            @Override
            public void message(Connection connection, Message message) {
                throw new IllegalStateException("what a handler may do");
            }
        };
        Listener listener = transport.listen(here(), connection -> server);
        var client = new Recorder();
        transport.connect(listener.local(), client);

        client.send(Samples.request(1, 100), APPLICATION);

        assertThat(server.closed().code()).isEqualTo(TransportProblem.HANDLER_FAILED.code());
        assertThat(server.closed().cause()).contains("what a handler may do");
        assertThat(client.closed().code())
                .isIn(TransportProblem.RESET_BY_PEER.code(), TransportProblem.CLOSED_BY_PEER.code());
    }

    @Test
    void manyConnectionsComeAndGo() {
        Transport transport = transport(TransportLimits.defaults());
        Listener listener = listen(transport);

        for (int i = 0; i < connectionsToCome(); i++) {
            var client = new Recorder();
            transport.connect(listener.local(), client);
            Message message = Samples.request(i, 200);
            client.connection().execute(() -> {
                client.connection().send(message, APPLICATION);
                client.connection().close();
            });
            Recorder server = accepted();
            assertThat(server.message()).isEqualTo(message);
            server.closed();
            client.closed();
        }
    }

    @Test
    void timersRunNotEarlyAndNotOnceCancelled() {
        EventLoop loop = transport(TransportLimits.defaults()).nextLoop();
        var ran = new LinkedBlockingQueue<Long>();
        long start = loop.nanoTime();

        loop.execute(() -> {
            Timer cancelled = loop.schedule(Duration.ofMillis(5), () -> ran.add(-1L));
            loop.schedule(Duration.ofMillis(20), () -> ran.add(loop.nanoTime() - start));
            cancelled.cancel();
        });

        assertThat(Recorder.await(ran)).isGreaterThanOrEqualTo(20_000_000L);
        assertThat(ran).isEmpty();
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
