package io.vernier.transport.internal;

import io.vernier.transport.Lane;
import io.vernier.transport.SendResult;
import io.vernier.transport.TransportLimits;
import org.jspecify.annotations.Nullable;

/** The two lanes of a connection and their way to the wire. Confined to the connection's event loop. */
final class OutQueue {
    private final Wire wire;
    private final OutLane control;
    private final OutLane application;
    private boolean draining;

    OutQueue(Wire wire, TransportLimits limits) {
        this.wire = wire;
        this.control = new OutLane(wire, limits.queuedControlBytes(), limits.queuedMessages());
        this.application = new OutLane(wire, limits.queuedBytes(), limits.queuedMessages());
    }

    SendResult add(OutgoingMessage message, int length, Lane lane) {
        return (lane == Lane.CONTROL ? control : application).add(message, length);
    }

    /**
     * Hands chunks over as long as the wire takes them: control first, and each lot flushed. Flushing may make the wire
     * writable again, of which it tells: that call comes back here and finds the work being done.
     */
    void drain() {
        if (draining) {
            return;
        }
        draining = true;
        boolean any = true;
        while (any) {
            any = false;
            while (wire.isWritable()) {
                Chunk chunk = next();
                if (chunk == null) {
                    break;
                }
                wire.write(chunk);
                any = true;
            }
            if (any) {
                wire.flush();
            }
        }
        draining = false;
    }

    /** Hands everything over, whether the wire would rather wait or not. */
    void drainAll() {
        for (Chunk chunk = next(); chunk != null; chunk = next()) {
            wire.write(chunk);
        }
        wire.flush();
    }

    /** Control first. */
    private @Nullable Chunk next() {
        Chunk chunk = control.poll();
        return chunk == null ? application.poll() : chunk;
    }

    boolean isDraining() {
        return draining;
    }

    boolean isEmpty() {
        return control.isEmpty() && application.isEmpty();
    }

    int messages() {
        return control.messages() + application.messages();
    }

    long bytes() {
        return control.bytes() + application.bytes();
    }

    /** Octets in the application lane. */
    long applicationBytes() {
        return application.bytes();
    }

    /** Octets of answers in the application lane. */
    long answerBytes() {
        return application.answerBytes();
    }

    void release() {
        control.release();
        application.release();
    }
}
