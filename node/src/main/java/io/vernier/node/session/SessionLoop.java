package io.vernier.node.session;

import io.vernier.codec.Message;
import io.vernier.node.Node;
import io.vernier.transport.EventLoop;
import io.vernier.transport.Timer;
import io.vernier.transport.TransportException;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a session lives: one event loop of its node, which runs everything of it in order, and one timer. The loops of a node
 * end with its stop, the session does not: meanwhile its tasks are run where they come from, in the same order and one at a
 * time, and its calls fail as they do when no server can be reached.
 */
final class SessionLoop {
    private static final Logger LOG = LoggerFactory.getLogger(SessionLoop.class);

    private final Node node;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean isBusy = new AtomicBoolean();
    private volatile @Nullable EventLoop loop;
    private @Nullable Timer timer;
    /** Which timer is waited for; one that went off as it was set anew is ignored. */
    private int alarm;

    SessionLoop(Node node) {
        this.node = node;
    }

    Node node() {
        return node;
    }

    long now() {
        return node.nanoTime();
    }

    /** Runs a task of the session after all that came before, now or later; any thread. */
    void execute(Runnable task) {
        tasks.add(task);
        try {
            EventLoop mine = loop;
            if (mine == null) {
                mine = node.anyLoop();
                loop = mine;
            }
            mine.execute(this::runAll);
        } catch (RejectedExecutionException | TransportException stopped) {
            loop = null;
            runAll();
        }
    }

    /** Who finds somebody at it, be it himself, leaves his task to that one, who looks again when done. */
    private void runAll() {
        while (!tasks.isEmpty() && isBusy.compareAndSet(false, true)) {
            try {
                for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                    run(task);
                }
            } finally {
                isBusy.set(false);
            }
        }
    }

    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).log("A session failed.");
        }
    }

    /** Tells the session's owner something; what it throws is its own, and does not disturb the session. */
    void tell(String sessionId, Runnable something) {
        try {
            something.run();
        } catch (RuntimeException e) {
            LOG.atError().addKeyValue("session", sessionId).setCause(e).log("What owns the session failed.");
        }
    }

    /** Sends a request; what becomes of it is told on the loop. */
    void call(Message request, Duration timeout, BiConsumer<@Nullable Message, @Nullable Throwable> then) {
        var unused = node.callAsync(request, timeout)
                .whenComplete((answer, failure) -> execute(() -> then.accept(
                        answer, failure instanceof CompletionException wrapped ? wrapped.getCause() : failure)));
    }

    /** Sets the session's timer anew. */
    void wakeAt(OptionalLong due, Runnable task) {
        int mine = ++alarm;
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
        if (due.isPresent()) {
            timer = node.schedule(
                    Duration.ofNanos(Math.max(0, due.getAsLong() - now())), () -> execute(() -> onTimer(mine, task)));
        }
    }

    private void onTimer(int mine, Runnable task) {
        if (mine == alarm) {
            task.run();
        }
    }
}
