package io.vernier.transport.sctp;

import com.sun.nio.sctp.MessageInfo;
import com.sun.nio.sctp.SctpChannel;
import io.vernier.transport.Endpoint;
import io.vernier.transport.RawPeer;
import io.vernier.transport.SctpPeer;
import io.vernier.transport.internal.kernel.ChunkAuthentication;
import io.vernier.transport.internal.kernel.KernelSocket;
import io.vernier.transport.tcp.TlsCredentials;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * A blocking socket of the JDK's that speaks DTLS (RFC 6083): each write is a record, reading joins what they hold. It does
 * the handshake in its own way, with only the engine and the exporter of the transport.
 */
final class DtlsPeer implements RawPeer {
    private static final int HEADER_LENGTH = 13;
    private static final int LENGTH = 11;
    private static final int KEY = 1;

    /** A Finished that was thrown away, as the other end did not have the key yet, comes again soon. */
    private static final KernelSocket.Retransmission SOON = new KernelSocket.Retransmission(50, 200, 50);

    private final SctpPeer lower;
    private final DtlsEngine engine;
    private final ChunkAuthentication keys;
    private byte[] hello = {};
    private byte[] clientRandom = {};
    private byte[] serverRandom = {};
    private byte[] unread = {};
    private boolean hasKey;
    private boolean isKeyDue;
    private boolean isOpen;
    private int sent;

    DtlsPeer(SctpPeer lower, DtlsEngine engine) throws IOException {
        this.lower = lower;
        this.engine = engine;
        this.keys = KernelSocket.access().of(lower.channel()).authentication();
        engine.begin();
    }

    /** Has a socket authenticate its chunks before it connects or listens. */
    static void prepare(KernelSocket socket) throws IOException {
        socket.authentication().requireForData();
        socket.setPromptAcknowledgements(true);
        socket.setRetransmission(SOON);
    }

    /** A peer that has connected to a port of loopback and shaken hands. */
    static DtlsPeer connect(Endpoint remote, TlsCredentials credentials) {
        try {
            SctpChannel channel = SctpChannel.open();
            prepare(KernelSocket.access().of(channel));
            channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), remote.port()), 10, 10);
            return new DtlsPeer(new SctpPeer(channel), new DtlsEngine(credentials.datagramEngine(true))).shakeHands();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Does the handshake, or as much of it as the other end takes part in. */
    DtlsPeer shakeHands() {
        try {
            while (!isOpen) {
                switch (engine.status()) {
                    case NEED_TASK -> engine.runTasks();
                    case NEED_UNWRAP_AGAIN -> engine.goOn();
                    case NEED_WRAP -> sendNext();
                    case NEED_UNWRAP -> takeNext();
                    case FINISHED, NOT_HANDSHAKING -> isOpen = true;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (TurnedAway early) {
            // what came instead shows when the test waits for the end
        }
        return this;
    }

    /**
     * Takes part in a handshake until the other end is about to send its Finished, refuses it then, and leaves at once.
     *
     * @param alert why it is refused (RFC 5246 section 7.2)
     */
    void refuse(byte alert) {
        try {
            while (!isKeyDue) {
                switch (engine.status()) {
                    case NEED_TASK -> engine.runTasks();
                    case NEED_UNWRAP_AGAIN -> engine.goOn();
                    case NEED_WRAP -> sendNext();
                    case NEED_UNWRAP -> takeNext();
                    case FINISHED, NOT_HANDSHAKING -> throw new AssertionError("the handshake is over");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        send(alert(sent, alert), 0);
        lower.close();
    }

    private void sendNext() throws IOException {
        ByteBuffer record = engine.nextRecord();
        note(record);
        boolean isChange = is(record, DtlsRecord.Type.CHANGE_CIPHER_SPEC);
        if (isChange) {
            addKey();
        }
        send(record, 0);
        if (isChange) {
            keys.activateKey(KEY);
        }
    }

    private void takeNext() throws IOException {
        if (isKeyDue) {
            addKey();
        }
        ByteBuffer record = ByteBuffer.wrap(record());
        note(record);
        boolean isChange = is(record, DtlsRecord.Type.CHANGE_CIPHER_SPEC);
        engine.unwrap(record);
        if (isChange && !hasKey) {
            isKeyDue = true;
            engine.unwrap(DtlsRecord.decoy());
        }
    }

    /** A fatal alert as it goes before the keys are there. */
    private static ByteBuffer alert(int number, byte description) {
        return ByteBuffer.allocate(HEADER_LENGTH + 2)
                .put(0, (byte) 21)
                .putShort(1, (short) 0xfefd)
                .putInt(7, number)
                .putShort(LENGTH, (short) 2)
                .put(HEADER_LENGTH, (byte) 2)
                .put(HEADER_LENGTH + 1, description);
    }

    private void addKey() throws IOException {
        if (!hasKey) {
            keys.addKey(KEY, KeyExporter.find().secretOf(engine.session(), clientRandom, serverRandom));
            hasKey = true;
        }
        isKeyDue = false;
    }

    private void note(ByteBuffer record) {
        if (record.hasRemaining()) {
            clientRandom = DtlsRecord.random(record, 1).orElse(clientRandom);
            serverRandom = DtlsRecord.random(record, 2).orElse(serverRandom);
        }
    }

    private static boolean is(ByteBuffer record, DtlsRecord.Type type) {
        return DtlsRecord.typeOf(record).filter(type::equals).isPresent();
    }

    /** The next record as it came. */
    private byte[] record() {
        byte[] header;
        try {
            header = lower.read(HEADER_LENGTH);
        } catch (AssertionError | UncheckedIOException end) {
            if (!isOpen) {
                throw new TurnedAway();
            }
            throw end;
        }
        byte[] fragment = lower.read(ByteBuffer.wrap(header).getShort(LENGTH) & 0xffff);
        byte[] record = Arrays.copyOf(header, header.length + fragment.length);
        System.arraycopy(fragment, 0, record, header.length, fragment.length);
        return record;
    }

    /** How the messages came that were read. */
    List<MessageInfo> infos() {
        return lower.infos();
    }

    /** The first record that was sent. */
    byte[] hello() {
        return hello;
    }

    /** The record that carries these octets. */
    byte[] protect(byte[] octets) {
        try {
            return octets(engine.wrap(ByteBuffer.wrap(octets)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends a record. */
    void send(byte[] record) {
        send(ByteBuffer.wrap(record), 1);
    }

    private void send(ByteBuffer record, int stream) {
        if (record.hasRemaining()) {
            if (sent++ == 0) {
                hello = octets(record.duplicate());
            }
            lower.write(
                    octets(record),
                    MessageInfo.createOutgoing(null, stream).payloadProtocolID(SctpWire.DIAMETER_IN_DTLS));
        }
    }

    @Override
    public void write(byte[] octets) {
        send(protect(octets));
    }

    @Override
    public byte[] read(int count) {
        var octets = new ByteArrayOutputStream();
        octets.writeBytes(unread);
        while (octets.size() < count) {
            try {
                octets.writeBytes(octets(engine.unwrap(ByteBuffer.wrap(record()))));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        byte[] all = octets.toByteArray();
        unread = Arrays.copyOfRange(all, count, all.length);
        return Arrays.copyOf(all, count);
    }

    @Override
    public boolean awaitEnd() {
        return lower.awaitEnd();
    }

    @Override
    public void finish() {
        sayGoodbye();
        lower.finish();
    }

    @Override
    public void reset() {
        lower.reset();
    }

    @Override
    public void close() {
        if (isOpen && lower.channel().isOpen()) {
            sayGoodbye();
        }
        lower.close();
    }

    private void sayGoodbye() {
        try {
            engine.leave();
            send(engine.nextRecord(), 0);
        } catch (IOException | UncheckedIOException gone) {
            // then nobody waits for it
        }
    }

    private static byte[] octets(ByteBuffer buffer) {
        byte[] octets = new byte[buffer.remaining()];
        buffer.get(octets);
        return octets;
    }

    /** The other end left before the handshake was done. */
    private static final class TurnedAway extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
