package io.vernier.transport.tcp;

import io.netty.buffer.ByteBuf;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * Holds back what TLS deciphers while reading is off: it reads on its own account for handshakes and tickets, and with
 * them may come what nobody wants yet. A batch that has begun is not cut. Confined to the channel's event loop.
 */
final class ReadGate {
    private final ArrayDeque<ByteBuf> held = new ArrayDeque<>();
    private boolean open = true;
    private boolean openOnce;
    private boolean inBatch;

    void setOpen(boolean nowOpen) {
        open = nowOpen;
        openOnce = false;
    }

    /** Lets the next batch through, though it is closed. */
    void openOnce() {
        openOnce = true;
    }

    /** Whether these octets are for now; else the gate keeps them. */
    boolean letsThrough(ByteBuf octets) {
        if (inBatch || ((open || openOnce) && held.isEmpty())) {
            inBatch = true;
            return true;
        }
        held.add(octets);
        return false;
    }

    void batchEnd() {
        openOnce &= !inBatch;
        inBatch = false;
    }

    boolean isEmpty() {
        return held.isEmpty();
    }

    @Nullable ByteBuf next() {
        return held.poll();
    }

    /** Throws away what is held. */
    void release() {
        held.forEach(ByteBuf::release);
        held.clear();
    }
}
