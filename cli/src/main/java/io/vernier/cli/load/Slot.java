package io.vernier.cli.load;

import io.vernier.codec.Explanation;

/**
 * One place in flight: at most one request of it waits for its answer. Used by one thread at a time: the one that sends,
 * or the event loop that brings the answer.
 */
abstract class Slot {
    private final Meter meter;
    private final Ends ends;
    private long due;
    private long sentAt;
    private boolean failed;

    /** Who is told that the request of a slot has come to its end. */
    interface Ends {
        /** An answer came at this moment. */
        void answered(Slot slot, long now, int resultCode);

        /** None came, or none that answers the request. */
        void failed(Slot slot);
    }

    /** @param meter of its connection */
    Slot(Meter meter, Ends ends) {
        this.meter = meter;
        this.ends = ends;
    }

    /** Builds its next request and sends it; calls {@link #answered} or {@link #failed} later, or at once. */
    abstract void transmit();

    /** Sends its next request now, which should have left when it was due. */
    final void send(long whenDue, long now) {
        due = whenDue;
        sentAt = now;
        failed = false;
        transmit();
    }

    final void answered(long now, int resultCode) {
        ends.answered(this, now, resultCode);
    }

    final void failed(Explanation why) {
        failed = true;
        meter.failed(due, why);
        ends.failed(this);
    }

    final Meter meter() {
        return meter;
    }

    final long due() {
        return due;
    }

    final long sentAt() {
        return sentAt;
    }

    /** Whether its last request ended without an answer. */
    final boolean hasFailed() {
        return failed;
    }
}
