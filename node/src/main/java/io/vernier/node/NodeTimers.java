package io.vernier.node;

import io.vernier.transport.Timer;
import io.vernier.transport.TransportException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** Timers of what is built on a node. The loops of a node that is stopped drop them; its next start sets them again. Any thread. */
final class NodeTimers {
    private final Node node;
    private final Set<Alarm> waiting = ConcurrentHashMap.newKeySet();

    NodeTimers(Node node) {
        this.node = node;
    }

    Timer schedule(Duration delay, Runnable task) {
        var alarm = new Alarm(node.nanoTime() + delay.toNanos(), task);
        waiting.add(alarm);
        alarm.set();
        return alarm;
    }

    /** The node has started. */
    void start() {
        waiting.forEach(Alarm::set);
    }

    private final class Alarm implements Timer {
        private final long due;
        private final Runnable task;
        private @Nullable Timer timer;

        Alarm(long due, Runnable task) {
            this.due = due;
            this.task = task;
        }

        synchronized void set() {
            unset();
            try {
                timer = node.anyLoop().schedule(Duration.ofNanos(Math.max(0, due - node.nanoTime())), this::fire);
            } catch (TransportException | RejectedExecutionException stopped) {
                // the next start sets it
            }
        }

        private synchronized void unset() {
            if (timer != null) {
                timer.cancel();
                timer = null;
            }
        }

        @Override
        public void cancel() {
            waiting.remove(this);
            unset();
        }

        private void fire() {
            if (waiting.remove(this)) {
                task.run();
            }
        }
    }
}
