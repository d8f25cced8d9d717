package io.vernier.node;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What became of a peer's connections so far. Written under the lock of the peer's machine, read by any thread. */
final class PeerHistory {
    private final AtomicLong connects = new AtomicLong();
    private volatile @Nullable Instant lastConnect;
    private volatile @Nullable Instant lastDisconnect;

    /** A connection has come to stand: ours when its socket is established, theirs when its CER was received. */
    void reached(Instant at) {
        lastConnect = at;
    }

    void connected() {
        connects.incrementAndGet();
    }

    void disconnected(Instant at) {
        lastDisconnect = at;
    }

    long connects() {
        return connects.get();
    }

    Optional<Instant> lastConnect() {
        return Optional.ofNullable(lastConnect);
    }

    Optional<Instant> lastDisconnect() {
        return Optional.ofNullable(lastDisconnect);
    }
}
