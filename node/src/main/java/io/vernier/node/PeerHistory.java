package io.vernier.node;

import io.vernier.codec.Explanation;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What became of a peer's connections so far. Written under the lock of the peer's machine, read by any thread. */
final class PeerHistory {
    private final AtomicLong connects = new AtomicLong();
    private volatile @Nullable Instant lastConnect;
    private volatile @Nullable Instant lastDisconnect;
    private volatile @Nullable Explanation whyDisconnected;

    /** A connection has come to stand: ours when its socket is established, theirs when its CER was received. */
    void reached(Instant at) {
        lastConnect = at;
    }

    void connected() {
        connects.incrementAndGet();
        whyDisconnected = null;
    }

    void disconnected(Instant at, Explanation why) {
        lastDisconnect = at;
        whyDisconnected = why;
    }

    void notConnected(Explanation why) {
        whyDisconnected = why;
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

    Optional<Explanation> whyDisconnected() {
        return Optional.ofNullable(whyDisconnected);
    }
}
