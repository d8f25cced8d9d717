package io.vernier.cli.load;

import io.vernier.node.CallException;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;
import org.jspecify.annotations.Nullable;

/** What the requests of the measured time came to. A request belongs to the time in which it should have left. */
final class Tally {
    private static final long LONGEST_NANOS = Duration.ofMinutes(2).toNanos();
    private static final int RESULT_CODES = 10_000;

    private final long from;
    private final long to;
    private final Recorder latencies = new Recorder(LONGEST_NANOS, 3);
    private final AtomicLongArray results = new AtomicLongArray(RESULT_CODES);
    private final ConcurrentMap<String, Failed> failures = new ConcurrentHashMap<>();
    private final LongAdder answered = new LongAdder();
    private final AtomicLong late = new AtomicLong();

    /** How often one thing went wrong, and how it was explained the first time. */
    private record Failed(String cause, LongAdder count) {}

    Tally(long from, long to) {
        this.from = from;
        this.to = to;
    }

    /** An answer came now. A Result-Code of 0 stands for an answer that has none. */
    void answered(long intended, long now, int resultCode) {
        if (!isMeasured(intended)) {
            return;
        }
        record(now - intended);
        answered.increment();
        results.incrementAndGet(resultCode >= 0 && resultCode < RESULT_CODES ? resultCode : 0);
    }

    void failed(long intended, @Nullable Throwable failure) {
        if (!isMeasured(intended)) {
            return;
        }
        String code = String.valueOf(failure);
        String cause = "";
        if (failure instanceof CallException call) {
            code = call.explanation().code();
            cause = call.explanation().cause();
        }
        var failed = failures.get(code);
        if (failed == null) {
            var first = new Failed(cause, new LongAdder());
            var other = failures.putIfAbsent(code, first);
            failed = other == null ? first : other;
        }
        failed.count.increment();
    }

    /** The time ended before this request could leave: it has waited until now at least. */
    void neverSent(long intended, long now) {
        if (isMeasured(intended)) {
            record(now - intended);
            late.incrementAndGet();
        }
    }

    long answered() {
        return answered.sum();
    }

    long neverSent() {
        return late.get();
    }

    /** All latencies up to now; may be asked once. */
    Histogram latencies() {
        return latencies.getIntervalHistogram();
    }

    SortedMap<Integer, Long> results() {
        var seen = new TreeMap<Integer, Long>();
        for (int code = 0; code < RESULT_CODES; code++) {
            if (results.get(code) > 0) {
                seen.put(code, results.get(code));
            }
        }
        return seen;
    }

    /** The failures, the most frequent first. */
    List<Report.Failure> failures() {
        return failures.entrySet().stream()
                .map(entry -> new Report.Failure(
                        entry.getKey(),
                        entry.getValue().cause(),
                        entry.getValue().count.sum()))
                .sorted((a, b) -> Long.compare(b.count(), a.count()))
                .toList();
    }

    private void record(long nanos) {
        latencies.recordValue(Math.clamp(nanos, 1, LONGEST_NANOS));
    }

    private boolean isMeasured(long intended) {
        return intended - from >= 0 && to - intended > 0;
    }
}
