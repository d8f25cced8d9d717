package io.vernier.transport.memory;

import io.vernier.codec.Message;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.function.Predicate;

/** What is between two hosts, and what may happen to it. Every command may be given from any thread, at any time. */
public final class Link {
    private final Schedule schedule;
    private final Queue<Runnable> held = new ArrayDeque<>();
    private final Set<MemorySocket> sockets = new LinkedHashSet<>();
    private volatile long delay;
    private volatile int segment = Integer.MAX_VALUE;
    private volatile Predicate<Message> dropped = message -> false;
    private boolean parted;

    Link(Schedule schedule) {
        this.schedule = schedule;
    }

    /** From now on everything takes so long in either direction; order is kept. */
    public Link delay(Duration newDelay) {
        delay = newDelay.toNanos();
        return this;
    }

    /** From now on at most so many octets arrive at once: 1 gives every octet its own read. */
    public Link segment(int octets) {
        if (octets < 1) {
            throw new IllegalArgumentException("segment: " + octets + " (expected: at least 1)");
        }
        segment = octets;
        return this;
    }

    /** From now on messages like this get lost on the way, and nobody is told. */
    public Link drop(Predicate<Message> lost) {
        dropped = lost;
        return this;
    }

    /** Breaks all connections; both ends hear of it. New ones can be made. */
    public void cut() {
        schedule.execute(() -> List.copyOf(sockets).forEach(MemorySocket::cut));
    }

    /** From now on nothing arrives, and nobody is told: connections look silent, attempts time out. */
    public void part() {
        schedule.execute(() -> parted = true);
    }

    /** Ends {@link #part}: what was on its way arrives, in order. */
    public void heal() {
        schedule.execute(() -> {
            parted = false;
            while (!held.isEmpty()) {
                schedule.execute(held.remove());
            }
        });
    }

    /** Brings something to the other end, not before {@code notBefore}; gives when it will be there. */
    long carry(long notBefore, Runnable arrival) {
        long now = schedule.nanoTime();
        long at = Math.max(now + delay, notBefore);
        schedule.after(at - now, () -> {
            if (parted) {
                held.add(arrival);
            } else {
                arrival.run();
            }
        });
        return at;
    }

    int segment() {
        return segment;
    }

    boolean drops(Message message) {
        return dropped.test(message);
    }

    void joined(MemorySocket socket) {
        sockets.add(socket);
    }

    void left(MemorySocket socket) {
        sockets.remove(socket);
    }
}
