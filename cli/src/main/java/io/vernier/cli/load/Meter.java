package io.vernier.cli.load;

import io.vernier.codec.Explanation;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * What became of the requests of one connection. A request belongs to the time in which it was due. Written by the event
 * loop of the connection alone, without a lock and without anything that other connections write; read when the run is
 * over. Only failures may come from other threads.
 */
final class Meter {
    private static final int RESULT_CODES = 10_000;

    private final Span span;
    private final Failures failures;
    private final boolean openLoop;
    private final Histogram[] latencies;
    private final Histogram serving;
    private final Histogram lag;
    private final long[] results = new long[RESULT_CODES];
    private final AtomicLong ended = new AtomicLong();
    private @Nullable Thread loop;
    private long neverSent;

    /** The measured time. The end comes sooner than planned where somebody stops the run. */
    interface Span {
        /** The part of the measured time in which a moment lies, or -1. */
        int step(long moment);
    }

    /** @param precision significant digits of what is timed */
    Meter(Span span, Failures failures, Pace pace, int precision) {
        this.span = span;
        this.failures = failures;
        this.openLoop = pace.isOpenLoop();
        this.latencies = new Histogram[pace.steps()];
        for (int i = 0; i < latencies.length; i++) {
            latencies[i] = new Histogram(precision);
        }
        this.serving = new Histogram(precision);
        this.lag = new Histogram(precision);
    }

    /** An answer came. A Result-Code of 0 stands for an answer that has none. */
    void answered(long due, long sentAt, long now, int resultCode) {
        int step = span.step(due);
        if (step < 0) {
            return;
        }
        latencies[step].recordValue(Math.max(0, now - due));
        if (openLoop) {
            lag.recordValue(Math.max(0, sentAt - due));
            serving.recordValue(Math.max(0, now - sentAt));
        }
        results[resultCode >= 0 && resultCode < RESULT_CODES ? resultCode : 0]++;
        ended.lazySet(ended.getPlain() + 1);
        if (loop == null) {
            loop = Thread.currentThread();
        }
    }

    /** No answer came. */
    void failed(long due, Explanation why) {
        if (span.step(due) >= 0) {
            failures.add(why);
        }
    }

    /** The time ended before this request could leave: it has waited until now at least. */
    void neverSent(long due, long now) {
        int step = span.step(due);
        if (step >= 0) {
            latencies[step].recordValue(now - due);
            neverSent++;
        }
    }

    /** How many answers were counted; any thread may ask. */
    long ended() {
        return ended.get();
    }

    long neverSent() {
        return neverSent;
    }

    /** The event loop, once it has brought an answer; null before that. */
    @Nullable Thread loop() {
        return loop;
    }

    /** From when each was due to its answer, in one part of the measured time. */
    Histogram latencies(int step) {
        return latencies[step];
    }

    /** From when each was sent to its answer; nothing in a closed loop. */
    Histogram serving() {
        return serving;
    }

    /** From when each was due to when it was sent; nothing in a closed loop, where that is the same. */
    Histogram lag() {
        return lag;
    }

    long results(int resultCode) {
        return results[resultCode];
    }
}
