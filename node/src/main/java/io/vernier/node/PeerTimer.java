package io.vernier.node;

import io.vernier.transport.Timer;
import io.vernier.transport.TransportException;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** One timer of a peer: starting it anew ends what ran. Guarded by the peer's lock, under which it also runs its task. */
final class PeerTimer {
    private final Node node;
    private final ReentrantLock lock;
    private @Nullable Timer timer;
    private long started;

    PeerTimer(Node node, ReentrantLock lock) {
        this.node = node;
        this.lock = lock;
    }

    void start(Duration after, Runnable task) {
        stop();
        long mine = started;
        try {
            timer = node.anyLoop().schedule(after, () -> onTimer(mine, task));
        } catch (TransportException stopped) {
            // the node's loops have ended, and what peers wait for with them
        }
    }

    void stop() {
        started++;
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
    }

    /** It may come too late to be cancelled: then another one has been started, or none. */
    private void onTimer(long mine, Runnable task) {
        lock.lock();
        try {
            if (mine == started) {
                timer = null;
                task.run();
            }
        } finally {
            lock.unlock();
        }
    }
}
