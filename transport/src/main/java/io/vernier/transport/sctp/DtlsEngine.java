package io.vernier.transport.sctp;

import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;

/**
 * The JDK's DTLS 1.2 as RFC 6083 wants it: records as long as they may be, and nothing sent twice. That engine keeps no window
 * against replays, so none has to be switched off. Confined to the channel's event loop.
 */
final class DtlsEngine {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final SSLEngine engine;
    private final ByteBuffer record = ByteBuffer.allocate(DtlsRecord.MAX_LENGTH);
    private final ByteBuffer plain = ByteBuffer.allocate(DtlsRecord.MAX_LENGTH);

    DtlsEngine(SSLEngine engine) {
        this.engine = engine;
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setMaximumPacketSize(DtlsRecord.MAX_LENGTH);
        parameters.setEnableRetransmissions(false);
        engine.setSSLParameters(parameters);
    }

    /** Whether this end began the association. */
    boolean isClient() {
        return engine.getUseClientMode();
    }

    void begin() throws SSLException {
        engine.beginHandshake();
    }

    HandshakeStatus status() {
        return engine.getHandshakeStatus();
    }

    void runTasks() {
        for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
            task.run();
        }
    }

    /** The next record of its own accord; empty if there is none. Good until the next call. */
    ByteBuffer nextRecord() throws SSLException {
        return wrap(NOTHING);
    }

    /**
     * The record that carries a message, good until the next call.
     *
     * @param message {@link DtlsRecord#MAX_PLAINTEXT} octets at most
     */
    ByteBuffer wrap(ByteBuffer message) throws SSLException {
        SSLEngineResult result = engine.wrap(message, record.clear());
        if (message.hasRemaining() && result.getStatus() != SSLEngineResult.Status.CLOSED) {
            throw new SSLException("a message of DTLS has no room in a record: " + result);
        }
        return record.flip();
    }

    /** What was in a record, good until the next call; empty if it was for the engine alone. */
    ByteBuffer unwrap(ByteBuffer from) throws SSLException {
        SSLEngineResult result = engine.unwrap(from, plain.clear());
        if (result.getStatus() == SSLEngineResult.Status.BUFFER_OVERFLOW) {
            throw new SSLException("a record of DTLS holds more than it may: " + result);
        }
        return plain.flip();
    }

    /** Lets the engine go on with what it has put aside. */
    void goOn() throws SSLException {
        unwrap(NOTHING.duplicate());
    }

    /** Whether the peer said its last word: a close_notify or a fatal alert. */
    boolean hasPeerLeft() {
        return engine.isInboundDone();
    }

    /** Has the next record be a close_notify. */
    void leave() {
        engine.closeOutbound();
    }

    /** The session that the handshake has made so far, or has made. */
    SSLSession session() {
        SSLSession unfinished = engine.getHandshakeSession();
        return unfinished == null ? engine.getSession() : unfinished;
    }
}
