package io.vernier.transport.internal;

import io.vernier.transport.ConnectionTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Tasks from many threads for one loop, first in first out, without a lock (Vyukov's queue). A producer is told when it
 * is the one that has to wake the loop, so that a burst wakes it once.
 */
final class Inbox {
    private Node head = new Node(null);
    private final AtomicReference<Node> tail = new AtomicReference<>(head);
    private final AtomicBoolean awake = new AtomicBoolean();

    /** Adds a task; true if the caller has to see to it that {@link #poll} is called on the loop. Any thread. */
    boolean add(Runnable task) {
        var node = new Node(task);
        tail.getAndSet(node).next = node;
        return !awake.get() && awake.compareAndSet(false, true);
    }

    /**
     * The next task, or null when there is none for now. Loop only.
     *
     * <p>What has been taken is cut off from what follows: a node that has grown old would else keep all later ones alive
     * until the old generation is collected, which made pauses of 50 ms at 400,000 tasks a second.
     */
    @Nullable Runnable poll() {
        Node before = head;
        Node next = before.next;
        if (next == null) {
            return null;
        }
        head = next;
        before.next = null;
        Runnable task = next.task;
        next.task = null;
        return task;
    }

    /** Whether no task waits. Loop only. */
    boolean isEmpty() {
        return head.next == null;
    }

    /** The loop goes to rest; true if tasks came meanwhile and it has to be woken again at once. Loop only. */
    boolean rest() {
        Node last = head;
        awake.set(false);
        return last.next != null && awake.compareAndSet(false, true);
    }

    /**
     * Takes all tasks out in place of the loop, which has ended, and refuses those that want to hear of it. For whoever had
     * to wake the loop and could not: until that one goes to rest nobody else tries, however many tasks come. Any thread.
     */
    synchronized void refuseAll() {
        do {
            for (Runnable task = poll(); task != null; task = poll()) {
                refuse(task);
            }
        } while (rest());
    }

    private static void refuse(Runnable task) {
        if (task instanceof ConnectionTask waiting) {
            try {
                waiting.refused();
            } catch (RuntimeException | Error e) {
                Thread thread = Thread.currentThread();
                thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
            }
        }
    }

    private static final class Node {
        @Nullable Runnable task;

        volatile @Nullable Node next;

        Node(@Nullable Runnable task) {
            this.task = task;
        }
    }
}
