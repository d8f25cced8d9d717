package io.vernier.transport.sctp;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.sctp.SctpMessage;
import io.netty.util.concurrent.ScheduledFuture;
import io.vernier.transport.TransportException;
import io.vernier.transport.TransportProblem;
import io.vernier.transport.internal.kernel.ChunkAuthentication;
import io.vernier.transport.internal.kernel.KernelSocket;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLProtocolException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * DTLS between an association and its connection (RFC 6083): one record in each user message, one DTLS connection for the life
 * of the association. Handshake, ChangeCipherSpec and alerts go in order over stream 0. Confined to the channel's event loop.
 * Longer than other files because each step waits for what the one before has left behind.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what fails is told by exceptionCaught and channelInactive
final class DtlsLayer {
    private static final int CLIENT_HELLO = 1;
    private static final int SERVER_HELLO = 2;
    private static final int OLD_KEY = 0;
    private static final int NEW_KEY = 1;

    /** How often the kernel is asked whether all has been acknowledged, which it tells the JDK in no other way. */
    private static final Duration ASK_AGAIN = Duration.ofMillis(1);

    /**
     * How long a client holds its Finished back, so that the server's program can give its kernel the new key: what comes before
     * that is thrown away and comes again only when it is retransmitted.
     */
    private static final Duration HEAD_START = Duration.ofMillis(20);

    /** Octets that may overtake the end of the handshake on other streams. */
    private static final int MAX_EARLY = 1 << 20;

    private enum State {
        HANDSHAKE,
        OPEN,
        LEAVING
    }

    /** Whom the layer works for. */
    interface User {
        /** The association is protected; messages may go both ways. */
        void secured(SSLSession session);

        /** The handshake came to nothing, and the association is about to be closed. */
        void notSecured(Throwable cause);

        /** The peer breaks the protocol. */
        void broken(Exception cause);

        /** A message came. */
        void message(int stream, ByteBuffer octets);

        /** No more messages for now. */
        void batchEnd();

        /** The peer said that nothing more comes. */
        void peerLeft();

        /** Whether messages are wanted now. */
        boolean isReadingOn();
    }

    /** What may throw what an engine or the kernel throws. */
    private interface Step {
        void take() throws IOException;
    }

    /** A record that came before it could be read. */
    private record Early(int stream, ByteBuffer octets) {}

    private final SctpSocket socket;
    private final DtlsEngine engine;
    private final KeyExporter exporter;
    private final Duration patience;
    private final User user;
    private final KernelSocket kernel;
    private final ChunkAuthentication keys;
    private final UserMessageParts parts = new UserMessageParts(DtlsRecord.MAX_LENGTH);
    private final Queue<ByteBuffer> flight = new ArrayDeque<>();
    private final Queue<Early> early = new ArrayDeque<>();
    private State state = State.HANDSHAKE;
    private int earlyOctets;
    private byte[] clientRandom = {};
    private byte[] serverRandom = {};
    private boolean waiting;
    private boolean hasKey;
    private boolean isKeyDue;
    private @Nullable ChannelFuture lastSent;
    private @Nullable ScheduledFuture<?> timeout;

    /** Works from {@link #begin} on, which the association has to be up for. */
    DtlsLayer(SctpSocket socket, KernelSocket kernel, DtlsEngine engine, Dtls dtls, User user) {
        this.socket = socket;
        this.kernel = kernel;
        this.keys = kernel.authentication();
        this.engine = engine;
        this.exporter = dtls.exporter();
        this.patience = dtls.handshakeTimeout();
        this.user = user;
    }

    /** Starts the handshake. */
    void begin() {
        timeout = later(
                patience,
                () -> fail(new TransportException(TransportProblem.HANDSHAKE_TIMEOUT.explain(
                        "the peer did not finish the handshake of DTLS within " + patience))));
        step(() -> {
            if (!keys.isRequiredByPeer()) {
                throw new TransportException(TransportProblem.NOT_AUTHENTICATED.explain(
                        "the peer's SCTP does not authenticate DATA chunks, without which streams and order of messages"
                                + " could be forged (RFC 6083 section 4.5)"));
            }
            engine.begin();
            handshake();
        });
    }

    /** A part of a user message came. */
    void received(int stream, ByteBuffer part, boolean last) {
        step(() -> {
            ByteBuffer octets = parts.take(stream, part, last);
            if (octets != null) {
                record(stream, octets);
            }
        });
    }

    /** Hands over what came before it was wanted. */
    void deliverEarly() {
        step(() -> {
            while (state == State.OPEN && user.isReadingOn() && !early.isEmpty()) {
                openEarly();
            }
            if (state == State.OPEN) {
                user.batchEnd();
            }
        });
    }

    /**
     * The record that carries a message of {@link DtlsRecord#MAX_PLAINTEXT} octets at most; empty once the last word is said.
     */
    ByteBuf protect(ByteBuf message) throws SSLException {
        ByteBuffer record = engine.wrap(message.nioBuffer());
        return socket.alloc().directBuffer(record.remaining()).writeBytes(record);
    }

    /**
     * Says the last word, a close_notify, once the peer has acknowledged all that was handed to the kernel, then does what is to
     * come behind it.
     */
    void leave(Runnable then) {
        if (state == State.LEAVING) {
            return;
        }
        state = State.LEAVING;
        whenDry(Duration.ZERO, () -> {
            engine.leave();
            send(engine.nextRecord());
            socket.flush();
            sent().addListener(done -> then.run());
        });
    }

    /** Whether messages may go both ways. */
    boolean isOpen() {
        return state == State.OPEN;
    }

    /** The channel is closed, or about to be. */
    void gone(Throwable cause) {
        if (timeout != null) {
            timeout.cancel(false);
        }
        if (state == State.HANDSHAKE) {
            state = State.LEAVING;
            user.notSecured(unreadAlertOr(cause));
        }
        state = State.LEAVING;
    }

    /**
     * What the peer's alert says, where one came while this side waited to send, and was not read for that; the alert is why the
     * peer left.
     */
    private Throwable unreadAlertOr(Throwable cause) {
        try {
            while (engine.status() == HandshakeStatus.NEED_WRAP
                    && engine.nextRecord().hasRemaining()) {
                // an engine hears nobody before it has said what it wants to say; nobody hears that any more
            }
            for (ByteBuffer record : flight) {
                engine.unwrap(record);
            }
        } catch (SSLException alert) {
            return alert;
        }
        return cause;
    }

    private void record(int stream, ByteBuffer octets) throws IOException {
        Optional<DtlsRecord.Type> type = DtlsRecord.typeOf(octets);
        if (type.isEmpty()) {
            throw new TransportException(TransportProblem.NOT_TLS.explain(
                    "what came from the peer is not a record of DTLS: it speaks in plain text"));
        }
        if (state == State.LEAVING) {
            return;
        }
        boolean isApplicationData = type.get() == DtlsRecord.Type.APPLICATION_DATA;
        if (state == State.HANDSHAKE) {
            if (isApplicationData) {
                keep(stream, octets);
            } else {
                flight.add(copy(octets));
                handshake();
            }
            return;
        }
        if (type.get() == DtlsRecord.Type.HANDSHAKE) {
            // nobody has to renegotiate (RFC 5246 section 7.4.1.1), and keys stay what they are
            return;
        }
        if (early.isEmpty()) {
            opened(stream, octets);
            return;
        }
        // somebody who reads nothing else has asked for one
        keep(stream, octets);
        openEarly();
    }

    private void openEarly() throws SSLException {
        Early next = early.remove();
        earlyOctets -= next.octets.remaining();
        opened(next.stream, next.octets);
    }

    private void opened(int stream, ByteBuffer record) throws SSLException {
        ByteBuffer message = engine.unwrap(record);
        if (engine.hasPeerLeft()) {
            user.peerLeft();
            // behind what this side's program has asked for by now
            socket.eventLoop().execute(() -> leave(socket::close));
        } else if (message.hasRemaining()) {
            user.message(stream, message);
        }
    }

    private void keep(int stream, ByteBuffer octets) throws SSLProtocolException {
        earlyOctets += octets.remaining();
        if (earlyOctets > MAX_EARLY) {
            throw new SSLProtocolException("more than " + MAX_EARLY + " octets came before they could be read");
        }
        early.add(new Early(stream, copy(octets)));
    }

    /** Goes on with the handshake as far as can be. */
    private void handshake() throws IOException {
        while (state == State.HANDSHAKE && !waiting) {
            switch (engine.status()) {
                case NEED_TASK -> engine.runTasks();
                case NEED_UNWRAP_AGAIN -> engine.goOn();
                case NEED_WRAP -> sendNext();
                case NEED_UNWRAP -> {
                    if (isKeyDue) {
                        addKey();
                    }
                    ByteBuffer next = flight.poll();
                    if (next == null) {
                        socket.flush();
                        return;
                    }
                    takeNext(next);
                }
                case FINISHED, NOT_HANDSHAKING -> finished();
            }
        }
    }

    private void takeNext(ByteBuffer record) throws SSLException {
        noteRandom(record);
        boolean isChange = DtlsRecord.typeOf(record)
                .filter(DtlsRecord.Type.CHANGE_CIPHER_SPEC::equals)
                .isPresent();
        engine.unwrap(record);
        if (isChange && !hasKey) {
            // The peer's Finished is authenticated with the new key, without which the kernel does not let it in; the
            // engine
            // makes that key only when a Finished seems to be there, so it is shown one that nobody can have sent.
            isKeyDue = true;
            engine.unwrap(DtlsRecord.decoy());
        }
    }

    private void sendNext() throws IOException {
        ByteBuffer record = engine.nextRecord();
        if (!record.hasRemaining()) {
            if (engine.status() == HandshakeStatus.NEED_WRAP) {
                throw new SSLException("the engine of DTLS has ended");
            }
            return;
        }
        if (DtlsRecord.typeOf(record)
                .filter(DtlsRecord.Type.CHANGE_CIPHER_SPEC::equals)
                .isEmpty()) {
            noteRandom(record);
            send(record);
            return;
        }
        ByteBuffer change = copy(record);
        waiting = true;
        socket.flush();
        // RFC 6083 sections 4.7 and 4.8: all is acknowledged before the ChangeCipherSpec, the key is new before the
        // Finished
        whenDry(Duration.ZERO, () -> {
            addKey();
            send(change);
            socket.flush();
            whenDry(engine.isClient() ? HEAD_START : Duration.ZERO, () -> {
                keys.activateKey(NEW_KEY);
                waiting = false;
                handshake();
            });
        });
    }

    private void noteRandom(ByteBuffer record) {
        clientRandom = DtlsRecord.random(record, CLIENT_HELLO).orElse(clientRandom);
        serverRandom = DtlsRecord.random(record, SERVER_HELLO).orElse(serverRandom);
    }

    private void addKey() throws IOException {
        if (!hasKey) {
            keys.addKey(NEW_KEY, exporter.secretOf(engine.session(), clientRandom, serverRandom));
            hasKey = true;
        }
        isKeyDue = false;
    }

    private void finished() throws IOException {
        if (timeout != null) {
            timeout.cancel(false);
        }
        socket.flush();
        if (!hasKey) {
            throw new SSLException("the handshake of DTLS ended without a ChangeCipherSpec");
        }
        try {
            keys.deleteKey(OLD_KEY);
            kernel.setPromptAcknowledgements(false);
        } catch (IOException refused) {
            if (isUp()) {
                throw refused;
            }
            // the peer is already done with it, and what it sent is still to be read
        }
        state = State.OPEN;
        user.secured(engine.session());
        deliverEarly();
    }

    private boolean isUp() {
        try {
            return keys.isRequiredByPeer();
        } catch (IOException ended) {
            return false;
        }
    }

    /** Gives the handshake up, after the alert that tells the peer why. */
    private void fail(Exception cause) {
        if (state == State.OPEN) {
            state = State.LEAVING;
            user.broken(cause);
            return;
        }
        if (state != State.HANDSHAKE) {
            return;
        }
        state = State.LEAVING;
        if (timeout != null) {
            timeout.cancel(false);
        }
        sendAlert();
        user.notSecured(cause);
    }

    /** The kernel refuses keys also because the peer has left, and what it said last is then still to be read. */
    private void failOnceHeard(IOException refused) {
        if (state != State.HANDSHAKE) {
            fail(refused);
            return;
        }
        waiting = true;
        later(HEAD_START, () -> {
            gone(refused);
            socket.close();
        });
    }

    private void sendAlert() {
        try {
            engine.leave();
            ByteBuffer alert = engine.nextRecord();
            if (alert.hasRemaining()) {
                send(alert);
                socket.flush();
                whenDry(Duration.ZERO, socket::close);
                return;
            }
        } catch (SSLException noAlert) {
            // the peer hears of it by the end of the association
        }
        socket.close();
    }

    private void send(ByteBuffer record) {
        if (record.hasRemaining()) {
            ByteBuf octets = socket.alloc().directBuffer(record.remaining()).writeBytes(record);
            lastSent = socket.write(new SctpMessage(SctpWire.DIAMETER_IN_DTLS, 0, false, octets));
        }
    }

    private ChannelFuture sent() {
        return lastSent == null ? socket.newSucceededFuture() : lastSent;
    }

    /** Does something once the peer has acknowledged all that was sent, and a while has passed after that. */
    private void whenDry(Duration then, Step next) {
        step(() -> {
            if (!socket.isOpen()) {
                return;
            }
            if (!sent().isDone() || !kernel.isDry()) {
                later(ASK_AGAIN, () -> whenDry(then, next));
            } else if (then.isZero()) {
                next.take();
            } else {
                later(then, () -> step(next));
            }
        });
    }

    private ScheduledFuture<?> later(Duration delay, Runnable task) {
        return socket.eventLoop().schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void step(Step step) {
        try {
            step.take();
        } catch (SSLException | TransportException e) {
            fail(e);
        } catch (IOException refused) {
            failOnceHeard(refused);
        }
    }

    private static ByteBuffer copy(ByteBuffer octets) {
        return ByteBuffer.allocate(octets.remaining()).put(octets).flip();
    }
}
