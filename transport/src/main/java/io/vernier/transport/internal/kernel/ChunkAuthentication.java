package io.vernier.transport.internal.kernel;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Authenticated chunks (RFC 4895) by the options of RFC 6458 section 8.3. What chunks are to be authenticated is said before
 * an association begins, or on a socket that listens; keys are given to the association.
 */
public final class ChunkAuthentication {
    private static final int SCTP_AUTH_CHUNK = 21;
    private static final int SCTP_HMAC_IDENT = 22;
    private static final int SCTP_AUTH_KEY = 23;
    private static final int SCTP_AUTH_ACTIVE_KEY = 24;
    private static final int SCTP_AUTH_DELETE_KEY = 25;
    private static final int SCTP_PEER_AUTH_CHUNKS = 26;
    private static final int SCTP_AUTH_SUPPORTED = 129;

    private static final byte DATA = 0;
    private static final byte FORWARD_TSN = (byte) 192;
    private static final short HMAC_SHA_1 = 1;
    private static final short HMAC_SHA_256 = 3;

    private static final int KEY_ID_LENGTH = 8;
    private static final int KEY_HEADER_LENGTH = 8;
    private static final int CHUNKS_HEADER_LENGTH = 8;
    private static final int MOST_CHUNKS = 256;

    private final KernelSocket socket;

    ChunkAuthentication(KernelSocket socket) {
        this.socket = socket;
    }

    /**
     * Takes DATA chunks, and FORWARD-TSN chunks by which they are taken back, only if they are authenticated, from peers that can do
     * it; with SHA-256 where the peer can.
     *
     * @throws IOException if the kernel does not do it: from Linux 5.5 on a socket may switch it on for itself, before it takes
     *     {@code sysctl net.sctp.auth_enable=1}
     */
    public void requireForData() throws IOException {
        try {
            socket.set(SCTP_AUTH_SUPPORTED, KernelSocket.struct(8).putInt(0).putInt(1));
        } catch (SocketCallException olderKernel) {
            // whether the whole system has it switched on shows now
        }
        socket.set(SCTP_AUTH_CHUNK, KernelSocket.struct(1).put(DATA));
        socket.set(SCTP_AUTH_CHUNK, KernelSocket.struct(1).put(FORWARD_TSN));
        // SHA-1 has to be among them (RFC 4895 section 3.3)
        socket.set(
                SCTP_HMAC_IDENT,
                KernelSocket.struct(8).putInt(2).putShort(HMAC_SHA_256).putShort(HMAC_SHA_1));
    }

    /** Whether the peer requires it, so that all DATA chunks of the association are authenticated both ways. */
    public boolean isRequiredByPeer() throws IOException {
        ByteBuffer chunks;
        try {
            chunks = socket.get(SCTP_PEER_AUTH_CHUNKS, CHUNKS_HEADER_LENGTH + MOST_CHUNKS);
        } catch (SocketCallException e) {
            if (e.number() == SocketCallException.EACCES) {
                return false; // what the kernel says of a peer that knows nothing of authentication
            }
            throw e;
        }
        int count = chunks.getInt(4);
        for (int i = 0; i < count; i++) {
            if (chunks.get(CHUNKS_HEADER_LENGTH + i) == DATA) {
                return true;
            }
        }
        return false;
    }

    /** Adds an endpoint-pair shared key; from now on what the peer sends with it is taken. */
    public void addKey(int id, byte[] key) throws IOException {
        socket.set(
                SCTP_AUTH_KEY,
                KernelSocket.struct(KEY_HEADER_LENGTH + key.length)
                        .putInt(0)
                        .putShort((short) id)
                        .putShort((short) key.length)
                        .put(key));
    }

    /** Sends with this key from the next message on. */
    public void activateKey(int id) throws IOException {
        socket.set(SCTP_AUTH_ACTIVE_KEY, keyId(id));
    }

    /** Forgets a key, which must not be the active one. */
    public void deleteKey(int id) throws IOException {
        socket.set(SCTP_AUTH_DELETE_KEY, keyId(id));
    }

    private static ByteBuffer keyId(int id) {
        return KernelSocket.struct(KEY_ID_LENGTH).putInt(0).putShort((short) id);
    }
}
