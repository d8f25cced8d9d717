package io.vernier.node.statistics.internal;

import io.vernier.node.statistics.ResponseTimes;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Response times of several connections together. Not safe for use by several threads at once. */
final class TimesTally {
    private static final double SECOND = 1e9;

    /** Empty until something was timed, as most commands are not. */
    private long[] histogram = {};

    private int[] last = {};
    private int kept;
    private long timed;
    private long nanos;
    private long count;
    private long sum;
    private long max;

    /** Adds those of one connection. Where the last 1,024 are full already, they stay: the newest are added first. */
    void add(@Nullable ResponseTimeRecorder times) {
        if (times == null) {
            return;
        }
        Counters buckets = times.histogram();
        if (buckets != null) {
            histogram = Arrays.copyOf(histogram, LogLinear.SIZE);
            for (int i = 0; i < LogLinear.SIZE; i++) {
                histogram[i] += buckets.get(i);
            }
        }
        count += times.count();
        sum += times.sum();
        max = Math.max(max, times.max());
        int[] newest = times.newestFirst();
        keep(newest, newest.length);
    }

    /** Adds those of connections that ended earlier. */
    void addOlder(TimesTally older) {
        addAll(older);
        keep(older.last, older.kept);
    }

    /** Adds those of another peer or command, whose last 1,024 count beside ours. */
    void addBeside(TimesTally other) {
        addAll(other);
        timed += other.timed;
        nanos += other.nanos;
    }

    private void addAll(TimesTally other) {
        if (other.histogram.length > 0) {
            histogram = Arrays.copyOf(histogram, LogLinear.SIZE);
        }
        for (int i = 0; i < other.histogram.length; i++) {
            histogram[i] += other.histogram[i];
        }
        count += other.count;
        sum += other.sum;
        max = Math.max(max, other.max);
    }

    private void keep(int[] newestFirst, int number) {
        if (last.length < ResponseTimes.LAST && number > 0) {
            last = Arrays.copyOf(last, Math.min(ResponseTimes.LAST, kept + number));
        }
        for (int i = 0; i < number && kept < ResponseTimes.LAST; i++) {
            last[kept++] = newestFirst[i];
            timed++;
            nanos += (long) newestFirst[i] * ResponseTimeRecorder.STEP_NANOS;
        }
    }

    ResponseTimes times() {
        if (count == 0 || timed == 0) {
            return ResponseTimes.NONE;
        }
        return new ResponseTimes(
                count,
                Duration.ofNanos(sum),
                Duration.ofNanos(nanos / timed),
                timed / Math.max(1, Math.ceil(nanos / SECOND)),
                percentile(0.5),
                percentile(0.9),
                percentile(0.99),
                percentile(0.999),
                Duration.ofNanos(max));
    }

    /** The middle of the bucket with the answer that so large a share took no longer than, but no more than the maximum. */
    private Duration percentile(double share) {
        long total = 0;
        for (long bucket : histogram) {
            total += bucket;
        }
        long rank = Math.max(1, (long) Math.ceil(total * share));
        long seen = 0;
        for (int i = 0; i < histogram.length; i++) {
            seen += histogram[i];
            if (seen >= rank) {
                return Duration.ofNanos(Math.min(max, LogLinear.middle(i)));
            }
        }
        return Duration.ofNanos(max);
    }
}
