package io.vernier.transport.memory;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Objects;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * One end of a stream of octets across a link: a window of octets on their way, an end in order, a reset. Confined to
 * the network's thread.
 */
final class MemorySocket {
    /** Octets that may be on their way or unread before the sender has to wait. */
    static final int WINDOW = 128 * 1024;

    private static final int SEGMENTS_AT_ONCE = 4;

    /** Nobody sends no octets, so these mark the end. */
    private static final byte[] END = {};

    /** What the owner of an end is told; nothing after {@code gone}. */
    interface Owner {
        /** Octets came, as one read gives them. */
        void received(byte[] octets);

        /** The other end will send no more. */
        void ended();

        /** The window has room again. */
        void writable();

        /** This end is no more. */
        void gone(Ending ending);
    }

    enum Ending {
        IN_ORDER,
        RESET,
        CUT
    }

    private final Schedule schedule;
    private final Link link;
    private final Queue<byte[]> inbound = new ArrayDeque<>();
    private @Nullable MemorySocket peer;
    private @Nullable Owner owner;
    private long lastArrival;
    private int inFlight;
    private boolean reading = true;
    private boolean finished;
    private boolean gone;

    private MemorySocket(Schedule schedule, Link link) {
        this.schedule = schedule;
        this.link = link;
        this.lastArrival = schedule.nanoTime();
        link.joined(this);
    }

    /** Two ends that belong together; gives one, which knows the other. */
    static MemorySocket pair(Schedule schedule, Link link) {
        var one = new MemorySocket(schedule, link);
        var other = new MemorySocket(schedule, link);
        one.peer = other;
        other.peer = one;
        return one;
    }

    MemorySocket peer() {
        return Objects.requireNonNull(peer);
    }

    Link link() {
        return link;
    }

    void own(Owner newOwner) {
        owner = newOwner;
        schedule.execute(this::pump);
    }

    boolean isWritable() {
        return !gone && !finished && inFlight < WINDOW;
    }

    void send(byte[] octets) {
        if (gone || finished || octets.length == 0) {
            return;
        }
        inFlight += octets.length;
        carry(() -> peer().arrived(octets));
    }

    void finish() {
        if (!gone && !finished) {
            finished = true;
            carry(() -> peer().arrived(END));
        }
    }

    void setReading(boolean newReading) {
        reading = newReading;
        schedule.execute(this::pump);
    }

    void readOnce() {
        schedule.execute(() -> {
            for (int i = 0; i < SEGMENTS_AT_ONCE && deliver(); i++) {}
        });
    }

    void close() {
        finish();
        end(Ending.IN_ORDER);
    }

    void reset() {
        if (!gone) {
            carry(() -> peer().end(Ending.RESET));
            end(Ending.IN_ORDER);
        }
    }

    void cut() {
        end(Ending.CUT);
    }

    private void carry(Runnable arrival) {
        lastArrival = link.carry(lastArrival, arrival);
    }

    private void arrived(byte[] octets) {
        if (gone) {
            return;
        }
        inbound.add(octets);
        pump();
    }

    private void pump() {
        if (reading && deliver() && !inbound.isEmpty()) {
            schedule.execute(this::pump);
        }
    }

    /** Hands over the next octets that came together; false if there are none. */
    private boolean deliver() {
        Owner to = owner;
        byte[] octets = to == null || gone ? null : inbound.poll();
        if (to == null || octets == null) {
            return false;
        }
        if (octets.length == 0) {
            to.ended();
            return true;
        }
        for (int from = 0; from < octets.length && !gone; ) {
            int until = (int) Math.min(octets.length, (long) from + link.segment());
            to.received(Arrays.copyOfRange(octets, from, until));
            from = until;
        }
        carry(() -> peer().acknowledged(octets.length));
        return true;
    }

    private void acknowledged(int octets) {
        boolean before = isWritable();
        inFlight -= octets;
        if (!before && isWritable() && owner != null) {
            owner.writable();
        }
    }

    private void end(Ending ending) {
        if (gone) {
            return;
        }
        gone = true;
        inbound.clear();
        link.left(this);
        schedule.execute(() -> {
            if (owner != null) {
                owner.gone(ending);
            }
        });
    }
}
