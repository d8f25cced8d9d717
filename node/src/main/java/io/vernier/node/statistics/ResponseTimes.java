package io.vernier.node.statistics;

import java.time.Duration;

/**
 * How long answers took. The average and the rate are those of the last {@value #LAST} answers; the percentiles and the
 * maximum those of all since the beginning. Percentiles are the middle of a bucket of a log-linear histogram, wrong by
 * {@value #MAX_ERROR_PERCENT} percent at most between 1 microsecond and 70 minutes; shorter times are exact to 32
 * nanoseconds, longer ones count as 70 minutes. The maximum is exact.
 *
 * @param count how many answers were timed
 * @param sum how long they took together
 * @param average of the last {@value #LAST}, per command and connection where several are summed up; exact to 100 nanoseconds
 * @param processedPerSecond how many requests a second could be answered one after the other, as the last {@value #LAST}
 *     were: their number divided by the sum of their times in seconds, rounded up; 1,024 at most per command and peer, 0 before the first
 * @param p50 the median
 * @param p90 90 of 100 took no longer
 * @param p99 99 of 100 took no longer
 * @param p999 999 of 1,000 took no longer
 * @param max the longest of all
 */
public record ResponseTimes(
        long count,
        Duration sum,
        Duration average,
        double processedPerSecond,
        Duration p50,
        Duration p90,
        Duration p99,
        Duration p999,
        Duration max) {
    /** Of how many answers the average is made. */
    public static final int LAST = 1024;

    /** The bound of the error of a percentile. */
    public static final double MAX_ERROR_PERCENT = 3.2;

    /** Nothing was timed. */
    public static final ResponseTimes NONE = new ResponseTimes(
            0,
            Duration.ZERO,
            Duration.ZERO,
            0,
            Duration.ZERO,
            Duration.ZERO,
            Duration.ZERO,
            Duration.ZERO,
            Duration.ZERO);
}
