package io.vernier.node.statistics.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.node.statistics.ResponseTimes;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogLinearTest {
    @Test
    void theMiddleOfABucketIsWrongByThePromisedShareAtMost() {
        long longest = Duration.ofMinutes(70).toNanos();
        for (long nanos = 1000; nanos < longest; nanos += Math.max(1, nanos / 997)) {
            long middle = LogLinear.middle(LogLinear.bucket(nanos));
            assertThat(Math.abs(middle - nanos) * 100.0 / nanos)
                    .as("%s ns counted as %s", nanos, middle)
                    .isLessThanOrEqualTo(ResponseTimes.MAX_ERROR_PERCENT);
        }
    }

    @Test
    void bucketsFollowEachOtherWithoutGapsFromZeroToTheLast() {
        int before = -1;
        for (long nanos = 0; nanos < 1L << 43; nanos += Math.max(32, nanos >> 6)) {
            int bucket = LogLinear.bucket(nanos);
            assertThat(bucket).isBetween(Math.max(0, before), before + 1);
            before = bucket;
        }
        assertThat(before).isEqualTo(LogLinear.SIZE - 1);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 31, 32, 500, 1000})
    void shortTimesAreExactTo32Nanoseconds(long nanos) {
        assertThat(Math.abs(LogLinear.middle(LogLinear.bucket(nanos)) - nanos)).isLessThanOrEqualTo(32);
    }

    @Test
    void whatIsLongerCountsAsTheLongest() {
        assertThat(LogLinear.bucket(Long.MAX_VALUE)).isEqualTo(LogLinear.SIZE - 1);
    }
}
