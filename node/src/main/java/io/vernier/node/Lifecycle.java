package io.vernier.node;

import io.vernier.codec.Explanation;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** Starts and stops a node, as often as wanted. What was learnt and configured stays; connections, loops and calls do not. */
final class Lifecycle {
    /** How long the last ends may take once everything has been cut off. */
    private static final Duration CUT_OFF = Duration.ofSeconds(5);

    private enum State {
        STOPPED,
        STARTING,
        RUNNING,
        STOPPING
    }

    private final Node node;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile State state = State.STOPPED;

    /** A second stop does not want to wait as long as the first. */
    private volatile boolean hurried;

    Lifecycle(Node node) {
        this.node = node;
    }

    boolean isRunning() {
        return state == State.RUNNING;
    }

    /** Whether the node takes no new connections: it is being stopped, or does not run. */
    boolean isStopping() {
        State now = state;
        return now == State.STOPPING || now == State.STOPPED;
    }

    /** Whether nothing of a run is left. */
    boolean isStopped() {
        return state == State.STOPPED;
    }

    /** Why the node takes no calls. */
    Explanation whyNoCalls() {
        return (state == State.STOPPING ? NodeProblem.STOPPING : NodeProblem.NOT_STARTED).explain();
    }

    /** Makes a change that must not meet a start or a stop on its way. */
    void change(Runnable change) {
        lock.lock();
        try {
            change.run();
        } finally {
            lock.unlock();
        }
    }

    void start() {
        lock.lock();
        try {
            if (state != State.STOPPED) {
                throw new IllegalStateException("the node " + node.originHost()
                        + (state == State.STOPPING ? " is being stopped" : " runs already")
                        + " (expected: a node that was stopped, or never started)");
            }
            state = State.STARTING;
            try {
                node.transportsInUse().open();
                node.ways().open();
            } catch (RuntimeException e) {
                state = State.STOPPED;
                release();
                throw e;
            }
            state = State.RUNNING;
            hurried = false;
            node.events().tell(new NodeEvent.Started(node.now()));
            node.reporting().start();
            node.directory().start();
            node.timers().start();
        } finally {
            lock.unlock();
        }
    }

    void stop(Duration timeout, DisconnectPolicy.Why why) {
        if (timeout.isNegative()) {
            throw new IllegalArgumentException("stop time-out: " + timeout + " (expected: zero or more)");
        }
        lock.lock();
        try {
            hurried |= timeout.isZero();
            if (state != State.RUNNING) {
                return;
            }
            state = State.STOPPING;
        } finally {
            lock.unlock();
        }
        if (!timeout.isZero()
                && (node.dispatcher().isHandling() || node.directory().isOnALoop())) {
            Thread.ofPlatform().name("vernier-stop").start(() -> end(timeout, why));
        } else {
            end(timeout, why);
        }
    }

    private void end(Duration timeout, DisconnectPolicy.Why why) {
        node.reporting().stop();
        node.ways().close();
        node.strangers().abort(link -> true);
        Duration half = timeout.dividedBy(2);
        CompletableFuture<Void> handedOver = node.router().handedOver();
        Duration used = await(
                () -> handedOver.isDone()
                        && node.directory().pendingRequests() == 0
                        && node.dispatcher().concurrent() == 0,
                half);
        if (!timeout.isZero()) {
            Duration left = timeout.minus(used);
            node.directory().all().forEach(peer -> peer.part(why, left));
            await(() -> node.directory().areClosed() && node.links().isEmpty(), left);
        }
        Explanation cancelled = NodeProblem.CANCELLED.explain();
        node.directory().all().forEach(peer -> peer.cutOff(cancelled));
        node.waiting().until(() -> node.directory().areClosed(), CUT_OFF);
        release();
        lock.lock();
        try {
            state = State.STOPPED;
        } finally {
            lock.unlock();
        }
        node.events().tell(new NodeEvent.Stopped(node.now()));
    }

    /** Waits until it holds, the time is over or somebody hurries; gives how long that took. */
    private Duration await(BooleanSupplier condition, Duration atMost) {
        return node.waiting().spend(() -> hurried || condition.getAsBoolean(), atMost);
    }

    private void release() {
        node.ways().close();
        node.transportsInUse().close();
    }
}
