package io.vernier.cli.load;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * A server on virtual time that answers one request after the other, each in the same time, but for one stall, during
 * which it does nothing. Time goes on only while the load waits; an answer wakes it, as an event loop would.
 */
class StallingServer implements Target, LoadClock {
    private final long serviceNanos;
    private final long stallBegin;
    private final long stallEnd;
    private final Queue<Answer> answers = new ArrayDeque<>();
    private long now;
    private long busyUntil;
    private int requests;

    private record Answer(long at, Slot slot) {}

    StallingServer(Duration service, Duration stallBegin, Duration stallEnd) {
        this.serviceNanos = service.toNanos();
        this.stallBegin = stallBegin.toNanos();
        this.stallEnd = stallEnd.toNanos();
    }

    /** How many requests it was sent. */
    int requests() {
        return requests;
    }

    @Override
    public long now() {
        return now;
    }

    @Override
    public void await(long nanos) {
        Answer next = answers.peek();
        if (next == null || next.at() > now + nanos) {
            now += nanos;
            return;
        }
        answers.remove();
        now = Math.max(now, next.at());
        next.slot().answered(now, 2001);
    }

    @Override
    public int connections() {
        return 1;
    }

    @Override
    public Duration patience() {
        return Duration.ofSeconds(5);
    }

    @Override
    public boolean isBackedUp() {
        return false;
    }

    @Override
    public Slot slot(int connection, Meter meter, Slot.Ends ends) {
        return new Slot(meter, ends) {
            @Override
            void transmit() {
                requests++;
                long begin = Math.max(now, busyUntil);
                if (begin >= stallBegin && begin < stallEnd) {
                    begin = stallEnd;
                }
                busyUntil = begin + serviceNanos;
                answers.add(new Answer(busyUntil, this));
            }
        };
    }
}
