package io.vernier.node.session;

import io.vernier.codec.Message;
import io.vernier.node.Node;
import io.vernier.transport.EventLoop;
import io.vernier.transport.Timer;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where a session lives: one event loop of its node, which runs everything of it, and one timer there. */
final class SessionLoop {
    private static final Logger LOG = LoggerFactory.getLogger(SessionLoop.class);

    private final Node node;
    private final EventLoop loop;
    private @Nullable Timer timer;

    SessionLoop(Node node) {
        this.node = node;
        this.loop = node.anyLoop();
    }

    Node node() {
        return node;
    }

    long now() {
        return loop.nanoTime();
    }

    /** Runs a task of the session; nothing if the node's loops have ended, and with them the session. */
    void execute(Runnable task) {
        try {
            loop.execute(task);
        } catch (RejectedExecutionException e) {
            // the node was stopped: its calls have ended, and nothing is left to be timed
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
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
        if (due.isPresent()) {
            timer = loop.schedule(Duration.ofNanos(Math.max(0, due.getAsLong() - now())), task);
        }
    }
}
