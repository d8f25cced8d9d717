package io.vernier.transport;

import java.time.Duration;

/**
 * One thread that connections belong to, its timers and its clock. With an in-memory network on virtual time all three
 * are simulated. All methods may be called from any thread. Vernier implements it; it may grow.
 */
public interface EventLoop {
    /**
     * Runs a task on the loop.
     *
     * @throws java.util.concurrent.RejectedExecutionException if the transport has been closed; a task that came just then
     *     may have been run all the same, but is not being run any more
     */
    void execute(Runnable task);

    /** Runs a task on the loop after a while, never early. A closed transport drops its timers. */
    Timer schedule(Duration delay, Runnable task);

    /** Nanoseconds since an arbitrary moment, which only differences of make sense of. */
    long nanoTime();

    /** Whether the caller is on the loop. */
    boolean inLoop();
}
