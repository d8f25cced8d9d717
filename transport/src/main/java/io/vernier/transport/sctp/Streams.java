package io.vernier.transport.sctp;

import io.vernier.codec.CommandFlags;
import java.nio.ByteBuffer;

/**
 * Chooses the stream of each message and whether it goes in order. Until it is proved that the peer has the capabilities
 * exchange behind it, all goes in order over the first stream (RFC 6733 section 2.1.1): the one who sent the CER knows when
 * the CEA is there, the other when anything else than a CER has come. Confined to the connection's event loop.
 */
final class Streams {
    private static final int CAPABILITIES_EXCHANGE = 257;
    private static final int COMMAND = 4;

    private final Delivery delivery;
    private final int first;
    private final int count;
    private boolean proved;
    private int last;

    /**
     * Streams of one association.
     *
     * @param first the first one that is for messages
     * @param count streams that the association sends on, more than the first
     */
    Streams(Delivery delivery, int first, int count) {
        this.delivery = delivery;
        this.first = first;
        this.count = count - first;
    }

    /** The first part of a message came. */
    void received(ByteBuffer octets) {
        if (!proved && octets.remaining() >= 2 * COMMAND) {
            int word = octets.getInt(octets.position() + COMMAND);
            boolean isRequest = (word >>> 24 & CommandFlags.REQUEST) != 0;
            proved = (word & 0xff_ffff) != CAPABILITIES_EXCHANGE || !isRequest;
        }
    }

    boolean isUnordered() {
        return proved && delivery == Delivery.UNORDERED;
    }

    /** The stream for the next message. */
    int next() {
        if (!proved || delivery == Delivery.UNORDERED) {
            return first;
        }
        last = (last + 1) % count;
        return first + last;
    }
}
